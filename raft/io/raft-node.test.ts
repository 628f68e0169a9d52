import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bytes, eventually, TestCluster, type TestMember, until } from "../test/cluster.ts";
import { NotLeaderError, ProposalTooLargeError } from "./errors.ts";

let cluster: TestCluster;

beforeEach(async () => {
  cluster = await TestCluster.create();
});

afterEach(async () => {
  await cluster.close();
});

async function threeMembers(): Promise<readonly [TestMember, TestMember, TestMember]> {
  return [await cluster.found(), await cluster.join(), await cluster.join()];
}

async function followers(): Promise<readonly TestMember[]> {
  const leader = await cluster.leader();
  return cluster.members.filter((member) => member !== leader && member.node !== undefined);
}

test("a single member leads at once and applies what is proposed", async () => {
  const member = await cluster.found();
  const first = await member.running.propose(bytes("a"));
  const second = await member.running.propose(bytes("b"));
  expect(second).toBe(first + 1);
  expect(member.recorder.values).toEqual(["a", "b"]);
  expect(await member.running.readIndex()).toBeGreaterThanOrEqual(second);
});

test("three members agree, and followers know leader and members", async () => {
  const members = await threeMembers();
  const leader = await cluster.leader();
  await Promise.all(Array.from({ length: 50 }, (_, at) => leader.running.propose(bytes(String(at)))));
  for (const member of members) {
    await eventually(() => member.recorder.values.length === 50, "all entries everywhere");
    expect(member.recorder.values).toEqual(leader.recorder.values);
    const status = member.running.status();
    expect(status.leaderAddress).toBe(leader.address);
    expect(status.members.map(({ id, address, learner }) => ({ id, address, learner }))).toEqual(
      members.map(({ id, address }) => ({ id, address, learner: false })),
    );
  }
  expect(leader.running.status().members.every((member) => member.reachable === true)).toBe(true);
});

test("a follower refuses proposals and reads and names the leader", async () => {
  await threeMembers();
  const leader = await cluster.leader();
  const [follower] = await followers();
  await expect(follower?.running.propose(bytes("x"))).rejects.toMatchObject({ leaderAddress: leader.address });
  await expect(follower?.running.readIndex()).rejects.toBeInstanceOf(NotLeaderError);
});

test("who is refused and asks again at once keeps nobody else from running", async () => {
  await threeMembers();
  const leader = await cluster.leader();
  const follower = cluster.members.find(({ id }) => id !== leader.id);
  for (const ask of [() => follower?.running.propose(bytes("x")), () => follower?.running.readIndex()]) {
    let others = 0;
    setImmediate(() => {
      others += 1;
    });
    for (let tries = 0; tries < 3; tries += 1) await expect(ask()).rejects.toMatchObject({ code: "NOT_LEADER" });
    expect(others).toBe(1);
  }
});

test("limits and signals end a proposal with their own error", async () => {
  const member = await cluster.found({ maxProposalBytes: 10 });
  await expect(member.running.propose(new Uint8Array(11))).rejects.toBeInstanceOf(ProposalTooLargeError);
  const signal = AbortSignal.abort(new Error("changed my mind"));
  await expect(member.running.propose(bytes("x"), { signal })).rejects.toThrow("changed my mind");
});

test("a lost leader is replaced within two seconds at default timing, and nothing is lost", async () => {
  const [first] = [
    await cluster.found({ tickMs: 100 }),
    await cluster.join({ tickMs: 100 }),
    await cluster.join({ tickMs: 100 }),
  ];
  await first?.running.propose(bytes("before"));
  const old = await cluster.leader();
  const start = performance.now();
  await old.stop();
  const next = await cluster.leader();
  await next.running.propose(bytes("after"));
  expect(performance.now() - start).toBeLessThan(4_000);
  expect(next.recorder.values).toEqual(["before", "after"]);
});

test("a restarted cluster remembers everything", async () => {
  const members = await threeMembers();
  const leader = await cluster.leader();
  await leader.running.propose(bytes("a"));
  await leader.running.propose(bytes("b"));
  await Promise.all(members.map((member) => member.stop()));
  await Promise.all(members.map((member) => member.start()));
  const next = await cluster.leader();
  await next.running.propose(bytes("c"));
  for (const member of members) {
    await eventually(() => member.recorder.values.length === 3, "all entries everywhere");
    expect(member.recorder.values).toEqual(["a", "b", "c"]);
    expect(member.running.status().members).toHaveLength(3);
  }
});

