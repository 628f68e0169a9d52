import { type Instant, never } from "../../base/clock.ts";
import { movesFirst } from "../../model/move-first.ts";
import { endedByItself, isAvailable, isLive, isRunning, type Task } from "../../model/task.ts";
import { type Action, nothing, type Verdict, wantAll } from "./action.ts";
import { isDisplaced, isLostAnyway, type Judged, type Moment } from "./loss.ts";
import { isOutdated } from "./outdated.ts";
import { asStep, isUpdating, repair, replacement, shouldRestart } from "./restart.ts";
import type { Slot } from "./slot.ts";

/** What is to be done in a slot whose task is leaving its node. */
export interface MoveVerdict extends Verdict {
  /** Nothing else happens to the slot until it has left. */
  readonly isMoving: boolean;
}

/**
 * One step of a running task's way from a node that should no longer run it, and as long as it takes nothing is stopped
 * that the service needs: start-first its successor runs before, otherwise it stops when enough others run. Undefined
 * where the slot has no such task, or nothing speaks against stopping it now.
 */
export function move(slot: Slot, judged: readonly Judged[], moment: Moment): MoveVerdict | undefined {
  // One that was away has not been heard of yet: it may run.
  const displaced = judged.filter(({ task, loss }) => isRunning(task) && isDisplaced(loss)).map(({ task }) => task);
  const leaving = displaced.at(-1);
  if (leaving === undefined) return withdraw(judged);
  const isFirst = movesFirst(moment.service.spec) && isToFollow(leaving, slot);
  if (!isFirst && moment.allowance.take(displaced)) return undefined;
  const others = judged.filter(({ task }) => !displaced.includes(task));
  if (others.some((one) => isAvailable(one.task) && !isLostAnyway(one))) {
    const spare = displaced.filter((task) => moment.allowance.take([task]));
    return moving(wantAll(spare, "shutdown"));
  }
  return isFirst ? bringSuccessor(slot, leaving, others, moment) : tidy(slot, others, moment);
}

/** Makes the successor, makes another if it fails or is lost, and otherwise waits for it. */
function bringSuccessor(slot: Slot, leaving: Task, judged: readonly Judged[], moment: Moment): MoveVerdict {
  const { service, view } = moment;
  const others = judged.map(({ task }) => task);
  const last = others.at(-1);
  const successor = { replaces: leaving.id, evacuates: true } as const;
  if (last !== undefined && endedByItself(last) && !others.some(isLive) && !shouldRestart(last, slot.tasks)) {
    // The policy gives up, and the row of the last attempt stays to say so; but an update has to get everywhere.
    if (!isUpdating(service) || !isOutdated(leaving, service, view)) return { ...nothing, isMoving: false };
    const again = { ...replacement(slot, last, "ended", moment), ...successor };
    return moving([asStep(again, leaving, service), ...wantAll(others, "shutdown")]);
  }
  const { actions, wakeAt } = repair({ ...slot, wanted: others }, moment, judged);
  if (actions.length > 0) {
    return moving(actions.map((action) => (action.kind === "start" ? { ...action, ...successor } : action)));
  }
  const live = others.filter(isLive);
  // What waits for its end cannot be what it waits for.
  const stale = live.filter((task) => isOutdated(task, service, view) || task.startAfterTask === leaving.id);
  if (stale.length > 0) return moving(wantAll(stale, "shutdown"));
  if (live.length > 0) return moving([], wakeAt);
  const count = leaving.restart === undefined ? {} : { restart: leaving.restart };
  const start = { kind: "start", slot: slot.number, desired: "running", ...successor, ...count } as const;
  return moving([asStep(start, leaving, service)]);
}

/** While the task has to stay, only what is over beside it is cleared away. */
function tidy(slot: Slot, others: readonly Judged[], moment: Moment): MoveVerdict {
  const { actions, wakeAt } = repair({ ...slot, wanted: others.map(({ task }) => task) }, moment, others);
  return moving(
    actions.filter(({ kind }) => kind !== "start"),
    wakeAt,
  );
}

/** A successor that does not run yet is not needed any more if the task may stay after all. */
function withdraw(judged: readonly Judged[]): MoveVerdict | undefined {
  const successors = judged.filter(({ task }) => task.evacuates === true && isLive(task));
  if (successors.length === 0) return undefined;
  const staying = judged.filter((one) => isAvailable(one.task) && !isLostAnyway(one));
  const spare = successors.filter(
    (one) => !staying.includes(one) && staying.some(({ task }) => task.id === one.task.replaces),
  );
  const actions = wantAll(
    spare.map(({ task }) => task),
    "shutdown",
  );
  return actions.length === 0 ? undefined : moving(actions);
}

/** What the restart policy said before successors were tried. */
function isToFollow(leaving: Task, { tasks }: Slot): boolean {
  return shouldRestart(leaving, tasks.slice(0, tasks.indexOf(leaving) + 1));
}

function moving(actions: readonly Action[], wakeAt: Instant = never): MoveVerdict {
  return { actions, wakeAt, isMoving: true };
}
