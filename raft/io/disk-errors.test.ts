import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Entry } from "../core/types.ts";
import { bytes, eventually, TestCluster } from "../test/cluster.ts";
import { type FileCall, faultyFiles, systemError } from "../test/faulty-files.ts";
import { DiskLog } from "./disk-log.ts";
import { DiskError } from "./errors.ts";
import { type FileLayer, realFiles } from "./files.ts";
import { KeyRing } from "./keys.ts";
import type { Replayed } from "./replay.ts";

let root: string;
let directory: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "raft-errors-"));
  directory = join(root, "log");
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

interface Opened {
  readonly log: DiskLog;
  readonly recovered: Replayed;
  readonly errors: Error[];
  /** "full" and "space", as they were told. */
  readonly told: string[];
}

async function open(files: FileLayer = realFiles, at = directory): Promise<Opened> {
  const errors: Error[] = [];
  const told: string[] = [];
  const opened = await DiskLog.open({
    directory: at,
    files,
    keys: new KeyRing(new Uint8Array(32).fill(5)),
    keepFrom: 0,
    segmentBytes: 4 * 1024,
    log: () => undefined,
    onError: (error) => errors.push(error),
    onFull: () => told.push("full"),
    onSpace: () => told.push("space"),
  });
  return { ...opened, errors, told };
}

function entry(index: number): Entry {
  return { kind: "normal", index, term: 1, data: new Uint8Array(300).fill(index) };
}

/** Entries in the log that was just opened anew, and how many of them there are. */
function indexesOf({ recovered }: Opened): readonly number[] {
  for (const each of recovered.entries) expect(each).toEqual({ ...entry(each.index), data: expect.anything() });
  return recovered.entries.map(({ index }) => index);
}

function upTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, at) => at + 1);
}

/** Appends entries one save each and notes which of them are reported saved. */
class Appender {
  readonly #log: DiskLog;
  readonly saved: number[] = [];

  constructor(log: DiskLog) {
    this.#log = log;
  }

  append(index: number): void {
    const done = (): void => void this.saved.push(index);
    this.#log.append({ hard: undefined, mark: undefined, entries: [entry(index)], mustSync: true, done });
  }

  async appended(first: number, last: number): Promise<void> {
    for (let index = first; index <= last; index += 1) {
      this.append(index);
      await eventually(() => this.saved.at(-1) === index, `entry ${index} to be saved`);
    }
  }
}

const isLog = ({ path }: FileCall): boolean => path.startsWith(directory) && !path.endsWith("spare.tmp");

test("a file system that takes and gives bytes in small parts changes nothing", async () => {
  const files = faultyFiles(({ name }) => (name === "write" ? 7 : 61));
  const { log } = await open(files);
  await new Appender(log).appended(1, 20);
  await log.close();
  const again = await open(files);
  expect(indexesOf(again)).toEqual(upTo(20));
  await again.log.close();
});

test.each([0, 1, 39, 40, 41, 200, 350])("space that runs out %i bytes into a write is waited for", async (part) => {
  let refusing = false;
  let room = 0;
  const files = faultyFiles((call) => {
    if (!refusing || call.name !== "write" || !isLog(call)) return undefined;
    if (room === 0) throw systemError("ENOSPC");
    const limit = room;
    room = 0;
    return limit;
  });
  const { log, errors, told } = await open(files);
  const appender = new Appender(log);
  await appender.appended(1, 3);
  refusing = true;
  room = part;
  for (const index of [4, 5, 6]) appender.append(index);
  await eventually(() => log.full, "the log to be full");
  // A crash at this point leaves part of a frame.
  const copy = join(root, "crashed");
  await cp(directory, copy, { recursive: true });
  const crashed = await open(realFiles, copy);
  expect(indexesOf(crashed).slice(0, 3)).toEqual(upTo(3));
  await crashed.log.close();
  expect(appender.saved).toEqual(upTo(3));
  refusing = false;
  await eventually(() => appender.saved.length === 6, "what waited to be saved");
  await appender.appended(7, 9);
  expect({ told, errors, full: log.full }).toEqual({ told: ["full", "space"], errors: [], full: false });
  await log.close();
  const again = await open();
  expect(indexesOf(again)).toEqual(upTo(9));
  await again.log.close();
});

