import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { assert } from "../core/assert.ts";
import { DiskError, StoppedError } from "./errors.ts";
import { type FileLayer, isNoSpace, removeTemporaries, writeAll } from "./files.ts";
import { fileHeaderBytes, frameOverheadBytes, saltBytes } from "./frame.ts";
import type { KeyRing } from "./keys.ts";
import { bytesOf, isPromise, LogWriter, type NewSegment, type Save, segmentName } from "./log-writer.ts";
import { recoverLog } from "./recover.ts";
import type { Replayed } from "./replay.ts";
import type { Segments } from "./segments.ts";
import { Spare } from "./spare.ts";
import type { Log } from "./types.ts";

export interface DiskLogOptions {
  readonly directory: string;
  readonly files: FileLayer;
  readonly keys: KeyRing;
  /** Entries before this one are of no use to anybody. */
  readonly keepFrom: number;
  readonly segmentBytes: number;
  readonly log: Log;
  /** Called once; nothing is reported saved any more. */
  readonly onError: (error: Error) => void;
  /** There is no space for what must be written now. Nothing is reported saved until there is. */
  readonly onFull: () => void;
  /** There was space after all: what waited is written. */
  readonly onSpace: () => void;
}

/** A save on its way. */
export interface QueuedSave extends Save {
  readonly done: () => void;
}

/** Bytes gathered before they are written: bounds the memory of one write. */
const writeBytesMax = 8 * 1024 * 1024;
/** After so long without a save what was written last is given its proof. */
const idleMs = 50;
const firstRetryMs = 100;
const lastRetryMs = 2_000;

/**
 * The log on disk: appended to, never changed in place. Everything waiting is written with one write and made durable
 * with one fdatasync; what comes meanwhile is the next batch. After a failed fdatasync nothing is known about the file,
 * so the first error ends it all; only a lack of space is waited out.
 */
export class DiskLog {
  readonly #options: DiskLogOptions;
  readonly #segments: Segments;
  readonly #writer: LogWriter;
  readonly #spare: Spare;
  readonly #closing = new AbortController();
  #queue: QueuedSave[] = [];
  #rotations: PromiseWithResolvers<void>[] = [];
  #draining: Promise<void> | undefined;
  #failed = false;
  #full = false;
  #file: number | undefined;
  #position = 0;
  #syncedTo = 0;
  readonly #idle: NodeJS.Timeout;
  #proofDue = false;

  private constructor(options: DiskLogOptions, recovered: Replayed) {
    const { directory, files, segmentBytes } = options;
    this.#options = options;
    this.#segments = recovered.segments;
    this.#writer = new LogWriter(recovered);
    this.#spare = new Spare({ directory, files, bytes: segmentBytes, onError: (error) => this.#fail(error) });
    this.#idle = setTimeout(() => this.#onIdle(), idleMs).unref();
  }

  /** Reads what is there and starts a new file after it; when there is no space for that, as soon as there is. */
  static async open(options: DiskLogOptions): Promise<{ readonly log: DiskLog; readonly recovered: Replayed }> {
    const { directory, files } = options;
    await files.makeDirectory(directory);
    // A directory that vanished in a crash would take a vote with it.
    await files.syncDirectory(dirname(directory));
    await removeTemporaries(files, directory);
    const recovered = await recoverLog(options);
    const opened = Promise.withResolvers<void>();
    let open = false;
    const log = new DiskLog(
      {
        ...options,
        onError: (error) => (open ? options.onError(error) : opened.reject(error)),
        onFull: () => {
          opened.resolve();
          options.onFull();
        },
      },
      recovered,
    );
    try {
      await Promise.race([opened.promise, log.rotate()]);
    } catch (error) {
      await log.close();
      throw error;
    }
    open = true;
    return { log, recovered };
  }

  /** Whether saves wait for space on the disk. */
  get full(): boolean {
    return this.#full;
  }

  /** Names of the keys that are needed to read the log. */
  get keyNames(): readonly string[] {
    return this.#segments.keyNames;
  }

  /** The highest entry that stands in a file of another key than the current one; undefined when there are none. */
  get olderKeysUpTo(): number | undefined {
    return this.#segments.otherKeysUpTo(this.#options.keys.currentName);
  }

  /**
   * Queues a save; `done` is called once it and all before it are as durable as they must be. After messages were handed
   * to streams, "after-sending" lets the event loop pass them to the system before it is kept busy with the write.
   */
  append(save: QueuedSave, start: "now" | "after-sending" = "now"): void {
    this.#queue.push(save);
    if (start === "now") this.#wake();
    else setImmediate(() => this.#wake());
  }

  /** Goes on in a new file, written with what is by then the current key. */
  rotate(): Promise<void> {
    const rotation = Promise.withResolvers<void>();
    this.#rotations.push(rotation);
    this.#wake();
    return rotation.promise;
  }

  /** Removes files whose entries are all at or before `index`. A snapshot must cover them durably. */
  async compact(index: number): Promise<void> {
    const { directory, files } = this.#options;
    for (let file = this.#segments.removable(index); file !== undefined; file = this.#segments.removable(index)) {
      await files.unlink(join(directory, file.name));
      // One after the other: were a later one gone first after a crash, the log would have a hole.
      await files.syncDirectory(directory);
      this.#segments.removed();
    }
  }

  /** Writes what is queued, if there is space, marks a clean end and closes. */
  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#idle);
    this.#wake();
    await this.#draining;
    for (const rotation of this.#rotations) rotation.reject(new StoppedError());
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined && !this.#failed && !this.#full) {
      this.#writer.addStop(this.#syncedTo);
      await this.#write(file);
      await this.#sync(file);
    }
    await this.#spare.close();
    if (file !== undefined) await this.#options.files.close(file);
  }

