import { createHash } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import type { Counts } from "./counts.ts";
import { simulate } from "./simulation.ts";
import { Summary } from "./summary.ts";

const seedsPerTest = 50;
const chunks = Array.from({ length: 10 }, (_, at) => ({ from: at * seedsPerTest + 1, to: (at + 1) * seedsPerTest }));

/** Of each thing at least so much must have happened in all seeds together: where nothing happens nothing is proven. */
const least: Omit<Record<keyof Counts, number>, "simulatedMs" | "recoveryMs"> = {
  acknowledged: 20_000,
  failedWrites: 5_000,
  unknownWrites: 500,
  quorumReads: 10_000,
  leaseReads: 3_000,
  elections: 1_500,
  leaderChanges: 700,
  crashes: 2_000,
  coups: 200,
  blackouts: 100,
  tornWrites: 300,
  restarts: 4_000,
  rollOvers: 5_000,
  partitions: 1_000,
  oneWayPartitions: 500,
  isolatedLeaders: 100,
  minorityLeaders: 500,
  messages: 500_000,
  lost: 10_000,
  duplicated: 10_000,
  delayed: 10_000,
  snapshotsTaken: 5_000,
  snapshotsSent: 1_000,
  snapshotsInstalled: 700,
  snapshotsLost: 50,
  changesProposed: 3_000,
  changesApplied: 2_000,
  jointChanges: 1_000,
  learnersAdded: 500,
  leadersRemoved: 200,
  transfers: 1_000,
  slowDisks: 500,
  fullDisks: 500,
  stepDowns: 100,
  drifts: 3_000,
  pauses: 2_000,
  suspicions: 500,
  traps: 500,
};

describe("500 seeds", () => {
  const summary = new Summary();

  test.each(chunks)(
    "$from to $to keep what Raft promises, and recover",
    ({ from, to }) => {
      for (let seed = from; seed <= to; seed += 1) summary.add(simulate(seed));
      expect(summary.seeds).toBe(to);
    },
    300_000,
  );

  test("enough of everything has happened", () => {
    const scarce = Object.entries(least).filter(([name, count]) => summary.counts[name as keyof Counts] < count);
    expect(scarce).toEqual([]);
    expect([...summary.sizes.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  afterAll(() => {
    expect(summary.climates.size).toBe(6);
  });
});

test.each([1, 6, 16, 18])("seed %i gives the same run, event by event", (seed) => {
  const digest = (): { readonly text: string; readonly hash: number } => {
    const text = createHash("sha256");
    const { hash } = simulate(seed, { onEvent: (line) => text.update(line) });
    return { text: text.digest("hex"), hash };
  };
  const first = digest();
  expect(digest()).toEqual(first);
  // Looking on changes nothing.
  expect(simulate(seed).hash).toBe(first.hash);
});

test("different seeds give different runs", () => {
  expect(simulate(1).hash).not.toBe(simulate(2).hash);
});