test("a lack of space for the next file matters only when that is needed", async () => {
  let refusing = false;
  let made = 0;
  let refused = 0;
  const files = faultyFiles(({ name, path }) => {
    if (!path.endsWith("spare.tmp")) return undefined;
    made += name === "fsync" ? 1 : 0;
    if (!refusing || name !== "open") return undefined;
    refused += 1;
    throw systemError("EDQUOT");
  });
  const { log, told } = await open(files);
  const appender = new Appender(log);
  await eventually(() => made === 2, "the second file to be made");
  refusing = true;
  // Into the second file, whose successor then cannot be made.
  await appender.appended(1, 12);
  await eventually(() => refused > 0, "a refusal");
  await appender.appended(13, 14);
  expect(told).toEqual([]);
  for (let index = 15; index <= 40; index += 1) appender.append(index);
  await eventually(() => told.includes("full"), "the log to be full");
  refusing = false;
  await eventually(() => appender.saved.length === 40, "everything to be saved");
  expect(told).toEqual(["full", "space"]);
  await log.close();
  const again = await open();
  expect(indexesOf(again)).toEqual(upTo(40));
  await again.log.close();
});

interface Fault {
  readonly what: string;
  readonly code: "EIO" | "ENOSPC";
  readonly hits: (call: FileCall) => boolean;
}

const faults: readonly Fault[] = [
  { what: "a write", code: "EIO", hits: (call) => call.name === "write" && isLog(call) },
  { what: "an fdatasync", code: "EIO", hits: ({ name }) => name === "fdatasync" },
  { what: "an fdatasync", code: "ENOSPC", hits: ({ name }) => name === "fdatasync" },
  { what: "the name of a new file", code: "EIO", hits: ({ name }) => name === "rename" },
  { what: "the directory", code: "EIO", hits: ({ name }) => name === "syncDirectory" },
  { what: "the directory", code: "ENOSPC", hits: ({ name }) => name === "syncDirectory" },
  { what: "the next file", code: "EIO", hits: ({ name, path }) => name === "write" && path.endsWith("spare.tmp") },
  { what: "the next file's fsync", code: "EIO", hits: ({ name, path }) => name === "fsync" && path.endsWith(".tmp") },
];

test.each(faults)(
  "$code on $what ends it: nothing is reported saved any more, nothing saved is lost",
  async (fault) => {
    for (const healthy of [0, 1, 2, 3, 5, 8]) {
      await rm(directory, { recursive: true, force: true });
      let armed = false;
      let left = healthy;
      const files = faultyFiles((call) => {
        if (!armed || !fault.hits(call)) return undefined;
        left -= 1;
        if (left < 0) throw systemError(fault.code);
        return undefined;
      });
      const { log, errors, told } = await open(files);
      const appender = new Appender(log);
      armed = true;
      for (let index = 1; index <= 200 && errors.length === 0; index += 1) {
        appender.append(index);
        await eventually(() => appender.saved.at(-1) === index || errors.length > 0, "an outcome");
      }
      expect(errors, `after ${healthy}`).toHaveLength(1);
      expect(errors[0]).toBeInstanceOf(DiskError);
      expect(errors[0]?.message).toContain(fault.code);
      armed = false;
      const saved = [...appender.saved];
      appender.append(saved.length + 2);
      await log.close();
      expect(appender.saved).toEqual(saved);
      expect(told).toEqual([]);
      const again = await open();
      expect(indexesOf(again).slice(0, saved.length)).toEqual(saved);
      await again.log.close();
    }
  },
);

test("EIO while the log is read refuses the start and names the file", async () => {
  const { log } = await open();
  await new Appender(log).appended(1, 20);
  await log.close();
  const files = faultyFiles(({ name, path }) => {
    if (name === "read" && path.endsWith("2.seg")) throw systemError("EIO");
    return undefined;
  });
  const refusal = await open(files).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(DiskError);
  expect(String(refusal)).toContain(`reading ${join(directory, "log-0000000002.seg")} failed: EIO`);
  const again = await open();
  expect(indexesOf(again)).toEqual(upTo(20));
  await again.log.close();
});

test("the first failed fdatasync ends a leader; the others go on", async () => {
  const cluster = await TestCluster.create();
  try {
    let broken = false;
    const files = faultyFiles(({ name }) => {
      if (broken && name === "fdatasync") throw systemError("EIO");
      return undefined;
    });
    const first = await cluster.found({ files });
    await cluster.join();
    await cluster.join();
    await first.running.propose(bytes("before"));
    broken = true;
    await expect(first.running.propose(bytes("lost"))).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
    await expect(first.running.propose(bytes("refused"))).rejects.toMatchObject({ code: "STOPPED" });
    expect(first.fatal).toHaveLength(1);
    expect(first.fatal[0]).toBeInstanceOf(DiskError);
    await first.stop();
    const next = await cluster.leader();
    await next.running.propose(bytes("after"));
    expect(next.recorder.values.filter((value) => value !== "lost")).toEqual(["before", "after"]);
  } finally {
    await cluster.close();
  }
});
