/** A member's monotonic clock, which runs a little too fast or too slow. Both sides are in milliseconds. */
export class Clock {
  #rate = 1;
  #since = 0;
  #reading = 0;

  read(now: number): number {
    return this.#reading + (now - this.#since) * this.#rate;
  }

  setRate(rate: number, now: number): void {
    this.#reading = this.read(now);
    this.#since = now;
    this.#rate = rate;
  }

  /** How long, in true time, this clock takes to advance by `ms`; at least a millisecond. */
  trueMs(ms: number): number {
    return Math.max(1, Math.ceil(ms / this.#rate));
  }
}
