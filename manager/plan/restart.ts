import { type Instant, nanosPerMs, never } from "../../base/clock.ts";
import type { NodeId } from "../../base/id.ts";
import { times } from "../../base/limit.ts";
import type { Node } from "../../model/node.ts";
import type { Service } from "../../model/service.ts";
import { compareStates, isLive, isTerminal, type Task } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { meets, parseConstraints } from "../../scheduler/constraint.ts";
import { merge, nothing, type StartAction, type Verdict, wantAll } from "./action.ts";
import { givenUpAt, isFenced, isHeld, markAway, surplusOf, writersOf } from "./away.ts";
import { nextRestart } from "./back-off.ts";
import { isAtHome, isWaitingAtHome } from "./home.ts";
import { placeOf, type Slot } from "./slot.ts";
import { sharesWith } from "./take-over.ts";

/** What repairing looks at beside the slot. */
export interface Moment {
  readonly service: Service;
  readonly view: View;
  readonly now: Instant;
}

/** Why a wanted task has to be replaced: it ended, or its node may or can no longer run it. */
type Loss = "ended" | "gone" | "down" | "away" | "drained" | "unfit";

/** Stops what is lost in a slot and, if the restart policy says so, starts a replacement. */
export function repair(slot: Slot, moment: Moment): Verdict {
  const { service } = moment;
  const looked = slot.wanted.map((task) => {
    const node = task.nodeId === undefined ? undefined : moment.view.node(task.nodeId);
    return { task, node, loss: lossOf(task, node, slot, moment) };
  });
  const lost = looked.filter(({ loss }) => loss !== undefined);
  // What is away stays wanted: if it turns out to run when its node returns, it is the one that stays.
  const [ended, staying] = [looked.filter(isOver), looked.filter((one) => !isOver(one))];
  const marks = markAway(staying);
  // One that has just gone away is no reason to stop the others.
  const surplus = marks.length > 0 ? [] : surplusOf(staying.map(({ task }) => task));
  const actions = [...marks, ...wantAll([...ended.map(({ task }) => task), ...surplus], "shutdown")];
  const wakeAt = Math.min(never, ...looked.map(({ task, node }) => giveUpTime(task, node, moment)));
  const newest = lost.at(-1);
  const alive = lost.length < slot.wanted.length;
  // A global service's node is simply open again when it returns without its task.
  const isOpened = slot.nodeId !== undefined && newest?.loss === "gone";
  if (newest === undefined || alive || isOpened || !shouldRestart(newest.task, slot.tasks)) return { actions, wakeAt };
  const start = replacement(slot, newest.task, newest.loss ?? "ended", moment);
  return { actions: [isStep(newest.task, service) ? { ...start, byUpdate: true } : start, ...actions], wakeAt };
}

function isOver({ loss }: { readonly loss: Loss | undefined }): boolean {
  return loss !== undefined && loss !== "away";
}

/** While an update or a rollback runs, what takes a former spec's place is a step of it, and watched as such. */
function isStep(lost: Task, { specVersion, updateStatus }: Service): boolean {
  const isRunning = updateStatus?.state === "updating" || updateStatus?.state === "rollback_started";
  return isRunning && lost.specVersion !== specVersion;
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
  if (node.spec.Availability === "drain") return "drained";
  const constraints = task.spec.Placement?.Constraints ?? [];
  if (constraints.length === 0 || node.spec.Availability === "pause") return undefined;
  return meets(parseConstraints(constraints), node) ? undefined : "unfit";
}

/** When a task whose node is down has to be looked at again. */
function giveUpTime(task: Task, node: Node | undefined, { service, now }: Moment): Instant {
  const isUntold = compareStates(task.status.state, "assigned") < 0;
  if ((task.away === undefined && !isUntold) || isTerminal(task) || node?.status.state !== "down") return never;
  const dueAt = givenUpAt(service, node);
  return dueAt > now ? dueAt : never;
}

/**
 * The restart policy's answer for a dead or lost task; `siblings` are its slot's tasks, from which attempts are
 * counted.
 */
