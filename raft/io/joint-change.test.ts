import { afterEach, beforeEach, expect, test } from "vitest";
import { bytes, eventually, TestCluster, type TestMember, until } from "../test/cluster.ts";
import type { MembershipChange } from "./types.ts";

let cluster: TestCluster;

beforeEach(async () => {
  cluster = await TestCluster.create();
});

afterEach(async () => {
  await cluster.close();
});

/** Runs, but nobody knows it yet. */
async function stranger(): Promise<TestMember> {
  const member = await cluster.prepare();
  await member.start();
  return member;
}

const add = ({ id, address }: TestMember): MembershipChange => ({ kind: "add", id, address });
const remove = ({ id }: TestMember): MembershipChange => ({ kind: "remove", id });

function membersSeenBy(member: TestMember): readonly (readonly [id: number, learner: boolean])[] {
  return member.running.status().members.map(({ id, learner }) => [id, learner]);
}

test("two of three members are replaced in one step, and those who leave hear of it", async () => {
  const [first, second, third] = [await cluster.found(), await cluster.join(), await cluster.join()];
  await first.running.propose(bytes("before"));
  const removed: number[] = [];
  for (const { id, running } of [second, third]) running.on("removed", () => removed.push(id));
  const [fourth, fifth] = [await stranger(), await stranger()];
  const seen: string[] = [];
  const addresses = new Set<string>();
  first.running.on("status", ({ members }) => {
    seen.push(members.map(({ id }) => id).join());
    for (const { address } of members) addresses.add(address);
  });
  await first.running.changeMembers([add(fourth), add(fifth), remove(second), remove(third)]);
  expect(membersSeenBy(first)).toEqual([
    [1, false],
    [4, false],
    [5, false],
  ]);
  // Never a configuration in which only some of the changes were made.
  expect([...new Set(seen)]).toEqual(["1,2,3,4", "1,2,3,4,5", "1,4,5"]);
  expect([...addresses].sort()).toEqual(cluster.members.map(({ address }) => address).sort());
  await eventually(() => removed.length === 2, "both to hear of their removal");
  await Promise.all([second.stop(), third.stop()]);
  await first.running.propose(bytes("after"));
  for (const { recorder } of [fourth, fifth]) {
    await eventually(() => recorder.values.length === 2, "the newcomers to have everything");
    expect(recorder.values).toEqual(["before", "after"]);
  }
});

test("two of five members leave in one step, and the other three go on without them", async () => {
  const [first, second, third] = [await cluster.found(), await cluster.join(), await cluster.join()];
  const [fourth, fifth] = [await cluster.join(), await cluster.join()];
  await first.running.changeMembers([remove(fourth), remove(fifth)]);
  await Promise.all([third, fourth, fifth].map((member) => member.stop()));
  await first.running.propose(bytes("by two of three"));
  await eventually(() => second.recorder.values.length === 1, "the other of the two");
  expect(membersSeenBy(first)).toHaveLength(3);
});

test("the leader may be among those who leave", async () => {
  const [first, second] = [await cluster.found(), await cluster.join()];
  const newcomers = [await stranger(), await stranger()];
  await first.running.changeMembers([remove(first), ...newcomers.map(add)]);
  expect(first.running.status().role).toBe("follower");
  await first.stop();
  const next = await cluster.leader();
  await next.running.propose(bytes("on"));
  await eventually(() => membersSeenBy(second).length === 3, "the change to be complete everywhere");
  expect(membersSeenBy(second)).toEqual([
    [2, false],
    [3, false],
    [4, false],
  ]);
});

test("repeating it is harmless, and what is done already is not done again", async () => {
  const [first, second] = [await cluster.found(), await cluster.join()];
  const third = await stranger();
  const changes = [add(third), remove(second), add(first)];
  await first.running.changeMembers(changes);
  const { commitIndex } = first.running.status();
  await first.running.changeMembers(changes);
  expect(first.running.status().commitIndex).toBe(commitIndex);
  expect(membersSeenBy(first)).toEqual([
    [1, false],
    [3, false],
  ]);
});

test("a newcomer that never comes is taken out again, and with it those who came for this change", async () => {
  const [first, second] = [await cluster.found(), await cluster.join()];
  const changes = [add(await stranger()), add(await cluster.prepare()), remove(second)];
  const outcome = first.running.changeMembers(changes, { catchUpMs: 500 });
  await expect(outcome).rejects.toMatchObject({ code: "CATCH_UP_TIMEOUT" });
  expect(membersSeenBy(first)).toEqual([
    [1, false],
    [2, false],
  ]);
});

test("aborted while the newcomers learn, nothing else has changed", async () => {
  const [first, second] = [await cluster.found(), await cluster.join()];
  const controller = new AbortController();
  const changes = [add(await cluster.prepare()), remove(second)];
  const outcome = first.running.changeMembers(changes, { signal: controller.signal });
  const rejected = expect(outcome).rejects.toThrow("changed my mind");
  await until(first.running, ({ members }) => members.length === 3);
  controller.abort(new Error("changed my mind"));
  await rejected;
  expect(membersSeenBy(first)).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ]);
});

test("what makes no sense is refused before anything is written", async () => {
  const [first, second] = [await cluster.found(), await cluster.join()];
  const third = await stranger();
  const { commitIndex } = first.running.status();
  const refusals = [
    { changes: [remove(first), remove(second)], code: "CHANGE_INVALID" },
    { changes: [add(third), remove(third)], code: "CHANGE_INVALID" },
    { changes: [{ kind: "add", id: 0, address: "a:1" } as const], code: "CHANGE_INVALID" },
    { changes: [{ kind: "add", id: 9, address: "" } as const], code: "CHANGE_INVALID" },
    { changes: [{ kind: "add", id: 2, address: "elsewhere:1" } as const], code: "MEMBER_EXISTS" },
  ];
  for (const { changes, code } of refusals) {
    await expect(first.running.changeMembers(changes)).rejects.toMatchObject({ code });
  }
  await expect(second.running.changeMembers([add(third)])).rejects.toMatchObject({ code: "NOT_LEADER" });
  expect(first.running.status().commitIndex).toBe(commitIndex);
});
