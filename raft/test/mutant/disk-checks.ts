import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "../../core/assert.ts";
import type { Entry, HardState } from "../../core/types.ts";
import { DiskLog, type Save } from "../../io/disk-log.ts";
import { DamagedError } from "../../io/errors.ts";
import { disk } from "../../io/files.ts";
import type { Recovered } from "../../io/recover.ts";
import { Random } from "../random.ts";

/** Promises of the log on disk, each tried out in an empty folder; throws where one is broken. */
export const diskChecks: Record<string, (root: string) => Promise<void>> = {
  "saved is saved": savedIsSaved,
  "a torn end is cut off": tornEnd,
  "damage is refused": damageRefused,
  "saved means synced": savedMeansSynced,
};

/** Runs one of the checks in a folder of its own, which is gone afterwards. */
export async function inNewFolder(check: (root: string) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), "raft-mutant-"));
  try {
    await check(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

interface Opened {
  readonly log: DiskLog;
  readonly recovered: Recovered;
}

function open(directory: string): Promise<Opened> {
  return DiskLog.open({
    directory,
    key: undefined,
    segmentBytes: 4_096,
    log: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
}

/** Saves and restarts in a random order; after each start everything is there, and nothing else. */
async function savedIsSaved(root: string): Promise<void> {
  for (let seed = 1; seed <= 6; seed += 1) {
    const random = new Random(seed);
    const expected = new Expected();
    let directory = join(root, `${seed}`);
    let { log, recovered } = await open(directory);
    for (let restart = 1; restart <= 6; restart += 1) {
      expected.compare(recovered);
      for (let count = random.below(40); count > 0; count -= 1) await append(log, expected.next(random));
      if (random.chance(0.5)) await log.compact(expected.mark?.index ?? 0);
      const stopped = random.chance(0.5);
      const before = directory;
      if (stopped) await log.close();
      directory = join(root, `${seed}-${restart}`);
      await cp(before, directory, { recursive: true });
      if (!stopped) await log.close();
      ({ log, recovered } = await open(directory));
    }
    expected.compare(recovered);
    await log.close();
  }
}

/** What the log was told, and thus must tell. */
class Expected {
  hard: HardState = { term: 0, vote: 0, commit: 0 };
  entries: Entry[] = [];
  mark: { readonly index: number; readonly term: number } | undefined;

  next(random: Random): Omit<Save, "done"> {
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

  compare({ hard, mark, entries }: Recovered): void {
    assert(same(hard, this.hard), `hard state is ${JSON.stringify(hard)} after ${JSON.stringify(this.hard)}`);
    // Compaction may take the mark along with the entries before it: the snapshot itself says what it covers.
    assert(
      mark === undefined || same(mark, this.mark),
      `snapshot mark is ${JSON.stringify(mark)} after ${JSON.stringify(this.mark)}`,
    );
    // Entries that the snapshot covers may be gone with their file.
    const covered = this.mark?.index ?? 0;
    const kept = this.entries.filter(({ index }) => index >= (entries[0]?.index ?? 0));
    assert(
      same(entries.map(placeOf), kept.map(placeOf)),
      `entries differ: ${entries.map(placeOf)} not ${kept.map(placeOf)}`,
    );
    const missing = this.entries.find(
      ({ index }) => index > covered && index < (entries[0]?.index ?? Number.POSITIVE_INFINITY),
    );
    assert(missing === undefined, `entry ${missing?.index} is gone`);
  }
}

/** Whatever part of the last write a crash leaves, a beginning of it comes back, and the log goes on from there. */
async function tornEnd(root: string): Promise<void> {
  const directory = join(root, "log");
  const { log } = await open(directory);
  for (let index = 1; index <= 3; index += 1) await append(log, saveOf(index, index));
  const from = endOf(await readFile(join(directory, await newest(directory))));
  await append(log, saveOf(4, 6));
  const name = await newest(directory);
  const bytes = await readFile(join(directory, name));
  const to = endOf(bytes);
  const tears: Buffer[] = [];
  for (let at = from; at <= to; at += 11) {
    tears.push(Buffer.concat([bytes.subarray(0, at), Buffer.alloc(bytes.length - at)]));
    // Later sectors may have reached the platter before earlier ones.
    tears.push(Buffer.concat([bytes.subarray(0, at), Buffer.alloc(30), bytes.subarray(at + 30)]));
  }
  for (const [at, torn] of tears.entries()) {
    const copy = join(root, `torn-${at}`);
    await cp(directory, copy, { recursive: true });
    await writeFile(join(copy, name), torn);
    await goesOn(copy);
  }
  await log.close();
}

async function goesOn(directory: string): Promise<void> {
  const { log, recovered } = await open(directory);
  const count = recovered.entries.length;
  const first = recovered.entries.every(({ index, term }, at) => index === at + 1 && term === 1);
  assert(first && count >= 3 && count <= 6, `a torn write left entries ${recovered.entries.map(placeOf)}`);
  await append(log, saveOf(count + 1, count + 1));
  await log.close();
  const again = await open(directory);
  await again.log.close();
  assert(again.recovered.entries.length === count + 1, "the log does not go on after a torn write");
}

/** What was durable and is wrong now is never taken for a torn write. */
async function damageRefused(root: string): Promise<void> {
  const directory = join(root, "log");
  const { log } = await open(directory);
  for (let index = 1; index <= 80; index += 1) await append(log, saveOf(index, index));
  const names = await segmentsIn(directory);
  for (const [name, offset] of [
    [names[0] ?? "", 300],
    [names.at(-2) ?? "", 720],
    [names.at(-1) ?? "", 150],
  ] as const) {
    const copy = join(root, `${name}-${offset}`);
    await cp(directory, copy, { recursive: true });
    const bytes = await readFile(join(copy, name));
    bytes[offset] = (bytes[offset] ?? 0) ^ 1;
    await writeFile(join(copy, name), bytes);
    const opened = await open(copy).catch((error: unknown) => error);
    assert(opened instanceof DamagedError, `damage at ${offset} of ${name} is taken for a torn write`);
  }
  await log.close();
}

/** While the disk has not confirmed, nobody is told that anything is saved. */
async function savedMeansSynced(root: string): Promise<void> {
  const { log } = await open(join(root, "log"));
  let syncs = 0;
  const fdatasync = disk.fdatasync;
  const counting = async (file: number): Promise<void> => {
    await fdatasync(file);
    syncs += 1;
  };
  Object.assign(disk, { fdatasync: counting });
  try {
    for (const save of [saveOf(1, 2), { ...saveOf(3, 2), hard: { term: 2, vote: 3, commit: 0 } }]) {
      const before = syncs;
      await append(log, save);
      assert(syncs > before, "a save was reported that no fdatasync had made durable");
    }
  } finally {
    Object.assign(disk, { fdatasync });
    await log.close();
  }
}

function append(log: DiskLog, save: Omit<Save, "done">): Promise<void> {
  return new Promise((done) => log.append({ ...save, done }));
}

function saveOf(first: number, last: number): Omit<Save, "done"> {
  const entries = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => entry(first + at, 1, 100));
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

async function segmentsIn(directory: string): Promise<readonly string[]> {
  return (await readdir(directory)).filter((name) => name.endsWith(".seg")).sort();
}

async function newest(directory: string): Promise<string> {
  return (await segmentsIn(directory)).at(-1) ?? "";
}
