import { mkdir, rename, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Entry, HardState } from "../core/types.ts";
import { encodeChange } from "./codec.ts";
import { DiskError } from "./errors.ts";
import { disk, removeTemporaries, syncDirectory, writeAll } from "./files.ts";
import { encodeFileHeader, FrameWriter, fileHeaderBytes, frameKind, frameOverheadBytes, newSealing } from "./frame.ts";
import { encodeHardState, type Recovered, recoverLog, type Segment, segmentMagic, segmentName } from "./recover.ts";
import type { Log } from "./types.ts";

export interface DiskLogOptions {
  readonly directory: string;
  readonly key: Uint8Array | undefined;
  readonly segmentBytes: number;
  readonly log: Log;
  /** Called once; nothing is reported saved any more. */
  readonly onError: (error: Error) => void;
}

/** What one Ready wants on disk, in the order: hard state, snapshot mark, entries. */
export interface Save {
  readonly hard: HardState | undefined;
  readonly mark: { readonly index: number; readonly term: number } | undefined;
  readonly entries: readonly Entry[];
  /** False when losing it in a crash does no harm, as for a commit index. */
  readonly mustSync: boolean;
  readonly done: () => void;
}

/** Bytes gathered before they are written: bounds the memory of one write. */
const writeBytesMax = 8 * 1024 * 1024;

const noBytes = new Uint8Array(0);

/**
 * The log on disk: appended to, never changed in place. Everything waiting is written with one write and made durable
 * with one fdatasync; what comes meanwhile is the next batch. After a failed fdatasync nothing is known about the file,
 * so the first error ends it all.
 */
export class DiskLog {
  readonly #options: DiskLogOptions;
  readonly #segments: Segment[];
  #queue: Save[] = [];
  #draining: Promise<void> | undefined;
  #failed = false;
  #file = -1;
  #writer: FrameWriter;
  #position = 0;
  #syncedTo = 0;
  #sequence: number;
  #hard: HardState;
  /** A commit index not written yet. It goes along with the next write. */
  #hardPending = false;
  #spare: Promise<number> | undefined;

  private constructor(options: DiskLogOptions, recovered: Recovered) {
    this.#options = options;
    this.#segments = recovered.segments;
    this.#sequence = recovered.nextSequence;
    this.#hard = recovered.hard;
    this.#writer = this.#newWriter(recovered.chain);
  }

  /** Reads what is there and starts a new file after it. */
  static async open(options: DiskLogOptions): Promise<{ readonly log: DiskLog; readonly recovered: Recovered }> {
    await mkdir(options.directory, { recursive: true });
    // A directory that vanished in a crash would take a vote with it.
    await syncDirectory(dirname(options.directory));
    await removeTemporaries(options.directory);
    const recovered = await recoverLog(options);
    const log = new DiskLog(options, recovered);
    log.#spare = log.#prepareSpare(recovered.nextSequence);
    await log.#openSegment();
    return { log, recovered };
  }

  /** Queues a save; `done` is called once it and all before it are as durable as they must be. */
  append(save: Save): void {
    this.#queue.push(save);
    this.#draining ??= this.#drain();
  }

