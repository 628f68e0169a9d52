import type { NodeId } from "../../base/id.ts";

export interface RollCallTimes {
  readonly now: number;
  /** Nobody is given up before this much time is over. */
  readonly patienceMs: number;
  /** Nor before nobody has come back for so long. */
  readonly quietMs: number;
  /** After this much time everybody who is missing is given up all the same. */
  readonly patienceMsMax: number;
}

/**
 * Who has not come back yet after a change of leader. A leader of thousands needs time to welcome them all, and who waits in
 * its line is not dead: the missing are given up only once nobody comes any more.
 */
export class RollCall {
  readonly #missing: Set<NodeId>;
  readonly #quietMs: number;
  #end: number;
  #latestEnd: number;

  constructor(nodes: Iterable<NodeId>, { now, patienceMs, quietMs, patienceMsMax }: RollCallTimes) {
    this.#missing = new Set(nodes);
    this.#quietMs = quietMs;
    this.#end = now + patienceMs;
    this.#latestEnd = now + Math.max(patienceMs, patienceMsMax);
  }

  /** The node gave a sign of life. */
  came(node: NodeId, now: number): void {
    if (this.#missing.delete(node)) this.#stayOpen(now);
  }

  /** This process has so much to do that somebody may be at the door unheard. */
  busy(now: number): void {
    this.#stayOpen(now);
  }

  /** When to look again. */
  get next(): number {
    return this.#missing.size === 0 ? Number.POSITIVE_INFINITY : this.#end;
  }

  /** Who is given up: nobody before the end, then all at once. */
  takeMissing(now: number): readonly NodeId[] {
    if (now < this.next) return [];
    const missing = [...this.#missing];
    this.#missing.clear();
    return missing;
  }

  /** This process slept for `ms`: nobody could be heard meanwhile, so nobody is blamed. */
  postpone(ms: number): void {
    this.#end += ms;
    this.#latestEnd += ms;
  }

  #stayOpen(now: number): void {
    this.#end = Math.min(Math.max(this.#end, now + this.#quietMs), this.#latestEnd);
  }
}
