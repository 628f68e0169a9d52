import { type Instant, nanosPerMs, never } from "../../base/clock.ts";
import { times } from "../../base/limit.ts";
import { orderOf } from "../../model/move-first.ts";
import type { Service, UpdateStatus } from "../../model/service.ts";
import type { UpdateConfig } from "../../model/service-spec.ts";
import { compareStates, endedByItself, isLive, isSuccessor, type Task, type TaskRestart } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { type Action, merge, nothing, type Verdict, wantAll } from "./action.ts";
import type { Allowance } from "./availability.ts";
import { nextRestart } from "./back-off.ts";
import { isOutdated } from "./outdated.ts";
import type { Slot } from "./slot.ts";
import { mayTakeOver } from "./take-over.ts";

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
  // Only where there are several tasks can one give way to another.
  const shared = steady.filter(({ wanted }) => wanted.length > 1);
  const handovers = new Map(shared.map((slot) => [slot, handOver(slot, input)]));
  const stopped = { actions: [...handovers.values()].flat(), wakeAt: never };
  const state = service.updateStatus?.state;
  if (state === "paused" || state === "rollback_paused") return stopped;
  const dirty = steady.filter((slot) => isDirty(slot, input));
  const running = state === "updating" || state === "rollback_started";
  if (!running && dirty.length === 0 && !leaving.some((slot) => isDirty(slot, input))) return stopped;
  const free = dirty.filter((slot) => (handovers.get(slot) ?? []).length === 0);
  return merge([stopped, progress(input, { dirty, free })]);
}

/** `dirty` slots are still to be updated; in those that are `free` nothing is being handed over. */
function progress(
  input: UpdateInput,
  { dirty, free }: { readonly dirty: readonly Slot[]; readonly free: readonly Slot[] },
): Verdict {
  const { service, slots, now } = input;
  const begun = service.updateStatus?.completedAt === undefined ? service.updateStatus : undefined;
  const status = begun ?? { state: "updating", startedAt: now, message: "update in progress" };
  const config = configOf(service, status);
  const made = slots.flatMap((slot) => newestMade(slot, input, status.startedAt));
  const failure = failureOf(config, input, { dirty, since: status.startedAt });
  if (failure !== undefined) return { actions: [failed(service, status, config, failure)], wakeAt: never };

  const busy = made.filter((task) => busyUntil(task, config) > now);
  const room = (config.Parallelism ?? 1) === 0 ? dirty.length : Math.max(0, (config.Parallelism ?? 1) - busy.length);
  const chosen = free.map((slot) => replace(slot, config, input));
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
 * A slot with a task of the new spec gives up the old ones: when the new one is prepared, or (start-first) when it runs.
 * Several may be of the new spec after a restart or a placement rule was taken back: the one that runs stays, of two that
 * run the older.
 */
function handOver(slot: Slot, { service, view, allowance }: UpdateInput): readonly Action[] {
  const live = slot.wanted.filter(isLive);
  const old = live.filter((task) => isOutdated(task, service, view));
  const clean = live.filter((task) => !old.includes(task));
  const heir = clean.find((task) => task.status.state === "running") ?? clean[0];
  if (heir === undefined) return wantAll(preparedInVain(old), "shutdown");
  const spare = spareOf(clean, heir);
  const config = configOf(service, service.updateStatus);
  const isOver = (task: Task): boolean => {
    if (heir.status.state === "running") return true;
    // What the heir's row says counts, not the order of now: one that waits for the other's end would wait for ever.
    if (heir.desiredState === "ready") return mayTakeOver(heir, task, view);
    return config.Order !== "start-first";
  };
  const done = [...old.filter(isOver), ...spare];
  return wantAll(
    done.filter((task) => allowance.take([task])),
    "shutdown",
  );
}

/** What is prepared for a spec that has been given up, while the task whose place it was to take is still there. */
function preparedInVain(old: readonly Task[]): readonly Task[] {
  return old.filter((task) => isSuccessor(task) && old.some(({ id }) => id === task.startAfterTask));
}

/**
 * Two may both be right: a task that is moved gives way when its successor runs, of others the heir stays. Beside one that
 * is away only the former is spare: nobody knows yet which of the others will stay.
 */
function spareOf(clean: readonly Task[], heir: Task): readonly Task[] {
  const there = clean.filter((task) => task.away === undefined);
  const successor = there.find(({ replaces }) => there.some(({ id }) => id === replaces));
  if (there.length < clean.length) {
    return successor?.status.state === "running" ? there.filter(({ id }) => id === successor.replaces) : [];
  }
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
  const isStartFirst = config.Order === "start-first";
  if (!isStartFirst && keep.status.state !== "running") {
    const startAfterTask = (keep.desiredState === "ready" ? keep.startAfterTask : undefined) ?? keep.id;
    const next = { ...start, desired: "ready", startAfterTask } as const;
    return { actions: [next, ...wantAll(live, "shutdown")], wakeAt: never };
  }
  const { retryAt, restart } = retryOf(slot, keep, service);
  if (retryAt > now) return { actions: [], wakeAt: retryAt };
  // One that has no place yet serves nobody, and must not take its successor's.
  const others = live.filter((task) => task !== keep || compareStates(task.status.state, "assigned") < 0);
  const count = restart === undefined ? {} : { restart };
  // Stop-first: prepared while the old one runs, which is asked to stop only then (take-over.ts).
  const next = isStartFirst
    ? ({ ...start, desired: "running", ...count } as const)
    : ({ ...start, desired: "ready", startAfterTask: keep.id, ...count } as const);
  return { actions: [...wantAll(others, "shutdown"), next], wakeAt: never };
}

/** After a successor that failed before it took over, the next one waits for the restart delay. */
function retryOf(
  slot: Slot,
  keep: Task,
  service: Service,
): { readonly retryAt: Instant; readonly restart?: TaskRestart } {
  const newest = slot.tasks.at(-1);
  if (newest === undefined || newest === keep || newest.byUpdate !== true || !endedByItself(newest)) return atOnce;
  if (newest.specVersion !== service.specVersion) return atOnce; // Another spec may be the cure.
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

/** The slots of the update are those that it has changed and those that are still to be. */
function failureOf(
  config: UpdateConfig,
  { slots, service }: UpdateInput,
  { dirty, since }: { readonly dirty: readonly Slot[]; readonly since: Instant },
): Task | undefined {
  if (config.FailureAction === "continue") return undefined;
  const tried = slots.map((slot) => ({ slot, made: madeBy(slot, service, since) }));
  const failures = tried.flatMap(({ made }) => {
    // Another try makes good for one that failed only when it has run.
    const newest = made.findLast((task) => endedByItself(task) || task.status.runningAt !== undefined);
    return newest !== undefined && failedEarly(newest, config) ? [newest] : [];
  });
  const left = new Set(dirty);
  const count = tried.filter(({ slot, made }) => made.length > 0 || left.has(slot)).length;
  return failures.length / Math.max(1, count) > (config.MaxFailureRatio ?? 0) ? failures.at(-1) : undefined;
}

/** The tasks that this update has made in a slot, oldest first. */
function madeBy(slot: Slot, service: Service, since: Instant): readonly Task[] {
  return slot.tasks.filter(
    (task) => task.byUpdate === true && task.specVersion === service.specVersion && task.meta.createdAt >= since,
  );
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
