import type { HardState } from "../../core/types.ts";
import { FrameReader, fileHeaderBytes, type Sealing } from "../../io/frame.ts";
import { Replay } from "../../io/recover.ts";
import { must } from "./broken.ts";

/** What a power failure could not take from a log, read from the very bytes that are on the platter. */
export class DurableLog {
  readonly #replay: Replay;
  #reader: FrameReader | undefined;
  #at = 0;

  constructor(replay = new Replay()) {
    this.#replay = replay;
  }

  /** From here on the log continues in a new file. */
  nextFile(sealing: Sealing): void {
    this.#reader = new FrameReader(sealing);
    this.#at = fileHeaderBytes;
  }

  /** The current file is durable up to here. */
  syncedTo(bytes: Buffer, end: number, who: number): void {
    while (this.#at < end) {
      const result = this.#reader?.read(bytes, this.#at, 0);
      must(result?.kind === "frame", who, () => "the log cannot read back what it has just written");
      const problem = this.#replay.take(result.frame);
      must(problem === undefined, who, () => `the log wrote what it would refuse to read: ${problem}`);
      this.#at = result.frame.next;
    }
  }

  get hard(): HardState {
    return this.#replay.hard;
  }

  termAt(index: number): number | undefined {
    return this.#replay.termAt(index);
  }
}
