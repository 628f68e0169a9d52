import { expect, test } from "vitest";
import type { Entry } from "../core/types.ts";
import { bytes, eventually, TestCluster, until } from "../test/cluster.ts";
import { Hop } from "../test/hop.ts";
import { compactionIndex } from "./kept-entries.ts";

/** 100 entries of 76 bytes and 24 of overhead, from 1 on. */
const entries = Array.from(
  { length: 100 },
  (_, at): Entry => ({ kind: "normal", index: at + 1, term: 1, data: new Uint8Array(76) }),
);
const usual = { snapshotIndex: 90, keepEntries: 10, keepBytes: 2_000, matches: [], entries };

test.each([
  { what: "without anybody to wait for", change: {}, index: 80 },
  { what: "with everybody close behind", change: { matches: [99, 85] }, index: 80 },
  { what: "for somebody who lacks what may be kept", change: { matches: [99, 72] }, index: 72 },
  { what: "for somebody who lacks exactly what may be kept", change: { matches: [70] }, index: 70 },
  { what: "for somebody who lacks more", change: { matches: [69] }, index: 80 },
  { what: "for the slowest that can be helped", change: { matches: [0, 75, 71, 69] }, index: 71 },
  {
    what: "without a limit, from the beginning",
    change: { matches: [0], keepBytes: Number.POSITIVE_INFINITY },
    index: 0,
  },
  { what: "when the log begins later", change: { matches: [0, 75], entries: entries.slice(70) }, index: 75 },
  {
    what: "when the log begins after what is lacking",
    change: { matches: [69], entries: entries.slice(70) },
    index: 80,
  },
  { what: "when there are hardly any entries", change: { snapshotIndex: 5 }, index: 0 },
  { what: "when a snapshot has just replaced the log", change: { entries: [], matches: [80] }, index: 80 },
])("the log is forgotten up to the right entry $what", ({ change, index }) => {
  expect(compactionIndex({ ...usual, ...change })).toBe(index);
});

/** So that one message, which may wait until the connection is there again, does not hold all that is lacking. */
const large = Buffer.alloc(100_000, "x");

/** Three members, of which the third is cut off for long enough to lack 60 entries. Returns how often it was restored. */
async function catchUp(options: { readonly keepBytes: number }): Promise<number> {
  const hops: Hop[] = [];
  let snapshotIndex = 0;
  let losses = 0;
  const cluster = await TestCluster.create(async (_id, address) => {
    const { hop, address: own } = await Hop.to(address);
    hops.push(hop);
    return own;
  });
  const log = (_level: string, message: string, fields: Record<string, unknown>): void => {
    if (message === "took a snapshot") snapshotIndex = Number(fields["index"]);
    if (message === "lost the connection to a peer" && fields["peer"] === 3) losses += 1;
  };
  try {
    // The follower counts as reachable for as long as the test takes.
    const all = { snapshotEntries: 20, keepEntries: 5, tickMs: 50, electionTicks: 600, ...options };
    const leader = await cluster.found({ ...all, log });
    await cluster.join(all);
    const slow = await cluster.join(all);
    hops[2]?.freeze();
    hops[2]?.cut();
    // Until a new connection has failed, what is sent waits for it; after that the leader knows that it is lost.
    await eventually(() => losses >= 2, "the connection to be given up");
    for (let at = 0; at < 60; at += 1) await leader.running.propose(large);
    await eventually(() => snapshotIndex >= 40, "snapshots to be taken");
    hops[2]?.cut();
    hops[2]?.thaw();
    await eventually(() => slow.recorder.values.length === 60, "the follower to catch up");
    return slow.recorder.restores;
  } finally {
    for (const hop of hops) hop.thaw();
    await cluster.close();
    for (const hop of hops) hop.close();
  }
}

test("a follower that is slow but alive gets entries, however many snapshots are taken meanwhile", async () => {
  expect(await catchUp({ keepBytes: 100_000_000 })).toBe(0);
});

test("a follower that lacks more than the limit gets a snapshot", async () => {
  expect(await catchUp({ keepBytes: 1_000_000 })).toBe(1);
});

test("a member that cannot be reached holds nothing back", async () => {
  const cluster = await TestCluster.create();
  try {
    const options = { snapshotEntries: 20, keepEntries: 5, keepBytes: 1_000_000 };
    const leader = await cluster.found(options);
    await cluster.join(options);
    const away = await cluster.join(options);
    await away.stop();
    await until(leader.running, ({ members }) => members.some(({ id, reachable }) => id === 3 && reachable === false));
    for (let at = 0; at < 60; at += 1) await leader.running.propose(bytes(String(at)));
    await eventually(() => leader.lastSnapshot >= 40, "snapshots to be taken");
    await away.start(options);
    await eventually(() => away.recorder.values.length === 60, "the member to catch up");
    expect(away.recorder.restores).toBe(1);
  } finally {
    await cluster.close();
  }
});
