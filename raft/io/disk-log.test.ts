import { randomBytes } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, truncate, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Entry, HardState } from "../core/types.ts";
import { Random } from "../test/random.ts";
import { frameOffsets } from "../test/sample-log.ts";
import { DiskLog } from "./disk-log.ts";
import { DamagedError } from "./errors.ts";
import { type FileLayer, realFiles } from "./files.ts";
import { KeyRing } from "./keys.ts";
import type { Replayed } from "./replay.ts";

let root: string;
let directory: string;
const warnings: string[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "raft-log-"));
  directory = join(root, "log");
  warnings.length = 0;
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

interface Opened {
  readonly log: DiskLog;
  readonly recovered: Replayed;
  readonly errors: Error[];
}

async function open(
  options: { key?: Uint8Array; segmentBytes?: number; at?: string; files?: Partial<FileLayer> } = {},
): Promise<Opened> {
  const errors: Error[] = [];
  const opened = await DiskLog.open({
    directory: options.at ?? directory,
    keys: new KeyRing(options.key),
    keepFrom: 0,
    files: { ...realFiles, ...options.files },
    onFull: () => undefined,
    onSpace: () => undefined,
    segmentBytes: options.segmentBytes ?? 16 * 1024,
    log: (level, message) => {
      if (level === "warn") warnings.push(message);
    },
    onError: (error) => errors.push(error),
  });
  return { ...opened, errors };
}

function entry(index: number, term = 1, size = 100): Entry {
  return { kind: "normal", index, term, data: new Uint8Array(size).fill(index % 251) };
}

function append(log: DiskLog, entries: readonly Entry[], hard?: HardState): Promise<void> {
  return new Promise((done) => log.append({ hard, mark: undefined, entries, mustSync: true, done }));
}

/** What a power failure would leave: the files as they are now, while the log is still open. */
async function crashed(): Promise<string> {
  const copy = join(root, `crash-${randomBytes(4).toString("hex")}`);
  await cp(directory, copy, { recursive: true });
  return copy;
}

async function segments(at: string): Promise<readonly string[]> {
  return (await readdir(at)).filter((name) => name.endsWith(".seg")).sort();
}

async function flip(file: string, offset: number): Promise<void> {
  const content = await readFile(file);
  content.writeUInt8(content.readUInt8(offset) ^ 0x10, offset);
  await writeFile(file, content);
}

for (const key of [undefined, randomBytes(32)]) {
  test(`what was saved is read back, across files, ${key ? "encrypted" : "in clear"}`, async () => {
    const options = key === undefined ? {} : { key };
    const first = await open(options);
    for (let index = 1; index <= 300; index += 1) await append(first.log, [entry(index)]);
    await append(first.log, [entry(290, 2), entry(291, 2)], { term: 2, vote: 3, commit: 280 });
    await first.log.close();
    expect((await segments(directory)).length).toBeGreaterThan(2);
    const { recovered, log } = await open(options);
    expect(recovered.hard).toEqual({ term: 2, vote: 3, commit: 280 });
    const expected = [...Array.from({ length: 289 }, (_, at) => entry(at + 1)), entry(290, 2), entry(291, 2)];
    expect(recovered.entries.map(({ index, term }) => [index, term])).toEqual(
      expected.map(({ index, term }) => [index, term]),
    );
    expect(recovered.entries.every((each, at) => sameData(each, expected[at]))).toBe(true);
    await log.close();
  });
}

test("an encrypted log shows nothing in clear and opens with no other key", async () => {
  const key = randomBytes(32);
  const first = await open({ key });
  const secret = Buffer.from("a secret that must not be readable");
  await append(first.log, [{ kind: "normal", index: 1, term: 1, data: secret }]);
  await first.log.close();
  const [name = ""] = await segments(directory);
  expect((await readFile(join(directory, name))).includes(secret)).toBe(false);
  await expect(open({ key: randomBytes(32) })).rejects.toThrow("which is not among the keys given");
  await expect(open()).rejects.toThrow("which is not among the keys given (plain)");
});

test("many saves waiting at once cost few fdatasyncs", async () => {
  const sync = vi.fn(realFiles.fdatasync);
  const { log } = await open({ files: { fdatasync: sync } });
  sync.mockClear();
  await Promise.all(Array.from({ length: 100 }, (_, at) => append(log, [entry(at + 1, 1, 10)])));
  expect(sync.mock.calls.length).toBeLessThanOrEqual(4);
  await log.close();
});

test("a tail cut at any byte loses only what was cut, and says so", async () => {
  const { log } = await open();
  await append(log, [entry(1), entry(2)]);
  const [name = ""] = await segments(directory);
  const before = lastByte(await readFile(join(directory, name)));
  await append(log, [entry(3), entry(4)]);
  const after = lastByte(await readFile(join(directory, name)));
  for (let end = before + 8; end < after; end += 7) {
    warnings.length = 0;
    const copy = await crashed();
    await truncate(join(copy, name), end);
    const reopened = await open({ at: copy });
    const indexes = reopened.recovered.entries.map(({ index }) => index);
    expect([1, 2, 3, 4].slice(0, indexes.length)).toEqual(indexes);
    expect(indexes.length).toBeGreaterThanOrEqual(2);
    expect(indexes.length).toBeLessThan(4);
    await append(reopened.log, [entry(indexes.length + 1, 2)]);
    await reopened.log.close();
    const again = await open({ at: copy });
    expect(again.recovered.entries.at(-1)).toMatchObject({ index: indexes.length + 1, term: 2 });
    await again.log.close();
  }
  expect(warnings.length).toBeGreaterThan(0);
  await log.close();
});

