import { expect, test } from "vitest";
import { type Assignments, keyOf } from "../model/assignment.ts";
import { type AssignmentPart, AssignmentReader } from "./assignment-set.ts";
import { aTask } from "./sample.ts";

const holding = (...ids: string[]): Assignments => new Map(ids.map((id) => [`task/${id}`, aTask(id)]));
const part = (complete: boolean, last: boolean, ...steps: AssignmentPart["steps"]): AssignmentPart => ({
  ...{ complete, last, steps },
});
const keys = (assignments: Assignments | undefined): string[] | undefined => assignments && [...assignments.keys()];

test("a complete set replaces what was there, once its last part is there", () => {
  const reader = new AssignmentReader();
  const before = holding("old");
  expect(reader.read(before, part(true, false, { put: [aTask("a")], drop: [] }))).toBe(undefined);
  const after = reader.read(before, part(true, true, { put: [aTask("b")], drop: [] }));
  expect(keys(after)).toEqual(["task/a", "task/b"]);
});

test("a delta changes what was there", () => {
  const reader = new AssignmentReader();
  const changed = aTask("a", { desiredState: "shutdown" });
  const delta = part(false, true, { put: [changed, aTask("c")], drop: ["task/b"] });
  const after = reader.read(holding("a", "b"), delta);
  expect(keys(after)).toEqual(["task/a", "task/c"]);
  expect(after?.get(keyOf(changed))).toBe(changed);
});

test("of two steps the later one counts", () => {
  const changed = aTask("a", { desiredState: "shutdown" });
  const both = part(false, true, { put: [aTask("a")], drop: [] }, { put: [changed], drop: [] });
  expect(new AssignmentReader().read(holding(), both)?.get(keyOf(changed))).toBe(changed);
});

test("what was read does not come again", () => {
  const reader = new AssignmentReader();
  reader.read(holding(), part(true, true, { put: [aTask("a")], drop: ["task/x"] }));
  expect(keys(reader.read(holding("x"), part(false, true)))).toEqual(["task/x"]);
});
