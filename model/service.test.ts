import { expect, test } from "vitest";
import { modeOf, taskName } from "./service.ts";

test.each([
  [{}, { kind: "replicated", replicas: 1 }],
  [{ Replicated: {} }, { kind: "replicated", replicas: 1 }],
  [{ Replicated: { Replicas: 0 } }, { kind: "replicated", replicas: 0 }],
  [{ Global: {} }, { kind: "global" }],
  [{ ReplicatedJob: {} }, { kind: "replicated-job", concurrent: 1, completions: 1 }],
  [{ ReplicatedJob: { MaxConcurrent: 3 } }, { kind: "replicated-job", concurrent: 3, completions: 3 }],
  [{ GlobalJob: {} }, { kind: "global-job" }],
])("mode %j", (mode, expected) => {
  expect(modeOf(mode)).toEqual(expected);
});

test("a task of a global service is named after its node", () => {
  expect(taskName("web", 3, "node1", "task1")).toBe("web.3.task1");
  expect(taskName("agent", 0, "node1", "task1")).toBe("agent.node1.task1");
});
