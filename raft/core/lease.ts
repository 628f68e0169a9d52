/** Later than any time, and still a number to count with. */
const always = Number.MAX_SAFE_INTEGER;
const never = Number.MIN_SAFE_INTEGER;

/**
 * What a leader knows of the promises made to it: who answered a heartbeat votes for nobody else for an election timeout
 * after it heard it. It heard it after it was sent, so counting from the sending, and for less than an election timeout,
 * the leader knows for how long nobody can have replaced it. Times are the leader's own, in ticks.
 */
export class Lease {
  /** When each heartbeat round was sent, oldest first. */
  readonly #sentAt = new Map<number, number>();
  readonly #promisedAt = new Map<number, number>();
  #handedOver = false;

  /** A round of heartbeats that carries `mark` leaves at `now`; rounds sent before `forgetBefore` prove nothing more. */
  sent(mark: number, now: number, forgetBefore: number): void {
    for (const [old, at] of this.#sentAt) {
      if (at >= forgetBefore) break;
      this.#sentAt.delete(old);
    }
    this.#sentAt.set(mark, now);
  }

  /** A member answered the round with this mark, and promised. */
  promised(member: number, mark: number): void {
    const at = this.#sentAt.get(mark);
    if (at !== undefined && at > this.promisedAt(member)) this.#promisedAt.set(member, at);
  }

  /** Another member was told to take over: votes for it break every promise, however late they are asked for. */
  handOver(): void {
    this.#handedOver = true;
  }

  /** Since when `member` has surely kept its promise. */
  promisedAt(member: number): number {
    return this.#handedOver ? never : (this.#promisedAt.get(member) ?? never);
  }

  /** The same for the leader itself, who stops leading before it votes for anybody. */
  get ownPromiseAt(): number {
    return this.#handedOver ? never : always;
  }
}
