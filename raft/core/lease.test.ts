import { expect, test } from "vitest";
import { coreOf, Net } from "../test/net.ts";
import type { Message } from "./types.ts";

const three = { voters: [1, 2, 3] };
const leaseTicks = 7;

/** Three members with leases, past the silence after their start, of which the first leads. */
function led(): Net {
  const net = new Net([1, 2, 3], three, { leaseTicks });
  for (const core of net.cores.values()) pass(core, 10);
  net.elect(1);
  expect(net.core(1).soft.role).toBe("leader");
  return net;
}

function pass(core: { tick(patience: number): void }, ticks: number): void {
  for (let tick = 0; tick < ticks; tick += 1) core.tick(19);
}

/** The leader's own time stands at its 10 ticks before the election plus those that the test makes. */
function leaseRead(net: Net, now: number): readonly number[] {
  net.reads.length = 0;
  net.seen.length = 0;
  net.core(1).read(1, { lease: true, now });
  net.settle();
  return net.reads.map((read) => read.index);
}

function heartbeats(net: Net): readonly Message[] {
  return net.seen.filter((message) => message.kind === "heartbeat");
}

test("while a quorum keeps to the leader a read asks nobody", () => {
  const net = led();
  net.tick(1, 1);
  net.passes = () => false;
  expect(leaseRead(net, 11 + leaseTicks - 0.1)).toEqual([2]);
  expect(heartbeats(net)).toEqual([]);
});

test("a lease lasts from the sending of the heartbeat on, not from its answer", () => {
  const net = led();
  const leader = net.core(1);
  leader.tick(19);
  const sent = leader.ready();
  // The answers come five ticks late.
  leader.tick(19, 16);
  for (const message of sent.messages) net.core(message.to).step(message);
  net.passes = ({ kind }) => kind !== "heartbeat";
  net.settle();
  net.passes = () => false;
  expect(leaseRead(net, 11 + leaseTicks)).toEqual([]);
  expect(heartbeats(net)).toHaveLength(2);
});

test("time that passed without ticks ends the lease as well", () => {
  const net = led();
  net.tick(1, 1);
  net.passes = () => false;
  expect(leaseRead(net, 11 + leaseTicks)).toEqual([]);
});

test("a lease needs the promises of a quorum, of members that keep leases themselves", () => {
  const net = led();
  net.passes = ({ kind }) => kind !== "heartbeat-reply";
  net.tick(1, 1);
  const read = net.seen.findLast((message) => message.kind === "heartbeat-reply")?.read ?? 0;
  const answer = { kind: "heartbeat-reply", from: 2, to: 1, term: net.core(1).hard.term, read } as const;
  expect(leaseRead(net, 11)).toEqual([]);
  net.core(1).step({ ...answer, promise: false });
  expect(leaseRead(net, 11)).toEqual([]);
  net.core(1).step({ ...answer, promise: true });
  expect(leaseRead(net, 11)).toEqual([2]);
});

test("who was told to take over ends the lease, for the whole term", () => {
  const net = led();
  net.tick(1, 1);
  net.passes = ({ kind }) => kind !== "timeout-now";
  net.core(1).transferLeadership(2);
  net.settle();
  net.tick(1, 10);
  expect(net.core(1).transferee).toBe(0);
  net.passes = () => false;
  expect(leaseRead(net, 21)).toEqual([]);
  expect(heartbeats(net)).toHaveLength(2);
});

test("a member keeps its promise though it has reached a later term", () => {
  const net = led();
  net.tick(1, 1);
  const follower = net.core(2);
  // An answer to a pre-vote of long ago.
  follower.step({ kind: "pre-vote-reply", from: 3, to: 2, term: 9, reject: true, commit: 0, commitTerm: 0 });
  follower.step({ kind: "vote", from: 3, to: 2, term: 10, lastIndex: 9, lastTerm: 9, forced: false });
  expect(follower.hard).toMatchObject({ term: 9, vote: 0 });
  pass(follower, 10);
  follower.step({ kind: "vote", from: 3, to: 2, term: 10, lastIndex: 9, lastTerm: 9, forced: false });
  expect(follower.hard).toMatchObject({ term: 10, vote: 3 });
});

test("after a start nobody is given a vote before an election timeout has passed", () => {
  const core = coreOf(2, three, { leaseTicks });
  const request = { from: 3, to: 2, term: 2, lastIndex: 9, lastTerm: 1 } as const;
  pass(core, 9);
  core.step({ kind: "pre-vote", ...request, forced: false });
  core.campaign();
  expect(core.hasReady()).toBe(false);
  core.step({ kind: "vote", ...request, forced: true });
  expect(core.hard.vote).toBe(3);
});

test("a lease must end before others may be elected", () => {
  expect(() => coreOf(1, three, { leaseTicks: 10 })).toThrow("a lease ends before anybody else may be elected");
});
