/** A queue between one who pushes and one who reads with `for await`. The reader's leaving and the signal both close it. */
export class Channel<Item> implements AsyncIterable<Item> {
  readonly #onClosed: () => void;
  readonly #onTaken: (left: number) => void;
  #items: Item[] = [];
  #end: { readonly error?: unknown } | undefined;
  #wake: (() => void) | undefined;
  #left = false;

  constructor(hooks: { readonly onClosed?: () => void; readonly onTaken?: (left: number) => void } = {}) {
    this.#onClosed = hooks.onClosed ?? (() => undefined);
    this.#onTaken = hooks.onTaken ?? (() => undefined);
  }

  get length(): number {
    return this.#items.length;
  }

  push(item: Item): void {
    if (this.#end !== undefined || this.#left) return;
    this.#items.push(item);
    this.#wake?.();
  }

  /** No more will come: the reader gets what is queued, then the end or `error`. */
  close(error?: unknown): void {
    this.#end ??= error === undefined ? {} : { error };
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    try {
      for (;;) {
        const item = this.#items.shift();
        if (item !== undefined) {
          this.#onTaken(this.#items.length);
          yield item;
        } else if (this.#end !== undefined) {
          if ("error" in this.#end) throw this.#end.error;
          return;
        } else {
          const { promise, resolve } = Promise.withResolvers<void>();
          this.#wake = resolve;
          await promise;
          this.#wake = undefined;
        }
      }
    } finally {
      this.#left = true;
      this.#items = [];
      this.#onClosed();
    }
  }
}
