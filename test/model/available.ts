import type { AppliedChange, State } from "../../manager/store/state.ts";
import { minAvailableOf } from "../../model/min-available.ts";
import { isDrainedAtOnce } from "../../model/node.ts";
import type { Service } from "../../model/service.ts";
import { isStopped } from "../../model/service-stop.ts";
import { isAvailable, isTerminal, type Task } from "../../model/task.ts";
import { holds } from "./broken.ts";

/**
 * Whatever else happens in an entry: if in it a task is stopped that could have gone on, as many as its service asks for
 * run after it.
 */
export function checkAvailable(state: State, changes: readonly AppliedChange[]): void {
  for (const { change, before } of changes) {
    if (change.table !== "task" || change.row === undefined || before === undefined) continue;
    const [old, task] = [before as Task, change.row]; // The row before a task's change is a task.
    const service = state.service(task.serviceId);
    if (service === undefined || !isAvailable(old) || !isStoppedOnPurpose(state, service, task)) continue;
    const running = state.tasksOfService(service.id).filter(isAvailable).length;
    const needed = minAvailableOf(service.spec);
    holds(running >= needed, `${task.id} of ${service.spec.Name} was stopped, ${running} run of ${needed} at least`);
  }
}

/** Not because the user took the slot or the service away, nor because it ended or was lost with its node. */
function isStoppedOnPurpose(state: State, service: Service, task: Task): boolean {
  const node = task.nodeId === undefined ? undefined : state.node(task.nodeId);
  if (node === undefined || node.status.state === "down" || isDrainedAtOnce(node)) return false;
  if (service.removedAt !== undefined || isStopped(service.spec)) return false;
  return task.desiredState === "shutdown" && !isTerminal(task);
}
