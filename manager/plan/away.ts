import type { Instant } from "../../base/clock.ts";
import type { Node } from "../../model/node.ts";
import type { Service } from "../../model/service.ts";
import { type OnLost, onLostOf } from "../../model/service-label.ts";
import { isTerminal, isWanted, type Task, taskStates } from "../../model/task.ts";
import type { Action } from "./action.ts";
import { placeOf } from "./slot.ts";

/** When tasks of a node that is down are replaced; Infinity for never. */
export function givenUpAt(service: Service, node: Node): Instant {
  const onLost = onLostOf(service.spec.Labels);
  return onLost.kind === "replace" ? (node.status.downSince ?? 0) + onLost.afterMs : Number.POSITIVE_INFINITY;
}

/** Whether the node counts as there: it is up, or down not yet long enough for this service. */
export function isHeld(service: Service, node: Node, now: Instant): boolean {
  return node.status.state !== "down" || givenUpAt(service, node) > now;
}

/** Marks the live tasks of nodes that are down, so that nobody is sent to them; the task's next report takes it away. */
export function markAway(
  looked: readonly { readonly task: Task; readonly node: Node | undefined }[],
): readonly Action[] {
  return looked.flatMap(({ task, node }): readonly Action[] => {
    if (node?.status.state !== "down" || task.away !== undefined || !mayRun(task)) return [];
    return [{ kind: "away", task, since: node.status.downSince ?? 0 }];
  });
}

/**
 * Where a slot's place was filled while a task of it was away: the oldest of those that are there and run stays, the others
 * are surplus; not one that is made to take over from it. Older ones that are still away may come back and win in turn.
 */
export function surplusOf(tasks: readonly Task[]): readonly Task[] {
  const live = tasks.filter((task) => !isTerminal(task));
  const heir = live.find((task) => task.status.state === "running" && task.away === undefined);
  if (heir === undefined) return [];
  const others = [...live.filter((task) => task !== heir && task.away === undefined), ...awayAfter(live, heir)];
  return others.filter((task) => task.specVersion === heir.specVersion && task.replaces !== heir.id);
}

function awayAfter(live: readonly Task[], heir: Task): readonly Task[] {
  return live.slice(live.indexOf(heir) + 1).filter((task) => task.away !== undefined);
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
