import { expect, test } from "vitest";
import { coreOf, Net } from "../test/net.ts";
import type { MemberChange, Message } from "./types.ts";

const three = { voters: [1, 2, 3] };

function between(left: number, right: number): (message: Message) => boolean {
  return ({ from, to }) => !((from === left && to === right) || (from === right && to === left));
}

function only(...ids: readonly number[]): (message: Message) => boolean {
  return ({ from, to }) => ids.includes(from) && ids.includes(to);
}

function member(kind: MemberChange["kind"], id: number): MemberChange {
  return { kind, id, address: `host-${id}:1` };
}

test("a vote is promised only after it is saved", () => {
  const core = coreOf(2, three);
  core.step({ kind: "vote", from: 1, to: 2, term: 2, lastIndex: 1, lastTerm: 1, forced: false });
  const ready = core.ready();
  expect(ready.hard).toEqual({ term: 2, vote: 1, commit: 1 });
  expect(ready.mustSync).toBe(true);
  expect(ready.messages).toEqual([]);
  expect(ready.messagesAfterSave).toMatchObject([{ kind: "vote-reply", to: 1, reject: false }]);
});

test("entries are acknowledged only after they are saved, and not applied before", () => {
  const core = coreOf(2, three);
  const entry = { kind: "normal", index: 2, term: 2, data: new Uint8Array(1) } as const;
  const place = { previousIndex: 1, previousTerm: 1, commit: 2 };
  core.step({ kind: "append", from: 1, to: 2, term: 2, ...place, entries: [entry] });
  const ready = core.ready();
  expect(ready.messages).toEqual([]);
  expect(ready.messagesAfterSave).toMatchObject([{ kind: "append-reply", index: 2 }]);
  expect(ready.committed).toEqual([]);
  expect(core.hasReady()).toBe(false);
  core.saved(ready.sequence);
  expect(core.ready().committed).toEqual([entry]);
});

test("a leader counts its own entries only after it has saved them", () => {
  const core = coreOf(1, { voters: [1] });
  core.campaign();
  for (let round = 0; round < 2; round += 1) core.saved(core.ready().sequence);
  expect(core.soft.role).toBe("leader");
  const ready = core.ready();
  expect(ready.entries).toHaveLength(1);
  expect(core.hard.commit).toBe(1);
  core.saved(ready.sequence);
  expect(core.hard.commit).toBe(2);
});

test("a member that is behind wins no vote", () => {
  const net = new Net([1, 2, 3], three, { preVote: false, checkQuorum: false });
  net.elect(1);
  net.passes = only(1, 2);
  net.propose(1, "a");
  net.passes = () => true;
  net.elect(3);
  expect(net.core(3).soft.role).not.toBe("leader");
  net.elect(2);
  expect(net.core(2).soft.role).toBe("leader");
  expect(net.texts(3)).toEqual(["a"]);
});

test("a member that was cut off does not disturb the others when it comes back", () => {
  const net = new Net([1, 2, 3], three);
  net.elect(1);
  net.passes = only(1, 2);
  net.tick(3, 60);
  expect(net.core(3).hard.term).toBe(2);
  net.passes = () => true;
  net.tick(1, 1);
  expect([1, 2, 3].map((id) => net.core(id).soft.leader)).toEqual([1, 1, 1]);
  expect(net.core(1).hard.term).toBe(2);
});

test("who hears a living leader gives nobody else a vote, unless the leader wants it", () => {
  const net = new Net([1, 2, 3], three, { preVote: false });
  net.elect(1);
  net.elect(2);
  expect([1, 3].map((id) => net.core(id).soft.leader)).toEqual([1, 1]);
  const request = { kind: "vote", from: 2, to: 3, term: 9, lastIndex: 2, lastTerm: 2 } as const;
  net.core(3).step({ ...request, forced: false });
  expect(net.core(3).hard.term).toBe(2);
  net.core(3).step({ ...request, forced: true });
  expect(net.core(3).hard).toMatchObject({ term: 9, vote: 2 });
});

test("one vote per term, however often it is asked for", () => {
  const core = coreOf(3, three);
  const request = { kind: "vote", to: 3, term: 2, lastIndex: 1, lastTerm: 1, forced: false } as const;
  core.step({ ...request, from: 1 });
  core.step({ ...request, from: 2 });
  core.step({ ...request, from: 1 });
  expect(core.ready().messagesAfterSave).toMatchObject([
    { to: 1, reject: false },
    { to: 2, reject: true },
    { to: 1, reject: false },
  ]);
});

