import { expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { Leases } from "./leases.ts";

const [a, b] = [asId<"node">("a"), asId<"node">("b")];

test("a lease ends once, at its time, and renewals move it", () => {
  const leases = new Leases();
  expect(leases.next).toBe(Number.POSITIVE_INFINITY);
  leases.renew(a, 100);
  leases.renew(b, 200);
  leases.renew(a, 150);
  expect(leases.takeExpired(149)).toEqual([]);
  expect(leases.takeExpired(150)).toEqual([a]);
  expect(leases.takeExpired(150)).toEqual([]);
  expect(leases.next).toBe(200);
  expect(leases.takeExpired(500)).toEqual([b]);
});

test("a looked-at time may come too early, never too late", () => {
  const leases = new Leases();
  leases.renew(a, 100);
  leases.renew(a, 900);
  expect(leases.next).toBeLessThanOrEqual(900);
  expect(leases.takeExpired(leases.next)).toEqual([]);
  expect(leases.next).toBe(900);
});

test("time in which nobody could be heard is not counted", () => {
  const leases = new Leases();
  leases.renew(a, 100);
  leases.postpone(1_000);
  expect(leases.takeExpired(1_099)).toEqual([]);
  expect(leases.takeExpired(1_100)).toEqual([a]);
});
