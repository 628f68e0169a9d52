import { entriesBytes } from "../../core/entry.ts";
import type { ConfigChange, Entry, Ready } from "../../core/types.ts";

/**
 * Bounds what is handed out to be applied as etcd does, whose entries have other sizes than ours: tells the core, each
 * time it asks, how many of its own bytes are as much.
 */
export class ApplyLimit {
  readonly #bytesMax: number;
  #handedOutTo: number;
  #unapplied: readonly Entry[] = [];

  constructor(bytesMax: number, applied: number) {
    this.#bytesMax = bytesMax;
    this.#handedOutTo = applied;
  }

  /** The limit for a core whose entries up to `to` may be applied. */
  forCore(entriesFrom: (index: number) => readonly Entry[], to: number): number {
    if (this.#bytesMax === Number.POSITIVE_INFINITY || to <= this.#handedOutTo) return this.#bytesMax;
    const waiting = entriesFrom(this.#handedOutTo + 1).filter(({ index }) => index <= to);
    const before = wireBytes(this.#unapplied);
    const fits = waiting.findLastIndex((_, at) => before + wireBytes(waiting.slice(0, at + 1)) <= this.#bytesMax) + 1;
    const taken = waiting.slice(0, Math.max(fits, 1));
    const bytes = entriesBytes([...this.#unapplied, ...taken]);
    // Reaching a limit pauses the core until something is applied; so it may be reached only where etcd's is.
    return before + wireBytes(taken) >= this.#bytesMax ? bytes : bytes + 1;
  }

  handedOut({ committed, snapshot }: Ready): void {
    this.#unapplied = [...this.#unapplied, ...committed];
    this.#handedOutTo = committed.at(-1)?.index ?? snapshot?.index ?? this.#handedOutTo;
  }

  applied(entries: readonly Entry[]): void {
    this.#unapplied = this.#unapplied.slice(entries.length);
  }
}

/** What entries take in etcd's protobuf. */
function wireBytes(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + entryWireBytes(entry), 0);
}

function entryWireBytes(entry: Entry): number {
  const place = 2 + varintBytes(entry.term) + varintBytes(entry.index);
  if (entry.kind === "change") return place + 2 + fieldBytes(changeWireBytes(entry.change));
  return place + (entry.data.byteLength === 0 ? 0 : fieldBytes(entry.data.byteLength));
}

function changeWireBytes(change: ConfigChange): number {
  const singles = change.changes.map(({ id }) => 3 + varintBytes(id));
  if ("legacy" in change) return singles[0] ?? 0;
  return 2 + singles.reduce((sum, bytes) => sum + fieldBytes(bytes), 0);
}

/** A length-delimited field with its tag. */
function fieldBytes(length: number): number {
  return 1 + varintBytes(length) + length;
}

function varintBytes(value: number): number {
  return value < 0x80 ? 1 : 1 + varintBytes(Math.floor(value / 0x80));
}