test("nobody campaigns over a committed membership change that it has not applied", () => {
  const core = coreOf(2, three);
  const change = { transition: "auto", changes: [member("remove", 3)] } as const;
  const entry = { kind: "change", index: 2, term: 1, change } as const;
  core.step({
    kind: "append",
    from: 1,
    to: 2,
    term: 1,
    previousIndex: 1,
    previousTerm: 1,
    commit: 2,
    entries: [entry],
  });
  core.campaign();
  expect(core.soft.role).toBe("follower");
  core.step({ kind: "timeout-now", from: 1, to: 2, term: 1 });
  core.saved(core.ready().sequence);
  const { committed } = core.ready();
  core.applyChange(change);
  core.applied(committed);
  expect(core.soft.role).toBe("candidate");
});

test("a leader that hears from no quorum steps down", () => {
  const net = new Net([1, 2, 3], three);
  net.elect(1);
  net.passes = () => false;
  net.tick(1, 20);
  expect(net.core(1).soft).toEqual({ role: "follower", leader: 0 });
});

test("a leader of an old term commits nothing by counting copies", () => {
  const net = new Net([1, 2, 3], three, { preVote: false, checkQuorum: false });
  net.elect(1);
  net.passes = () => false;
  net.propose(1, "old");
  net.passes = only(2, 3);
  net.elect(2);
  net.passes = () => false;
  net.elect(1);
  net.passes = (message) => only(1, 3)(message) && message.kind !== "append-reply";
  net.elect(1);
  const { commit } = net.core(1).hard;
  expect(net.core(1).lastIndex).toBeGreaterThan(commit);
  expect(net.texts(1)).toEqual([]);
});

test("a read waits for a quorum, and for an entry of the leader's own term", () => {
  const net = new Net([1, 2, 3], three);
  net.passes = (message) => message.kind !== "append-reply";
  net.elect(1);
  net.core(1).read(7);
  net.settle();
  expect(net.reads).toEqual([]);
  net.passes = () => true;
  net.tick(1, 1);
  expect(net.reads).toEqual([{ member: 1, id: 7, index: 2 }]);
  net.passes = () => false;
  net.core(1).read(8);
  net.tick(1, 1);
  expect(net.reads).toHaveLength(1);
  net.passes = between(1, 3);
  net.tick(1, 1);
  expect(net.reads).toHaveLength(2);
  expect(net.core(2).read(9)).toBe(false);
});

test("alone, too, a read waits for an entry of the own term: what was acknowledged before may not be known as committed", () => {
  const core = coreOf(1, { voters: [1] });
  core.campaign();
  for (let round = 0; round < 2; round += 1) core.saved(core.ready().sequence);
  expect(core.read(1)).toBe(true);
  const ready = core.ready();
  expect(ready.reads).toEqual([]);
  core.saved(ready.sequence);
  expect(core.ready().reads).toEqual([{ id: 1, index: 2 }]);
  core.read(2);
  expect(core.ready().reads).toEqual([{ id: 2, index: 2 }]);
});

test("a read that waits for members that are removed meanwhile is answered", () => {
  const net = new Net([1, 2], { voters: [1, 2] });
  net.elect(1);
  net.passes = ({ kind }) => kind !== "heartbeat";
  net.core(1).read(7);
  net.change(1, member("remove", 2));
  expect(net.reads).toEqual([{ member: 1, id: 7, index: 2 }]);
});

test("leadership is transferred once the heir has everything; meanwhile nothing is accepted", () => {
  const net = new Net([1, 2, 3], three);
  net.elect(1);
  net.passes = between(1, 3);
  net.propose(1, "a");
  net.core(1).transferLeadership(3);
  net.settle();
  expect(net.propose(1, "b")).toMatchObject({ kind: "refused", refusal: "transferring" });
  net.passes = () => true;
  net.tick(1, 1);
  expect(net.core(3).soft.role).toBe("leader");
  expect(net.texts(3)).toEqual(["a"]);
});

test("a transfer that goes nowhere is given up", () => {
  const net = new Net([1, 2, 3], three, { checkQuorum: false });
  net.elect(1);
  net.passes = between(1, 3);
  net.core(1).transferLeadership(3);
  net.tick(1, 10);
  expect(net.core(1).transferee).toBe(0);
  expect(net.propose(1, "b").kind).toBe("appended");
});

