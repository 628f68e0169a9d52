/** A doorbell for one sleeper: ringing while nobody sleeps makes the next sleep end at once. */
export class Alarm {
  #rung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Sleeps until rung, aborted, or `ms` are over (for ever if infinite). Does not throw. */
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung && !signal.aborted && ms > 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = (): void => resolve();
      this.#wake = wake;
      signal.addEventListener("abort", wake, { once: true });
      const timer = setTimeout(wake, Math.min(ms, longestMs));
      await promise;
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      this.#wake = undefined;
    }
    this.#rung = false;
  }
}

/** Timers beyond this overflow and fire at once; waking up once an hour for nothing is harmless. */
const longestMs = 3_600_000;
