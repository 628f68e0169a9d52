import { expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { limits } from "../../base/limit.ts";
import { type AssignmentItem, keyOf } from "../../model/assignment.ts";
import type { Wanted } from "../plan/assigner.ts";
import { AssignmentStream } from "./assignment-stream.ts";

const peer = (id: string, dataPathAddress = "10.0.0.1"): AssignmentItem => ({
  kind: "peer",
  nodeId: asId(id),
  slice: 1,
  dataPathAddress,
});
const setOf = (...items: AssignmentItem[]): Wanted => {
  return { own: new Map(items.map((item) => [keyOf(item), item])), shared: [], except: "" };
};
const shown = (stream: AssignmentStream, wanted: Wanted) =>
  stream
    .next(wanted)
    .map(({ complete, last, put, drop }) => ({ complete, last, put: put?.map(({ key }) => key), drop }));

test("everything first, even if that is nothing; then only what differs", () => {
  const stream = new AssignmentStream();
  expect(shown(stream, setOf())).toEqual([{ complete: true, last: true, put: [], drop: [] }]);
  expect(shown(stream, setOf(peer("a"), peer("b")))).toEqual([
    { complete: false, last: true, put: ["peer/a", "peer/b"], drop: [] },
  ]);
  expect(shown(stream, setOf(peer("a"), peer("b")))).toEqual([]);
  expect(shown(stream, setOf(peer("b", "10.0.0.2")))).toEqual([
    { complete: false, last: true, put: ["peer/b"], drop: ["peer/a"] },
  ]);
});

test("a large set comes in parts, of which only the last is called so", () => {
  const count = limits.assignmentsPerMessageMax + 1;
  const all = setOf(...Array.from({ length: count }, (_, at) => peer(String(at))));
  const parts = shown(new AssignmentStream(), all);
  expect(parts.map(({ last, put }) => [last, put?.length])).toEqual([
    [false, limits.assignmentsPerMessageMax],
    [true, 1],
  ]);
});

test("large items are parted by size", () => {
  const secret = (id: string): AssignmentItem => ({ kind: "secret", id, name: id, data: "x".repeat(3_000_000) });
  expect(shown(new AssignmentStream(), setOf(secret("a"), secret("b"))).map(({ put }) => put)).toEqual([
    ["secret/a"],
    ["secret/b"],
  ]);
});
