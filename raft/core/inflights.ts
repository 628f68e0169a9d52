import { assert } from "./assert.ts";

interface Flight {
  readonly index: number;
  readonly bytes: number;
}

/** Sliding window of append messages sent to one follower and not yet acknowledged, oldest first. */
export class Inflights {
  readonly #maxCount: number;
  readonly #maxBytes: number;
  #flights: Flight[] = [];
  #head = 0;
  #bytes = 0;

  constructor(options: { readonly maxCount: number; readonly maxBytes: number }) {
    this.#maxCount = options.maxCount;
    this.#maxBytes = options.maxBytes;
  }

  /** Notes a message whose last entry is `index`. Indexes must rise; the window must not be full. */
  add(index: number, bytes: number): void {
    assert(!this.full, "the window has room for one more message");
    this.#flights.push({ index, bytes });
    this.#bytes += bytes;
  }

  /** Forgets every message up to and including `index`. */
  freeUpTo(index: number): void {
    for (let flight = this.#flights[this.#head]; flight !== undefined; flight = this.#flights[this.#head]) {
      if (flight.index > index) break;
      this.#bytes -= flight.bytes;
      this.#head += 1;
    }
    // The freed prefix is cut only when it dominates, so that freeing stays cheap on average.
    if (this.#head > 64 && this.#head * 2 > this.#flights.length) {
      this.#flights = this.#flights.slice(this.#head);
      this.#head = 0;
    }
  }

  reset(): void {
    this.#flights = [];
    this.#head = 0;
    this.#bytes = 0;
  }

  get count(): number {
    return this.#flights.length - this.#head;
  }

  /** The byte bound is soft: one message may cross it. */
  get full(): boolean {
    return this.count >= this.#maxCount || this.#bytes >= this.#maxBytes;
  }
}
