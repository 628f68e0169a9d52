import type { Entry, HardState } from "../core/types.ts";
import { decodeChange } from "./codec.ts";
import { DamagedError, KeyMissingError } from "./errors.ts";
import {
  decodeFileHeader,
  type Frame,
  FrameReader,
  fileHeaderBytes,
  frameBytes,
  frameKind,
  provesDurable,
  type Sealing,
} from "./frame.ts";
import { type KeyRing, keyName } from "./keys.ts";
import { recordsIn } from "./log-records.ts";
import { decodeHardState, segmentMagic, segmentName } from "./log-writer.ts";
import { Segments } from "./segments.ts";

/** One file of the log as it was read. */
export interface SegmentBytes {
  /** For messages. */
  readonly file: string;
  readonly sequence: number;
  readonly bytes: Buffer;
  /** Only the newest file may end in a write that a crash cut short. */
  readonly last: boolean;
}

/** What the shell owes the newest file before anything is written after it: it ends at `offset`; at 0 it goes. */
export interface Cut {
  readonly offset: number;
  /** What was wrong there; undefined when nothing but the preallocated rest goes. */
  readonly why: string | undefined;
}

/** What the log held: entries follow each other; a snapshot mark says that a snapshot replaced what was before it. */
export interface Replayed {
  readonly hard: HardState;
  readonly entries: readonly Entry[];
  readonly mark: { readonly index: number; readonly term: number } | undefined;
  readonly segments: Segments;
  readonly chain: number;
  readonly nextSequence: number;
}

export interface ReplayOptions {
  readonly keys: KeyRing;
  /** Entries before this one are checked, but not kept. */
  readonly keepFrom: number;
}

/**
 * Puts the log back together from the bytes of its files, oldest first. A tail that a crash cut short is cut off;
 * anything else that is wrong is refused, because forgetting what was durable could undo what was acknowledged.
 */
export class LogReplay {
  readonly #options: ReplayOptions;
  readonly #content: Content;
  readonly #segments = new Segments();
  #chain: number | undefined;

  constructor(options: ReplayOptions) {
    this.#options = options;
    this.#content = new Content(options.keepFrom);
  }

  /** Takes the next file. For the newest one it says where that ends. */
  take(read: SegmentBytes): Cut | undefined {
    const { file, sequence, bytes, last } = read;
    const previous = this.#segments.newest;
    if (previous !== undefined && sequence !== previous.sequence + 1) {
      throw damaged(file, 0, `${segmentName(previous.sequence + 1)}, the file before it, is missing`);
    }
    // Nothing is lost with the start of a file whose every promise stands in the file before it, or that is the first.
    const dispensable = last && (previous !== undefined || sequence === 1);
    if (dispensable && bytes.length < fileHeaderBytes) return { offset: 0, why: "the file ends inside its header" };
    const sealing = this.#sealing(read);
    if (dispensable && bytes.length < fileHeaderBytes + frameBytes(sealing, hardStateBytes)) {
      return { offset: 0, why: "the file ends inside its first frame" };
    }
    this.#segments.add({ name: segmentName(sequence), sequence, keyName: keyName(sealing.keyId) });
    const end = this.#frames(read, sealing);
    this.#content.trim();
    return end;
  }

  /** Whether any of the bytes that were read so far are still needed. */
  get keepsBytes(): boolean {
    return this.#content.entries.length > 0;
  }

