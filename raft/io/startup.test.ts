import { expect, test } from "vitest";
import { emptyConfigState } from "../core/config.ts";
import { noData } from "../core/entry.ts";
import type { Entry, HardState } from "../core/types.ts";
import type { SnapshotFile } from "./snapshot-file.ts";
import { combine } from "./startup.ts";

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
