import { expect, test } from "vitest";
import { asId } from "../base/id.ts";
import { Host } from "./host.ts";
import { reservedShare, unmet } from "./neighbours.ts";
import { sampleNode, sampleSpec, sampleTask } from "./sample.ts";

test("the share that is reserved is the larger of processor and memory", () => {
  const host = new Host(sampleNode("w1", {}, { nanoCpus: 4e9, memoryBytes: 8e9 }));
  expect(reservedShare(host)).toBe(0);
  const reserve = (NanoCPUs: number, MemoryBytes: number) =>
    sampleTask("t", { node: "w1", spec: sampleSpec({ Resources: { Reservations: { NanoCPUs, MemoryBytes } } }) });
  host.load.add(reserve(1e9, 1e9));
  expect(reservedShare(host)).toBe(1 / 4);
  host.load.add(reserve(0, 3e9));
  expect(reservedShare(host)).toBe(1 / 2);
});

test("a node that offers nothing is full as soon as something is reserved", () => {
  const host = new Host(sampleNode("w1", {}, { nanoCpus: 0, memoryBytes: 0 }));
  const spec = sampleSpec({ Resources: { Reservations: { NanoCPUs: 1e9 } } });
  host.load.add(sampleTask("t", { node: "w1", spec }));
  expect(reservedShare(host)).toBeGreaterThanOrEqual(1);
});

test("preferences that a node does not meet are counted", () => {
  const onW1 = { placedOn: (node: string) => Number(node === "w1") };
  const prefers = [
    { neighbour: onW1, isTogether: true },
    { neighbour: onW1, isTogether: false },
    { neighbour: { placedOn: () => 0 }, isTogether: true },
  ];
  const neighbours = { together: [], apart: [], isApartFromItself: false, byReserved: false, prefers };
  expect([asId<"node">("w1"), asId<"node">("w2")].map((node) => unmet(neighbours, node))).toEqual([2, 2]);
  expect(unmet({ ...neighbours, prefers: prefers.slice(0, 1) }, asId("w1"))).toBe(0);
});
