import { never } from "../../base/clock.ts";
import type { Service } from "../../model/service.ts";
import { isStopped } from "../../model/service-stop.ts";
import { isWanted, type Task } from "../../model/task.ts";
import { type Verdict, wantAll } from "./action.ts";

/**
 * Desired while a service is stopped: no task, its history and logs kept. After it was started again: none from before,
 * so that neither their attempts nor a policy that says not to restart them hold the start up. Undefined: nothing to do.
 */
export function reconcileHalt(service: Service, tasks: readonly Task[]): Verdict | undefined {
  if (isStopped(service.spec)) return { actions: wantAll(tasks.filter(isToStop), "shutdown"), wakeAt: never };
  const startedAt = service.startedAt ?? 0;
  const past = tasks.filter((task) => task.meta.createdAt < startedAt && !isWanted(task));
  const actions = wantAll(past, "remove");
  return actions.length === 0 ? undefined : { actions, wakeAt: never };
}

/** All but what a job has already done. */
function isToStop(task: Task): boolean {
  const isDone = task.jobIteration !== undefined && task.status.state === "complete";
  return isWanted(task) && !isDone;
}
