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
  readonly #live = new Map<NodeId, number>();
  /** The same without those whose successor is there already: what the next one is ranked by. */
  readonly #staying = new Map<NodeId, number>();
  /** Of the live ones, those that their node was told of. */
  readonly #placed = new Map<NodeId, number>();
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
    move(this.#staying, nodeId, -by);
    if (successor.nodeId === nodeId) move(this.#live, nodeId, -by);
  }

  /** How many may run there at the same time: what limits count. */
  liveOn(node: NodeId): number {
    return this.#live.get(node) ?? 0;
  }

  /** How many there will be when those that have a successor are gone. */
  stayingOn(node: NodeId): number {
    return this.#staying.get(node) ?? 0;
  }

  /** Without those whose node is given and that wait for it all the same. */
  placedOn(node: NodeId): number {
    return this.#placed.get(node) ?? 0;
  }

  /** Nodes on which some of its tasks stay. */
  nodes(): Iterable<NodeId> {
    return this.#staying.keys();
  }

  /** On how many nodes some of its tasks stay. */
  get nodesCount(): number {
    return this.#staying.size;
  }

  #move(task: Task, by: 1 | -1): void {
    if (!isLive(task) || task.nodeId === undefined) return;
    move(this.#live, task.nodeId, by);
    move(this.#staying, task.nodeId, by);
    if (taskStates[task.status.state] >= taskStates.assigned) move(this.#placed, task.nodeId, by);
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

const none: ReadonlyMap<NodeId, number> = new Map();
const failuresThatMatter = 5;
const failureMemoryMs = 5 * 60_000;

function hasFailed({ status }: Task): boolean {
  return status.state === "failed" || status.state === "rejected";
}
