interface Waiting {
  readonly resolve: (index: number) => void;
  readonly reject: (error: unknown) => void;
}

/** Linearizable reads on their way: unasked, asked (one question for all that came in one turn), confirmed. */
export class ReadQueue {
  #unasked: Waiting[] = [];
  #asked = new Map<number, readonly Waiting[]>();
  #confirmed: { readonly index: number; readonly readers: readonly Waiting[] }[] = [];
  #lastId = 0;

  add(signal: AbortSignal | undefined): Promise<number> {
    if (signal?.aborted === true) return Promise.reject(signal.reason);
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.#unasked.push({ resolve, reject });
    if (signal === undefined) return promise;
    const abort = (): void => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    return promise.finally(() => signal.removeEventListener("abort", abort));
  }

  /** Asks once for everybody. `ask` is false when this member cannot answer. */
  ask(ask: (id: number) => boolean, refusal: () => Error): void {
    if (this.#unasked.length === 0) return;
    const readers = this.#unasked;
    this.#unasked = [];
    this.#lastId += 1;
    this.#asked.set(this.#lastId, readers);
    if (ask(this.#lastId)) return;
    this.#asked.delete(this.#lastId);
    for (const reader of readers) reader.reject(refusal());
  }

  confirmed(id: number, index: number): void {
    const readers = this.#asked.get(id);
    if (readers === undefined) return;
    this.#asked.delete(id);
    this.#confirmed.push({ index, readers });
  }

  applied(index: number): void {
    if (this.#confirmed.length === 0) return;
    const due = this.#confirmed.filter((read) => read.index <= index);
    this.#confirmed = this.#confirmed.filter((read) => read.index > index);
    for (const read of due) for (const reader of read.readers) reader.resolve(read.index);
  }

  /** A read that was not answered changed nothing, so it can simply be asked again elsewhere. */
  rejectAll(error: Error): void {
    const readers = [
      ...this.#unasked,
      ...[...this.#asked.values()].flat(),
      ...this.#confirmed.flatMap((read) => read.readers),
    ];
    this.#unasked = [];
    this.#asked = new Map();
    this.#confirmed = [];
    for (const reader of readers) reader.reject(error);
  }
}
