import { type AssignmentItem, type Assignments, keyOf } from "../model/assignment.ts";

/** One message of the leader's, parsed. */
export interface AssignmentPart {
  readonly complete: boolean;
  readonly last: boolean;
  readonly put: readonly AssignmentItem[];
  readonly drop: readonly string[];
}

/** Puts the parts of sets and deltas together: a set counts only when its last part is there. */
export class AssignmentReader {
  #put: AssignmentItem[] = [];
  #drop: string[] = [];

  /** What is assigned after this part; undefined while parts are missing. */
  read(current: Assignments, part: AssignmentPart): Assignments | undefined {
    this.#put.push(...part.put);
    this.#drop.push(...part.drop);
    if (!part.last) return undefined;
    const next = new Map(part.complete ? [] : current);
    for (const key of this.#drop) next.delete(key);
    for (const item of this.#put) next.set(keyOf(item), item);
    this.#put = [];
    this.#drop = [];
    return next;
  }
}
