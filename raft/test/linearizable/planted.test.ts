import { expect, test } from "vitest";
import { Random } from "../random.ts";
import { checkHistory } from "./check-history.ts";
import { correctHistory } from "./correct-store.ts";
import type { Operation } from "./operation.ts";
import { searchOrder } from "./search.ts";

function correct(seed: number, operations: number): readonly Operation[] {
  const random = new Random(seed);
  return correctHistory({
    random,
    clients: 10,
    operations,
    registers: ["r1", "r2"],
    lists: ["l1", "l2"],
    unknown: 0.1,
  });
}

test("what a correct store does is linearizable", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    expect({ seed, ...checkHistory(correct(seed, 300)) }).toEqual({ seed, kind: "linearizable" });
  }
});

test("the size of a history is no obstacle", () => {
  expect(checkHistory(correct(1, 20_000))).toEqual({ kind: "linearizable" });
});

test("the search for keys of any shape agrees on what a correct store does", () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const random = new Random(seed);
    const settings = { random, clients: 4, operations: 60, unknown: 0.03 };
    const history = correctHistory({ ...settings, registers: ["r"], lists: [] });
    expect(searchOrder(history, { maxStates: 100_000 })).toBe("linearizable");
    expect(searchOrder(staleRead(history), { maxStates: 100_000 })).toBe("violation");
  }
});

type Plant = (history: readonly Operation[]) => readonly Operation[];

test.each<[string, Plant]>([
  ["stale read", staleRead],
  ["lost update", lostUpdate],
  ["read from the future", futureRead],
  ["lost append", lostAppend],
  ["reordered append", reorderedAppend],
  ["duplicated append", duplicatedAppend],
])("planted: %s", (_name, plant) => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const history = plant(correct(seed, 300));
    expect({ seed, kind: checkHistory(history).kind }).toEqual({ seed, kind: "violation" });
  }
});

/** Some read returns a value although another was written after it and before the read. */
function staleRead(history: readonly Operation[]): readonly Operation[] {
  for (const read of history.filter((each) => each.kind === "read" && each.key.startsWith("r")).toReversed()) {
    const writes = history.filter((each) => each.key === read.key && each.kind === "write" && ended(each) < read.call);
    const pair = writes.flatMap((old) => writes.filter((young) => ended(old) < young.call).map(() => old));
    const old = pair[0];
    if (read.return !== undefined && old !== undefined) return changed(history, read, { result: old.value });
  }
  throw new Error("no read came after two writes");
}

/** The last write of a register was acknowledged, but the next read sees what was there before. */
function lostUpdate(history: readonly Operation[]): readonly Operation[] {
  const at = 1 + Math.max(...history.map((each) => Math.max(each.call, each.return ?? 0)));
  const common = { client: 99, key: "r1" };
  return [
    ...history,
    { ...common, kind: "write", value: "kept", call: at, return: at + 1 },
    { ...common, kind: "write", value: "lost", call: at + 2, return: at + 3 },
    { ...common, kind: "read", value: "", result: "kept", call: at + 4, return: at + 5 },
  ];
}

function futureRead(history: readonly Operation[]): readonly Operation[] {
  const write = history.findLast((each) => each.kind === "write");
  const read = history.find((each) => each.kind === "read" && each.key === write?.key && each.return !== undefined);
  if (write === undefined || read === undefined) throw new Error("no write after a read");
  return changed(history, read, { result: write.value });
}

/** An acknowledged append that a later read saw is in no list any more. */
function lostAppend(history: readonly Operation[]): readonly Operation[] {
  const append = history.find((each) => each.kind === "append" && each.return !== undefined);
  return rewritten(history, append?.key, (items) => items.filter((item) => item !== append?.value));
}

function reorderedAppend(history: readonly Operation[]): readonly Operation[] {
  const first = history.find((each) => each.kind === "append" && each.return !== undefined);
  const later = (each: Operation): boolean =>
    each.kind === "append" && each.key === first?.key && each.call > ended(first);
  const second = history.find((each) => later(each) && each.return !== undefined);
  const swap = new Map([
    [first?.value, second?.value],
    [second?.value, first?.value],
  ]);
  return rewritten(history, first?.key, (items) => items.map((item) => swap.get(item) ?? item));
}

function duplicatedAppend(history: readonly Operation[]): readonly Operation[] {
  const read = history.findLast((each) => each.kind === "read" && each.key === "l1" && each.return !== undefined);
  if (read === undefined) throw new Error("nobody read l1");
  const [first = "", ...rest] = (read.result ?? "").split(",");
  return changed(history, read, { result: [first, ...rest, first].join(",") });
}

function rewritten(
  history: readonly Operation[],
  key: string | undefined,
  rewrite: (items: readonly string[]) => readonly string[],
): readonly Operation[] {
  return history.map((each) => {
    if (each.kind !== "read" || each.key !== key || each.result === undefined) return each;
    return { ...each, result: rewrite(each.result.split(",")).join(",") };
  });
}

function changed(history: readonly Operation[], one: Operation, to: Partial<Operation>): readonly Operation[] {
  return history.map((each) => (each === one ? { ...each, ...to } : each));
}

function ended(operation: Operation): number {
  return operation.return ?? Number.POSITIVE_INFINITY;
}
