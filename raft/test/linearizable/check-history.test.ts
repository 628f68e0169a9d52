import { describe, expect, test } from "vitest";
import { Random } from "../random.ts";
import { isLinearizable } from "./brute-force.ts";
import { checkHistory } from "./check-history.ts";
import type { Operation } from "./operation.ts";

/** `write a 1-5`, `read a,b 3-`: what is done on key k, when it begins and when it ends. */
function history(...lines: readonly string[]): readonly Operation[] {
  return lines.map((line, at) => {
    const [kind = "", value = "", times = ""] = line.split(" ");
    const [call, end] = times.split("-");
    const common = { client: at + 1, key: "k", call: Number(call), return: end === "" ? undefined : Number(end) };
    if (kind === "read") return { ...common, kind, value: "", result: value === "nothing" ? "" : value };
    return { ...common, kind: kind === "append" ? "append" : "write", value };
  });
}

describe("histories that some order explains", () => {
  test.each([
    ["nothing happened", []],
    ["a read before any write", ["read nothing 1-2"]],
    ["a write seen while it runs", ["write a 1-9", "read a 2-3"]],
    ["a write not yet seen while it runs", ["write a 1-9", "read nothing 2-3"]],
    ["a write of unknown outcome, seen late", ["write a 1-", "write b 2-3", "read b 4-5", "read a 6-7", "read a 8-9"]],
    ["a write of unknown outcome, never seen", ["write a 1-", "read nothing 2-3", "write b 4-5", "read b 6-7"]],
    ["a read of unknown outcome", ["write a 1-2", "read nothing 3-"]],
    ["an end and a begin at the same time", ["write a 1-2", "read nothing 2-3"]],
    ["appends in the other order than called", ["append a 1-9", "append b 2-8", "read b,a 10-11"]],
    ["an append of unknown outcome, never seen", ["append a 1-", "append b 2-3", "read b 4-5"]],
    ["appends that no read saw", ["append a 1-2", "append b 3-4"]],
    ["the same value written twice", ["write a 1-2", "write b 3-4", "write a 5-6", "read a 7-8"]],
    ["writes and appends on one key", ["append a 1-2", "write b 3-4", "append c 5-6", "read b,c 7-8"]],
  ])("%s", (_name, lines) => {
    expect(checkHistory(history(...lines))).toEqual({ kind: "linearizable" });
    expect(isLinearizable(history(...lines))).toBe(true);
  });
});

describe("histories that no order explains", () => {
  test.each([
    ["a stale read", ["write a 1-2", "write b 3-4", "read a 5-6"], 'read -> "a" [5..6]'],
    ["a lost write", ["write a 1-2", "read nothing 3-4"], 'read -> "" [3..4]'],
    ["reads that go back", ["write a 1-2", "write b 3-20", "read b 5-6", "read a 7-8"], 'read -> "a" [7..8]'],
    ["a value of the future", ["read a 1-2", "write a 3-4"], 'read -> "a" [1..2]'],
    ["a value of nobody", ["write a 1-2", "read z 3-4"], 'read -> "z" [3..4]'],
    ["two readers, two orders", ["write a 1-9", "write b 1-9", "read a 10-11", "read b 12-13"], 'read -> "b" [12..13]'],
    ["a lost append", ["append a 1-2", "append b 3-4", "read b 5-6"], 'read -> "b" [5..6]'],
    ["appends in the wrong order", ["append a 1-2", "append b 3-4", "read b,a 5-6"], 'read -> "b,a" [5..6]'],
    ["an item twice", ["append a 1-2", "append b 3-4", "read a,b,a 5-6"], 'read -> "a,b,a" [5..6]'],
    ["a list that lost its end", ["append a 1-2", "append b 3-", "read a,b 5-6", "read a 7-8"], 'read -> "a" [7..8]'],
    ["lists that part", ["append a 1-9", "append b 1-9", "read a 2-3", "read b,a 10-11"], 'read -> "b,a" [10..11]'],
    ["an item of the future", ["read a 1-2", "append a 3-4"], 'read -> "a" [1..2]'],
    ["one value for half of another", ["append ab 1-2", "append cd 3-4", "read ab,c 5-6"], 'read -> "ab,c" [5..6]'],
    [
      "a value written twice, but gone",
      ["write a 1-2", "write b 3-4", "write a 5-6", "read b 7-8"],
      'read -> "b" [7..8]',
    ],
  ])("%s", (_name, lines, culprit) => {
    expect(checkHistory(history(...lines))).toMatchObject({
      kind: "violation",
      key: "k",
      explanation: expect.stringContaining(`has a place for (client ${clientOf(lines, culprit)}: ${culprit})`),
    });
    expect(isLinearizable(history(...lines))).toBe(false);
  });
});

