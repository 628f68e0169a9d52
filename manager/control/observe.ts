import type { Instant } from "../../base/clock.ts";
import type { NodeId } from "../../base/id.ts";
import type { TaskReport } from "../../model/assignment.ts";
import type { Node } from "../../model/node.ts";
import type { Observation } from "../../model/observation.ts";
import { compareStates, isTerminal, type Task, type TaskStatus } from "../../model/task.ts";
import type { Draft } from "../store/draft.ts";
import type { Context } from "./control.ts";

/** Writes what nodes say, or stopped saying. A report moves a task forward, and only one of the node's own. */
export function observe(draft: Draft, observation: Observation, context: Context): void {
  const node = draft.node(observation.nodeId);
  if (node === undefined) return; // Removed meanwhile: its tasks are orphans, whatever it says.
  if (observation.kind === "nodeStatus") observeStatus(draft, node, observation, context.now);
  else for (const report of observation.reports) observeReport(draft, node.id, report, context.now);
}

function observeStatus(draft: Draft, node: Node, seen: Observation & { kind: "nodeStatus" }, now: Instant): void {
  const { state, message, address = node.status.address, dataPathAddress = node.dataPathAddress } = seen;
  const description = seen.description ?? node.description;
  const downSince = node.status.state === "down" ? (node.status.downSince ?? now) : now;
  const next: Node = {
    ...node,
    status: { state, message, address, ...(state === "down" ? { downSince } : {}) },
    dataPathAddress,
    ...(description === undefined ? {} : { description }),
  };
  if (JSON.stringify(next) !== JSON.stringify(node)) draft.put("node", next);
}

function observeReport(draft: Draft, nodeId: NodeId, report: TaskReport, now: Instant): void {
  const task = draft.task(report.taskId);
  if (task === undefined || task.nodeId !== nodeId) return;
  const { away, ...present } = task; // Whoever speaks of it is there again.
  if (isForward(task, report)) {
    const status = statusFrom(task.status, report, now);
    // One that ended meanwhile keeps the mark: that is its node's fault, not its own.
    draft.put("task", isTerminal({ status }) ? { ...task, status } : { ...present, status });
  } else if (away !== undefined && report.state === task.status.state) draft.put("task", present);
}

/** Workers report from `accepted` to `rejected`: what comes before and after is for managers to say. */
function isForward(task: Task, { state }: TaskReport): boolean {
  if (compareStates(state, "accepted") < 0 || compareStates(state, "rejected") > 0) return false;
  return compareStates(state, task.status.state) > 0;
}

/** The leader's clock, not the worker's: delays and windows are counted between times that must come from one clock. */
function statusFrom(before: TaskStatus, report: TaskReport, now: Instant): TaskStatus {
  const { state, message, error, containerId, pid, exitCode, hostPorts } = report;
  const { error: _, ...kept } = before;
  return {
    ...kept,
    state,
    timestamp: now,
    message,
    ...(error === undefined ? {} : { error }),
    ...(containerId === undefined ? {} : { containerId }),
    ...(pid === undefined ? {} : { pid }),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(hostPorts === undefined ? {} : { hostPorts }),
    ...(state === "running" ? { runningAt: now } : {}),
  };
}
