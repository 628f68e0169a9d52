import type { NodeId, ServiceId, TaskId } from "../../base/id.ts";
import { isSuccessor, type Task } from "../../model/task.ts";
import type { Refusal } from "../../scheduler/refusal.ts";

/** A waiting task without its row, which others may write anew: who it is, and what its place in the line depends on. */
export interface Ticket {
  readonly id: TaskId;
  readonly createdAt: number;
  readonly slot: number;
}

/** Tasks of one service and spec that wait for a node, oldest first. */
export class WaitingGroup {
  /** Each task's node is given: they are judged one by one, and only those that are open. */
  readonly isPreassigned: boolean;
  readonly open = new Set<TaskId>();
  /** Why it is passed over for now. */
  refusal: Refusal | undefined;
  isBeingJudged = false;
  readonly #tickets = new Map<TaskId, Ticket>();
  /** Those in order, and before `#next` and between them some that have left. */
  #ordered: Ticket[] = [];
  #next = 0;
  #isOrdered = true;

  readonly #like: Like;

  /** Empty as yet, for tasks like this one. */
  constructor(like: Like) {
    this.#like = like;
    this.isPreassigned = like.nodeId !== undefined;
  }

  get name(): string {
    const { serviceId, specVersion, predecessor = "" } = this.#like;
    return `${serviceId}/${specVersion}/${!this.isPreassigned}/${predecessor}`;
  }

  /** Whether a task of the service belongs into it. */
  isFor(task: Like): boolean {
    return isAlike(this.#like, task);
  }

  get size(): number {
    return this.#tickets.size;
  }

  put(task: Task): void {
    if (this.#tickets.has(task.id)) return;
    this.#tickets.set(task.id, ticketOf(task));
    this.#isOrdered = false;
    if (this.isPreassigned) this.open.add(task.id);
  }

  delete(id: TaskId): void {
    this.#tickets.delete(id);
    this.open.delete(id);
  }

  first(): Ticket | undefined {
    this.#order();
    for (; this.#next < this.#ordered.length; this.#next += 1) {
      const ticket = this.#ordered[this.#next];
      if (ticket !== undefined && this.#tickets.has(ticket.id)) return ticket;
    }
    return undefined;
  }

  /** Oldest first; those that leave meanwhile are no longer met, nobody may be put in. */
  *inOrder(): Generator<Ticket> {
    this.first();
    const ordered = this.#ordered;
    for (let at = this.#next; at < ordered.length; at += 1) {
      const ticket = ordered[at];
      if (ticket !== undefined && this.#tickets.has(ticket.id)) yield ticket;
    }
  }

  #order(): void {
    if (this.#isOrdered) return;
    this.#ordered = [...this.#tickets.values()].sort(byAge);
    this.#next = 0;
    this.#isOrdered = true;
  }
}

/** What the tasks of a group have in common; of their nodes, only whether they are given. */
interface Like {
  readonly serviceId: ServiceId;
  readonly specVersion: number;
  readonly nodeId: NodeId | undefined;
  /** For whose end a task waits that is alone in its group. */
  readonly predecessor: TaskId | undefined;
}

export function likeOf(task: Task): Like {
  const { serviceId, specVersion, nodeId, startAfterTask } = task;
  return { serviceId, specVersion, nodeId, predecessor: isPlacedAlone(task) ? startAfterTask : undefined };
}

/** Nodes judge each otherwise: on one of them its predecessor, which still runs, is not in its way. */
export function isPlacedAlone(task: Task): boolean {
  return task.byUpdate === true && task.nodeId === undefined && isSuccessor(task);
}

/** Whether two tasks of one service wait in one group. */
export function isAlike(left: Like, right: Like): boolean {
  if (left.specVersion !== right.specVersion || left.predecessor !== right.predecessor) return false;
  return (left.nodeId === undefined) === (right.nodeId === undefined);
}

export function ticketOf({ id, meta, slot }: Task): Ticket {
  return { id, createdAt: meta.createdAt, slot };
}

/** Oldest first; of one age by slot, then by id. */
export function byAge(left: Ticket, right: Ticket): number {
  return left.createdAt - right.createdAt || left.slot - right.slot || (left.id < right.id ? -1 : 1);
}