  /** Removes files whose entries are all at or before `index`. A snapshot must cover them durably. */
  async compact(index: number): Promise<void> {
    // From the oldest on, and never the one being written: the files that stay must follow each other.
    while (this.#segments.length > 1 && (this.#segments[0]?.maxIndex ?? Number.POSITIVE_INFINITY) <= index) {
      const segment = this.#segments.shift();
      if (segment !== undefined) await unlink(join(this.#options.directory, segment.name));
    }
  }

  /** Writes what is queued, marks a clean end and closes. */
  async close(): Promise<void> {
    while (this.#draining !== undefined && !this.#failed) await this.#draining;
    if (!this.#failed) {
      await this.#flush([], { final: true });
    }
    const spare = await this.#spare;
    if (spare !== undefined) {
      await disk.close(spare);
      await removeTemporaries(this.#options.directory);
    }
    await disk.close(this.#file);
  }

  async #drain(): Promise<void> {
    try {
      while (this.#queue.length > 0) {
        const batch = this.#takeBatch();
        await this.#flush(batch, { final: false });
        for (const save of batch) save.done();
      }
    } catch (cause) {
      this.#failed = true;
      this.#options.onError(cause instanceof DiskError ? cause : new DiskError("writing the log", cause));
      return;
    }
    this.#draining = undefined;
  }

  #takeBatch(): readonly Save[] {
    let bytes = 0;
    let count = 0;
    while (count < this.#queue.length && bytes < writeBytesMax) {
      bytes += bytesOf(this.#queue[count]);
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  async #flush(batch: readonly Save[], options: { readonly final: boolean }): Promise<void> {
    const needed = batch.reduce((sum, save) => sum + bytesOf(save), frameOverheadBytes + 64);
    if (this.#position + needed > this.#options.segmentBytes && this.#position > fileHeaderBytes + 256) {
      await this.#rollOver();
    }
    for (const save of batch) this.#frame(save);
    const mustSync = options.final || batch.some((save) => save.mustSync || save.mark !== undefined);
    if (mustSync) this.#frameHard();
    if (options.final) this.#writer.add({ kind: frameKind.cleanStop, ...this.#at(0, 0) }, noBytes);
    const bytes = this.#writer.take();
    if (bytes.length > 0) {
      await writeAll(this.#file, bytes, this.#position);
      this.#position += bytes.length;
    }
    if (mustSync) await this.#sync();
  }

  #frame(save: Save): void {
    if (save.hard !== undefined) {
      const promised = save.hard.term !== this.#hard.term || save.hard.vote !== this.#hard.vote;
      this.#hard = save.hard;
      this.#hardPending = true;
      // Before the entries of its term: a log must not end in a term later than the one remembered.
      if (promised) this.#frameHard();
    }
    if (save.mark !== undefined) {
      this.#writer.add({ kind: frameKind.snapshotMark, ...this.#at(save.mark.index, save.mark.term) }, noBytes);
      this.#noteIndex(save.mark.index);
    }
    for (const entry of save.entries) {
      const place = this.#at(entry.index, entry.term);
      if (entry.kind === "normal") this.#writer.add({ kind: frameKind.entry, ...place }, entry.data);
      else this.#writer.add({ kind: frameKind.change, ...place }, encodeChange(entry.change));
      this.#noteIndex(entry.index);
    }
  }

  #frameHard(): void {
    if (!this.#hardPending) return;
    this.#hardPending = false;
    this.#writer.add({ kind: frameKind.hardState, ...this.#at(0, 0) }, encodeHardState(this.#hard));
  }

  async #sync(): Promise<void> {
    const position = this.#position;
    try {
      await disk.fdatasync(this.#file);
    } catch (cause) {
      throw new DiskError("fdatasync of the log", cause);
    }
    this.#syncedTo = position;
  }

  async #rollOver(): Promise<void> {
    await this.#sync();
    await disk.close(this.#file);
    this.#sequence += 1;
    this.#writer = this.#newWriter(this.#writer.chain);
    await this.#openSegment();
  }

  /** Starts the file of the current sequence with what makes it independent of all before it: the hard state. */
  async #openSegment(): Promise<void> {
    const { directory } = this.#options;
    const file = await (this.#spare ?? this.#prepareSpare(this.#sequence));
    this.#position = 0;
    this.#syncedTo = 0;
    this.#hardPending = true;
    this.#frameHard();
    const bytes = Buffer.concat([encodeFileHeader(this.#writer.sealing), this.#writer.take()]);
    await writeAll(file, bytes, 0);
    this.#file = file;
    this.#position = bytes.length;
    await this.#sync();
    const name = segmentName(this.#sequence);
    await rename(join(directory, spareName(this.#sequence)), join(directory, name));
    await syncDirectory(directory);
    this.#segments.push({ name, sequence: this.#sequence, maxIndex: 0 });
    this.#spare = this.#prepareSpare(this.#sequence + 1);
    // Looked at when it is needed; until then a failure must not count as unhandled.
    this.#spare.catch(() => undefined);
  }

  /** Blocks allocated ahead keep each fdatasync from having to record a new file size. */
  async #prepareSpare(sequence: number): Promise<number> {
    const file = await disk.open(join(this.#options.directory, spareName(sequence)), "w", 0o600);
    await writeAll(file, Buffer.alloc(this.#options.segmentBytes), 0);
    await disk.fsync(file);
    return file;
  }

  #newWriter(previousChain: number): FrameWriter {
    const { key } = this.#options;
    return new FrameWriter(newSealing({ magic: segmentMagic, sequence: this.#sequence, previousChain, key }));
  }

  #at(index: number, term: number): { readonly index: number; readonly term: number; readonly synced: number } {
    return { index, term, synced: this.#syncedTo };
  }

  #noteIndex(index: number): void {
    const segment = this.#segments.at(-1);
    if (segment !== undefined) segment.maxIndex = Math.max(segment.maxIndex, index);
  }
}

function spareName(sequence: number): string {
  return `log-${String(sequence).padStart(10, "0")}.tmp`;
}

function bytesOf(save: Save | undefined): number {
  if (save === undefined) return 0;
  const fixed = 3 * (frameOverheadBytes + 24);
  return save.entries.reduce((sum, entry) => sum + frameOverheadBytes + payloadOf(entry), fixed);
}

/** Changes are estimated generously: encoding them twice only to know their size is not worth it. */
function payloadOf(entry: Entry): number {
  return entry.kind === "normal" ? entry.data.byteLength : 64 + entry.change.changes.length * 512;
}
