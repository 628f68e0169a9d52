interface WaitingRead {
  readonly id: number;
  readonly sequence: number;
  readonly index: number;
}

/**
 * Linearizable reads: the commit index at the time of asking may be read once a quorum confirms, by answering a
 * heartbeat sent later, that we were still the leader.
 */
export class Reads {
  #sequence = 0;
  #marked = 0;
  #waiting: WaitingRead[] = [];
  readonly #acknowledged = new Map<number, number>();

  /** The newest waiting request, carried by every heartbeat; 0 when none waits. */
  get newest(): number {
    return Math.max(this.#waiting.at(-1)?.sequence ?? 0, this.#marked);
  }

  get waiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** A number that heartbeats carry from now on: whose answer has it, has received one of them. */
  mark(): number {
    this.#sequence += 1;
    this.#marked = this.#sequence;
    return this.#marked;
  }

  add(id: number, index: number): void {
    this.#sequence += 1;
    this.#waiting.push({ id, sequence: this.#sequence, index });
  }

  /** Notes that a member answered the heartbeat that carried `sequence`. */
  acknowledge(member: number, sequence: number): void {
    this.#acknowledged.set(member, Math.max(sequence, this.acknowledgedBy(member)));
  }

  acknowledgedBy(member: number): number {
    return this.#acknowledged.get(member) ?? 0;
  }

  /** Takes the requests that a quorum has confirmed. */
  takeUpTo(sequence: number): readonly { readonly id: number; readonly index: number }[] {
    const confirmed = this.#waiting.filter((read) => read.sequence <= sequence);
    if (confirmed.length > 0) this.#waiting = this.#waiting.filter((read) => read.sequence > sequence);
    return confirmed.map(({ id, index }) => ({ id, index }));
  }
}
