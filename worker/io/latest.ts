/**
 * Runs a job one at a time, and once more if it was asked for meanwhile: however often it is asked for during a run, one more
 * run answers all. For work whose result depends only on when it started.
 */
export class Latest {
  readonly #job: () => Promise<void>;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(job: () => Promise<void>) {
    this.#job = job;
  }

  /** Resolves when a run that started after this call has ended; rejects if that run failed. */
  request(): Promise<void> {
    // Asked first: between two runs there is a moment in which none is running, and one is already due.
    if (this.#next !== undefined) return this.#next;
    if (this.#running === undefined) return this.#run();
    // Whoever asked for the current run hears of its failure; the next one starts all the same.
    this.#next = this.#running.catch(() => undefined).then(() => this.#run());
    return this.#next;
  }

  #run(): Promise<void> {
    this.#next = undefined;
    const run = this.#job().finally(() => {
      if (this.#running === run) this.#running = undefined;
    });
    this.#running = run;
    return run;
  }
}
