import { afterEach, beforeEach, expect, test } from "vitest";
import { bytes, eventually, TestCluster } from "../test/cluster.ts";
import { Hop } from "../test/hop.ts";

let cluster: TestCluster;
let hops: Map<number, Hop>;

beforeEach(async () => {
  hops = new Map();
  cluster = await TestCluster.create(async (id, address) => {
    const { hop, address: own } = await Hop.to(address);
    hops.set(id, hop);
    return own;
  });
});

afterEach(async () => {
  for (const hop of hops.values()) hop.thaw();
  await cluster.close();
  for (const hop of hops.values()) hop.close();
});

test("a leader that cannot hear anybody is replaced, and follows when it hears again", async () => {
  for (const start of [() => cluster.found(), () => cluster.join(), () => cluster.join()]) await start();
  const deaf = await cluster.leader();
  await deaf.running.propose(bytes("before"));
  hops.get(deaf.id)?.freeze();
  await eventually(() => deaf.running.status().role !== "leader", "the deaf leader to step down");
  const others = cluster.members.filter((member) => member !== deaf);
  await eventually(() => others.some((member) => member.running.status().role === "leader"), "another leader");
  const next = others.find((member) => member.running.status().role === "leader");
  await next?.running.propose(bytes("meanwhile"));
  hops.get(deaf.id)?.thaw();
  await eventually(() => deaf.recorder.values.length === 2, "the old leader to catch up");
  expect(deaf.recorder.values).toEqual(["before", "meanwhile"]);
  expect(deaf.running.status().role).toBe("follower");
});

test("when nobody hears anybody nothing is acknowledged, and afterwards all goes on", async () => {
  for (const start of [() => cluster.found(), () => cluster.join(), () => cluster.join()]) await start();
  const leader = await cluster.leader();
  for (const hop of hops.values()) hop.freeze();
  const outcome = leader.running.propose(bytes("lost?")).then(
    () => "acknowledged",
    (error: { code?: string }) => error.code,
  );
  await expect(outcome).resolves.toBe("OUTCOME_UNKNOWN");
  for (const hop of hops.values()) hop.thaw();
  const next = await cluster.leader(15_000);
  await next.running.propose(bytes("on"));
  expect(next.recorder.values.at(-1)).toBe("on");
});

test("a read by lease needs nobody while the lease holds", async () => {
  const patient = { tickMs: 2_000, leaseReads: true };
  for (const start of [() => cluster.found(patient), () => cluster.join(patient), () => cluster.join(patient)]) {
    await start();
  }
  const leader = await cluster.leader();
  const written = await leader.running.propose(bytes("before"));
  // The first one finds no lease: it asks a quorum, and whoever answers promises.
  await leader.running.readIndex({ consistency: "lease" });
  for (const hop of hops.values()) hop.freeze();
  await expect(leader.running.readIndex({ consistency: "lease" })).resolves.toBe(written);
  const asked = new AbortController();
  const quorum = leader.running.readIndex({ signal: asked.signal });
  await leader.running.readIndex({ consistency: "lease" });
  asked.abort(new Error("still waiting"));
  await expect(quorum).rejects.toThrow("still waiting");
});
