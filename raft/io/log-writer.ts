import { assert } from "../core/assert.ts";
import type { Entry, HardState } from "../core/types.ts";
import { encodeChange } from "./codec.ts";
import { encodeFileHeader, FrameWriter, frameKind, newSealing, type Sealing } from "./frame.ts";
import type { Key } from "./keys.ts";
import { RecordBuffer, recordOverheadBytes } from "./log-records.ts";

export const segmentMagic = "RAFTLOG1";

/** What one Ready wants on disk, in the order: hard state, snapshot mark, entries. */
export interface Save {
  readonly hard: HardState | undefined;
  readonly mark: { readonly index: number; readonly term: number } | undefined;
  readonly entries: readonly Entry[];
  /** False when losing it in a crash does no harm, as for a commit index. */
  readonly mustSync: boolean;
}

/** Where the log goes on: what a replay of the files before found. */
export interface LogStart {
  readonly hard: HardState;
  readonly chain: number;
  readonly nextSequence: number;
}

export interface NewSegment {
  readonly key: Key;
  readonly salt: Buffer;
}

export interface BegunSegment {
  readonly sequence: number;
  readonly sealing: Sealing;
  readonly bytes: Buffer;
}

const noBytes = new Uint8Array(0);

/** Turns saves into the bytes of the log's files, one file after the other. Where those bytes go is not its business. */
export class LogWriter {
  #frames: FrameWriter | undefined;
  #chain: number;
  #nextSequence: number;
  #hard: HardState;
  /** A commit index not written yet. It goes along with the next write. */
  #hardPending = false;
  #synced = 0;
  readonly #records = new RecordBuffer();

  constructor(start: LogStart) {
    this.#chain = start.chain;
    this.#nextSequence = start.nextSequence;
    this.#hard = start.hard;
  }

  /**
   * Begins the next file. Its first bytes hold what makes it independent of all before it, the hard state, and must be
   * durable before the file counts.
   */
  next({ key, salt }: NewSegment): BegunSegment {
    const sequence = this.#nextSequence;
    this.#nextSequence += 1;
    const previousChain = this.#frames?.chain ?? this.#chain;
    const frames = new FrameWriter(newSealing({ magic: segmentMagic, sequence, previousChain, key }, salt));
    this.#frames = frames;
    this.#hardPending = false;
    frames.add({ kind: frameKind.hardState, index: 0, term: 0, synced: 0 }, encodeHardState(this.#hard));
    const { sealing } = frames;
    return { sequence, sealing, bytes: Buffer.concat([encodeFileHeader(sealing), frames.take()]) };
  }

  /** Adds saves to what is written next; the current file is durable up to `synced`. */
  add(saves: readonly Save[], synced: number): void {
    this.#synced = synced;
    for (const save of saves) this.#add(save);
    if (saves.some(isPromise)) this.#addHard();
  }

  /**
   * A frame that nobody waits for and that repeats the hard state. If it survives, it proves that what stands before it was
   * durable: damage to that is then no torn write.
   */
  addProof(synced: number): void {
    this.#synced = synced;
    this.#hardPending = true;
    this.#addHard();
  }

  /** A clean end: everything before it is known to be durable once it is. */
  addStop(synced: number): void {
    this.#synced = synced;
    this.#addHard();
    this.#records.add({ kind: frameKind.cleanStop, index: 0, term: 0, payload: noBytes });
  }

  /** The bytes to write next: one frame, so that a crash leaves all of it or nothing. Valid until more is added. */
  take(): Buffer {
    assert(this.#frames !== undefined, "a file is begun before anything is added");
    if (!this.#records.empty) {
      this.#frames.add({ kind: frameKind.batch, index: 0, term: 0, synced: this.#synced }, this.#records.take());
    }
    return this.#frames.take();
  }

  #add(save: Save): void {
    if (save.hard !== undefined) {
      const promised = save.hard.term !== this.#hard.term || save.hard.vote !== this.#hard.vote;
      this.#hard = save.hard;
      this.#hardPending = true;
      // Before the entries of its term: a log must not end in a term later than the one remembered.
      if (promised) this.#addHard();
    }
    if (save.mark !== undefined) this.#records.add({ kind: frameKind.snapshotMark, ...save.mark, payload: noBytes });
    for (const entry of save.entries) {
      const { index, term } = entry;
      if (entry.kind === "normal") this.#records.add({ kind: frameKind.entry, index, term, payload: entry.data });
      else this.#records.add({ kind: frameKind.change, index, term, payload: encodeChange(entry.change) });
    }
  }

  #addHard(): void {
    if (!this.#hardPending) return;
    this.#hardPending = false;
    this.#records.add({ kind: frameKind.hardState, index: 0, term: 0, payload: encodeHardState(this.#hard) });
  }
}

/** Whether others will rely on a save: then it must be durable before it counts as done. */
export function isPromise(save: Save): boolean {
  return save.mustSync || save.mark !== undefined;
}

/** How many bytes of the log a save takes, at most. */
export function bytesOf(save: Save): number {
  const fixed = 3 * (recordOverheadBytes + 24);
  return save.entries.reduce((sum, entry) => sum + recordOverheadBytes + payloadOf(entry), fixed);
}

export function segmentName(sequence: number): string {
  return `log-${String(sequence).padStart(10, "0")}.seg`;
}

export function decodeHardState(bytes: Buffer): HardState {
  return { term: bytes.readDoubleLE(0), vote: bytes.readDoubleLE(8), commit: bytes.readDoubleLE(16) };
}

function encodeHardState(hard: HardState): Buffer {
  const bytes = Buffer.allocUnsafe(24);
  bytes.writeDoubleLE(hard.term, 0);
  bytes.writeDoubleLE(hard.vote, 8);
  bytes.writeDoubleLE(hard.commit, 16);
  return bytes;
}

/** Changes are estimated generously: encoding them twice only to know their size is not worth it. */
function payloadOf(entry: Entry): number {
  return entry.kind === "normal" ? entry.data.byteLength : 64 + entry.change.changes.length * 512;
}