test("a flipped bit in anything known to be durable is refused, with file and offset", async () => {
  const { log } = await open();
  for (let index = 1; index <= 5; index += 1) await append(log, [entry(index)]);
  const [name = ""] = await segments(directory);
  const durable = lastByte(await readFile(join(directory, name)));
  await append(log, [entry(6)]);
  const random = new Random(7);
  for (let round = 0; round < 60; round += 1) {
    const copy = await crashed();
    const offset = random.below(durable);
    await flip(join(copy, name), offset);
    const error = await open({ at: copy }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error, `bit at ${offset}`).toBeInstanceOf(DamagedError);
    expect(error).toMatchObject({ code: "DAMAGED", file: join(copy, name) });
    expect(String(error)).toContain("let it join again");
  }
  await log.close();
});

test("after a clean stop even the last entry is protected", async () => {
  const { log } = await open();
  await append(log, [entry(1)]);
  const [name = ""] = await segments(directory);
  const end = lastByte(await readFile(join(directory, name)));
  await log.close();
  await flip(join(directory, name), end - 20);
  await expect(open()).rejects.toBeInstanceOf(DamagedError);
});

test("an idle log proves its last write, once and without an fdatasync", async () => {
  const sync = vi.fn(realFiles.fdatasync);
  const write = vi.fn(realFiles.write);
  const { log } = await open({ files: { fdatasync: sync, write } });
  await append(log, [entry(1)]);
  const [name = ""] = await segments(directory);
  // Hard state, entry and proof, and the end of it all.
  const frames = await vi.waitFor(async () => {
    const offsets = frameOffsets(await readFile(join(directory, name)));
    expect(offsets).toHaveLength(4);
    return offsets;
  });
  const copy = await crashed();
  await flip(join(copy, name), (frames[2] ?? 0) - 20);
  await expect(open({ at: copy })).rejects.toBeInstanceOf(DamagedError);
  expect(sync).toHaveBeenCalledTimes(2);
  // The spare file is written meanwhile as well, in large parts.
  expect(write.mock.calls.filter(([, bytes]) => bytes.length < 1_000)).toHaveLength(3);
  await log.close();
});

test("a damaged, shortened or missing earlier file is refused", async () => {
  const { log } = await open();
  for (let index = 1; index <= 300; index += 1) await append(log, [entry(index)]);
  await log.close();
  const [first = "", second = ""] = await segments(directory);
  const damages: ((at: string) => Promise<void>)[] = [
    (at) => flip(join(at, first), 5_000),
    (at) => truncate(join(at, second), 4_000),
    (at) => unlink(join(at, second)),
    (at) => cp(join(at, first), join(at, second)),
  ];
  for (const damage of damages) {
    const copy = await crashed();
    await damage(copy);
    await expect(open({ at: copy })).rejects.toBeInstanceOf(DamagedError);
  }
});

test("compaction removes whole files and keeps the hard state", async () => {
  const { log } = await open();
  await append(log, [entry(1)], { term: 4, vote: 2, commit: 0 });
  for (let index = 2; index <= 300; index += 1) await append(log, [entry(index)]);
  const before = (await segments(directory)).length;
  await log.compact(250);
  expect((await segments(directory)).length).toBeLessThan(before);
  await log.close();
  const { recovered, log: again } = await open();
  expect(recovered.hard).toMatchObject({ term: 4, vote: 2 });
  expect(recovered.entries[0]?.index).toBeLessThanOrEqual(251);
  expect(recovered.entries.at(-1)?.index).toBe(300);
  await again.close();
});

test("a save after sending lets the event loop go round first, is not overtaken, and is not forgotten by close", async () => {
  const write = vi.fn(realFiles.write);
  const { log } = await open({ files: { write } });
  // Small ones are of the log; the next file is being prepared with large ones.
  const writes = (): number => write.mock.calls.filter(([, bytes]) => bytes.length < 1024).length;
  const before = writes();
  const order: string[] = [];
  const save = (index: number, start: "now" | "after-sending"): void => {
    const done = (): void => void order.push(`saved ${index}`);
    log.append({ hard: undefined, mark: undefined, entries: [entry(index)], mustSync: true, done }, start);
  };
  setImmediate(() => order.push(`round, ${writes() - before} writes`));
  save(1, "after-sending");
  await vi.waitFor(() => expect(order).toEqual(["round, 0 writes", "saved 1"]));
  save(2, "after-sending");
  save(3, "now");
  await vi.waitFor(() => expect(order.slice(2)).toEqual(["saved 2", "saved 3"]));
  save(4, "after-sending");
  await log.close();
  expect(order.slice(4)).toEqual(["saved 4"]);
  const { recovered, log: again } = await open();
  expect(recovered.entries.map(({ index }) => index)).toEqual([1, 2, 3, 4]);
  await again.close();
});

test("a failing fdatasync is fatal: nothing is reported saved any more", async () => {
  const sync = vi.fn(realFiles.fdatasync);
  const { log, errors } = await open({ files: { fdatasync: sync } });
  sync.mockRejectedValue(new Error("EIO: i/o error"));
  let saved = false;
  log.append({
    hard: undefined,
    mark: undefined,
    entries: [entry(1)],
    mustSync: true,
    done: () => {
      saved = true;
    },
  });
  await vi.waitFor(() => expect(errors).toHaveLength(1));
  expect(errors[0]?.message).toContain("EIO");
  expect(saved).toBe(false);
  await log.close();
});

/** Where the written part of a preallocated file ends. */
function lastByte(content: Buffer): number {
  let end = content.length;
  while (end > 0 && content[end - 1] === 0) end -= 1;
  return end;
}

function sameData(left: Entry, right: Entry | undefined): boolean {
  return left.kind === "normal" && right?.kind === "normal" && Buffer.compare(left.data, right.data) === 0;
}
