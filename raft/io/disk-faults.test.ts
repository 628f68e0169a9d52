import { expect, test } from "vitest";
import type { Entry } from "../core/types.ts";
import { Random } from "../test/random.ts";
import {
  after,
  contentOf,
  continueLog,
  frameOffsets,
  type LogBytes,
  replayBytes,
  writeLog,
} from "../test/sample-log.ts";
import { DamagedError } from "./errors.ts";
import { type Key, KeyRing } from "./keys.ts";
import { type Save, segmentName } from "./log-writer.ts";
import { LogReplay } from "./replay.ts";

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

interface Variant {
  readonly name: string;
  readonly key: Key;
  readonly idleAtEnd: boolean;
  readonly groups: typeof groups;
}

const variants: readonly Variant[] = [
  { name: "in clear", key: undefined, idleAtEnd: false, groups },
  { name: "in clear, after an idle moment", key: undefined, idleAtEnd: true, groups },
  { name: "encrypted, after an idle moment", key, idleAtEnd: true, groups },
  { name: "in clear, with a new file", key: undefined, idleAtEnd: false, groups: [...groups.slice(0, 2), []] },
];

/** What the log says when its last file ends after so many whole saves. */
function contentAfter(log: LogBytes, variant: Variant, saves: number): string {
  const inLastFile = variant.groups.at(-1)?.length ?? 0;
  const content = log.contents.at(-1 - inLastFile + Math.min(saves, inLastFile));
  return content === undefined ? "" : contentOf(content);
}

test.each(variants)("the sample log, $name, is read back", (variant) => {
  const log = writeLog(variant.groups, { ...variant, random: new Random(1) });
  const { replayed, cut } = replayBytes(log.segments, new KeyRing(variant.key));
  expect(contentOf(replayed)).toBe(contentAfter(log, variant, Number.POSITIVE_INFINITY));
  expect(cut?.why).toBeUndefined();
});

test.each(variants)("a log cut at any byte of its last file, $name, keeps the whole saves before it", (variant) => {
  const keys = new KeyRing(variant.key);
  const random = new Random(2);
  const log = writeLog(variant.groups, { ...variant, random });
  const earlier = log.segments.slice(0, -1);
  const whole = log.segments.at(-1) ?? Buffer.alloc(0);
  const ends = frameOffsets(whole).slice(1);
  const end = ends.at(-1) ?? 0;
  for (let size = 0; size <= whole.length; size += 1) {
    const { replayed, cut } = replayBytes([...earlier, whole.subarray(0, size)], keys);
    const sound = ends.findLast((offset) => offset <= size) ?? 0;
    expect(cut?.offset, `cut at ${size}`).toBe(sound);
    // Told whenever anything but the preallocated rest goes.
    expect(cut?.why === undefined, `cut at ${size}`).toBe(ends.includes(size) || size > end);
    // The first frame of a file is the hard state as it was: no save.
    const saves = Math.max(0, ends.indexOf(sound));
    expect(contentOf(replayed), `cut at ${size}`).toBe(contentAfter(log, variant, saves));
    const next = save({ hard: hard(9, 1, 0), entries: [entry((replayed.entries.at(-1)?.index ?? 10) + 1, 9)] });
    const kept = sound === 0 ? earlier : [...earlier, whole.subarray(0, sound)];
    const again = replayBytes([...kept, continueLog(replayed, next, { key: variant.key, random })], keys);
    expect(contentOf(again.replayed), `cut at ${size}`).toBe(contentOf(after(replayed, next)));
  }
});

test("the only file of a log whose beginning is gone is refused when it is cut before its first promise", () => {
  const log = writeLog(groups, { key: undefined, random: new Random(2), idleAtEnd: false });
  const whole = log.segments.at(-1) ?? Buffer.alloc(0);
  const [firstFrame = 0, firstEnd = 0] = frameOffsets(whole);
  const cutAt = (size: number): (() => unknown) => {
    const replay = new LogReplay({ keys: new KeyRing(undefined), keepFrom: 0 });
    return () => replay.take({ file: segmentName(3), sequence: 3, bytes: whole.subarray(0, size), last: true });
  };
  for (const size of [0, 1, firstFrame - 1, firstFrame, firstEnd - 1]) expect(cutAt(size)).toThrow(DamagedError);
  expect(cutAt(firstEnd)()).toMatchObject({ offset: firstEnd });
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

test.each(variants)("any single wrong bit, $name, is refused or harmless", (variant) => {
  const keys = new KeyRing(variant.key);
  const log = writeLog(variant.groups, { ...variant, random: new Random(3) });
  const full = contentAfter(log, variant, Number.POSITIVE_INFINITY);
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
  console.info(`wrong bits, ${variant.name}: ${JSON.stringify(Object.fromEntries(counts))}`);
  expect(wrong).toEqual([]);
  expect(counts.get("refused")).toBeGreaterThan(5_000);
  // The last save alone may be taken for a torn write, and after an idle moment not even that.
  const inLastFile = variant.groups.at(-1)?.length ?? 0;
  const lastIsUnproven = inLastFile > 0 && !variant.idleAtEnd;
  expect([...losses]).toEqual(lastIsUnproven ? [contentAfter(log, variant, inLastFile - 1)] : []);
});