test("snapshots replace the log, at restart and for a new member", async () => {
  const options = { snapshotEntries: 20, keepEntries: 5, encryptionKey: randomBytes(32) };
  const first = await cluster.found(options);
  for (let at = 0; at < 100; at += 1) await first.running.propose(bytes(`value ${at}`));
  const expected = first.recorder.values;
  await first.stop();
  await first.start(options);
  await until(first.running, (status) => status.role === "leader");
  await eventually(() => first.recorder.values.length === 100, "the state before the restart");
  expect(first.recorder.restores).toBe(1);
  expect(first.recorder.values).toEqual(expected);
  const second = await cluster.join({ ...options, encryptionKey: randomBytes(32) });
  await first.running.propose(bytes("later"));
  await eventually(() => second.recorder.values.length === 101, "the state at the new member");
  expect(second.recorder.restores).toBe(1);
  expect(second.recorder.values).toEqual(first.recorder.values);
  await second.stop();
  await expect(second.start({ ...options, encryptionKey: randomBytes(32) })).rejects.toMatchObject({
    code: "KEY_MISSING",
  });
});

test("a follower that was away for long gets a snapshot", async () => {
  const options = { snapshotEntries: 20, keepEntries: 5, keepBytes: 0 };
  const members = [await cluster.found(options), await cluster.join(options), await cluster.join(options)];
  const [away] = await followers();
  await away?.stop();
  const leader = await cluster.leader();
  for (let at = 0; at < 60; at += 1) await leader.running.propose(bytes(String(at)));
  await eventually(() => leader.lastSnapshot >= 40, "the log to be compacted");
  await away?.start(options);
  await eventually(() => away?.recorder.values.length === 60, "the member to catch up");
  expect(away?.recorder.restores).toBeGreaterThanOrEqual(1);
  expect(members.every((member) => member.fatal.length === 0)).toBe(true);
});

test("adding a member twice is harmless; removing one tells it", async () => {
  const [, , third] = await threeMembers();
  const leader = await cluster.leader();
  const victim = leader === third ? cluster.members[0] : third;
  if (victim === undefined) throw new Error("there are three members");
  await leader.running.addMember({ id: victim.id, address: victim.address });
  await expect(leader.running.addMember({ id: victim.id, address: "elsewhere:1" })).rejects.toThrow("exists already");
  let removed = false;
  victim.running.on("removed", () => {
    removed = true;
  });
  await leader.running.removeMember(victim.id);
  await leader.running.removeMember(victim.id);
  await eventually(() => removed, "the member to hear of its removal");
  expect(leader.running.status().members).toHaveLength(2);
  await leader.running.propose(bytes("still two"));
});

test("a member that was removed while it was away is told when it returns", async () => {
  await threeMembers();
  const [victim] = await followers();
  if (victim === undefined) throw new Error("there are followers");
  await victim.stop();
  await (await cluster.leader()).running.removeMember(victim.id);
  let removed = false;
  const node = await victim.start();
  node.on("removed", () => {
    removed = true;
  });
  await eventually(() => removed, "the member to hear of its removal");
});

test("a leader that removes itself hands over", async () => {
  await threeMembers();
  const old = await cluster.leader();
  await old.running.removeMember(old.id);
  await old.stop();
  const next = await cluster.leader();
  expect(next.id).not.toBe(old.id);
  expect(next.running.status().members).toHaveLength(2);
  await next.running.propose(bytes("on"));
});

test("leadership moves to whom it is given", async () => {
  await threeMembers();
  const old = await cluster.leader();
  const [heir] = await followers();
  if (heir === undefined) throw new Error("there are followers");
  await old.running.transferLeadership(heir.id);
  expect(old.running.status().leaderId).toBe(heir.id);
  await until(heir.running, (status) => status.role === "leader");
  await heir.running.propose(bytes("mine"));
  await heir.running.transferLeadership();
  expect(heir.running.status().role).toBe("follower");
});

