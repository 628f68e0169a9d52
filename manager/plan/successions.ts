import type { ServiceId, TaskId } from "../../base/id.ts";
import { isSuccessor, isTerminal, type Task } from "../../model/task.ts";
import type { Pair } from "../../scheduler/standing.ts";

/**
 * Which tasks wait for which other's end. Two that are never to run at the same time count as one where they are, so each
 * change of either has to find the other.
 */
export class Successions {
  readonly #byPredecessor = new Map<TaskId, Succession>();

  /** A task's row was written; `rowOf` finds the one that it waits for. */
  change(before: Task | undefined, after: Task | undefined, rowOf: (id: TaskId) => Task | undefined): void {
    const id = (after ?? before)?.id;
    const own = id === undefined ? undefined : this.#byPredecessor.get(id);
    if (own !== undefined) own.predecessor = after;
    if (after !== undefined && isSuccessor(after)) this.#wait(after, after.startAfterTask, rowOf);
    else if (before !== undefined && isSuccessor(before)) this.#leave(before, before.startAfterTask);
  }

  get isEmpty(): boolean {
    return this.#byPredecessor.size === 0;
  }

  /** The pairs that a task is in, on either side. */
  of(task: Task): readonly Pair[] {
    if (this.#byPredecessor.size === 0) return [];
    const { id, startAfterTask } = task;
    const before = startAfterTask === undefined ? undefined : this.#pairOf(startAfterTask);
    const after = this.#pairOf(id);
    return [before, after].filter((pair) => pair !== undefined);
  }

  ofService(id: ServiceId): readonly Pair[] {
    return [...this.#byPredecessor.keys()]
      .flatMap((key) => this.#pairOf(key) ?? [])
      .filter(({ predecessor }) => predecessor.serviceId === id);
  }

  /** Of several that wait for one task only the first by id counts as its successor. */
  #pairOf(id: TaskId): Pair | undefined {
    const succession = this.#byPredecessor.get(id);
    if (succession?.predecessor === undefined || isTerminal(succession.predecessor)) return undefined;
    const { predecessor, waiting } = succession;
    const successor = [...waiting.values()].reduce((first, task) => (task.id < first.id ? task : first));
    return { predecessor, successor };
  }

  #wait(task: Task, id: TaskId, rowOf: (id: TaskId) => Task | undefined): void {
    const known = this.#byPredecessor.get(id);
    const succession = known ?? { predecessor: rowOf(id), waiting: new Map<TaskId, Task>() };
    succession.waiting.set(task.id, task);
    if (known === undefined) this.#byPredecessor.set(id, succession);
  }

  #leave(task: Task, id: TaskId): void {
    const succession = this.#byPredecessor.get(id);
    succession?.waiting.delete(task.id);
    if (succession?.waiting.size === 0) this.#byPredecessor.delete(id);
  }
}

interface Succession {
  predecessor: Task | undefined;
  /** Never empty. */
  readonly waiting: Map<TaskId, Task>;
}
