import { expect, test } from "vitest";
import { Candidates } from "./candidates.ts";

const take = (candidates: Candidates, count: number): (string | undefined)[] =>
  Array.from({ length: count }, () => candidates.next());

test("one after the other, from a place that chance gives", () => {
  expect(take(new Candidates(["a", "b", "c"], 0), 4)).toEqual(["a", "b", "c", "a"]);
  expect(take(new Candidates(["a", "b", "c"], 0.5), 3)).toEqual(["b", "c", "a"]);
});

test("nobody known", () => {
  expect(new Candidates([], 0.9).next()).toBe(undefined);
});

test("whoever is named as leader comes next, even if not known", () => {
  const candidates = new Candidates(["a", "b"], 0);
  candidates.next();
  expect(candidates.redirected("x")).toBe(true);
  expect(take(candidates, 2)).toEqual(["x", "b"]);
});

test("being sent around ends in a wait", () => {
  const candidates = new Candidates(["a"], 0);
  const followed = ["b", "c", "d", "e"].map((address) => candidates.redirected(address));
  expect(followed).toEqual([true, true, true, false]);
  candidates.failed();
  expect(candidates.redirected("b")).toBe(true);
});

test("a leader that was lost is asked last", () => {
  const candidates = new Candidates(["a", "b", "c"], 0);
  candidates.found("b");
  expect(take(candidates, 3)).toEqual(["c", "a", "b"]);
});

test("what the leader says about managers counts, unless it says nothing", () => {
  const candidates = new Candidates(["a"], 0);
  candidates.learn([]);
  expect(candidates.known).toEqual(["a"]);
  candidates.learn(["b", "c"]);
  expect(take(candidates, 2)).toEqual(["b", "c"]);
});
