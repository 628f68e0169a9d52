import type { Instant } from "../../base/clock.ts";
import type { Node } from "../../model/node.ts";
import type { Service } from "../../model/service.ts";
import { type OnLost, onLostOf } from "../../model/service-label.ts";
import { isTerminal, isWanted, type Task, taskStates } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import type { Action } from "./action.ts";
import { placeOf } from "./slot.ts";

/** When tasks of a node that is down are given up: 0 at once, Infinity never. */
export function givenUpAt(service: Service, node: Node): Instant {
  const onLost = onLostOf(service.spec.Labels);
  switch (onLost.kind) {
    case "at once":
      return 0;
    case "replace":
      return (node.status.downSince ?? 0) + onLost.afterMs;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

/** Whether the node counts as there: it is up, or down not yet long enough for this service. */
export function isHeld(service: Service, node: Node, now: Instant): boolean {
  return node.status.state !== "down" || givenUpAt(service, node) > now;
}

/** Marks the live tasks of nodes that are down, so that nobody is sent to them; the task's next report takes it away. */
export function markAway(tasks: readonly Task[], service: Service, view: View): readonly Action[] {
  if (onLostOf(service.spec.Labels).kind === "at once") return [];
  return tasks.flatMap((task): readonly Action[] => {
    const node = task.nodeId === undefined ? undefined : view.node(task.nodeId);
    if (node?.status.state !== "down" || task.away !== undefined || !mayRun(task)) return [];
    return [{ kind: "away", task, since: node.status.downSince ?? 0 }];
  });
}

/**
 * Slots whose place was filled while their first task was away: it is back and has said that it runs, so the others are
 * surplus; not a task that is made to take over from it.
 */
export function surplusOf(wanted: readonly Task[]): readonly Task[] {
  const live = wanted.filter((task) => !isTerminal(task));
  const [oldest, ...others] = live;
  if (oldest?.status.state !== "running" || oldest.away !== undefined) return [];
  return others.filter((task) => task.specVersion === oldest.specVersion && task.replaces !== oldest.id);
}

/** Of a fenced service, the tasks by slot that may be running somewhere, as far as anybody knows. */
export function writersOf(service: Service, tasks: readonly Task[]): ReadonlyMap<unknown, readonly Task[]> {
  return isFenced(service) ? Map.groupBy(tasks.filter(mayRun), (task) => placeOf(service, task)) : new Map();
}

export function isFenced({ spec }: Pick<Service, "spec">): boolean {
  return onLostOf(spec.Labels).kind === "fence";
}

/** A task that nobody will report of any more is given up after a day, unless its service waits for the node's return. */
export function isGivenUpInTime(task: Task, service: Service | undefined): boolean {
  const onLost: OnLost = onLostOf(service?.spec.Labels ?? {});
  return onLost.kind !== "fence" && !(onLost.kind === "keep" && isWanted(task));
}

/** Its node was told to start it and nobody has said that it ended. */
function mayRun(task: Task): boolean {
  const isTold = taskStates[task.status.state] >= taskStates.assigned;
  return isTold && !isTerminal(task) && task.desiredState !== "ready" && task.neverStarted !== true;
}
