import { expect, test } from "vitest";
import { asId } from "../base/id.ts";
import type { TaskReport } from "../model/assignment.ts";
import type { TaskState } from "../model/task.ts";
import { Outbox } from "./outbox.ts";

const report = (task: string, state: TaskState): TaskReport => ({
  ...{ taskId: asId<"task">(task), state, timestamp: 1, message: "" },
});
const told = (message: ReturnType<Outbox["next"]>): string | undefined =>
  message && `${message.sequence}: ${message.reports.map(({ taskId, state }) => `${taskId} ${state}`).join(", ")}`;

test("only the newest report of a task goes out, once", () => {
  const outbox = new Outbox();
  outbox.add(report("a", "accepted"));
  outbox.add(report("b", "accepted"));
  outbox.add(report("a", "running"));
  expect(told(outbox.next(9))).toBe("1: a running, b accepted");
  expect(outbox.next(9)).toBe(undefined);
});

test("messages are bounded", () => {
  const outbox = new Outbox();
  for (const task of ["a", "b", "c"]) outbox.add(report(task, "ready"));
  expect([told(outbox.next(2)), told(outbox.next(2)), told(outbox.next(2))]).toEqual([
    "1: a ready, b ready",
    "2: c ready",
    undefined,
  ]);
});

test("a report is kept until it is committed, and a newer one outlives the answer to an older one", () => {
  const outbox = new Outbox();
  outbox.add(report("a", "ready"));
  outbox.next(9);
  outbox.add(report("a", "running"));
  outbox.taken(1);
  expect(outbox.size).toBe(1);
  expect(told(outbox.next(9))).toBe("2: a running");
  outbox.taken(2);
  expect(outbox.size).toBe(0);
});

test("a new session says everything again", () => {
  const outbox = new Outbox();
  outbox.add(report("a", "ready"));
  outbox.next(9);
  outbox.restart([report("a", "running"), report("b", "running")]);
  expect(told(outbox.next(9))).toBe("2: a running, b running");
});