test("learners receive everything and decide nothing", () => {
  const net = new Net([1, 2, 3, 4], { voters: [1, 2], learners: [3, 4] });
  net.elect(1);
  net.passes = ({ from, to }) => from !== 2 && to !== 2;
  net.propose(1, "a");
  expect(net.texts(1)).toEqual([]);
  net.passes = () => true;
  net.tick(1, 1);
  expect([1, 2, 3, 4].map((id) => net.texts(id))).toEqual([["a"], ["a"], ["a"], ["a"]]);
  net.tick(3, 100);
  expect(net.core(3).soft.role).toBe("follower");
});

test("one membership change at a time", () => {
  const net = new Net([1, 2, 3, 4], three);
  net.elect(1);
  net.passes = () => false;
  expect(net.change(1, member("add-voter", 4)).kind).toBe("appended");
  expect(net.change(1, member("remove", 2))).toMatchObject({ kind: "refused", refusal: "change-pending" });
  net.passes = () => true;
  net.tick(1, 1);
  expect(net.core(1).config.voters).toEqual([1, 2, 3, 4]);
  expect(net.change(1, member("remove", 2)).kind).toBe("appended");
  expect(net.core(4).config.voters).toEqual([1, 3, 4]);
});

test("a member that may not campaign tells a leader of the past of its term, or it would be deaf to it for ever", () => {
  const rough = { preVote: false, checkQuorum: false };
  const append = { kind: "heartbeat", from: 1, term: 2, commit: 1, read: 0 } as const;
  const answers = [2, 4].map((id) => {
    const core = coreOf(id, { voters: [1, 2, 3], learners: [4] }, rough);
    core.step({ kind: "vote", from: 3, to: id, term: 9, lastIndex: 1, lastTerm: 1, forced: false });
    core.ready();
    core.step({ ...append, to: id });
    return core.ready().messagesAfterSave.map(({ kind, to, term }) => `${kind} to ${to} in term ${term}`);
  });
  expect(answers).toEqual([[], ["append-reply to 1 in term 9"]]);
});

test("two changes proposed together are refused together, and leave nothing pending", () => {
  const net = new Net([1, 2, 3], three);
  net.elect(1);
  const changes = [4, 5].map(
    (id) => ({ kind: "change", change: { transition: "auto", changes: [member("add-learner", id)] } }) as const,
  );
  expect(net.core(1).propose(changes)).toMatchObject({ kind: "refused", refusal: "change-pending" });
  expect(net.change(1, member("add-learner", 4)).kind).toBe("appended");
});

test("in a joint configuration both majorities are needed, to commit and to be elected", () => {
  const config = { voters: [1, 4, 5], outgoing: [1, 2, 3] };
  const net = new Net([1, 2, 3, 4, 5], config, { checkQuorum: false, preVote: false });
  net.passes = only(1, 4, 5);
  net.elect(1);
  expect(net.core(1).soft.role).toBe("candidate");
  net.passes = () => true;
  net.elect(1);
  expect(net.core(1).soft.role).toBe("leader");
  net.passes = only(1, 4, 5);
  net.propose(1, "a");
  expect(net.texts(1)).toEqual([]);
  net.passes = only(1, 2, 4);
  net.tick(1, 1);
  expect(net.texts(1)).toEqual(["a"]);
});

test("replacing two voters goes through a joint configuration and leaves it by itself", () => {
  const net = new Net([1, 2, 3, 4], three);
  net.elect(1);
  net.change(1, member("remove", 2), member("add-voter", 4));
  expect(net.core(1).config).toMatchObject({ voters: [1, 3, 4], outgoing: [] });
  net.propose(1, "a");
  expect(net.texts(4)).toEqual(["a"]);
});

test("a leader that is removed hands over to the best placed voter", () => {
  const net = new Net([1, 2, 3], three);
  net.elect(1);
  net.change(1, member("remove", 1));
  expect(net.core(1).soft.role).toBe("follower");
  const leaders = [2, 3].filter((id) => net.core(id).soft.role === "leader");
  expect(leaders).toHaveLength(1);
  expect(net.core(2).config.voters).toEqual([2, 3]);
});

