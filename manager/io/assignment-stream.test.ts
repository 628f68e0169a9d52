import { expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { limits } from "../../base/limit.ts";
import { type AssignmentItem, keyOf } from "../../model/assignment.ts";
import { v1 } from "../../proto/rpc.ts";
import type { Wanted } from "../plan/assigner.ts";
import { SharedPart } from "../plan/shared-part.ts";
import { AssignmentStream } from "./assignment-stream.ts";

const peer = (id: string, dataPathAddress = "10.0.0.1"): AssignmentItem => ({
  kind: "peer",
  nodeId: asId(id),
  slice: 1,
  dataPathAddress,
});
const setOf = (...items: AssignmentItem[]): Wanted => {
  return { own: new Map(items.map((item) => [keyOf(item), item])), shared: [] };
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

const sharing = (part: SharedPart, ...own: AssignmentItem[]): Wanted => ({ ...setOf(...own), shared: [part] });
const groupsOf = (stream: AssignmentStream, wanted: Wanted) =>
  stream.next(wanted).flatMap(({ shared }) => shared.map((bytes) => v1.AssignmentGroup.decode(bytes)));
const keysIn = (groups: ReturnType<typeof groupsOf>) =>
  groups.map(({ put, drop }) => ({ put: put?.map(({ key }) => key), drop }));

test("what many hold alike is made once for all of them, the difference too", () => {
  const part = new SharedPart();
  for (const id of ["a", "b", "c"]) part.put(peer(id));
  const [one, other] = [new AssignmentStream(), new AssignmentStream()];
  const [first, second] = [one, other].map((stream) => stream.next(sharing(part))[0]?.shared[0]);
  expect(keysIn([v1.AssignmentGroup.decode(first ?? new Uint8Array())])).toEqual([
    { put: ["peer/a", "peer/b", "peer/c"], drop: [] },
  ]);
  expect(second).toBe(first);
  part.drop("peer/a");
  part.put(peer("b", "10.0.0.2"));
  const [third, fourth] = [one, other].map((stream) => stream.next(sharing(part))[0]?.shared[0]);
  expect(keysIn([v1.AssignmentGroup.decode(third ?? new Uint8Array())])).toEqual([
    { put: ["peer/b"], drop: ["peer/a"] },
  ]);
  expect(fourth).toBe(third);
  expect(one.next(sharing(part))).toEqual([]);
});

test("its own counts, whatever the others are told under the same key", () => {
  const part = new SharedPart();
  part.put(peer("a"));
  const own = peer("a", "10.0.0.9");
  const stream = new AssignmentStream();
  expect(shown(stream, sharing(part, own))).toMatchObject([{ put: ["peer/a"] }]);
  part.put(peer("a", "10.0.0.2"));
  expect(shown(stream, sharing(part, own))).toMatchObject([{ put: ["peer/a"] }]);
  const [back] = stream.next(sharing(part));
  expect(Buffer.from(back?.put[0]?.item ?? []).toString()).toContain("10.0.0.2");
});

test("who no longer shares a part loses all that it was sent of it", () => {
  const part = new SharedPart();
  for (const id of ["a", "b"]) part.put(peer(id));
  const stream = new AssignmentStream();
  stream.next(sharing(part));
  part.drop("peer/b");
  expect(shown(stream, setOf())).toMatchObject([{ put: [], drop: ["peer/a", "peer/b"] }]);
});

test("who is too far behind is told everything", () => {
  const part = new SharedPart();
  const stream = new AssignmentStream();
  stream.next(sharing(part));
  for (let at = 0; at < 25_000; at += 1) part.put(peer("a", String(at)));
  const [all] = stream.next(sharing(part));
  expect(all?.complete).toBe(true);
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

test("shared items fill messages like others", () => {
  const part = new SharedPart();
  for (let at = 0; at <= limits.assignmentsPerMessageMax; at += 1) part.put(peer(String(at)));
  const parts = new AssignmentStream().next(sharing(part, peer("own")));
  expect(parts.map(({ last, shared, put }) => [last, shared.length, put.length])).toEqual([
    [false, 1, 0],
    [true, 1, 1],
  ]);
});

test("large items are parted by size", () => {
  const secret = (id: string): AssignmentItem => ({ kind: "secret", id, name: id, data: "x".repeat(3_000_000) });
  expect(shown(new AssignmentStream(), setOf(secret("a"), secret("b"))).map(({ put }) => put)).toEqual([
    ["secret/a"],
    ["secret/b"],
  ]);
});
