import { expect, test } from "vitest";
import type { Entry } from "../core/types.ts";
import { Random } from "../test/random.ts";
import {
  after,
  type Content,
  contentOf,
  continueLog,
  frameOffsets,
  type LogBytes,
  partOf,
  replayBytes,
  writeLog,
} from "../test/sample-log.ts";
import { DamagedError } from "./errors.ts";
import { type Key, KeyRing } from "./keys.ts";
import { type Save, segmentName } from "./log-writer.ts";

const key = new Uint8Array(32).fill(9);
const hard = (term: number, vote: number, commit: number): Save["hard"] => ({ term, vote, commit });

function entry(index: number, term: number): Entry {
  return { kind: "normal", index, term, data: new TextEncoder().encode(`entry ${index} of term ${term}`) };
}

function change(index: number, term: number): Entry {
  const member = { kind: "add-voter", id: index, address: `host-${index}:7000` } as const;
  return { kind: "change", index, term, change: { transition: "auto", changes: [member] } };
}

function save(parts: Partial<Save>): Save {
  return { hard: undefined, mark: undefined, entries: [], mustSync: true, ...parts };
}

/** Three files: votes, terms, entries that are overwritten, membership changes, a snapshot from elsewhere. */
const groups: readonly (readonly Save[])[] = [
  [
    save({ hard: hard(1, 2, 0) }),
    save({ entries: [change(1, 1), entry(2, 1), entry(3, 1)] }),
    save({ hard: hard(2, 0, 1), entries: [entry(3, 2)] }),
  ],
  [
    save({ hard: hard(2, 0, 3), mark: { index: 3, term: 2 } }),
    save({ hard: hard(3, 1, 3), mark: { index: 10, term: 3 } }),
    save({ entries: [entry(11, 3), change(12, 3)] }),
  ],
  [
    save({ entries: [entry(13, 3), entry(14, 3)] }),
    save({ hard: hard(4, 3, 12), entries: [entry(14, 4)] }),
    save({ entries: [entry(15, 4), change(16, 4), entry(17, 4)] }),
  ],
];
const last = groups.at(-1) ?? [];

const variants: readonly { readonly name: string; readonly key: Key; readonly idleAtEnd: boolean }[] = [
  { name: "in clear", key: undefined, idleAtEnd: false },
  { name: "encrypted", key, idleAtEnd: false },
  { name: "in clear, after an idle moment", key: undefined, idleAtEnd: true },
  { name: "encrypted, after an idle moment", key, idleAtEnd: true },
];

/** All that a crash may leave of the last file: whole saves, and one cut short between two of its parts. */
function possibleContents(log: LogBytes): ReadonlySet<string> {
  const before = log.contents.length - 1 - last.length;
  const possible = last.flatMap((each, at) => {
    const content = log.contents[before + at];
    const parts = Array.from({ length: 3 + each.entries.length }, (_, count) => partOf(each, count));
    return content === undefined ? [] : parts.map((part) => contentOf(after(content, part)));
  });
  return new Set([...possible, contentOf(log.contents.at(-1) as Content)]);
}

test.each(variants)("the sample log, $name, is read back save by save", ({ name: _name, ...options }) => {
  const log = writeLog(groups, { ...options, random: new Random(1) });
  const { replayed, cut } = replayBytes(log.segments, new KeyRing(options.key));
  expect(contentOf(replayed)).toBe(contentOf(log.contents.at(-1) as Content));
  expect(cut?.why).toBeUndefined();
});

test.each(variants)("a log cut at any byte of its last file, $name, goes on", ({ name: _name, ...options }) => {
  const keys = new KeyRing(options.key);
  const random = new Random(2);
  const log = writeLog(groups, { ...options, random });
  const possible = possibleContents(log);
  const earlier = log.segments.slice(0, -1);
  const whole = log.segments.at(-1) ?? Buffer.alloc(0);
  const offsets = frameOffsets(whole);
  const [firstFrame = 0, secondFrame = 0] = offsets;
  // What is left after the frames before each offset, by a file that ends exactly there.
  const byFrame = new Map(
    offsets.slice(1).map((end) => [end, contentOf(replayBytes([...earlier, whole.subarray(0, end)], keys).replayed)]),
  );
  expect(offsets.length).toBeGreaterThan(8);
  for (let end = 0; end <= whole.length; end += 1) {
    const { replayed, cut } = replayBytes([...earlier, whole.subarray(0, end)], keys);
    const sound = end < secondFrame ? 0 : (offsets.findLast((offset) => offset <= end) ?? firstFrame);
    const content = contentOf(replayed);
    expect(cut?.offset, `cut at ${end}`).toBe(sound);
    // Told whenever anything but the preallocated rest goes.
    expect(cut?.why === undefined, `cut at ${end}`).toBe(sound > 0 && (sound === end || end > (offsets.at(-1) ?? 0)));
    expect(content, `cut at ${end}`).toBe(byFrame.get(sound) ?? content);
    expect(possible, `cut at ${end}`).toContain(content);
    const next = save({ hard: hard(9, 1, 0), entries: [entry((replayed.entries.at(-1)?.index ?? 10) + 1, 9)] });
    const kept = sound === 0 ? earlier : [...earlier, whole.subarray(0, sound)];
    const again = replayBytes([...kept, continueLog(replayed, next, { key: options.key, random })], keys);
    expect(contentOf(again.replayed), `cut at ${end}`).toBe(contentOf(after(replayed, next)));
  }
});

