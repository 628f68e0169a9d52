import type { NodeId } from "../../base/id.ts";

/** Until when each node counts as alive, on a clock that never runs backwards. */
export class Leases {
  readonly #until = new Map<NodeId, number>();
  /** No lease ends before this: renewals only move ends further away, so it need not follow each. */
  #earliest = Number.POSITIVE_INFINITY;

  renew(node: NodeId, until: number): void {
    this.#until.set(node, until);
    this.#earliest = Math.min(this.#earliest, until);
  }

  has(node: NodeId): boolean {
    return this.#until.has(node);
  }

  /** When to look again. */
  get next(): number {
    return this.#earliest;
  }

  /** The nodes whose lease is over; they have none from then on. */
  takeExpired(now: number): readonly NodeId[] {
    if (now < this.#earliest) return [];
    const expired: NodeId[] = [];
    this.#earliest = Number.POSITIVE_INFINITY;
    for (const [node, until] of this.#until) {
      if (until <= now) expired.push(node);
      else this.#earliest = Math.min(this.#earliest, until);
    }
    for (const node of expired) this.#until.delete(node);
    return expired;
  }

  /** This process slept for `ms`: nobody could be heard meanwhile, so nobody is blamed. */
  postpone(ms: number): void {
    for (const [node, until] of this.#until) this.#until.set(node, until + ms);
    this.#earliest += ms;
  }
}
