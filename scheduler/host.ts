import type { Node } from "../model/node.ts";
import type { GenericResource, PortConfig, TaskSpec } from "../model/service-spec.ts";
import { isLive, isTerminal, type Task } from "../model/task.ts";

/** What one task takes from its node. Limits do not count, only reservations. */
export interface Demand {
  readonly nanoCpus: number;
  readonly memoryBytes: number;
  readonly generic: ReadonlyMap<string, number>;
  /** Host-mode ports asked by number: "tcp/8080". */
  readonly hostPorts: readonly string[];
}

/** A node and its load. The load moves while tasks are placed, so that each sees those before it. */
export class Host {
  readonly node: Node;
  /** Tasks that managers want alive: what the ranking counts. */
  wanted = 0;
  /** Tasks that have not ended: what holds resources, ports and gateway addresses. */
  held = 0;
  nanoCpus = 0;
  memoryBytes = 0;
  readonly generic = new Map<string, number>();
  readonly ports = new Set<string>();

  constructor(node: Node, tasks: Iterable<Task>) {
    this.node = node;
    for (const task of tasks) {
      if (isLive(task)) this.wanted += 1;
      if (!isTerminal(task)) this.#hold(demandOf(task.spec, task.ports));
    }
  }

  /** A new task has been placed here. */
  take(demand: Demand): void {
    this.wanted += 1;
    this.#hold(demand);
  }

  #hold(demand: Demand): void {
    this.held += 1;
    this.nanoCpus += demand.nanoCpus;
    this.memoryBytes += demand.memoryBytes;
    for (const [kind, count] of demand.generic) this.generic.set(kind, (this.generic.get(kind) ?? 0) + count);
    for (const port of demand.hostPorts) this.ports.add(port);
  }
}

export function demandOf(spec: TaskSpec, ports: readonly PortConfig[]): Demand {
  const reservations = spec.Resources?.Reservations;
  return {
    nanoCpus: reservations?.NanoCPUs ?? 0,
    memoryBytes: reservations?.MemoryBytes ?? 0,
    generic: reservations?.GenericResources === undefined ? noGeneric : countGeneric(reservations.GenericResources),
    hostPorts: ports.length === 0 ? noPorts : hostPortsOf(ports),
  };
}

const noGeneric: ReadonlyMap<string, number> = new Map();
const noPorts: readonly string[] = [];

/** How many of each kind: a named resource counts one. */
export function countGeneric(resources: readonly GenericResource[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { NamedResourceSpec: named, DiscreteResourceSpec: discrete } of resources) {
    if (named !== undefined) counts.set(named.Kind, (counts.get(named.Kind) ?? 0) + 1);
    if (discrete !== undefined) counts.set(discrete.Kind, (counts.get(discrete.Kind) ?? 0) + discrete.Value);
  }
  return counts;
}

function hostPortsOf(ports: readonly PortConfig[]): readonly string[] {
  return ports
    .filter((port) => port.PublishMode === "host" && (port.PublishedPort ?? 0) > 0)
    .map((port) => `${port.Protocol}/${port.PublishedPort}`);
}
