import { assert } from "../../core/assert.ts";
import type { Entry, HardState } from "../../core/types.ts";
import { DiskLog } from "../../io/disk-log.ts";
import { DamagedError } from "../../io/errors.ts";
import { KeyRing } from "../../io/keys.ts";
import type { Save } from "../../io/log-writer.ts";
import type { Replayed } from "../../io/replay.ts";
import { Random } from "../random.ts";
import { MemoryFiles } from "./memory-files.ts";

/** Promises of the log on disk, each tried out on a disk in memory; throws where one is broken. */
export const diskChecks: Record<string, () => Promise<void>> = {
  "saved is saved": savedIsSaved,
  "a torn end is cut off": tornEnd,
  "damage is refused": damageRefused,
};

interface Opened {
  readonly log: DiskLog;
  readonly recovered: Replayed;
}

const directory = "/log";

function open(files: MemoryFiles): Promise<Opened> {
  return DiskLog.open({
    directory,
    files,
    keys: new KeyRing(undefined),
    keepFrom: 0,
    segmentBytes: 4_096,
    log: () => undefined,
    onError: (error) => {
      throw error;
    },
    onFull: () => undefined,
    onSpace: () => undefined,
  });
}

/** Saves, stops and power failures in a random order: after each start everything is there, and nothing else. */
async function savedIsSaved(): Promise<void> {
  for (let seed = 1; seed <= 20; seed += 1) {
    const random = new Random(seed);
    const expected = new Expected();
    let files = new MemoryFiles();
    let { log, recovered } = await open(files);
    for (let restart = 1; restart <= 6; restart += 1) {
      expected.compare(recovered);
      for (let count = random.below(40); count > 0; count -= 1) await append(log, expected.next(random));
      if (random.chance(0.5)) await log.compact(expected.mark?.index ?? 0);
      const stopped = random.chance(0.5);
      if (stopped) await log.close();
      const next = stopped ? files.copy() : files.afterPowerFailure();
      if (!stopped) await log.close();
      files = next;
      ({ log, recovered } = await open(files));
    }
    expected.compare(recovered);
    await log.close();
  }
}

/** What the log was told, and thus must tell. */
class Expected {
  hard: HardState = { term: 0, vote: 0, commit: 0 };
  entries: readonly Entry[] = [];
  mark: { readonly index: number; readonly term: number } | undefined;

  next(random: Random): Save {
    const last = this.entries.at(-1)?.index ?? this.mark?.index ?? 0;
    if (random.chance(0.3)) {
      const term = this.hard.term + random.below(2);
      this.hard = { term, vote: 1 + random.below(5), commit: this.hard.commit };
      return { hard: this.hard, mark: undefined, entries: [], mustSync: true };
    }
    if (random.chance(0.1)) {
      const mark = { index: last + random.below(4), term: this.hard.term };
      if (this.entries.find(({ index }) => index === mark.index)?.term !== mark.term) this.entries = [];
      this.mark = mark;
      return { hard: undefined, mark, entries: [], mustSync: true };
    }
    const first = Math.max((this.mark?.index ?? 0) + 1, last + 1 - (random.chance(0.2) ? random.below(4) : 0));
    const count = 1 + random.below(4);
    const entries = Array.from({ length: count }, (_, at) => entry(first + at, this.hard.term, random.below(200)));
    this.entries = [...this.entries.filter(({ index }) => index < first), ...entries];
    return { hard: undefined, mark: undefined, entries, mustSync: true };
  }

  compare({ hard, mark, entries }: Replayed): void {
    assert(same(hard, this.hard), `hard state is ${JSON.stringify(hard)} after ${JSON.stringify(this.hard)}`);
    // Compaction may take the mark along with the entries before it: the snapshot itself says what it covers.
    assert(mark === undefined || same(mark, this.mark), `snapshot mark is ${mark?.index} after ${this.mark?.index}`);
    const first = entries[0]?.index ?? Number.POSITIVE_INFINITY;
    const found = entries.map(placeOf).join();
    const kept = this.entries.filter(({ index }) => index >= first);
    assert(found === kept.map(placeOf).join(), `entries are ${found} after ${kept.map(placeOf).join()}`);
    // Entries that the snapshot covers may be gone with their file.
    const missing = this.entries.find(({ index }) => index > (this.mark?.index ?? 0) && index < first);
    assert(missing === undefined, `entry ${missing?.index} is gone`);
  }
}

