/** Which manager to try next, in the search for the leader. */
export class Candidates {
  #known: readonly string[];
  #hint: string | undefined;
  #hops = 0;
  #turn: number;

  /** `chance` in [0, 1): workers that start together should not all ask the same manager first. */
  constructor(known: readonly string[], chance: number) {
    this.#known = known;
    this.#turn = Math.floor(chance * known.length);
  }

  get known(): readonly string[] {
    return this.#known;
  }

  /** Where to go now: to whom the last one sent us, or to the next in the round. Undefined when nobody is known. */
  next(): string | undefined {
    const hint = this.#hint;
    this.#hint = undefined;
    if (hint !== undefined) return hint;
    const address = this.#known[this.#turn % Math.max(1, this.#known.length)];
    this.#turn += 1;
    return address;
  }

  /** The managers as a leader says; an empty list is not believed. */
  learn(known: readonly string[]): void {
    if (known.length > 0) this.#known = known;
  }

  /** One that does not lead said who does. False: we have been sent around often enough, wait before following. */
  redirected(address: string): boolean {
    this.#hint = address;
    this.#hops += 1;
    return this.#hops <= hopsMax;
  }

  /** This one leads. When it is lost it is asked last: it may be dead, and the others know who follows. */
  found(address: string): void {
    this.#hops = 0;
    const index = this.#known.indexOf(address);
    if (index >= 0) this.#turn = index + 1;
  }

  /** It could not be reached, or was of no help. */
  failed(): void {
    this.#hops = 0;
  }
}

const hopsMax = 3;
