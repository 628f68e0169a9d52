import { randomBytes } from "node:crypto";
import { mkdir, rename, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DiskError } from "./errors.ts";
import { disk, removeTemporaries, syncDirectory, writeAll } from "./files.ts";
import { fileHeaderBytes, frameOverheadBytes, saltBytes } from "./frame.ts";
import { type KeyRing, keyIdOf, keyName } from "./keys.ts";
import { bytesOf, isPromise, LogWriter, type NewSegment, type Save, segmentName } from "./log-writer.ts";
import { recoverLog } from "./recover.ts";
import type { Replayed } from "./replay.ts";
import type { Segment } from "./segments.ts";
import type { Log } from "./types.ts";

export interface DiskLogOptions {
  readonly directory: string;
  readonly keys: KeyRing;
  /** Entries before this one are of no use to anybody. */
  readonly keepFrom: number;
  readonly segmentBytes: number;
  readonly log: Log;
  /** Called once; nothing is reported saved any more. */
  readonly onError: (error: Error) => void;
}

/** A save on its way. */
export interface QueuedSave extends Save {
  readonly done: () => void;
}

/** Bytes gathered before they are written: bounds the memory of one write. */
const writeBytesMax = 8 * 1024 * 1024;

/**
 * The log on disk: appended to, never changed in place. Everything waiting is written with one write and made durable
 * with one fdatasync; what comes meanwhile is the next batch. After a failed fdatasync nothing is known about the file,
 * so the first error ends it all.
 */
export class DiskLog {
  readonly #options: DiskLogOptions;
  readonly #segments: Segment[];
  #queue: QueuedSave[] = [];
  #draining: Promise<void> | undefined;
  #failed = false;
  #file = -1;
  readonly #writer: LogWriter;
  #position = 0;
  #syncedTo = 0;
  #spare: Promise<number> | undefined;

  private constructor(options: DiskLogOptions, segments: Segment[], writer: LogWriter) {
    this.#options = options;
    this.#segments = segments;
    this.#writer = writer;
  }

  /** Reads what is there and starts a new file after it. */
  static async open(options: DiskLogOptions): Promise<{ readonly log: DiskLog; readonly recovered: Replayed }> {
    await mkdir(options.directory, { recursive: true });
    // A directory that vanished in a crash would take a vote with it.
    await syncDirectory(dirname(options.directory));
    await removeTemporaries(options.directory);
    const recovered = await recoverLog(options);
    const { writer, bytes } = LogWriter.start(recovered, newSegment(options.keys));
    const log = new DiskLog(options, recovered.segments, writer);
    await log.#openSegment(bytes);
    return { log, recovered };
  }

  /** Queues a save; `done` is called once it and all before it are as durable as they must be. */
  append(save: QueuedSave): void {
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

  #takeBatch(): readonly QueuedSave[] {
    let bytes = 0;
    let count = 0;
    while (count < this.#queue.length && bytes < writeBytesMax) {
      const save = this.#queue[count];
      bytes += save === undefined ? 0 : bytesOf(save);
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  async #flush(batch: readonly Save[], options: { readonly final: boolean }): Promise<void> {
    const needed = batch.reduce((sum, save) => sum + bytesOf(save), frameOverheadBytes + 64);
    if (this.#position + needed > this.#options.segmentBytes && this.#position > fileHeaderBytes + 256) {
      await this.#rollOver();
    }
    this.#writer.add(batch, this.#syncedTo);
    for (const save of batch) this.#noteIndex(save);
    if (options.final) this.#writer.addStop(this.#syncedTo);
    const bytes = this.#writer.take();
    if (bytes.length > 0) {
      await writeAll(this.#file, bytes, this.#position);
      this.#position += bytes.length;
    }
    if (options.final || batch.some(isPromise)) await this.#sync();
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
    await this.#openSegment(this.#writer.next(newSegment(this.#options.keys)));
  }

  /** Starts the writer's next file with its first bytes. */
  async #openSegment(bytes: Buffer): Promise<void> {
    const { directory, keys } = this.#options;
    const { sequence } = this.#writer;
    const file = await (this.#spare ?? this.#prepareSpare(sequence));
    await writeAll(file, bytes, 0);
    this.#file = file;
    this.#position = bytes.length;
    await this.#sync();
    const name = segmentName(sequence);
    await rename(join(directory, spareName(sequence)), join(directory, name));
    await syncDirectory(directory);
    this.#segments.push({ name, sequence, maxIndex: 0, keyName: keyName(keyIdOf(keys.current)) });
    this.#spare = this.#prepareSpare(sequence + 1);
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

  #noteIndex({ mark, entries }: Save): void {
    const segment = this.#segments.at(-1);
    if (segment !== undefined) {
      segment.maxIndex = Math.max(segment.maxIndex, mark?.index ?? 0, entries.at(-1)?.index ?? 0);
    }
  }
}

function newSegment(keys: KeyRing): NewSegment {
  return { key: keys.current, salt: randomBytes(saltBytes) };
}

function spareName(sequence: number): string {
  return `log-${String(sequence).padStart(10, "0")}.tmp`;
}
