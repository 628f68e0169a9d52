import { type Instant, nanosPerMs, never } from "../../base/clock.ts";
import { times } from "../../base/limit.ts";
import { orderOf } from "../../model/move-first.ts";
import type { Service, UpdateStatus } from "../../model/service.ts";
import type { UpdateConfig } from "../../model/service-spec.ts";
import { compareStates, endedByItself, isLive, type Task, type TaskRestart } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { type Action, merge, nothing, type Verdict, wantAll } from "./action.ts";
import type { Allowance } from "./availability.ts";
import { nextRestart } from "./back-off.ts";
import { isOutdated } from "./outdated.ts";
import type { Slot } from "./slot.ts";

export interface UpdateInput {
  readonly service: Service;
  /** All slots that stay. */
  readonly slots: readonly Slot[];
  /** Those of them in which nothing else is being done. */
  readonly steady: readonly Slot[];
  /** Those of them whose task leaves its node first: what follows it there is of the new spec. */
  readonly leaving?: readonly Slot[];
  /** Places without a task, being filled now. */
  readonly vacant: number;
  readonly view: View;
  readonly now: Instant;
  readonly allowance: Allowance;
}

/**
 * A rolling update, one step further. Its progress is read from rows every time: which slots still hold tasks of an
 * older spec, which tasks were made by the update and how they fare. So it survives a change of leader.
 */
export function updateSlots(input: UpdateInput): Verdict {
  const { service, steady, leaving = [] } = input;
  const handovers = steady.flatMap((slot) => handOver(slot, input));
  const stopped = { actions: handovers, wakeAt: never };
  const state = service.updateStatus?.state;
  if (state === "paused" || state === "rollback_paused") return stopped;
  const dirty = steady.filter((slot) => isDirty(slot, input));
  const running = state === "updating" || state === "rollback_started";
  if (!running && dirty.length === 0 && !leaving.some((slot) => isDirty(slot, input))) return stopped;
  return merge([stopped, progress(input, dirty)]);
}

function progress(input: UpdateInput, dirty: readonly Slot[]): Verdict {
  const { service, slots, now } = input;
  const begun = service.updateStatus?.completedAt === undefined ? service.updateStatus : undefined;
  const status = begun ?? { state: "updating", startedAt: now, message: "update in progress" };
  const config = configOf(service, status);
  const made = slots.flatMap((slot) => newestMade(slot, input, status.startedAt));
  const failure = failureOf(config, made, dirty.length);
  if (failure !== undefined) return { actions: [failed(service, status, config, failure)], wakeAt: never };

  const busy = made.filter((task) => busyUntil(task, config) > now);
  const room = (config.Parallelism ?? 1) === 0 ? dirty.length : Math.max(0, (config.Parallelism ?? 1) - busy.length);
  const chosen = dirty.map((slot) => replace(slot, config, input));
  const started = affordable(chosen, room, input.allowance);
  const announce: readonly Action[] = begun === undefined ? [{ kind: "updateStatus", status }] : [];
  const steps = [
    { actions: announce, wakeAt: never },
    ...started,
    ...chosen.filter((step) => step.actions.length === 0),
    ...busy.map((task) => ({ actions: [], wakeAt: busyUntil(task, config) })),
  ];
  return merge(dirty.length > 0 ? steps : [...steps, completion(input, status, made, config)]);
}

/** As many of the steps as there is room for: those that stop nothing, and those that the service can do without. */
function affordable(steps: readonly Verdict[], room: number, allowance: Allowance): readonly Verdict[] {
  const chosen: Verdict[] = [];
  for (const step of steps) {
    const stopped = step.actions.flatMap((action) => (action.kind === "want" ? [action.task] : []));
    if (chosen.length < room && step.actions.length > 0 && allowance.take(stopped)) chosen.push(step);
  }
  return chosen;
}

/**
 * A slot with a task of the new spec gives up the old ones: at once, or (start-first) when the new one runs. Several may
 * do after a restart or a placement rule was taken back: the one that runs stays, of two that run the older.
 */
