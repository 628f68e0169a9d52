import { move } from "../base/count.ts";
import type { PortConfig, TaskSpec } from "../model/service-spec.ts";
import { isLive, isTerminal, type Task } from "../model/task.ts";
import { countGeneric, nameOf } from "./generic.ts";

/** What one task takes from its node. Limits do not count, only reservations. */
export interface Demand {
  readonly nanoCpus: number;
  readonly memoryBytes: number;
  readonly generic: ReadonlyMap<string, number>;
  /** Host-mode ports with a number: "tcp/8080". */
  readonly hostPorts: readonly string[];
}

/** What the tasks on a node take together. */
export class Load {
  /** Tasks that managers want alive: what the ranking counts. */
  wanted = 0;
  /** Tasks that have not ended: what holds resources, ports and gateway addresses. */
  held = 0;
  nanoCpus = 0;
  memoryBytes = 0;
  readonly generic = new Map<string, number>();
  /** Of the resources that have names, those that tasks hold. */
  readonly names = new Map<string, number>();
  /** How many hold each host-mode port. */
  readonly ports = new Map<string, number>();

  add(task: Task): void {
    this.#count(task, 1);
  }

  /** The same row that was added. */
  remove(task: Task): void {
    this.#count(task, -1);
  }

  #count(task: Task, by: 1 | -1): void {
    if (isLive(task)) this.wanted += by;
    if (isTerminal(task)) return;
    this.held += by;
    const demand = demandOf(task.spec, task.ports);
    this.nanoCpus += by * demand.nanoCpus;
    this.memoryBytes += by * demand.memoryBytes;
    for (const [kind, count] of demand.generic) move(this.generic, kind, by * count);
    for (const resource of task.genericResources ?? []) {
      const name = nameOf(resource);
      if (name !== undefined) move(this.names, name, by);
    }
    for (const port of demand.hostPorts) move(this.ports, port, by);
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

export function hostPortsOf(ports: readonly PortConfig[]): readonly string[] {
  return ports
    .filter((port) => port.PublishMode === "host" && (port.PublishedPort ?? 0) > 0)
    .map((port) => `${port.Protocol}/${port.PublishedPort}`);
}
