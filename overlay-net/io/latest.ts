/**
 * Runs a job one at a time, and again if it was asked for meanwhile. However often it is asked for during one run,
 * one more run
 * answers all: for level-triggered work only the newest wish counts.
 */
export class Latest {
  readonly #job: () => Promise<void>;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(job: () => Promise<void>) {
    this.#job = job;
  }

  /** Resolves when a run that started after this call has ended; rejects if that run failed. */
  request(): Promise<void> {
    this.#next ??= this.#afterCurrent();
    return this.#next;
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.#next !== undefined) await settled(this.#next);
    await settled(this.#running);
  }

  async #afterCurrent(): Promise<void> {
    await settled(this.#running);
    this.#next = undefined;
    this.#running = this.#job();
    await this.#running;
  }
}

/** Waits for the end, however it ends: whoever asked for that run gets its failure. */
async function settled(promise: Promise<void>): Promise<void> {
  await promise.catch(() => {});
}
