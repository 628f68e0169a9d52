import { type Instant, never } from "../../base/clock.ts";
import type { NodeId } from "../../base/id.ts";
import { times } from "../../base/limit.ts";
import type { Service } from "../../model/service.ts";
import { compareStates, isTerminal, isWanted, type Task } from "../../model/task.ts";
import type { Draft } from "../store/draft.ts";
import { isGivenUpInTime } from "./away.ts";
import { rememberHomes } from "./home.ts";
import { placeOf } from "./slot.ts";

/**
 * Drops a service's rows that nobody needs any more: of `tasks` (whole slots) those to be removed that have ended, and
 * history past its limit; at last itself.
 */
export function reapService(draft: Draft, service: Service, tasks: readonly Task[]): void {
  for (const task of tasks) if (task.desiredState === "remove" && isOver(draft, task)) draft.drop("task", task.id);
  for (const task of pastHistory(draft, service, tasks)) draft.drop("task", task.id);
  rememberHomes(draft, service, tasks);
  if (service.removedAt !== undefined && !draft.has("task", "service", service.id)) draft.drop("service", service.id);
}

/** Drops networks whose removal was asked once nothing holds an address on them. */
export function reapNetworks(draft: Draft): void {
  for (const network of draft.find("network", "removed", "yes")) {
    const held = draft.find("task", "network", network.id).some((task) => !isTerminal(task));
    if (!held && !draft.has("service", "network", network.id)) draft.drop("network", network.id);
  }
}

/** A node that has been down for a day will not report: its tasks are given up. Answers when to look again. */
export function orphanTasks(draft: Draft, nodeId: NodeId, now: Instant): Instant {
  const node = draft.node(nodeId);
  if (node?.status.state !== "down" || node.status.downSince === undefined) return never;
  const dueAt = node.status.downSince + times.orphanMs;
  if (dueAt > now) return dueAt;
  for (const task of draft.tasksOfNode(nodeId)) {
    if (compareStates(task.status.state, "assigned") < 0 || isTerminal(task)) continue;
    if (!isGivenUpInTime(task, draft.service(task.serviceId))) continue;
    const status = {
      ...task.status,
      state: "orphaned" as const,
      timestamp: now,
      message: "node was down for too long",
    };
    draft.put("task", { ...task, status });
  }
  return never;
}

function isOver(draft: Draft, task: Task): boolean {
  const unplaced = compareStates(task.status.state, "assigned") < 0;
  return unplaced || isTerminal(task) || task.nodeId === undefined || draft.node(task.nodeId) === undefined;
}

function pastHistory(draft: Draft, service: Service, tasks: readonly Task[]): readonly Task[] {
  const retention = draft.cluster()?.spec.Orchestration.TaskHistoryRetentionLimit ?? 5;
  const attempts = service.spec.TaskTemplate.RestartPolicy?.MaxAttempts ?? 0;
  const limit = attempts > 0 ? attempts + 1 : retention;
  if (limit < 0) return [];
  const dead = tasks.filter((task) => task.desiredState === "shutdown" && isTerminal(task));
  if (dead.length <= limit) return [];
  const slotOf = (task: Task) => placeOf(service, task);
  const filled = new Set(tasks.filter(isWanted).map(slotOf));
  return [...Map.groupBy(dead, slotOf)].flatMap(([slot, history]) => {
    const spare = history.sort(byEnd).slice(0, Math.max(0, history.length - limit));
    const witness = witnessOf(service, history);
    // Where nothing follows, the last one shows that the slot has had its task.
    const last = filled.has(slot) ? undefined : history.at(-1);
    return spare.filter((task) => task !== witness && task !== last);
  });
}

/** A job's place is done; or, while an update runs, the last task that it made in a slot failed there. */
function witnessOf(service: Service, history: readonly Task[]): Task | undefined {
  const { updateStatus, jobIteration } = service;
  if (jobIteration !== undefined) return history.find((task) => task.status.state === "complete");
  if (updateStatus === undefined || updateStatus.completedAt !== undefined) return undefined;
  return history.findLast((task) => task.byUpdate === true && task.meta.createdAt >= updateStatus.startedAt);
}

function byEnd(left: Task, right: Task): number {
  return left.meta.createdAt - right.meta.createdAt || (left.id < right.id ? -1 : 1);
}
