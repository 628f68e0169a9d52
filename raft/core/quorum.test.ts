import { expect, test } from "vitest";
import { jointVote, majorityIndex, majorityVote } from "./quorum.ts";

const indexes = new Map([
  [1, 10],
  [2, 7],
  [3, 5],
  [4, 3],
]);

test.each([
  { voters: [1], index: 10 },
  { voters: [1, 2], index: 7 },
  { voters: [1, 2, 3], index: 7 },
  { voters: [1, 2, 3, 4], index: 5 },
  { voters: [3, 4, 9], index: 3 },
  { voters: [], index: Number.POSITIVE_INFINITY },
])("a majority of $voters has reached $index", ({ voters, index }) => {
  expect(majorityIndex(new Set(voters), (id) => indexes.get(id) ?? 0)).toBe(index);
});

test.each([
  { voters: [1, 2, 3], yes: [1, 2], no: [], result: "won" },
  { voters: [1, 2, 3], yes: [1], no: [2], result: "pending" },
  { voters: [1, 2, 3], yes: [1], no: [2, 3], result: "lost" },
  { voters: [1, 2, 3, 4], yes: [1, 2], no: [], result: "pending" },
  { voters: [1, 2, 3, 4], yes: [1, 2], no: [3, 4], result: "lost" },
  { voters: [], yes: [], no: [], result: "won" },
])("votes $yes against $no among $voters: $result", ({ voters, yes, no, result }) => {
  const votes = new Map([...yes.map((id) => [id, true] as const), ...no.map((id) => [id, false] as const)]);
  expect(majorityVote(new Set(voters), votes)).toBe(result);
});

test("both halves of a joint configuration must agree", () => {
  expect(jointVote("won", "won")).toBe("won");
  expect(jointVote("won", "pending")).toBe("pending");
  expect(jointVote("won", "lost")).toBe("lost");
  expect(jointVote("pending", "lost")).toBe("lost");
});