/** Whatever part of the last write a crash leaves, a beginning of it comes back, and the log goes on from there. */
async function tornEnd(): Promise<void> {
  const files = new MemoryFiles();
  const { log } = await open(files);
  for (let index = 1; index <= 3; index += 1) await append(log, saveOf(index, index));
  const path = await newest(files);
  const from = endOf(files.bytesOf(path));
  await append(log, saveOf(4, 6));
  const bytes = files.bytesOf(path);
  const to = endOf(bytes);
  for (let at = from; at <= to; at += 11) {
    const short = Buffer.concat([bytes.subarray(0, at), Buffer.alloc(bytes.length - at)]);
    // Later sectors may have reached the platter before earlier ones.
    const holed = Buffer.concat([bytes.subarray(0, at), Buffer.alloc(30), bytes.subarray(at + 30)]);
    for (const torn of [short, holed]) {
      const copy = files.copy();
      copy.put(path, torn);
      await goesOn(copy);
    }
  }
  await log.close();
}

async function goesOn(files: MemoryFiles): Promise<void> {
  const { log, recovered } = await open(files);
  const count = recovered.entries.length;
  const follow = recovered.entries.every(({ index, term }, at) => index === at + 1 && term === 1);
  assert(follow && count >= 3 && count <= 6, `a torn write left entries ${recovered.entries.map(placeOf).join()}`);
  await append(log, saveOf(count + 1, count + 1));
  await log.close();
  const again = await open(files);
  await again.log.close();
  assert(again.recovered.entries.length === count + 1, "the log does not go on after a torn write");
}

/** What was durable and is wrong now is never taken for a torn write. */
async function damageRefused(): Promise<void> {
  const files = new MemoryFiles();
  const { log } = await open(files);
  for (let index = 1; index <= 80; index += 1) await append(log, saveOf(index, index));
  const paths = await segmentsIn(files);
  for (const [path, offset] of [
    [paths.at(0), 300],
    [paths.at(-2), 720],
    [paths.at(-1), 150],
  ] as const) {
    assert(path !== undefined, "the log has several files");
    const copy = files.copy();
    const bytes = Buffer.from(files.bytesOf(path));
    bytes[offset] = (bytes[offset] ?? 0) ^ 1;
    copy.put(path, bytes);
    const opened: unknown = await open(copy).catch((error: unknown) => error);
    assert(opened instanceof DamagedError, `damage at ${offset} of ${path} is taken for a torn write`);
  }
  await log.close();
}

function append(log: DiskLog, save: Save): Promise<void> {
  return new Promise((done) => log.append({ ...save, done }));
}

function saveOf(first: number, last: number): Save {
  const entries = Array.from({ length: last - first + 1 }, (_, at) => entry(first + at, 1, 100));
  return { hard: undefined, mark: undefined, entries, mustSync: true };
}

function entry(index: number, term: number, size: number): Entry {
  return { kind: "normal", index, term, data: new Uint8Array(size).fill(1 + (index % 251)) };
}

function placeOf({ index, term }: Entry): string {
  return `${index}@${term}`;
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Where the written part of a preallocated file ends. */
function endOf(bytes: Buffer): number {
  return bytes.findLastIndex((byte) => byte !== 0) + 1;
}

async function segmentsIn(files: MemoryFiles): Promise<readonly string[]> {
  const names = await files.list(directory);
  return names
    .filter((name) => name.endsWith(".seg"))
    .sort()
    .map((name) => `${directory}/${name}`);
}

async function newest(files: MemoryFiles): Promise<string> {
  return (await segmentsIn(files)).at(-1) ?? "";
}
