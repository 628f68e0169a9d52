import { never } from "../../base/clock.ts";
import type { Node } from "../../model/node.ts";
import type { Service } from "../../model/service.ts";
import { endedByItself, isSuccessor, type Task } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { meets, parseConstraints } from "../../scheduler/constraint.ts";
import { suitsPlatform } from "../../scheduler/filter.ts";
import { type Action, merge, type Verdict, wantAll } from "./action.ts";
import { isTold } from "./census.ts";
import type { Moment } from "./loss.ts";
import { promote, repair, shouldRestart } from "./restart.ts";
import { type Slot, slotsByNode } from "./slot.ts";
import { updateSlots } from "./update.ts";

/** Desired: one live task on every one of `nodes` that suits. Observed: `tasks`. */
export function reconcileGlobal(
  input: Moment & { readonly tasks: readonly Task[]; readonly nodes: Iterable<Node> },
): Verdict {
  const { service, tasks, nodes, view, now, allowance } = input;
  const slots = slotsByNode(tasks);
  const suitable = suitableNodes(service, nodes);
  const kept = slots.filter(({ nodeId }) => nodeId !== undefined && suitable.has(nodeId));
  const left = slots.filter((slot) => !kept.includes(slot));
  const taken = new Set(kept.filter((slot) => slot.wanted.length > 0 || isSettled(slot)).map(({ nodeId }) => nodeId));
  const vacant = [...suitable.values()].filter((node) => isOpen(node) && !taken.has(node.id));
  const repairs = kept.map((slot) => ({ slot, ...repair(slot, input) }));
  const steady = repairs.filter(({ actions }) => actions.length === 0).map(({ slot }) => slot);
  const paused = (slot: Slot) => isPaused(slot, suitable.get(slot.nodeId ?? ""));
  const updatable = steady.filter((slot) => taken.has(slot.nodeId) && !paused(slot));
  const actions: readonly Action[] = [
    ...left.flatMap((slot) => leave(slot, view)),
    ...repairs.flatMap((one) => one.actions),
    ...vacant.map(({ id }) => ({ kind: "start", slot: 0, nodeId: id, desired: "running" }) as const),
  ];
  return merge([
    promote(steady, tasks, input, "running"), // First: an update may stop one of them in the same turn.
    updateSlots({
      service,
      slots: kept.filter((slot) => !paused(slot)),
      steady: updatable,
      vacant: vacant.length,
      view,
      now,
      allowance,
    }),
    { actions, wakeAt: Math.min(never, ...repairs.map(({ wakeAt }) => wakeAt)) },
  ]);
}

/** Nothing new is begun there; a successor that is there already goes on. */
function isPaused({ wanted }: Slot, node: Node | undefined): boolean {
  const isPrepared = node?.status.state === "ready" && wanted.some((task) => isSuccessor(task) && isTold(task));
  return !isOpen(node) && !isPrepared;
}

/** Whether tasks may be started there now. */
export function isOpen(node: Node | undefined): boolean {
  return node?.spec.Availability === "active" && node.status.state !== "down";
}

/** Those of the nodes, also of those that are away, that are not drained and meet constraints and platform, by their ids. */
export function suitableNodes(service: Service, nodes: Iterable<Node>): ReadonlyMap<string, Node> {
  const spec = service.spec.TaskTemplate;
  const constraints = parseConstraints(spec.Placement?.Constraints ?? []);
  const suitable = [...nodes]
    .filter((node) => node.spec.Availability !== "drain")
    .filter((node) => meets(constraints, node) && suitsPlatform(spec, node))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  return new Map(suitable.map((node) => [node.id, node]));
}

/** A node that no longer suits keeps its history while it is a member, and loses it with its row. */
function leave(slot: Slot, view: View): readonly Action[] {
  const member = slot.nodeId !== undefined && view.node(slot.nodeId) !== undefined;
  return wantAll(slot.tasks, member ? "shutdown" : "remove");
}

/** Its last task ended by itself and is not to be restarted; one that was stopped or lost leaves the node open. */
function isSettled(slot: Slot): boolean {
  const newest = slot.tasks.at(-1);
  if (newest === undefined || newest.away !== undefined || shouldRestart(newest, slot.tasks)) return false;
  return endedByItself(newest);
}
