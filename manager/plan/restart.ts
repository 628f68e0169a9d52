import { type Instant, nanosPerMs, never } from "../../base/clock.ts";
import type { NodeId } from "../../base/id.ts";
import { times } from "../../base/limit.ts";
import { compareStates, isTerminal, type Task } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { meets, parseConstraints } from "../../scheduler/constraint.ts";
import { type Action, merge, type Verdict, wantAll } from "./action.ts";
import { isAtHome, isWaitingAtHome } from "./home.ts";
import type { Slot } from "./slot.ts";

/** Why a wanted task has to be replaced: it ended, or its node may or can no longer run it. */
type Loss = "ended" | "gone" | "down" | "drained" | "unfit";

/** Stops what is lost in a slot and, if the restart policy says so, starts a replacement. */
export function repair(slot: Slot, view: View, now: Instant): readonly Action[] {
  const lost = slot.wanted.filter((task) => lossOf(task, view) !== undefined);
  const newest = lost.at(-1);
  if (newest === undefined) return [];
  const stop = wantAll(lost, "shutdown");
  const alive = lost.length < slot.wanted.length;
  if (alive || !shouldRestart(newest, slot.tasks)) return stop;
  return [replacement(slot, newest, lossOf(newest, view) ?? "ended", { view, now }), ...stop];
}

function lossOf(task: Task, view: View): Loss | undefined {
  if (task.status.state === "orphaned") return "gone";
  if (isTerminal(task)) return "ended";
  if (task.nodeId === undefined || isWaitingAtHome(task, view)) return undefined;
  if (task.homeId !== undefined && compareStates(task.status.state, "assigned") < 0) return "gone";
  const node = view.node(task.nodeId);
  if (node === undefined) return "gone";
  if (node.status.state === "down") return "down";
  if (node.spec.Availability === "drain") return "drained";
  const constraints = task.spec.Placement?.Constraints ?? [];
  if (constraints.length === 0 || node.spec.Availability === "pause") return undefined;
  return meets(parseConstraints(constraints), node) ? undefined : "unfit";
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

/** Promotes replacements that have waited long enough: their delay, and their predecessor's end. */
export function promote(tasks: readonly Task[], view: View, now: Instant, goal: "running" | "complete"): Verdict {
  const waiting = tasks.filter((task) => task.desiredState === "ready" && !isTerminal(task));
  return merge(
    waiting.map((task) => {
      const dueAt = startOf(task, view, now);
      if (dueAt <= now) return { actions: [{ kind: "want", task, desired: goal } as const], wakeAt: never };
      return { actions: [], wakeAt: dueAt };
    }),
  );
}

function startOf(task: Task, view: View, now: Instant): Instant {
  const delayedUntil = task.startAfter ?? now;
  const old = task.startAfterTask === undefined ? undefined : view.task(task.startAfterTask);
  if (old === undefined || hasStopped(old, view, task.homeId)) return delayedUntil;
  if (task.homeId !== undefined) return never; // Two writers on one volume are worse than none.
  return Math.max(delayedUntil, task.meta.createdAt + times.oldTaskWaitMs);
}

/** On a node that is away it may still run: whoever is to follow it there (`homeId`) waits for its end. */
function hasStopped(task: Task, view: View, homeId?: NodeId): boolean {
  const node = task.nodeId === undefined ? undefined : view.node(task.nodeId);
  return isTerminal(task) || node === undefined || (node.status.state === "down" && task.nodeId !== homeId);
}

/** The restart delay in milliseconds. */
export function restartDelayMs(task: Task): number {
  const delay = task.spec.RestartPolicy?.Delay;
  return delay === undefined ? times.restartDelayMs : delay / nanosPerMs;
}

/**
 * Waits for the policy's delay only after a failure of the task's own: a task that is moved did nothing wrong, and the
 * loss of its node was waited for already.
 */
function replacement(
  slot: Slot,
  lost: Task,
  loss: Loss,
  { view, now }: { readonly view: View; readonly now: Instant },
): Action {
  const neverStarted = lost.desiredState === "ready";
  const due = now + (loss === "ended" ? restartDelayMs(lost) : 0);
  const startAfter = neverStarted ? Math.max(due, lost.startAfter ?? 0) : due;
  const mayRun = loss === "drained" || loss === "unfit" || (loss === "down" && isAtHome(lost, view));
  const stopping = mayRun ? lost.id : undefined;
  const startAfterTask = neverStarted ? lost.startAfterTask : stopping;
  const place = slot.nodeId === undefined ? {} : { nodeId: slot.nodeId };
  const waitFor = startAfterTask === undefined ? {} : { startAfterTask };
  return { kind: "start", slot: slot.number, ...place, desired: "ready", startAfter, ...waitFor };
}
