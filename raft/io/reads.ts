export type Consistency = "quorum" | "lease";

interface Waiting {
  readonly resolve: (index: number) => void;
  readonly reject: (error: unknown) => void;
}

/** Linearizable reads on their way: unasked, asked (one question for all that came in one turn), confirmed. */
export class ReadQueue {
  #unasked: Record<Consistency, Waiting[]> = { quorum: [], lease: [] };
  #asked = new Map<number, readonly Waiting[]>();
  #confirmed: { readonly index: number; readonly readers: readonly Waiting[] }[] = [];
  #lastId = 0;

  add(consistency: Consistency, signal: AbortSignal | undefined): Promise<number> {
    if (signal?.aborted === true) return Promise.reject(signal.reason);
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.#unasked[consistency].push({ resolve, reject });
    if (signal === undefined) return promise;
    const abort = (): void => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    return promise.finally(() => signal.removeEventListener("abort", abort));
  }

  /** Asks once for everybody who wants the same. `ask` is false when this member cannot answer. */
  ask(ask: (id: number, consistency: Consistency) => boolean, refusal: () => Error): void {
    for (const consistency of ["lease", "quorum"] as const) {
      const readers = this.#unasked[consistency];
      if (readers.length === 0) continue;
      this.#unasked[consistency] = [];
      this.#lastId += 1;
      this.#asked.set(this.#lastId, readers);
      if (ask(this.#lastId, consistency)) continue;
      this.#asked.delete(this.#lastId);
      for (const reader of readers) reader.reject(refusal());
    }
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
      ...this.#unasked.lease,
      ...this.#unasked.quorum,
      ...[...this.#asked.values()].flat(),
      ...this.#confirmed.flatMap((read) => read.readers),
    ];
    this.#unasked = { quorum: [], lease: [] };
    this.#asked = new Map();
    this.#confirmed = [];
    for (const reader of readers) reader.reject(error);
  }
}
