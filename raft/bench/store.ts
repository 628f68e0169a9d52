import { randomBytes } from "node:crypto";
import type { AppliedEntry, StateMachine } from "../io/types.ts";
import { keyOf } from "./put.ts";

const chunkBytes = 256 * 1024;

/** Keys and their last values. Ballast makes its snapshots as large as wanted without holding that much in memory. */
export class Store implements StateMachine {
  readonly #ballastBytes: number;
  #values = new Map<string, Uint8Array>();
  restores = 0;

  constructor(ballastBytes: number) {
    this.#ballastBytes = ballastBytes;
  }

  apply(entries: readonly AppliedEntry[]): void {
    for (const { data } of entries) this.#values.set(keyOf(data), data);
  }

  async *snapshot(): AsyncGenerator<Uint8Array> {
    const values = [...this.#values.values()];
    const head = Buffer.alloc(4);
    head.writeUInt32LE(values.length);
    yield head;
    for (const value of values) {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(value.byteLength);
      yield length;
      yield value;
    }
    const ballast = randomBytes(chunkBytes);
    for (let sent = 0; sent < this.#ballastBytes; sent += chunkBytes) yield ballast;
  }

  async restore(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    // The values are a few kilobytes and come first; the ballast after them is only read.
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of chunks) {
      if (bytes < 8 * chunkBytes) parts.push(chunk);
      bytes += chunk.byteLength;
    }
    this.#values = valuesIn(Buffer.concat(parts));
    this.restores += 1;
  }
}

function valuesIn(bytes: Buffer): Map<string, Uint8Array> {
  const values = new Map<string, Uint8Array>();
  let at = 4;
  for (let left = bytes.readUInt32LE(0); left > 0; left -= 1) {
    const length = bytes.readUInt32LE(at);
    const value = bytes.subarray(at + 4, at + 4 + length);
    values.set(keyOf(value), value);
    at += 4 + length;
  }
  return values;
}
