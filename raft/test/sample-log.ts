import type { Entry, HardState } from "../core/types.ts";
import { claimedLength, fileHeaderBytes } from "../io/frame.ts";
import type { Key, KeyRing } from "../io/keys.ts";
import { isPromise, LogWriter, type Save, segmentName } from "../io/log-writer.ts";
import { type Cut, LogReplay, type Replayed } from "../io/replay.ts";
import type { Random } from "./random.ts";

/** What a log says, in a form that can be compared. */
export interface Content {
  readonly hard: HardState;
  readonly entries: readonly Entry[];
  readonly mark: { readonly index: number; readonly term: number } | undefined;
}

export interface LogBytes {
  readonly segments: readonly Buffer[];
  /** The content after each save, the empty log first. */
  readonly contents: readonly Content[];
  /** Up to here the last file was durable, and something in it says so. */
  readonly provenTo: number;
}

/** Blocks allocated ahead: damage there must not matter, or must be noticed. */
const blankBytes = 48;

const emptyContent: Content = { hard: { term: 0, vote: 0, commit: 0 }, entries: [], mark: undefined };

/** Writes groups of saves, one file for each group, as the log on disk would, and remembers what they mean. */
export function writeLog(
  groups: readonly (readonly Save[])[],
  options: { readonly key: Key; readonly random: Random; readonly idleAtEnd: boolean },
): LogBytes {
  const writer = new LogWriter({ hard: emptyContent.hard, chain: 0, nextSequence: 1 });
  const contents: Content[] = [emptyContent];
  let synced = 0;
  let provenTo = 0;
  const segments = groups.map((saves, at) => {
    const { bytes } = writer.next({ key: options.key, salt: saltOf(options.random) });
    const parts = [bytes];
    let position = bytes.length;
    // A file counts only once its first frame is durable.
    synced = position;
    provenTo = position;
    for (const save of saves) {
      writer.add([save], synced);
      provenTo = synced;
      position += push(parts, writer);
      if (isPromise(save)) synced = position;
      contents.push(after(contents.at(-1) ?? emptyContent, save));
    }
    if (options.idleAtEnd && at === groups.length - 1) {
      writer.addProof(synced);
      provenTo = synced;
      push(parts, writer);
    }
    return Buffer.concat([...parts, Buffer.alloc(blankBytes)]);
  });
  return { segments, contents, provenTo };
}

/** Writes one more save after what was replayed, as a restarted member would. */
export function continueLog(replayed: Replayed, save: Save, options: { key: Key; random: Random }): Buffer {
  const writer = new LogWriter(replayed);
  const { bytes } = writer.next({ key: options.key, salt: saltOf(options.random) });
  const parts = [bytes];
  writer.add([save], bytes.length);
  push(parts, writer);
  return Buffer.concat(parts);
}

export interface ReplayedBytes {
  readonly replayed: Replayed;
  readonly cut: Cut | undefined;
}

/** Replays files as they would be read at a start. */
export function replayBytes(segments: readonly Buffer[], keys: KeyRing): ReplayedBytes {
  const replay = new LogReplay({ keys, keepFrom: 0 });
  let cut: Cut | undefined;
  for (const [at, bytes] of segments.entries()) {
    const sequence = at + 1;
    cut = replay.take({ file: segmentName(sequence), sequence, bytes, last: sequence === segments.length });
  }
  return { replayed: replay.end(), cut };
}

export function contentOf({ hard, entries, mark }: Content): string {
  return JSON.stringify({ hard, entries: entries.map(plainEntry), mark });
}

/** Where the frames of a file begin, and where the last one ends. */
export function frameOffsets(segment: Buffer): readonly number[] {
  const offsets: number[] = [];
  let at = fileHeaderBytes;
  for (let length = claimedLength(segment, at); length !== undefined; length = claimedLength(segment, at)) {
    offsets.push(at);
    at += length;
  }
  return [...offsets, at];
}

/** What a log says after one more save, told independently of the code that reads it. */
export function after(content: Content, { hard, mark, entries }: Save): Content {
  let kept = content.entries;
  if (mark !== undefined) {
    const same = kept.some((entry) => entry.index === mark.index && entry.term === mark.term);
    if (!same) kept = [];
  }
  const [first] = entries;
  if (first !== undefined) kept = [...kept.filter((entry) => entry.index < first.index), ...entries];
  return { hard: hard ?? content.hard, entries: kept, mark: mark ?? content.mark };
}

function plainEntry(entry: Entry): unknown {
  const { index, term } = entry;
  return entry.kind === "normal" ? [index, term, Buffer.from(entry.data).toString("hex")] : [index, term, entry.change];
}

function push(parts: Buffer[], writer: LogWriter): number {
  const bytes = Buffer.from(writer.take());
  parts.push(bytes);
  return bytes.length;
}

function saltOf(random: Random): Buffer {
  return Buffer.from(Array.from({ length: 16 }, () => random.below(256)));
}