test("an address changes without ceremony", async () => {
  await threeMembers();
  const leader = await cluster.leader();
  const [moved] = await followers();
  if (moved === undefined) throw new Error("there are followers");
  const address = moved.address.replace("127.0.0.1", "localhost");
  await leader.running.updateMember({ id: moved.id, address });
  for (const member of cluster.members) {
    await until(member.running, (status) =>
      status.members.some((other) => other.id === moved.id && other.address === address),
    );
  }
  await leader.running.propose(bytes("x"));
  await eventually(() => moved.recorder.values.length === 1, "the entry at the new address");
});

test("two members can be added at the same time", async () => {
  const first = await cluster.found();
  const others = [await cluster.prepare(), await cluster.prepare()];
  await Promise.all(others.map((member) => member.start()));
  await Promise.all(others.map(({ id, address }) => first.running.addMember({ id, address })));
  expect(first.running.status().members.map(({ id, learner }) => [id, learner])).toEqual([
    [1, false],
    [2, false],
    [3, false],
  ]);
});

test("a joiner that never comes can be taken out while it is waited for", async () => {
  const first = await cluster.found();
  const joining = first.running.addMember({ id: 9, address: "127.0.0.1:1" });
  const outcome = expect(joining).rejects.toMatchObject({ code: "MEMBER_UNKNOWN" });
  await until(first.running, (status) => status.members.length === 2);
  await first.running.removeMember(9);
  await outcome;
  expect(first.running.status().members).toHaveLength(1);
});

test("a peer that is not authorized is not heard", async () => {
  const refused: number[] = [];
  const first = await cluster.found({
    authorize: (_call, from) => {
      refused.push(from);
      throw new Error("you have no certificate of ours");
    },
  });
  const stranger = await cluster.prepare();
  await stranger.start();
  const controller = new AbortController();
  const joining = first.running.addMember(stranger, { signal: controller.signal });
  const outcome = expect(joining).rejects.toThrow("gave up");
  await eventually(() => refused.includes(stranger.id), "the stranger to be refused");
  controller.abort(new Error("gave up"));
  await outcome;
  expect(first.running.status().members.find(({ id }) => id === stranger.id)?.learner).toBe(true);
});

test("a state machine that throws ends the member", async () => {
  const member = await cluster.found();
  member.recorder.apply = () => {
    throw new Error("cannot apply");
  };
  await expect(member.running.propose(bytes("x"))).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
  expect(member.fatal.map((error) => error.message)).toEqual(["cannot apply"]);
  await expect(member.running.propose(bytes("y"))).rejects.toMatchObject({ code: "STOPPED" });
});

test("stopping answers everybody who still waits", async () => {
  await threeMembers();
  const leader = await cluster.leader();
  await Promise.all(cluster.members.filter((member) => member !== leader).map((member) => member.stop()));
  const outcomes = Promise.allSettled([leader.running.propose(bytes("x")), leader.running.readIndex()]);
  await leader.stop();
  expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

test("of two members the leader can remove itself under load and leave at once", async () => {
  const first = await cluster.found();
  const second = await cluster.join();
  const load = Promise.allSettled(Array.from({ length: 200 }, (_, at) => first.running.propose(bytes(String(at)))));
  await first.running.removeMember(first.id);
  await first.stop();
  await load;
  await until(second.running, (status) => status.role === "leader" && status.members.length === 1);
  await second.running.propose(bytes("alone"));
  expect(second.recorder.values.at(-1)).toBe("alone");
});

test("a leader that removes itself under load hands over although the others have let go of it already", async () => {
  await threeMembers();
  const old = await cluster.leader();
  let over = false;
  const load = async (): Promise<void> => {
    // Refused or not: what counts is that entries follow the removal closely.
    while (!over) await old.running.propose(bytes("x")).catch(() => undefined);
  };
  const loads = Array.from({ length: 20 }, load);
  await old.running.removeMember(old.id);
  over = true;
  await Promise.all(loads);
  await old.stop();
  const next = await cluster.leader();
  await next.running.propose(bytes("on"));
  expect(next.running.status().members).toHaveLength(2);
});
