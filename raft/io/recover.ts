import { readdir, readFile, truncate } from "node:fs/promises";
import { join } from "node:path";
import type { Entry, HardState } from "../core/types.ts";
import { decodeChange } from "./codec.ts";
import { DamagedError } from "./errors.ts";
import { disk } from "./files.ts";
import { decodeFileHeader, type Frame, FrameReader, fileHeaderBytes, frameKind, provesDurable } from "./frame.ts";
import type { Log } from "./types.ts";

export const segmentMagic = "RAFTLOG1";

/** One file of the log, and the highest entry in it: when that is compacted away, so may the file be. */
export interface Segment {
  readonly name: string;
  readonly sequence: number;
  maxIndex: number;
}

/** What the log held: entries follow each other; a snapshot mark says that a snapshot replaced what was before it. */
export interface Recovered {
  readonly hard: HardState;
  readonly entries: readonly Entry[];
  readonly mark: { readonly index: number; readonly term: number } | undefined;
  readonly segments: Segment[];
  readonly chain: number;
  readonly nextSequence: number;
}

export interface RecoverOptions {
  readonly directory: string;
  readonly key: Uint8Array | undefined;
  readonly log: Log;
}

export function segmentName(sequence: number): string {
  return `log-${String(sequence).padStart(10, "0")}.seg`;
}

/**
 * Reads the whole log. A tail that a crash cut short is cut off; anything else that is wrong is refused, because
 * forgetting what was durable could undo what the cluster has acknowledged.
 */
export async function recoverLog(options: RecoverOptions): Promise<Recovered> {
  const names = (await readdir(options.directory)).filter((name) => /^log-\d{10}\.seg$/.test(name)).sort();
  const reading = new LogReading(options);
  for (const [at, name] of names.entries()) {
    const file = join(options.directory, name);
    const last = at === names.length - 1;
    const end = reading.add(name, await readFile(file), last);
    if (last) await cut(file, end);
  }
  return reading.recovered();
}

/** Puts a log back together from the bytes of its files, oldest first. Touches no disk. */
export class LogReading {
  readonly #options: RecoverOptions;
  readonly #segments: Segment[] = [];
  readonly replay = new Replay();
  #chain: number | undefined;

  constructor(options: RecoverOptions) {
    this.#options = options;
  }

  /** Takes the next file and returns where its sound part ends: only the last one may have more behind it. */
  add(name: string, bytes: Buffer, last: boolean): number {
    const segment = { name, sequence: Number(name.slice(4, 14)), maxIndex: 0 };
    const file = join(this.#options.directory, name);
    const previous = this.#segments.at(-1);
    if (previous !== undefined && segment.sequence !== previous.sequence + 1) {
      throw damaged(file, 0, `${segmentName(previous.sequence + 1)}, the file before it, is missing`);
    }
    const sealing = decodeFileHeader(bytes, { magic: segmentMagic, key: this.#options.key });
    if (typeof sealing === "string") throw damaged(file, 0, sealing);
    if (this.#chain !== undefined && sealing.previousChain !== this.#chain) {
      throw damaged(file, 0, "the file before it lost or changed something that was durable");
    }
    this.#segments.push(segment);
    const reader = new FrameReader(sealing);
    let at = fileHeaderBytes;
    for (let result = reader.read(bytes, at, 0); ; result = reader.read(bytes, at, 0)) {
      if (result.kind === "frame") {
        const problem = this.replay.take(result.frame);
        if (problem !== undefined) throw damaged(file, at, problem);
        segment.maxIndex = Math.max(segment.maxIndex, result.frame.index);
        at = result.frame.next;
        continue;
      }
      if (last) this.#tail({ file, at, bytes, salt: sealing.salt, why: result.why });
      else if (!blank(bytes, at)) throw damaged(file, at, result.why);
      this.#chain = reader.chain;
      return at;
    }
  }

  recovered(): Recovered {
    const { hard, entries, mark } = this.replay;
    const nextSequence = (this.#segments.at(-1)?.sequence ?? 0) + 1;
    return { hard, entries, mark, segments: this.#segments, chain: this.#chain ?? 0, nextSequence };
  }

  #tail(tail: {
    readonly file: string;
    readonly at: number;
    readonly bytes: Buffer;
    readonly salt: Buffer;
    readonly why: string;
  }): void {
    const { file, at, bytes, why } = tail;
    if (provesDurable(bytes, at, tail.salt)) throw damaged(file, at, why);
    if (blank(bytes, at)) return;
    this.#options.log("warn", "cut off the end of the log that a crash left half-written", { file, offset: at, why });
  }
}

/** Also drops the preallocated rest, because the file is never continued. */
async function cut(file: string, at: number): Promise<void> {
  await truncate(file, at);
  const descriptor = await disk.open(file, "r+");
  await disk.fsync(descriptor);
  await disk.close(descriptor);
}

/** Puts the frames of all files back together. */
export class Replay {
  hard: HardState = { term: 0, vote: 0, commit: 0 };
  entries: Entry[] = [];
  mark: { readonly index: number; readonly term: number } | undefined;

  /** Takes the next frame; returns what is wrong with it, if something is. */
  take(frame: Frame): string | undefined {
    switch (frame.kind) {
      case frameKind.entry:
        return this.#add({ kind: "normal", index: frame.index, term: frame.term, data: frame.payload });
      case frameKind.change:
        return this.#add({
          kind: "change",
          index: frame.index,
          term: frame.term,
          change: decodeChange(frame.payload),
        });
      case frameKind.hardState:
        this.hard = decodeHardState(frame.payload);
        return undefined;
      case frameKind.snapshotMark:
        if (this.termAt(frame.index) !== frame.term) this.entries = [];
        this.mark = { index: frame.index, term: frame.term };
        return undefined;
      case frameKind.cleanStop:
        return undefined;
      default:
        return `frame kind ${frame.kind} does not belong into a log`;
    }
  }

  /** An entry at an index that exists already replaces it and all after it. */
  #add(entry: Entry): string | undefined {
    const first = this.entries[0]?.index ?? (this.mark === undefined ? entry.index : this.mark.index + 1);
    const next = first + this.entries.length;
    if (entry.index > next) return `entry ${entry.index} follows entry ${next - 1}`;
    if (entry.index < first) this.entries = [];
    else this.entries.length = entry.index - first;
    this.entries.push(entry);
    return undefined;
  }

  termAt(index: number): number | undefined {
    return this.entries[index - (this.entries[0]?.index ?? 0)]?.term;
  }
}

export function encodeHardState(hard: HardState): Buffer {
  const bytes = Buffer.allocUnsafe(24);
  bytes.writeDoubleLE(hard.term, 0);
  bytes.writeDoubleLE(hard.vote, 8);
  bytes.writeDoubleLE(hard.commit, 16);
  return bytes;
}

function decodeHardState(bytes: Buffer): HardState {
  return { term: bytes.readDoubleLE(0), vote: bytes.readDoubleLE(8), commit: bytes.readDoubleLE(16) };
}

function blank(bytes: Buffer, at: number): boolean {
  return bytes.subarray(at).equals(Buffer.alloc(bytes.length - at));
}

function damaged(file: string, offset: number, why: string): DamagedError {
  const remedy =
    "Do not repair it by hand: remove this member from the cluster (the others still have its data), empty its " +
    "directory and let it join again; or restore the directory from a copy.";
  return new DamagedError({ file, offset, why, remedy });
}