test("limits refuse a proposal by name and write nothing", () => {
  const net = new Net([1, 2, 3], three, { maxProposalBytes: 10, maxUncommittedBytes: 15 });
  expect(net.propose(2, "x")).toMatchObject({ kind: "refused", refusal: "not-leader" });
  net.elect(1);
  const before = net.core(1).lastIndex;
  expect(net.propose(1, "12345678901")).toMatchObject({ kind: "refused", refusal: "too-large" });
  net.passes = () => false;
  expect(net.propose(1, "1234567890").kind).toBe("appended");
  expect(net.propose(1, "123456")).toMatchObject({ kind: "refused", refusal: "full" });
  net.passes = () => true;
  net.tick(1, 1);
  expect(net.propose(1, "123456").kind).toBe("appended");
  expect(net.core(1).lastIndex).toBe(before + 2);
});

test("a follower that missed entries no longer kept gets a snapshot", () => {
  const net = new Net([1, 2, 3], three);
  net.elect(1);
  net.passes = only(1, 2);
  for (const text of ["a", "b", "c"]) net.propose(1, text);
  const core = net.core(1);
  core.snapshotTaken({ index: core.appliedIndex, term: core.hard.term, config: core.config });
  core.compact(core.appliedIndex);
  net.passes = () => true;
  net.tick(1, 1);
  expect(net.seen.some((message) => message.kind === "snapshot" && message.to === 3)).toBe(true);
  expect(net.core(3).appliedIndex).toBe(core.appliedIndex);
  net.propose(1, "d");
  expect(net.texts(3)).toEqual(["d"]);
});

test("the wait before a campaign is the one handed in", () => {
  const core = coreOf(1, three);
  for (let tick = 0; tick < 16; tick += 1) core.tick(17);
  expect(core.soft.role).toBe("follower");
  core.tick(17);
  expect(core.soft.role).toBe("pre-candidate");
});

test("a leader may also be set to follow at once when it is removed", () => {
  const net = new Net([1, 2, 3], three, { stepDownOnRemoval: "at-once" });
  net.elect(1);
  net.change(1, member("remove", 1));
  expect([1, 2, 3].map((id) => net.core(id).soft.role)).toEqual(["follower", "follower", "follower"]);
  net.elect(2);
  expect(net.core(2).config.voters).toEqual([2, 3]);
});

test("with unchecked changes a second one is taken while the first is pending", () => {
  const net = new Net([1, 2, 3], three, { checkChanges: false });
  net.elect(1);
  net.passes = () => false;
  net.change(1, member("add-learner", 4));
  expect(net.change(1, member("add-learner", 5)).kind).toBe("appended");
  net.passes = () => true;
  net.tick(1, 1);
  expect(net.core(2).config.learners).toEqual([4, 5]);
});

test("a leader asked to hand over to itself calls the transfer off", () => {
  const net = new Net([1, 2, 3], three);
  net.elect(1);
  net.passes = between(1, 3);
  net.propose(1, "a");
  net.core(1).transferLeadership(3);
  net.core(1).transferLeadership(1);
  expect(net.propose(1, "b").kind).toBe("appended");
  net.passes = () => true;
  net.tick(1, 1);
  expect(net.core(1).soft.role).toBe("leader");
});

test("what is handed out to be applied and not applied yet stays within its bound", () => {
  const core = coreOf(2, three, { applyUnsaved: true, maxApplyBytes: 100 });
  const entries = [2, 3, 4].map((index) => ({ kind: "normal", index, term: 2, data: new Uint8Array(30) }) as const);
  const place = { previousIndex: 1, previousTerm: 1, commit: 4 };
  core.step({ kind: "append", from: 1, to: 2, term: 2, ...place, entries });
  const first = core.ready().committed;
  expect(first.map(({ index }) => index)).toEqual([2]);
  expect(core.hasReady()).toBe(false);
  core.applied(first);
  expect(core.ready().committed.map(({ index }) => index)).toEqual([3]);
});

test("a Ready shows what its member promises itself", () => {
  const core = coreOf(1, three, { preVote: false });
  core.campaign();
  const { messagesAfterSave, promises } = core.ready();
  const own = promises.filter(({ to }) => to === 1);
  expect(own).toMatchObject([{ kind: "vote-reply", from: 1, reject: false }]);
  expect(messagesAfterSave).toEqual(promises.filter(({ to }) => to !== 1));
});
