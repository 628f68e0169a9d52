import { expect, test } from "vitest";
import { coreOf, Net } from "../test/net.ts";

test("a candidate asks for votes only once its own vote is on disk", () => {
  const core = coreOf(1, { voters: [1, 2, 3] }, { preVote: false });
  core.campaign();
  const ready = core.ready();
  expect(ready.hard).toMatchObject({ vote: 1 });
  expect(ready.mustSync).toBe(true);
  expect(ready.messages).toEqual([]);
  expect(ready.messagesAfterSave.map(({ kind, to }) => `${kind} ${to}`)).toEqual(["vote 2", "vote 3"]);
});

test("a candidate that learns of its own removal is no candidate any more, whatever votes still come", () => {
  const net = new Net([1, 2, 3, 4], { voters: [1, 2, 3, 4] }, { preVote: false, checkQuorum: false });
  net.elect(1);
  // Member 3 has the change, but does not hear that it is committed.
  net.passes = ({ kind, to }) => to !== 3 || kind !== "append" || net.core(3).lastIndex < 3;
  net.change(1, { kind: "remove", id: 3, address: "" });
  expect(net.core(3).config.voters).toEqual([1, 2, 3, 4]);
  net.core(3).campaign();
  const { term } = net.core(3).hard;
  const known = { commit: 3, commitTerm: net.core(1).hard.term };
  net.core(3).step({ kind: "vote-reply", from: 1, to: 3, term, reject: true, ...known });
  net.passes = () => false;
  net.settle();
  expect(net.core(3).config.voters).toEqual([1, 2, 4]);
  const granted = { kind: "vote-reply", to: 3, term, reject: false, commit: 0, commitTerm: 0 } as const;
  for (const from of [2, 4]) net.core(3).step({ ...granted, from });
  expect(net.core(3).soft.role).toBe("follower");
});
