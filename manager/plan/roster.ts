import type { NodeId, TaskId } from "../../base/id.ts";
import { isLive, isTerminal, type Task } from "../../model/task.ts";

/** A slot's number, or for global services its node. */
export type SlotKey = number | NodeId;

/**
 * The slots of one large service, and which of them have to be looked at: a slot to which nothing has happened since the
 * whole service was last in order is still in order.
 */
export class Roster {
  /** What the service's row said when all slots were last put in order; undefined: all have to be looked at again. */
  orderedBy: string | undefined;
  readonly #slots = new Map<SlotKey, Members>();
  readonly #touched = new Set<SlotKey>();
  /** Slots in which a task waits for its time, or for its node. */
  readonly #waiting = new Set<SlotKey>();
  #filled = 0;

  constructor(tasks: Iterable<Task>) {
    for (const task of tasks) this.#count(task, 1);
    this.touchAll();
  }

  change(before: Task | undefined, after: Task | undefined): void {
    if (before !== undefined) this.#count(before, -1);
    if (after !== undefined) this.#count(after, 1);
    for (const task of [before, after]) if (task !== undefined) this.touch(slotOf(task));
  }

  /** Something that concerns the slot has happened. */
  touch(slot: SlotKey): void {
    this.#touched.add(slot);
  }

  touchAll(): void {
    for (const slot of this.#slots.keys()) this.#touched.add(slot);
  }

  /** All touched slots have been looked at, and what was to be done was done, but for what these wait for. */
  rest(held: Iterable<SlotKey>): void {
    this.#touched.clear();
    for (const slot of held) this.#touched.add(slot);
  }

  /** The slots to look at. */
  toLookAt(): ReadonlySet<SlotKey> {
    return new Set([...this.#touched, ...this.#waiting]);
  }

  has(slot: SlotKey): boolean {
    return (this.#slots.get(slot)?.staying ?? 0) > 0;
  }

  /** How many slots have a task that is not to be removed. */
  get size(): number {
    return this.#filled;
  }

  tasksIn(slots: Iterable<SlotKey>): readonly TaskId[] {
    return [...slots].flatMap((slot) => [...(this.#slots.get(slot)?.ids ?? [])]);
  }

  #count(task: Task, by: 1 | -1): void {
    const key = slotOf(task);
    const slot = this.#slots.get(key) ?? { ids: new Set<TaskId>(), staying: 0, ready: 0, away: 0, here: 0 };
    const wasThere = slot.staying > 0;
    if (by === 1) slot.ids.add(task.id);
    else slot.ids.delete(task.id);
    if (task.desiredState !== "remove") slot.staying += by;
    if (waits(task) && !isTerminal(task)) slot.ready += by;
    if (isLive(task) && task.away !== undefined && key === task.slot) slot.away += by;
    if (isLive(task) && task.away === undefined) slot.here += by;
    this.#filled += Number(slot.staying > 0) - Number(wasThere);
    if (slot.ready > 0 || (slot.away > 0 && slot.here === 0)) this.#waiting.add(key);
    else this.#waiting.delete(key);
    if (slot.ids.size > 0) this.#slots.set(key, slot);
    else this.#slots.delete(key);
  }
}

/** For its time, or its node. */
function waits({ desiredState, nodeId, status, away, evacuates }: Task): boolean {
  if (away !== undefined && evacuates === true) return true; // Whom it is to follow waits with it.
  return desiredState === "ready" || (nodeId !== undefined && status.state === "pending");
}

/** The tasks of one slot, and how many of them are of which kind. */
interface Members {
  readonly ids: Set<TaskId>;
  /** Not to be removed. */
  staying: number;
  ready: number;
  /** Live on a node that is down, and to be replaced sooner or later: alone in its slot it waits for that. */
  away: number;
  /** Live, and not that. */
  here: number;
}

export function slotOf(task: Task): SlotKey {
  return task.slot === 0 && task.nodeId !== undefined ? task.nodeId : task.slot;
}