  #wake(): void {
    const idle = this.#rotations.length === 0 && this.#queue.length === 0 && !this.#proofDue;
    if (!this.#failed && !idle) this.#draining ??= this.#drain();
  }

  async #drain(): Promise<void> {
    try {
      while (!this.#failed) {
        const rotations = this.#rotations.length;
        const batch = rotations > 0 ? [] : this.#takeBatch();
        if (rotations > 0) await this.#rollOver();
        else if (batch.length > 0) await this.#flush(batch);
        else if (this.#proofDue) await this.#prove();
        else break;
        // Elsewhere the disk may have failed meanwhile.
        if (this.#failed) break;
        for (const rotation of this.#rotations.splice(0, rotations)) rotation.resolve();
        for (const save of batch) save.done();
      }
      this.#idle.refresh();
      this.#draining = undefined;
    } catch (cause) {
      // Closed while there was no space: what waited was never reported saved.
      if (!this.#closing.signal.aborted || !this.#full) this.#fail(cause);
    }
  }

  /** Once per idle moment, and only if it proves something: that is, after a save that was made durable. */
  #onIdle(): void {
    this.#proofDue = this.#file !== undefined && this.#syncedTo === this.#position && !this.#closing.signal.aborted;
    if (this.#proofDue) this.#wake();
  }

  async #prove(): Promise<void> {
    this.#proofDue = false;
    this.#writer.addProof(this.#syncedTo);
    await this.#write(this.#opened());
  }

  #fail(cause: unknown): void {
    if (this.#failed) return;
    this.#failed = true;
    for (const rotation of this.#rotations) rotation.reject(new StoppedError());
    this.#options.onError(cause instanceof DiskError ? cause : new DiskError("writing the log", cause));
  }

  #takeBatch(): readonly QueuedSave[] {
    let bytes = 0;
    let count = 0;
    for (const save of this.#queue) {
      if (bytes >= writeBytesMax) break;
      bytes += bytesOf(save);
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  async #flush(batch: readonly QueuedSave[]): Promise<void> {
    const needed = batch.reduce((sum, save) => sum + bytesOf(save), frameOverheadBytes + 64);
    const fits = this.#position + needed <= this.#options.segmentBytes;
    if (!fits && this.#position > fileHeaderBytes + 256) await this.#rollOver();
    this.#writer.add(batch, this.#syncedTo);
    for (const { mark, entries } of batch) {
      if (mark !== undefined) this.#segments.marked(mark.index);
      const [first] = entries;
      if (first !== undefined) this.#segments.wrote(first.index, first.index + entries.length - 1);
    }
    await this.#write(this.#opened());
    if (batch.some(isPromise)) await this.#sync(this.#opened());
  }

  /** Writes what the writer holds. The position moves on only when all of it is written. */
  async #write(file: number): Promise<void> {
    const { files } = this.#options;
    const bytes = this.#writer.take();
    if (bytes.length > 0) await this.#withSpace(() => writeAll(files, file, bytes, this.#position));
    this.#position += bytes.length;
  }

  #opened(): number {
    assert(this.#file !== undefined, "the log has a file as soon as it was opened");
    return this.#file;
  }

  async #sync(file: number): Promise<void> {
    const position = this.#position;
    try {
      await this.#options.files.fdatasync(file);
    } catch (cause) {
      throw new DiskError("fdatasync of the log", cause);
    }
    this.#syncedTo = position;
  }

  /** Closes the file, if there is one, and goes on in the next. The old one stays in use until there is another. */
  async #rollOver(): Promise<void> {
    const { directory, files, keys } = this.#options;
    const file = await this.#withSpace(() => this.#spare.take());
    const old = this.#file;
    if (old !== undefined) {
      await this.#sync(old);
      this.#file = undefined;
      await files.close(old);
    }
    const { sequence, bytes } = this.#writer.next(newSegment(keys));
    const segment = { name: segmentName(sequence), sequence, keyName: keys.currentName };
    this.#file = file;
    this.#position = bytes.length;
    await this.#withSpace(() => writeAll(files, file, bytes, 0));
    await this.#sync(file);
    await this.#withSpace(() => files.rename(this.#spare.path, join(directory, segment.name)));
    await files.syncDirectory(directory);
    this.#segments.add(segment);
    this.#spare.prepare();
  }

  /** Tries until there is space, or until the log is closed. */
  async #withSpace<Result>(attempt: () => Promise<Result>): Promise<Result> {
    for (let waitMs = firstRetryMs; ; waitMs = Math.min(2 * waitMs, lastRetryMs)) {
      try {
        const result = await attempt();
        if (this.#full) {
          this.#full = false;
          this.#options.onSpace();
        }
        return result;
      } catch (error) {
        if (!isNoSpace(error)) throw error;
      }
      if (!this.#full) {
        this.#full = true;
        this.#options.onFull();
      }
      await pause(waitMs, undefined, { signal: this.#closing.signal });
    }
  }
}

function newSegment(keys: KeyRing): NewSegment {
  return { key: keys.current, salt: randomBytes(saltBytes) };
}
