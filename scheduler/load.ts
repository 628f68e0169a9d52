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
  /** Tasks that have not ended: what holds gateway addresses. */
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

  /**
   * Of two counted tasks the successor starts when its predecessor has stopped. In the ranking only the successor counts;
   * where it is `beside` it on this node, the two reserve no more than the larger of them.
   */
  pair(predecessor: Task, beside: Task | undefined, by: 1 | -1): void {
    if (isLive(predecessor)) this.wanted -= by;
    if (beside === undefined || !takesPart(predecessor)) return;
    const demand = demandOf(beside.spec, []);
    this.#reserve(demand, -by);
    this.#reserve(excessOf(demand, demandOf(predecessor.spec, [])), by);
  }

  #count(task: Task, by: 1 | -1): void {
    if (isLive(task)) this.wanted += by;
    if (isTerminal(task)) return;
    this.held += by;
    if (!takesPart(task)) return;
    const demand = demandOf(task.spec, task.ports);
    this.#reserve(demand, by);
    for (const resource of task.genericResources ?? []) {
      const name = nameOf(resource);
      if (name !== undefined) move(this.names, name, by);
    }
    for (const port of demand.hostPorts) move(this.ports, port, by);
  }

  #reserve({ nanoCpus, memoryBytes, generic }: Amounts, by: number): void {
    this.nanoCpus += by * nanoCpus;
    this.memoryBytes += by * memoryBytes;
    for (const [kind, count] of generic) move(this.generic, kind, by * count);
  }
}

/** Whether a task holds resources and ports: one given up before it was to start has but its address for a moment more. */
export function takesPart(task: Task): boolean {
  return !isTerminal(task) && task.neverStarted !== true;
}

/** What of a node's resources is reserved. */
export type Amounts = Pick<Demand, "nanoCpus" | "memoryBytes" | "generic">;

/** What a task needs beyond what another, whose place it takes, gives up. */
export function excessOf(demand: Amounts, other: Amounts): Amounts {
  const generic = [...demand.generic].map(([kind, count]) => [kind, count - (other.generic.get(kind) ?? 0)] as const);
  return {
    nanoCpus: Math.max(0, demand.nanoCpus - other.nanoCpus),
    memoryBytes: Math.max(0, demand.memoryBytes - other.memoryBytes),
    generic: new Map(generic.filter(([, count]) => count > 0)),
  };
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
