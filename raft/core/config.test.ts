import { expect, test } from "vitest";
import { changeConfig, configFrom, configState, emptyConfigState } from "./config.ts";
import type { ConfigState, MemberChange, Transition } from "./types.ts";

function changed(
  before: Partial<ConfigState>,
  words: string,
  transition: Transition = "auto",
): Partial<ConfigState> | string {
  const kinds = { v: "add-voter", l: "add-learner", r: "remove" } as const;
  const changes = words
    .split(" ")
    .filter((word) => word !== "")
    .map(
      (word): MemberChange => ({
        kind: kinds[word[0] as keyof typeof kinds], // The tables below use these letters only.
        id: Number(word.slice(1)),
        address: "",
      }),
    );
  const result = changeConfig(configFrom({ ...emptyConfigState, ...before }), { transition, changes });
  if (result.kind === "invalid") return result.detail;
  const state = configState(result.config);
  return Object.fromEntries(
    Object.entries(state).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value)),
  );
}

test.each([
  [{ voters: [1] }, "v2", { voters: [1, 2] }],
  [{ voters: [1] }, "l2", { voters: [1], learners: [2] }],
  [{ voters: [1], learners: [2] }, "v2", { voters: [1, 2] }],
  [{ voters: [1, 2] }, "l2", { voters: [1], learners: [2] }],
  [{ voters: [1, 2] }, "r2", { voters: [1] }],
  [{ voters: [1] }, "r2", { voters: [1] }],
  [{ voters: [1] }, "r1", "the last voter cannot be removed"],
  [{ voters: [1] }, "v2 v3", { voters: [1, 2, 3], outgoing: [1], autoLeave: true }],
  [{ voters: [1, 2] }, "r1 l2 v3", { voters: [3], outgoing: [1, 2], learnersNext: [2], autoLeave: true }],
  [{ voters: [1, 2], outgoing: [1] }, "v3", "a joint configuration must be left first"],
  [{ voters: [1, 2], outgoing: [1] }, "v3 v4", "the configuration is joint already"],
  [{ voters: [3], outgoing: [1, 2], learnersNext: [2] }, "", { voters: [3], learners: [2] }],
  [{ voters: [1] }, "", "the configuration is not joint"],
])("%j and %s make %j", (before, words, after) => {
  expect(changed(before, words)).toEqual(after);
});

test("a single change can be made joint, left by hand or by itself", () => {
  expect(changed({ voters: [1] }, "v2", "explicit")).toEqual({ voters: [1, 2], outgoing: [1] });
  expect(changed({ voters: [1] }, "v2", "implicit")).toEqual({ voters: [1, 2], outgoing: [1], autoLeave: true });
});

test("an empty change leaves a joint configuration whatever its transition, and is nothing elsewhere", () => {
  expect(changed({ voters: [1, 2], outgoing: [1] }, "", "explicit")).toEqual({ voters: [1, 2] });
  expect(changed({ voters: [1] }, "", "explicit")).toBe("the configuration is not joint");
});
