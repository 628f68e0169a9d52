import type { AppliedEntry, StateMachine } from "../../io/types.ts";
import type { Request } from "./words.ts";

const chunkBytes = 64 * 1024;

/** The state that the members replicate: registers, and lists of what was appended. */
export class KeyValue implements StateMachine {
  #values = new Map<string, string>();

  /** "" when there is nothing. */
  read(key: string): string {
    return this.#values.get(key) ?? "";
  }

  all(): readonly (readonly [string, string])[] {
    return [...this.#values].sort(([left], [right]) => (left < right ? -1 : 1));
  }

  apply(entries: readonly AppliedEntry[]): void {
    for (const { data } of entries) {
      // Written by the member's own `request` below.
      const { kind, key, value } = JSON.parse(Buffer.from(data).toString()) as Extract<Request, { value: string }>;
      const before = this.read(key);
      this.#values.set(key, kind === "append" && before !== "" ? `${before},${value}` : value);
    }
  }

  async *snapshot(): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(JSON.stringify([...this.#values]));
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  }

  async restore(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    // Written by snapshot above.
    this.#values = new Map(JSON.parse(Buffer.concat(parts).toString()) as [string, string][]);
  }
}
