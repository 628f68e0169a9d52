import { minAvailableOf } from "../../model/min-available.ts";
import type { Service } from "../../model/service.ts";
import { isAvailable, type Task } from "../../model/task.ts";
import { type SlotKey, slotOf } from "./roster.ts";

/**
 * How many of a service's running tasks may be stopped on purpose while one look at it lasts: all who stop tasks without
 * need (drain, placement rules, updates, restarts, moves) take from the same.
 */
export class Allowance {
  readonly isLimited: boolean;
  #left: number;
  readonly #held = new Set<SlotKey>();

  constructor(left = Number.POSITIVE_INFINITY) {
    this.isLimited = left !== Number.POSITIVE_INFINITY;
    this.#left = left;
  }

  /** Whether all of these may stop now; if so they count. Those that do not run are missed by nobody. */
  take(tasks: readonly Task[]): boolean {
    const count = tasks.filter(isAvailable).length;
    if (count === 0) return true;
    if (count > this.#left) {
      for (const task of tasks) this.#held.add(slotOf(task));
      return false;
    }
    this.#left -= count;
    return true;
  }

  /** These stop, whoever is asked. */
  lose(tasks: readonly Task[]): void {
    this.#left -= tasks.filter(isAvailable).length;
  }

  /** The slots in which something could not be stopped yet. */
  get held(): Iterable<SlotKey> {
    return this.#held;
  }
}

/** What `skein.min-available` leaves; `count` says how many of the service's tasks run and are to go on. */
export function allowanceOf({ spec }: Service, count: () => number): Allowance {
  const needed = minAvailableOf(spec);
  return needed === 0 ? new Allowance() : new Allowance(count() - needed);
}
