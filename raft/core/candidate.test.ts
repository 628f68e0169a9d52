import { expect, test } from "vitest";
import { coreOf } from "../test/net.ts";

test("a candidate asks for votes only once its own vote is on disk", () => {
  const core = coreOf(1, { voters: [1, 2, 3] }, { preVote: false });
  core.campaign();
  const ready = core.ready();
  expect(ready.hard).toMatchObject({ vote: 1 });
  expect(ready.mustSync).toBe(true);
  expect(ready.messages).toEqual([]);
  expect(ready.messagesAfterSave.map(({ kind, to }) => `${kind} ${to}`)).toEqual(["vote 2", "vote 3"]);
});
