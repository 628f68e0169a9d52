import type { HardState } from "../../core/types.ts";
import { FrameReader, fileHeaderBytes, frameKind, type Sealing } from "../../io/frame.ts";
import { type LogRecord, recordsIn } from "../../io/log-records.ts";
import { decodeHardState } from "../../io/log-writer.ts";
import type { Replayed } from "../../io/replay.ts";
import { must } from "./broken.ts";

/**
 * What a power failure could not take from a log, read from the very bytes that are on the platter. Knows the format of
 * the log, but shares no code with its recovery, so that each judges the other.
 */
export class DurableLog {
  hard: HardState = { term: 0, vote: 0, commit: 0 };
  /** Terms by index, between `#first` and `#next`. */
  readonly #terms = new Map<number, number>();
  #next: number | undefined;
  #reader: FrameReader | undefined;
  #at = 0;

  /** From here on the log continues in a new file. */
  nextFile(sealing: Sealing): void {
    this.#reader = new FrameReader(sealing);
    this.#at = fileHeaderBytes;
  }

  /** The current file is durable up to here. */
  syncedTo(bytes: Buffer, end: number, who: number): void {
    while (this.#at < end) {
      const result = this.#reader?.read(bytes, this.#at);
      must(result?.kind === "frame", who, () => "the log cannot read back what it has just written");
      const { frame } = result;
      const records = frame.kind === frameKind.batch ? recordsIn(frame.payload) : [frame];
      for (const record of records) this.#take(record, who);
      this.#at = result.frame.next;
    }
  }

  /** What a recovery found, and made sure of. */
  recovered({ hard, entries, mark }: Replayed): void {
    this.hard = hard;
    this.#terms.clear();
    for (const { index, term } of entries) this.#terms.set(index, term);
    const last = entries.at(-1)?.index ?? mark?.index;
    this.#next = last === undefined ? undefined : last + 1;
  }

  get lastTerm(): number {
    return this.#terms.get((this.#next ?? 0) - 1) ?? 0;
  }

  termAt(index: number): number | undefined {
    return this.#terms.get(index);
  }

  #take(
    { kind, index, term, payload }: Pick<LogRecord, "kind" | "index" | "term"> & { payload: Buffer },
    who: number,
  ): void {
    if (kind === frameKind.hardState) {
      this.hard = decodeHardState(payload);
    } else if (kind === frameKind.snapshotMark) {
      if (this.#terms.get(index) === term) return;
      this.#terms.clear();
      this.#next = index + 1;
    } else if (kind === frameKind.entry || kind === frameKind.change) {
      const next = this.#next ?? index;
      must(index <= next, who, () => `on disk, entry ${index} follows entry ${next - 1}: no recovery would accept it`);
      for (let gone = index; gone < next; gone += 1) this.#terms.delete(gone);
      this.#terms.set(index, term);
      this.#next = index + 1;
    }
  }
}
