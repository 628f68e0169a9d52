/** Values that somebody pushes and others iterate over. Ends with `end`, `fail` or the signal. */
export class Feed<Value> implements AsyncIterable<Value> {
  readonly #values: Value[] = [];
  readonly #branches = new Set<Feed<Value>>();
  #done = false;
  #error: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(signal?: AbortSignal) {
    if (signal?.aborted) this.#done = true;
    signal?.addEventListener("abort", () => this.end(), { once: true });
  }

  push(value: Value): void {
    if (this.#done) return;
    this.#values.push(value);
    this.#wake();
    for (const branch of this.#branches) branch.push(value);
  }

  end(): void {
    this.#done = true;
    this.#wake();
    for (const branch of this.#branches) branch.end();
    this.#branches.clear();
  }

  fail(error: Error): void {
    this.#error = error;
    this.end();
  }

  /** Another feed that gets what is pushed from now on. */
  branch(signal: AbortSignal): Feed<Value> {
    const branch = new Feed<Value>(signal);
    if (this.#done) branch.end();
    else this.#branches.add(branch);
    return branch;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Value> {
    while (true) {
      const value = this.#values.shift();
      if (value !== undefined) {
        yield value;
      } else if (this.#done) {
        if (this.#error !== undefined) throw this.#error;
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
