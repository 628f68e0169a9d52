import { type AssignmentItem, type Assignments, keyOf } from "../model/assignment.ts";

/** One message of the leader's, parsed. */
export interface AssignmentPart {
  readonly complete: boolean;
  readonly last: boolean;
  /** One after the other. */
  readonly steps: readonly AssignmentStep[];
}

export interface AssignmentStep {
  readonly put: readonly AssignmentItem[];
  readonly drop: readonly string[];
}

/** Puts the parts of sets and deltas together: a set counts only when its last part is there. */
export class AssignmentReader {
  #steps: AssignmentStep[] = [];

  /** What is assigned after this part; undefined while parts are missing. */
  read(current: Assignments, part: AssignmentPart): Assignments | undefined {
    this.#steps.push(...part.steps);
    if (!part.last) return undefined;
    const next = new Map(part.complete ? [] : current);
    for (const { put, drop } of this.#steps) {
      for (const key of drop) next.delete(key);
      for (const item of put) next.set(keyOf(item), item);
    }
    this.#steps = [];
    return next;
  }
}
