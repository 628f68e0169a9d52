import assert from "node:assert/strict";
import { test } from "vitest";
import { parseProgress } from "./demo.ts";

test("Docker's service list becomes progress, by name and without the stack's prefix", () => {
  const services = [
    { Spec: { Name: "counter_web" }, ServiceStatus: { RunningTasks: 2, DesiredTasks: 3, CompletedTasks: 0 } },
    { Spec: { Name: "counter_agent" } },
  ];
  assert.deepEqual(parseProgress(services), [
    { name: "agent", running: 0, desired: 0 },
    { name: "web", running: 2, desired: 3 },
  ]);
});

test("no answer is no service", () => {
  assert.deepEqual(parseProgress(undefined), []);
});