function handOver(slot: Slot, { service, view, allowance }: UpdateInput): readonly Action[] {
  const live = slot.wanted.filter(isLive);
  const old = live.filter((task) => isOutdated(task, service, view));
  const clean = live.filter((task) => !old.includes(task));
  const heir = clean.find((task) => task.status.state === "running") ?? clean[0];
  if (heir === undefined) return [];
  // Beside one that is away another is not spare: nobody knows yet which of them will stay.
  const spare = clean.some((task) => task.away !== undefined) ? [] : spareOf(clean, heir);
  const config = configOf(service, service.updateStatus);
  // One that may not run beside the old one waits for its end, so that start-first would wait for ever.
  const isWaiting = old.some(({ id }) => id === heir.startAfterTask);
  const ready = heir.status.state === "running" || config.Order !== "start-first" || isWaiting;
  const done = ready ? [...old, ...spare] : spare;
  return wantAll(
    done.filter((task) => allowance.take([task])),
    "shutdown",
  );
}

/** Two may both be right: a task that is moved gives way when its successor runs, of others the heir stays. */
function spareOf(clean: readonly Task[], heir: Task): readonly Task[] {
  const successor = clean.find(({ replaces }) => clean.some(({ id }) => id === replaces));
  if (successor === undefined) return clean.filter((task) => task !== heir);
  return successor.status.state === "running" ? clean.filter((task) => task !== successor) : [];
}

function isDirty(slot: Slot, { service, view }: UpdateInput): boolean {
  const judged = slot.wanted.length > 0 ? slot.wanted : slot.tasks.slice(-1);
  return judged.length > 0 && judged.every((task) => isOutdated(task, service, view));
}

/** One slot's step: no actions and a wakeAt when it has to wait before it may be tried again. */
function replace(slot: Slot, config: UpdateConfig, { service, now }: UpdateInput): Verdict {
  const place = slot.nodeId === undefined ? {} : { nodeId: slot.nodeId };
  const start = { kind: "start", slot: slot.number, ...place, byUpdate: true } as const;
  const live = slot.wanted.filter(isLive);
  const here = counted(slot);
  const keep = here.findLast((task) => task.status.state === "running") ?? here.at(-1);
  if (keep === undefined) return { actions: [{ ...start, desired: "running" }], wakeAt: never };
  if (config.Order !== "start-first") {
    return {
      actions: [{ ...start, desired: "ready", startAfterTask: keep.id }, ...wantAll(live, "shutdown")],
      wakeAt: never,
    };
  }
  const { retryAt, restart } = retryOf(slot, keep, service);
  if (retryAt > now) return { actions: [], wakeAt: retryAt };
  // One that has no place yet serves nobody, and must not take its successor's.
  const others = live.filter((task) => task !== keep || compareStates(task.status.state, "assigned") < 0);
  const count = restart === undefined ? {} : { restart };
  return { actions: [{ ...start, desired: "running", ...count }, ...wantAll(others, "shutdown")], wakeAt: never };
}

/** After a successor that failed before it took over (start-first), the next one waits for the restart delay. */
function retryOf(
  slot: Slot,
  keep: Task,
  service: Service,
): { readonly retryAt: Instant; readonly restart?: TaskRestart } {
  const newest = slot.tasks.at(-1);
  if (newest === undefined || newest === keep || newest.byUpdate !== true || !endedByItself(newest)) return atOnce;
  const { delayMs, restart } = nextRestart(newest, service);
  return { retryAt: newest.status.timestamp + delayMs, ...(restart === undefined ? {} : { restart }) };
}

const atOnce = { retryAt: 0 };

/**
 * The task that stands for this slot in the update: the newest it made, or what took its place when that was moved
 * elsewhere.
 */
