import { expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import type { TaskState } from "../../model/task.ts";
import { sampleNode, sampleTask } from "../../scheduler/sample.ts";
import { type Draft, draftOf } from "../store/draft.ts";
import { createState } from "../store/state.ts";
import type { Context } from "./control.ts";
import { observe } from "./observe.ts";

const context: Context = { now: 7_000, mint: () => asId("new"), reachableManagers: 1 };

function draftWith(state: TaskState): Draft {
  const base = draftOf(createState());
  base.put("node", sampleNode("n1"));
  base.put("node", sampleNode("n2"));
  base.put("task", sampleTask("t", { state, node: "n1" }));
  return draftOf(base);
}

function report(draft: Draft, state: TaskState, nodeId = "n1"): TaskState | undefined {
  const one = { taskId: asId<"task">("t"), state, timestamp: 1, message: "m", exitCode: 3 };
  observe(draft, { kind: "reports", nodeId: asId(nodeId), reports: [one] }, context);
  return draft.task(asId("t"))?.status.state;
}

test("a report moves a task forward, with the leader's time and all that was said", () => {
  const draft = draftWith("ready");
  expect(report(draft, "running")).toBe("running");
  expect(draft.task(asId("t"))?.status).toEqual({
    state: "running",
    timestamp: 7_000,
    message: "m",
    exitCode: 3,
    runningAt: 7_000,
  });
});

test.each([
  ["running", "preparing"],
  ["running", "running"],
  ["failed", "running"],
  ["running", "orphaned"],
  ["running", "remove"],
  ["assigned", "pending"],
] as const)("a task that is %s does not become %s", (before, said) => {
  const draft = draftWith(before);
  expect(report(draft, said)).toBe(before);
  expect(draft.empty).toBe(true);
});

test("a report about another node's task, or from a node that was removed, changes nothing", () => {
  const draft = draftWith("ready");
  expect(report(draft, "running", "n2")).toBe("ready");
  expect(report(draft, "running", "n3")).toBe("ready");
  expect(draft.empty).toBe(true);
});

test("a node's status counts its time down from the first time it is heard", () => {
  const draft = draftWith("ready");
  const say = (state: "down" | "ready", now: number) =>
    observe(draft, { kind: "nodeStatus", nodeId: asId("n1"), state, message: "" }, { ...context, now });
  const downSince = () => draft.node(asId("n1"))?.status.downSince;
  say("down", 10);
  say("down", 20);
  expect(downSince()).toBe(10);
  say("ready", 30);
  expect(downSince()).toBeUndefined();
});

test("hearing the same again writes nothing", () => {
  const draft = draftWith("ready");
  const again = { kind: "nodeStatus", nodeId: asId<"node">("n1"), state: "ready", message: "" } as const;
  observe(draft, again, context);
  expect(draft.empty).toBe(true);
});
