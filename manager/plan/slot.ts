import type { NodeId } from "../../base/id.ts";
import type { Service } from "../../model/service.ts";
import { isWanted, type Task } from "../../model/task.ts";

/** The place that one task of a service fills: a number, or for global services a node. */
export interface Slot {
  readonly number: number;
  readonly nodeId?: NodeId;
  /** All its tasks but those to be removed, oldest first. */
  readonly tasks: readonly Task[];
  /** Those that managers want alive, dead or not. */
  readonly wanted: readonly Task[];
}

/** What tells a task's place in its service: a job's first place has the number 0, and may be on any node. */
export function placeOf({ spec }: Pick<Service, "spec">, task: Task): number | NodeId | undefined {
  return spec.Mode.Global === undefined && spec.Mode.GlobalJob === undefined ? task.slot : task.nodeId;
}

/** Slots by number. */
export function slotsByNumber(tasks: readonly Task[]): readonly Slot[] {
  return [...Map.groupBy(remaining(tasks), (task) => task.slot)].map(([number, members]) => {
    const ordered = members.length > 1 ? members.sort(byAge) : members;
    return { number, tasks: ordered, wanted: ordered.every(isWanted) ? ordered : ordered.filter(isWanted) };
  });
}

/** Slots by node; a task without a node cannot belong to a global service. */
export function slotsByNode(tasks: readonly Task[]): readonly Slot[] {
  const placed = remaining(tasks).flatMap((task) => (task.nodeId === undefined ? [] : [{ task, nodeId: task.nodeId }]));
  return [...Map.groupBy(placed, ({ nodeId }) => nodeId)].map(([nodeId, entries]) => {
    const members = entries.map(({ task }) => task).sort(byAge);
    return { number: 0, nodeId, tasks: members, wanted: members.filter(isWanted) };
  });
}

/** Oldest first; ids break ties, so that every manager would decide alike. */
function byAge(left: Task, right: Task): number {
  return left.meta.createdAt - right.meta.createdAt || (left.id < right.id ? -1 : 1);
}

function remaining(tasks: readonly Task[]): readonly Task[] {
  return tasks.filter((task) => task.desiredState !== "remove");
}