interface Flip {
  readonly segment: number;
  readonly byte: number;
  readonly bit: number;
}

function* flips(segments: readonly Buffer[]): Generator<Flip> {
  for (const [segment, bytes] of segments.entries()) {
    for (let byte = 0; byte < bytes.length; byte += 1) {
      for (let bit = 0; bit < 8; bit += 1) yield { segment, byte, bit };
    }
  }
}

/** The log with one bit wrong. */
function flipped(segments: readonly Buffer[], flip: Flip): readonly Buffer[] {
  const damaged = Buffer.from(segments[flip.segment] ?? []);
  damaged.writeUInt8(damaged.readUInt8(flip.byte) ^ (1 << flip.bit), flip.byte);
  return segments.with(flip.segment, damaged);
}

type Outcome =
  | { readonly kind: "refused"; readonly error: unknown }
  | { readonly kind: "read"; readonly content: string; readonly offset: number; readonly why: string | undefined };

function outcomeOf(segments: readonly Buffer[], keys: KeyRing): Outcome {
  try {
    const { replayed, cut } = replayBytes(segments, keys);
    return { kind: "read", content: contentOf(replayed), offset: cut?.offset ?? 0, why: cut?.why };
  } catch (error) {
    return { kind: "refused", error };
  }
}

/** What one wrong bit led to, or what is wrong with that outcome. */
function judge(log: LogBytes, flip: Flip, outcome: Outcome): string {
  const where = `bit ${flip.bit} of byte ${flip.byte} in file ${flip.segment + 1}`;
  const whole = log.segments.at(-1) ?? Buffer.alloc(0);
  const offsets = frameOffsets(whole);
  const end = offsets.at(-1) ?? 0;
  if (outcome.kind === "refused") {
    const { error } = outcome;
    if (!(error instanceof DamagedError)) return `${where}: an unclear error, ${String(error)}`;
    if (error.file !== segmentName(flip.segment + 1)) return `${where}: blames ${error.file}`;
    if (error.offset > flip.byte) return `${where}: blames byte ${error.offset}`;
    return error.message.includes("let it join again") ? "refused" : `${where}: no remedy`;
  }
  if (flip.segment !== log.segments.length - 1) return `${where}: not noticed`;
  if (outcome.why === undefined) return `${where}: nothing said`;
  if (flip.byte >= end) return outcome.offset === end ? "blank" : `${where}: cut at ${outcome.offset}`;
  const frame = offsets.findLast((offset) => offset <= flip.byte) ?? 0;
  if (outcome.offset !== frame) return `${where}: cut at ${outcome.offset}`;
  return frame >= log.provenTo ? "unproven" : `${where}: something durable was cut off`;
}

test.each(variants)("any single wrong bit, $name, is refused or harmless", ({ name, ...options }) => {
  const keys = new KeyRing(options.key);
  const log = writeLog(groups, { ...options, random: new Random(3) });
  const full = contentOf(log.contents.at(-1) as Content);
  const possible = possibleContents(log);
  const counts = new Map<string, number>();
  const losses = new Set<string>();
  const wrong: string[] = [];
  for (const flip of flips(log.segments)) {
    const outcome = outcomeOf(flipped(log.segments, flip), keys);
    const verdict = judge(log, flip, outcome);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    if (!["refused", "blank", "unproven"].includes(verdict)) wrong.push(verdict);
    if (outcome.kind === "read" && outcome.content !== full) losses.add(outcome.content);
  }
  console.info(`wrong bits, ${name}: ${JSON.stringify(Object.fromEntries(counts))}`);
  expect(wrong).toEqual([]);
  expect([...losses].filter((content) => !possible.has(content))).toEqual([]);
  expect(counts.get("refused")).toBeGreaterThan(10_000);
  // Without the proof that an idle moment leaves, the last save alone may be taken for a torn write.
  expect(losses.size > 0).toBe(!options.idleAtEnd);
});
