/**
 * Ticks at a steady pace. When the event loop was blocked, most of the missed ticks are forgotten: they would start
 * elections although messages of a living leader wait to be read.
 */
export class Ticker {
  readonly #timer: NodeJS.Timeout;

  constructor(tickMs: number, tick: () => void) {
    let due = performance.now() + tickMs;
    this.#timer = setInterval(() => {
      const now = performance.now();
      // Timers that fire a little early or late catch up by one tick at a time.
      const missed = Math.floor((now - due) / tickMs);
      tick();
      due = missed > 1 ? now + tickMs : due + tickMs;
      if (missed === 1) {
        tick();
        due += tickMs;
      }
    }, tickMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