  end(): Replayed {
    const { hard, entries, mark } = this.#content;
    const nextSequence = (this.#segments.newest?.sequence ?? 0) + 1;
    return { hard, entries, mark, segments: this.#segments, chain: this.#chain ?? 0, nextSequence };
  }

  #sealing({ file, sequence, bytes }: SegmentBytes): Sealing {
    const { keys } = this.#options;
    const header = decodeFileHeader(bytes, { magic: segmentMagic, keys });
    if (header.kind === "damaged") throw damaged(file, 0, header.why);
    if (header.kind === "key-missing") throw new KeyMissingError({ file, keyName: header.keyName, given: keys.names });
    const { sealing } = header;
    if (sealing.sequence !== sequence) throw damaged(file, 0, `its header says that it is file ${sealing.sequence}`);
    if (this.#chain !== undefined && sealing.previousChain !== this.#chain) {
      throw damaged(file, 0, "the file before it lost or changed something that was durable");
    }
    return sealing;
  }

  #frames({ file, bytes, last }: SegmentBytes, sealing: Sealing): Cut | undefined {
    const reader = new FrameReader(sealing);
    let at = fileHeaderBytes;
    let result = reader.read(bytes, at);
    for (; result.kind === "frame"; result = reader.read(bytes, at)) {
      const { frame } = result;
      const records = frame.kind === frameKind.batch ? recordsIn(frame.payload) : [frame];
      for (const record of records) {
        const problem = this.#content.take(record);
        if (problem !== undefined) throw damaged(file, at, problem);
        if (record.kind === frameKind.snapshotMark) this.#segments.marked(record.index);
        else if (record.index > 0) this.#segments.wrote(record.index, record.index);
      }
      at = frame.next;
    }
    this.#chain = reader.chain;
    const rest = isBlank(bytes, at);
    if (!last) {
      if (!rest) throw damaged(file, at, result.why);
      return undefined;
    }
    // A file gets its name only when its first frame is durable.
    const first = at === fileHeaderBytes;
    if (first || provesDurable(bytes, at, sealing.salt)) throw damaged(file, at, result.why);
    return { offset: at, why: rest ? undefined : result.why };
  }
}

const hardStateBytes = 24;

/** What the records of all files say together. */
class Content {
  readonly #keepFrom: number;
  hard: HardState = { term: 0, vote: 0, commit: 0 };
  entries: Entry[] = [];
  mark: { readonly index: number; readonly term: number } | undefined;
  /** The index that continues the log, once there is one. */
  #next: number | undefined;

  constructor(keepFrom: number) {
    this.#keepFrom = keepFrom;
  }

  /** Takes the next record; returns what is wrong with it, if something is. */
  take({ kind, index, term, payload }: Pick<Frame, "kind" | "index" | "term" | "payload">): string | undefined {
    switch (kind) {
      case frameKind.entry:
        return this.#add({ kind: "normal", index, term, data: payload });
      case frameKind.change:
        return this.#add({ kind: "change", index, term, change: decodeChange(payload) });
      case frameKind.hardState:
        this.hard = decodeHardState(payload);
        return undefined;
      case frameKind.snapshotMark:
        if (this.#termAt(index) !== term) {
          this.entries = [];
          this.#next = index + 1;
        }
        this.mark = { index, term };
        return undefined;
      case frameKind.cleanStop:
        return undefined;
      default:
        return `a record of kind ${kind} does not belong into a log`;
    }
  }

  /** Lets go of what nobody asked for. */
  trim(): void {
    const surplus = this.#keepFrom - (this.entries[0]?.index ?? this.#keepFrom);
    if (surplus > 0) this.entries = this.entries.slice(surplus);
  }

  /** An entry at an index that exists already replaces it and all after it. */
  #add(entry: Entry): string | undefined {
    const next = this.#next ?? entry.index;
    if (entry.index > next) return `entry ${entry.index} follows entry ${next - 1}`;
    const first = this.entries[0]?.index ?? next;
    if (entry.index < next) this.entries.length = Math.max(0, Math.min(this.entries.length, entry.index - first));
    this.entries.push(entry);
    this.#next = entry.index + 1;
    return undefined;
  }

  #termAt(index: number): number | undefined {
    return this.entries[index - (this.entries[0]?.index ?? 0)]?.term;
  }
}

const blanks = Buffer.alloc(64 * 1024);

function isBlank(bytes: Buffer, from: number): boolean {
  for (let at = from; at < bytes.length; at += blanks.length) {
    const part = bytes.subarray(at, at + blanks.length);
    if (!part.equals(blanks.subarray(0, part.length))) return false;
  }
  return true;
}

function damaged(file: string, offset: number, why: string): DamagedError {
  return new DamagedError({ file, offset, why });
}