function clientOf(lines: readonly string[], culprit: string): number {
  const times = /\[(\d+)\.\.(\d+)\]/.exec(culprit);
  return lines.findIndex((line) => line.endsWith(` ${times?.[1]}-${times?.[2]}`)) + 1;
}

test("the explanation can be read", () => {
  const lines = ["write a 1-2", "write b 3-4", "read a 5-6", "read b 7-8"];
  const verdict = checkHistory(history(...lines));
  expect(verdict).toEqual({
    kind: "violation",
    key: "k",
    explanation: `key k: no order of the operations has a place for (client 3: read -> "a" [5..6])
because "a" comes before "b", as (client 1: write "a" [1..2]) ended before (client 2: write "b" [3..4]) began; but \
"b" comes before "a", as (client 2: write "b" [3..4]) ended before (client 3: read -> "a" [5..6]) began
the shortest beginning that fails has 3 operations, the last of them:
  client 1: write "a" [1..2]
  client 2: write "b" [3..4]
  client 3: read -> "a" [5..6]`,
  });
});

test("a search that grows too large is undecided, unless another key is wrong for sure", () => {
  const open = Array.from({ length: 30 }, (_, at) => `write ${at} 1-`);
  const many = history(...open, "write 1 1-2", "read x 3-4");
  expect(checkHistory(many, { maxStates: 1_000 })).toMatchObject({ kind: "undecided", key: "k" });
  const wrong = history("read z 1-2").map((each) => ({ ...each, key: "other" }));
  expect(checkHistory([...many, ...wrong], { maxStates: 1_000 })).toMatchObject({ kind: "violation", key: "other" });
});

/** Few values, few times, any result: most are wrong, and many only just. */
function smallHistory(random: Random, kinds: readonly ("write" | "append")[], values: number): readonly Operation[] {
  let written = 0;
  const results = ["", "1", "2", "3", "1,2", "2,1", "1,3", "1,2,3", "2,1,3", "1,1"];
  return Array.from({ length: 2 + random.below(5) }, (_, at): Operation => {
    const call = random.below(12);
    const end = random.chance(0.2) ? undefined : call + random.below(6);
    const common = { client: at + 1, key: "k", call, return: end };
    if (random.chance(0.5)) return { ...common, kind: "read", value: "", result: random.pick(results) ?? "" };
    written += 1;
    return {
      ...common,
      kind: random.pick(kinds) ?? "write",
      value: `${values === 0 ? written : 1 + random.below(values)}`,
    };
  });
}

test.each([
  ["registers", ["write"], 0],
  ["append lists", ["append"], 0],
  ["values written twice", ["write", "append"], 2],
] as const)("the verdict is that of the definition: %s", (_name, kinds, values) => {
  const verdicts = { linearizable: 0, violation: 0, undecided: 0 };
  for (let seed = 1; seed <= 6_000; seed += 1) {
    const operations = smallHistory(new Random(seed), kinds, values);
    const verdict = checkHistory(operations);
    const expected = isLinearizable(operations) ? "linearizable" : "violation";
    expect({ seed, operations, kind: verdict.kind }).toEqual({ seed, operations, kind: expected });
    verdicts[verdict.kind] += 1;
  }
  expect(verdicts.linearizable).toBeGreaterThan(300);
  expect(verdicts.violation).toBeGreaterThan(300);
});