function newestMade(slot: Slot, { service }: UpdateInput, since: Instant): readonly Task[] {
  const current = slot.tasks.filter((task) => task.specVersion === service.specVersion && task.meta.createdAt >= since);
  const made = current.findLast((task) => task.byUpdate === true);
  if (made === undefined) return [];
  const here = counted(slot);
  if (here.includes(made) || endedByItself(made)) return [made];
  return [current.findLast((task) => here.includes(task)) ?? made];
}

/** The slot's live tasks; one that is away counts only where nothing has taken its place. */
function counted(slot: Slot): readonly Task[] {
  const live = slot.wanted.filter(isLive);
  const here = live.filter((task) => task.away === undefined);
  return here.length > 0 ? here : live;
}

/** An updated slot occupies a place of `Parallelism` until its task runs (or is dead), and for `Delay` after that. */
function busyUntil(task: Task, config: UpdateConfig): Instant {
  if (compareStates(task.status.state, "running") < 0) return isLive(task) ? never : 0;
  return settledAt(task) + (config.Delay ?? 0) / nanosPerMs;
}

function settledAt({ status }: Task): Instant {
  return status.runningAt ?? status.timestamp;
}

function failureOf(config: UpdateConfig, made: readonly Task[], dirty: number): Task | undefined {
  if (config.FailureAction === "continue") return undefined;
  const failures = made.filter((task) => failedEarly(task, config));
  const ratio = failures.length / Math.max(1, made.length + dirty);
  return ratio > (config.MaxFailureRatio ?? 0) ? failures.at(-1) : undefined;
}

function failedEarly(task: Task, config: UpdateConfig): boolean {
  if (!endedByItself(task)) return false;
  const { runningAt, timestamp } = task.status;
  return runningAt === undefined || timestamp - runningAt <= monitorMs(config);
}

function failed(service: Service, status: UpdateStatus, config: UpdateConfig, { id }: Task): Action {
  const because = `due to failure or early termination of task ${id}`;
  const wantsRollback = config.FailureAction === "rollback";
  const rollingBack = status.state === "rollback_started";
  if (wantsRollback && !rollingBack && service.previousSpec !== undefined) {
    return { kind: "rollBack", message: `update rolled back ${because}` };
  }
  const message = `${wantsRollback && rollingBack ? "rollback" : "update"} paused ${because}`;
  return { kind: "updateStatus", status: { ...status, state: rollingBack ? "rollback_paused" : "paused", message } };
}

/** All slots have the new spec and run: done one monitor period after the last of them settled. */
function completion(input: UpdateInput, status: UpdateStatus, made: readonly Task[], config: UpdateConfig): Verdict {
  const { slots, steady, vacant, service, view, now } = input;
  if (vacant > 0 || steady.length < slots.length) return nothing; // Another look follows at once.
  const live = slots.flatMap(counted);
  const outdated = live.some((task) => isOutdated(task, service, view));
  const starting = live.some(
    (task) => task.meta.createdAt >= status.startedAt && compareStates(task.status.state, "running") < 0,
  );
  if (outdated || starting) return nothing;
  const dueAt = Math.max(0, ...made.map((task) => settledAt(task) + monitorMs(config)));
  if (dueAt > now) return { actions: [], wakeAt: dueAt };
  const rollback = status.state === "rollback_started";
  const done: UpdateStatus = {
    ...status,
    state: rollback ? "rollback_completed" : "completed",
    completedAt: now,
    message: rollback ? "rollback completed" : "update completed",
  };
  return { actions: [{ kind: "updateStatus", status: done }], wakeAt: never };
}

function configOf(service: Service, status: UpdateStatus | undefined): UpdateConfig {
  const rollback = status?.state === "rollback_started" || status?.state === "rollback_paused";
  const config = (rollback ? service.spec.RollbackConfig : service.spec.UpdateConfig) ?? {};
  return { ...config, Order: orderOf(service.spec, config) };
}

function monitorMs(config: UpdateConfig): number {
  return config.Monitor === undefined ? times.updateMonitorMs : config.Monitor / nanosPerMs;
}
