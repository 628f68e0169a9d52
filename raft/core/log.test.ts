import { expect, test } from "vitest";
import { noData } from "./entry.ts";
import { Log } from "./log.ts";
import type { Entry } from "./types.ts";

function entry(index: number, term: number): Entry {
  return { kind: "normal", index, term, data: noData };
}

/** A saved log with these terms from index 1 on. */
function logOf(terms: readonly number[], commit = 0): Log {
  const hard = { term: terms.at(-1) ?? 0, vote: 0, commit };
  const entries = terms.map((term, at) => entry(at + 1, term));
  return new Log({ base: { index: 0, term: 0 }, entries, applied: 0, snapshot: undefined, hard });
}

test("an append that does not fit is refused; one that fits replaces only what contradicts it", () => {
  const log = logOf([1, 1, 2, 2]);
  expect(log.appendAfter({ index: 5, term: 2 }, [], 0)).toBeUndefined();
  expect(log.appendAfter({ index: 3, term: 1 }, [], 0)).toBeUndefined();
  expect(log.appendAfter({ index: 1, term: 1 }, [entry(2, 1)], 0)).toBe(2);
  expect(log.lastIndex).toBe(4);
  expect(log.appendAfter({ index: 2, term: 1 }, [entry(3, 3)], 0)).toBe(3);
  expect(log.lastIndex).toBe(3);
  expect(log.term(3)).toBe(3);
});

test("an append commits only what it has shown to match", () => {
  const log = logOf([1, 1, 2, 2]);
  log.appendAfter({ index: 1, term: 1 }, [entry(2, 1)], 4);
  expect(log.committed).toBe(2);
});

test("what is committed is never replaced", () => {
  const log = logOf([1, 1, 1], 2);
  expect(() => log.appendAfter({ index: 1, term: 1 }, [entry(2, 2)], 0)).toThrow("does not contradict");
});

test("entries of an older term do not commit by themselves", () => {
  const log = logOf([1, 2]);
  expect(log.maybeCommit(2, 3)).toBe(false);
  log.append([entry(3, 3)]);
  expect(log.maybeCommit(3, 3)).toBe(true);
  expect(log.committed).toBe(3);
});

test.each([
  { index: 9, term: 2, result: { index: 3, term: 2 } },
  { index: 2, term: 5, result: { index: 2, term: 1 } },
  { index: 5, term: 0, result: { index: 0, term: 0 } },
])("logs may agree at $result when the other has $term at $index", ({ index, term, result }) => {
  expect(logOf([1, 1, 2, 4, 4]).agreementBefore(Math.min(index, 5), term)).toEqual(result);
});

test("a save under way does not make entries durable that replaced it meanwhile", () => {
  const log = logOf([1]);
  log.appendAfter({ index: 1, term: 1 }, [entry(2, 1), entry(3, 1)], 0);
  log.takeUnsaved(1);
  log.appendAfter({ index: 1, term: 1 }, [entry(2, 2)], 0);
  log.takeUnsaved(2);
  log.appendAfter({ index: 1, term: 1 }, [entry(2, 3), entry(3, 3)], 3);
  log.saved(1);
  expect(log.savedTo).toBe(1);
  log.saved(2);
  expect(log.savedTo).toBe(1);
  expect(log.takeApplicable(false, 1_000).map(({ index }) => index)).toEqual([1]);
  log.takeUnsaved(3);
  log.saved(3);
  expect(log.savedTo).toBe(3);
  expect(log.takeApplicable(false, 1_000).map(({ index }) => index)).toEqual([2, 3]);
});

test("nothing is applied while a snapshot waits to be installed", () => {
  const log = logOf([1, 1], 2);
  const config = { voters: [1], outgoing: [], learners: [], learnersNext: [], autoLeave: false };
  log.restore({ index: 10, term: 3, config });
  log.append([entry(11, 3)]);
  log.commitTo(11);
  const { snapshot, entries } = log.takeUnsaved(1);
  expect(snapshot?.index).toBe(10);
  expect(entries.map(({ index }) => index)).toEqual([11]);
  expect(log.hasApplicable(true)).toBe(false);
  expect(log.saved(1)?.index).toBe(10);
  log.appliedTo(10);
  expect(log.takeApplicable(false, 1_000).map(({ index }) => index)).toEqual([11]);
});

test("compaction keeps the term at its edge and everything after it", () => {
  const log = logOf([1, 1, 2, 2], 4);
  log.takeApplicable(true, 1_000);
  log.appliedTo(3);
  log.compact(3);
  expect([log.firstIndex, log.lastIndex, log.term(3), log.term(2)]).toEqual([4, 4, 2, undefined]);
  expect(() => log.compact(4)).toThrow("only applied entries");
});
