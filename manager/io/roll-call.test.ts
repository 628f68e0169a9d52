import { expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { RollCall } from "./roll-call.ts";

const [a, b, c] = [asId<"node">("a"), asId<"node">("b"), asId<"node">("c")];

function rollCall(): RollCall {
  return new RollCall([a, b, c], { now: 100, patienceMs: 3_000, quietMs: 1_000, patienceMsMax: 5_000 });
}

test("gives up who has not come when the time is over, once", () => {
  const call = rollCall();
  call.came(b, 200);
  expect(call.next).toBe(3_100);
  expect(call.takeMissing(3_099)).toEqual([]);
  expect(call.takeMissing(3_100)).toEqual([a, c]);
  expect(call.takeMissing(9_999)).toEqual([]);
  expect(call.next).toBe(Number.POSITIVE_INFINITY);
});

test("waits on while nodes come or cannot be heard, but not for ever", () => {
  const call = rollCall();
  call.came(a, 3_000);
  expect(call.next).toBe(4_000);
  call.came(a, 3_900); // Again: it says nothing about the others.
  expect(call.next).toBe(4_000);
  call.busy(3_950);
  expect(call.next).toBe(4_950);
  call.busy(4_900);
  expect(call.next).toBe(5_100);
  expect(call.takeMissing(5_100)).toEqual([b, c]);
});

test("is over when all have come", () => {
  const call = rollCall();
  for (const node of [a, b, c]) call.came(node, 200);
  expect(call.next).toBe(Number.POSITIVE_INFINITY);
});

test("time in which nobody could be heard is not counted", () => {
  const call = rollCall();
  call.postpone(10_000);
  expect(call.takeMissing(13_099)).toEqual([]);
  expect(call.takeMissing(13_100)).toEqual([a, b, c]);
});