export function shouldRestart(task: Task, siblings: readonly Task[]): boolean {
  const { Condition = "any", MaxAttempts = 0, Window = 0 } = task.spec.RestartPolicy ?? {};
  if (Condition === "none") return false;
  if (Condition === "on-failure" && task.status.state === "complete") return false;
  if (MaxAttempts === 0) return true;
  const since = Window === 0 ? 0 : task.status.timestamp - Window / nanosPerMs;
  // Only a restart carries startAfter: the slot's first task is no attempt, nor is one made by an update.
  const attempts = siblings.filter(
    (one) => one.specVersion === task.specVersion && one.startAfter !== undefined && one.meta.createdAt >= since,
  );
  return attempts.length < MaxAttempts;
}

/**
 * Promotes replacements that have waited long enough: their delay, and their predecessor's end. `tasks` are whole slots,
 * `steady` those of them in which nothing else is to be done.
 */
export function promote(
  steady: readonly Slot[],
  tasks: readonly Task[],
  moment: Moment,
  goal: "running" | "complete",
): Verdict {
  const waiting = steady
    .flatMap((slot) => slot.wanted)
    .filter((task) => task.desiredState === "ready" && !isTerminal(task));
  const writers = waiting.length === 0 ? undefined : writersOf(moment.service, tasks);
  return merge(
    waiting.map((task) => {
      if ((writers?.get(placeOf(moment.service, task)) ?? []).length > 0) return nothing;
      const dueAt = startOf(task, moment);
      if (dueAt <= moment.now) return { actions: [{ kind: "want", task, desired: goal } as const], wakeAt: never };
      return { actions: [], wakeAt: dueAt };
    }),
  );
}

function startOf(task: Task, { service, view, now }: Moment): Instant {
  const delayedUntil = task.startAfter ?? now;
  const old = task.startAfterTask === undefined ? undefined : view.task(task.startAfterTask);
  // Where it matters that the old one has stopped, it has: nothing of the slot may still run.
  if (old === undefined || isFenced(service)) return delayedUntil;
  if (isLive(old) && isAwaited(task, old, { service, view, now })) return never; // It goes on until it is asked to stop.
  if (sharesWith(task, old)) return never; // Its worker ends it, whatever that takes.
  if (hasStopped(old, view, task.homeId)) return delayedUntil;
  if (task.homeId !== undefined) return never; // Two writers on one volume are worse than none.
  return Math.max(delayedUntil, Math.max(task.meta.createdAt, old.stoppingSince ?? 0) + times.oldTaskWaitMs);
}

/** The old task's node is there, or its return is still waited for; nothing is gained by starting another on the same. */
function isAwaited({ nodeId }: Task, old: Task, { service, view, now }: Moment): boolean {
  const node = old.nodeId === undefined ? undefined : view.node(old.nodeId);
  return node !== undefined && (node.id === nodeId || isHeld(service, node, now));
}

/** On a node that is away it may still run: whoever is to follow it there (`homeId`) waits for its end. */
function hasStopped(task: Task, view: View, homeId?: NodeId): boolean {
  const node = task.nodeId === undefined ? undefined : view.node(task.nodeId);
  return isTerminal(task) || node === undefined || (node.status.state === "down" && task.nodeId !== homeId);
}

/**
 * Waits for the restart delay only after a failure of the task's own: a task that is moved did nothing wrong, and the
 * loss of its node was waited for already. What it had failed before goes on counting where it is moved to.
 */
function replacement(slot: Slot, lost: Task, loss: Loss, { service, now }: Moment): StartAction {
  const neverStarted = lost.desiredState === "ready";
  const moved = { delayMs: 0, ...(lost.restart === undefined ? {} : { restart: lost.restart }) };
  const { delayMs, restart } = loss === "ended" ? nextRestart(lost, service) : moved;
  const due = now + delayMs;
  const startAfter = neverStarted ? Math.max(due, lost.startAfter ?? 0) : due;
  const mayRun =
    loss === "drained" || loss === "unfit" || (loss !== "gone" && loss !== "ended" && isAtHome(lost, service));
  const stopping = mayRun ? lost.id : undefined;
  const startAfterTask = neverStarted ? lost.startAfterTask : stopping;
  const place = slot.nodeId === undefined ? {} : { nodeId: slot.nodeId };
  const waitFor = startAfterTask === undefined ? {} : { startAfterTask };
  const count = restart === undefined ? {} : { restart };
  return { kind: "start", slot: slot.number, ...place, desired: "ready", startAfter, ...waitFor, ...count };
}
