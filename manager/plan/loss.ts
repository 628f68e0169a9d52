import { type Instant, never } from "../../base/clock.ts";
import { isDrainedAtOnce, type Node } from "../../model/node.ts";
import type { Service } from "../../model/service.ts";
import { compareStates, isTerminal, type Task } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { meets, parseConstraints } from "../../scheduler/constraint.ts";
import type { Allowance } from "./availability.ts";
import { givenUpAt, isHeld } from "./away.ts";
import { isWaitingAtHome } from "./home.ts";
import { isOutdated } from "./outdated.ts";
import type { Slot } from "./slot.ts";

/** What judging and repairing look at beside the slot. */
export interface Moment {
  readonly service: Service;
  readonly view: View;
  readonly now: Instant;
  readonly allowance: Allowance;
}

/** Why a wanted task has to be replaced: it ended, or its node may or can no longer run it. */
export type Loss = "ended" | "gone" | "down" | "away" | "evicted" | Displacement;

/** Its node is up and goes on running it, but should no longer. */
type Displacement = "drained" | "unfit" | "crowded";

export interface Judged {
  readonly task: Task;
  /** The one it is on. */
  readonly node: Node | undefined;
  readonly loss: Loss | undefined;
}

/** The slot's wanted tasks, and what is wrong with them. */
export function judge(slot: Slot, moment: Moment): readonly Judged[] {
  return slot.wanted.map((task) => {
    const node = task.nodeId === undefined ? undefined : moment.view.node(task.nodeId);
    return { task, node, loss: lossOf(task, node, slot, moment) };
  });
}

function lossOf(task: Task, node: Node | undefined, slot: Slot, { service, view, now }: Moment): Loss | undefined {
  if (task.status.state === "orphaned") return "gone";
  if (isTerminal(task)) return task.away === undefined ? "ended" : "gone";
  if (task.nodeId === undefined || isWaitingAtHome(task, service, view)) return undefined;
  if (task.homeId !== undefined && compareStates(task.status.state, "assigned") < 0) return "gone";
  if (node === undefined) return "gone";
  if (node.status.state === "down") {
    // A global service has nowhere else to go: its task goes on when the node returns.
    if (slot.nodeId !== undefined) return undefined;
    // One that only waits runs nowhere, so that nothing speaks against waiting elsewhere.
    if (task.desiredState === "ready") return "down";
    // Whoever drains a node that is down does not wait for it.
    if (node.spec.Availability === "drain" && givenUpAt(service, node) < never) return "down";
    return isHeld(service, node, now) ? undefined : "away";
  }
  if (node.spec.Availability === "drain") return isDrainedAtOnce(node) ? "evicted" : "drained";
  if (task.crowded === true) return "crowded";
  const constraints = task.spec.Placement?.Constraints ?? [];
  if (constraints.length === 0 || node.spec.Availability === "pause") return undefined;
  if (meets(parseConstraints(constraints), node)) return undefined;
  // An update that took the rule away, and nothing else, has left the task as it was.
  return task.specVersion === service.specVersion || isOutdated(task, service, view) ? "unfit" : undefined;
}

/** It has to go, but nothing is lost by waiting until another runs in its place. */
export function isDisplaced(loss: Loss | undefined): loss is Displacement {
  return loss === "drained" || loss === "unfit" || loss === "crowded";
}

/** Nobody may count on it any more, whatever is decided. */
export function isLostAnyway({ node, loss }: Judged): boolean {
  return node?.status.state === "down" || (loss !== undefined && !isDisplaced(loss));
}
