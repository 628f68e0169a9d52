import type { Instant } from "../base/clock.ts";
import { move } from "../base/count.ts";
import type { NodeId, TaskId } from "../base/id.ts";
import { isAvailable, isLive, type Task, taskStates } from "../model/task.ts";

/** A task that waits for another's end, and that one. */
export interface Pair {
  readonly predecessor: Task;
  readonly successor: Task;
}

/** How one service stands: how many of its tasks live where, and where they have failed of late. */
export class Standing {
  readonly #presences = new Map<NodeId, Presence>();
  #nodesCount = 0;
  readonly #failed = new Map<TaskId, Task>();
  #available = 0;

  constructor(tasks: Iterable<Task> = []) {
    for (const task of tasks) this.add(task);
  }

  add(task: Task): void {
    this.#move(task, 1);
    if (hasFailed(task)) this.#failed.set(task.id, task);
    if (isAvailable(task)) this.#available += 1;
  }

  remove(task: Task): void {
    this.#move(task, -1);
    this.#failed.delete(task.id);
    if (isAvailable(task)) this.#available -= 1;
  }

  /** How many of its tasks run and are to go on. */
  get available(): number {
    return this.#available;
  }

  /** Of two counted tasks the successor starts when its predecessor has stopped: on one node they are one. */
  pair({ predecessor, successor }: Pair, by: 1 | -1): void {
    const { nodeId } = predecessor;
    if (!isLive(predecessor) || nodeId === undefined) return;
    this.#change(nodeId, { live: successor.nodeId === nodeId ? -by : 0, staying: -by, placed: 0 });
  }

  /** How many may run there at the same time: what limits count. */
  liveOn(node: NodeId): number {
    return this.#presences.get(node)?.live ?? 0;
  }

  /** How many there will be when those that have a successor are gone. */
  stayingOn(node: NodeId): number {
    return this.#presences.get(node)?.staying ?? 0;
  }

  /** Without those whose node is given and that wait for it all the same. */
  placedOn(node: NodeId): number {
    return this.#presences.get(node)?.placed ?? 0;
  }

  /** Nodes on which some of its tasks stay. */
  *nodes(): Generator<NodeId> {
    for (const [node, { staying }] of this.#presences) if (staying > 0) yield node;
  }

  /** On how many nodes some of its tasks stay. */
  get nodesCount(): number {
    return this.#nodesCount;
  }

  #move(task: Task, by: 1 | -1): void {
    if (!isLive(task) || task.nodeId === undefined) return;
    const isTold = taskStates[task.status.state] >= taskStates.assigned;
    this.#change(task.nodeId, { live: by, staying: by, placed: isTold ? by : 0 });
  }

  #change(node: NodeId, by: Readonly<Presence>): void {
    const known = this.#presences.get(node);
    const presence = known ?? { live: 0, staying: 0, placed: 0 };
    const hadSome = presence.staying > 0;
    presence.live += by.live;
    presence.staying += by.staying;
    presence.placed += by.placed;
    this.#nodesCount += Number(presence.staying > 0) - Number(hadSome);
    if (presence.live === 0 && presence.staying === 0 && presence.placed === 0) this.#presences.delete(node);
    else if (known === undefined) this.#presences.set(node, presence);
  }

  /** Failures by node of tasks of this spec; nodes with too few to mean anything are left out. */
  recentFailures(specVersion: number, now: Instant): ReadonlyMap<NodeId, number> {
    if (this.#failed.size === 0) return none;
    const failures = new Map<NodeId, number>();
    for (const task of this.#failed.values()) {
      if (now - task.status.timestamp > failureMemoryMs) this.#failed.delete(task.id);
      else if (task.specVersion === specVersion && task.nodeId !== undefined) move(failures, task.nodeId, 1);
    }
    for (const [node, count] of failures) if (count < failuresThatMatter) failures.delete(node);
    return failures;
  }
}

/** One service's tasks on one node. */
interface Presence {
  live: number;
  /** Without those whose successor is there already: what the next one is ranked by. */
  staying: number;
  /** Of the live ones, those that the node was told of. */
  placed: number;
}

const none: ReadonlyMap<NodeId, number> = new Map();
const failuresThatMatter = 5;
const failureMemoryMs = 5 * 60_000;

function hasFailed({ status }: Task): boolean {
  return status.state === "failed" || status.state === "rejected";
}
