import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyConfigState } from "../core/config.ts";
import { noData } from "../core/entry.ts";
import type { Entry, HardState } from "../core/types.ts";
import type { DiskLog } from "./disk-log.ts";
import { realFiles } from "./files.ts";
import { KeyRing } from "./keys.ts";
import { publishSnapshot, type SnapshotFile, writeSnapshot } from "./snapshot-file.ts";
import { combine, type Loaded, load, missingMark } from "./startup.ts";

function entries(first: number, terms: readonly number[]): readonly Entry[] {
  return terms.map((term, at) => ({ kind: "normal", index: first + at, term, data: noData }));
}

function snapshot(index: number, term: number): SnapshotFile {
  const config = { ...emptyConfigState, voters: [1] };
  return { header: { index, term, config, addresses: new Map() }, path: "", keyName: "plain" };
}

interface Case {
  readonly what: string;
  readonly hard: HardState;
  readonly log: readonly Entry[];
  readonly snapshot?: SnapshotFile;
  readonly result: { readonly base: number; readonly last: number; readonly hard: HardState; readonly applied: number };
}

const hard = { term: 3, vote: 2, commit: 4 };

const cases: readonly Case[] = [
  {
    what: "an empty directory",
    hard: { term: 0, vote: 0, commit: 0 },
    log: [],
    result: { base: 0, last: 0, hard: { term: 0, vote: 0, commit: 0 }, applied: 0 },
  },
  { what: "a log alone", hard, log: entries(1, [1, 1, 2, 3, 3]), result: { base: 0, last: 5, hard, applied: 0 } },
  {
    what: "a commit index beyond what the crash left of the log",
    hard,
    log: entries(1, [1, 1]),
    result: { base: 0, last: 2, hard: { ...hard, commit: 2 }, applied: 0 },
  },
  {
    what: "an entry written before the hard state of its term",
    hard,
    log: entries(1, [1, 1, 2, 3, 4]),
    result: { base: 0, last: 5, hard: { term: 4, vote: 0, commit: 4 }, applied: 0 },
  },
  {
    what: "a snapshot within the log: some entries before it are kept",
    hard: { ...hard, commit: 8 },
    log: entries(1, [1, 1, 1, 1, 2, 2, 2, 3]),
    snapshot: snapshot(6, 2),
    result: { base: 4, last: 8, hard: { ...hard, commit: 8 }, applied: 6 },
  },
  {
    what: "a snapshot just before the log",
    hard: { ...hard, commit: 0 },
    log: entries(7, [3, 3]),
    snapshot: snapshot(6, 2),
    result: { base: 6, last: 8, hard: { ...hard, commit: 6 }, applied: 6 },
  },
  {
    what: "a snapshot newer than the log",
    hard,
    log: entries(1, [1, 1, 1]),
    snapshot: snapshot(6, 5),
    result: { base: 6, last: 6, hard: { term: 5, vote: 0, commit: 6 }, applied: 6 },
  },
  {
    what: "a snapshot of another history than the log's end",
    hard: { ...hard, commit: 2 },
    log: entries(1, [1, 1, 1, 1, 1, 1]),
    snapshot: snapshot(4, 2),
    result: { base: 4, last: 4, hard: { ...hard, commit: 4 }, applied: 4 },
  },
];

test.each(cases)("$what", ({ hard: saved, log, snapshot: file, result }) => {
  const state = combine({ hard: saved, entries: log, mark: undefined }, file, { directory: "d", keepEntries: 2 });
  const last = state.base.index + state.entries.length;
  expect({ base: state.base.index, last, hard: state.hard, applied: state.applied }).toEqual(result);
});

test("a log whose beginning is gone without a snapshot is refused", () => {
  const recovered = { hard, entries: entries(9, [3]), mark: undefined };
  expect(() => combine(recovered, snapshot(6, 2), { directory: "d", keepEntries: 2 })).toThrow("begins at entry 9");
});

interface MarkCase {
  readonly what: string;
  readonly log: readonly Entry[];
  readonly mark?: { readonly index: number; readonly term: number };
  readonly snapshot?: SnapshotFile;
  readonly missing: { readonly index: number; readonly term: number } | undefined;
}

const markCases: readonly MarkCase[] = [
  { what: "a log alone lacks no mark", log: entries(1, [1, 1]), missing: undefined },
  {
    what: "a log that ends before the snapshot lacks its mark",
    log: entries(1, [1, 1]),
    snapshot: snapshot(6, 5),
    missing: { index: 6, term: 5 },
  },
  {
    what: "a log of another history than the snapshot's lacks its mark",
    log: entries(1, [1, 1, 1, 1, 1, 1]),
    snapshot: snapshot(4, 2),
    missing: { index: 4, term: 2 },
  },
  {
    what: "a log that goes on after the snapshot lacks nothing",
    log: entries(1, [1, 1, 1, 2]),
    snapshot: snapshot(3, 1),
    missing: undefined,
  },
  {
    what: "a mark is not repeated",
    log: [],
    mark: { index: 6, term: 5 },
    snapshot: snapshot(6, 5),
    missing: undefined,
  },
];

test.each(markCases)("$what", ({ log, mark, snapshot: file, missing }) => {
  const recovered = { hard, entries: log, mark };
  const saved = combine(recovered, file, { directory: "d", keepEntries: 2 });
  expect(missingMark(recovered, saved)).toEqual(missing);
});

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "raft-startup-"));
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

function start(): Promise<Loaded> {
  const onError = (error: Error): void => {
    throw error;
  };
  const nothing = (): void => undefined;
  const size = { segmentBytes: 64 * 1024, keepEntries: 2 };
  const events = { log: nothing, onError, onFull: nothing, onSpace: nothing };
  return load({
    directory,
    files: realFiles,
    keys: new KeyRing(undefined),
    ...size,
    ...events,
    self: 1,
    bootstrap: undefined,
  });
}

function append(log: DiskLog, added: readonly Entry[], term: number): Promise<void> {
  const saved = { term, vote: 0, commit: 0 };
  return new Promise((done) => log.append({ hard: saved, mark: undefined, entries: added, mustSync: true, done }));
}

test.each([
  { what: "newer than the log", log: [1, 1, 1], index: 6, next: [2, 2] },
  { what: "of another history than the log", log: [1, 1, 1, 1, 1, 1], index: 4, next: [2] },
  { what: "in an empty log", log: [], index: 4, next: [2] },
])("entries after a snapshot $what survive, though a crash came before its mark", async ({ log, index, next }) => {
  const before = await start();
  await append(before.log, entries(1, log), 1);
  await before.log.close();
  const chunks = (async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from("state");
  })();
  const { header } = snapshot(index, 2);
  await publishSnapshot(before.store, await writeSnapshot(before.store, { header, chunks, name: "received" }));
  const after = await start();
  expect(after.saved).toMatchObject({ base: { index, term: 2 }, entries: [], applied: index });
  await append(after.log, entries(index + 1, next), 2);
  await after.log.close();
  const again = await start();
  await again.log.close();
  expect(again.saved.base).toEqual({ index, term: 2 });
  const places = again.saved.entries.map((entry) => ({ index: entry.index, term: entry.term }));
  expect(places).toEqual(next.map((term, at) => ({ index: index + 1 + at, term })));
});
