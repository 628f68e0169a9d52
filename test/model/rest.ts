import type { ServiceId } from "../../base/id.ts";
import { isFenced } from "../../manager/plan/away.ts";
import { shouldRestart } from "../../manager/plan/restart.ts";
import type { State } from "../../manager/store/state.ts";
import { openRun } from "../../model/job-run.ts";
import { minAvailableOf } from "../../model/min-available.ts";
import { modeOf, type Service } from "../../model/service.ts";
import { isStopped } from "../../model/service-stop.ts";
import { isAvailable, isLive, isSuccessor, isTerminal, isWanted, type Task } from "../../model/task.ts";
import { meets, parseConstraints } from "../../scheduler/constraint.ts";
import { suitsPlatform } from "../../scheduler/filter.ts";
import { holds } from "./broken.ts";
import { slotName } from "./rules.ts";

/** What holds when nothing has happened for long and all containers of nodes that answer are where they are wanted. */
export function checkRest(state: State): void {
  for (const task of state.tasks()) asWanted(state, task);
  for (const service of state.services()) {
    const tasks = [...state.tasksOfService(service.id)];
    if (service.removedAt === undefined) {
      isFilled(state, service, tasks);
      isUpdated(state, service, tasks);
      hasShortHistory(state, service, tasks);
    } else {
      holds(tasks.length > 0, `${service.spec.Name} is removed and has no tasks, but is there`);
      holds(
        tasks.every((task) => isOutOfReach(state, task)),
        `${service.spec.Name} is removed but not gone`,
      );
    }
  }
}

function asWanted(state: State, task: Task): void {
  const { id, desiredState, status } = task;
  if (isLive(task)) {
    if (task.status.error !== undefined) return; // It waits, and says why.
    if (isOutOfReach(state, task) || waitsForWriter(state, task)) return;
    if (isSuccessor(task) && isShort(state, task.serviceId)) return; // The one before it is among those that have to run.
    holds(task.nodeId !== undefined && status.state === "running", `${id} is ${status.state}, wanted ${desiredState}`);
    holds(desiredState === "running", `${id} runs, but is wanted ${desiredState}`);
    const node = task.nodeId === undefined ? undefined : state.node(task.nodeId);
    const constraints = parseConstraints(task.spec.Placement?.Constraints ?? []);
    const availability = node?.spec.Availability;
    const isFit = node !== undefined && (availability === "pause" || meets(constraints, node));
    holds((isFit && availability !== "drain") || isHeldBack(state, task), `${id} runs on where it should not`);
    return;
  }
  holds(isTerminal(task) || isOutOfReach(state, task), `${id} is ${status.state}, but wanted ${desiredState}`);
  holds(desiredState !== "remove" || isOutOfReach(state, task), `${id} is to be removed and still there`);
}

/** What should take its place waits as well, or has been given up; or too few others run. */
function isHeldBack(state: State, task: Task): boolean {
  if (isShort(state, task.serviceId)) return true;
  const others = state
    .tasksOfService(task.serviceId)
    .filter((one) => one.slot === task.slot && one.id !== task.id && isWanted(one));
  return others.some((one) => isTerminal(one) || !isAtWork(state, one));
}

/** Nothing of its service may be stopped. */
function isShort(state: State, serviceId: ServiceId): boolean {
  const service = state.service(serviceId);
  const needed = service === undefined ? 0 : minAvailableOf(service.spec);
  return needed > 0 && state.tasksOfService(serviceId).filter(isAvailable).length <= needed;
}

/** Something of a fenced place may still run on a node that is down. */
function waitsForWriter(state: State, task: Task): boolean {
  const service = state.service(task.serviceId);
  if (service === undefined || !isFenced(service)) return false;
  const brothers = state.tasksOfService(service.id).filter((one) => slotName(service, one) === slotName(service, task));
  return task.desiredState === "ready" && brothers.some((one) => isOutOfReach(state, one));
}

/** Its node is down and cannot say what became of it. */
function isOutOfReach(state: State, task: Task): boolean {
  return !isTerminal(task) && task.nodeId !== undefined && state.node(task.nodeId)?.status.state === "down";
}

/** Every place that the mode offers is filled, or its last task ended and is not to be followed. */
function isFilled(state: State, service: Service, tasks: readonly Task[]): void {
  // Between its runs nothing is wanted of a job that has a schedule.
  if (isStopped(service.spec) || (service.runs !== undefined && openRun(service.runs) === undefined)) return;
  const mode = modeOf(service.spec.Mode);
  const isJob = mode.kind === "replicated-job" || mode.kind === "global-job";
  const current = tasks.filter((task) => !isJob || task.jobIteration === service.jobIteration);
  const slots = Map.groupBy(current, (task) => slotName(service, task));
  const filled = [...slots].filter(([, members]) => isSettled(members)).map(([slot]) => slot);
  const name = service.spec.Name;
  if (mode.kind === "replicated") {
    holds(filled.length === mode.replicas, `${name} has ${filled.length} of ${mode.replicas} places filled`);
  } else if (mode.kind === "replicated-job") {
    const isWaiting = current.some((task) => isLive(task) && !isAtWork(state, task));
    holds(
      isWaiting || filled.length === mode.completions,
      `${name} has ended in ${filled.length} of ${mode.completions}`,
    );
  } else {
    const empty = suitable(state, service).filter((id) => !filled.includes(id));
    holds(empty.length === 0, `${name} has nothing on ${empty.join(" ")}`);
  }
}

function isSettled(members: readonly Task[]): boolean {
  if (members.some(isWanted)) return true;
  if (members.some((task) => task.jobIteration !== undefined && task.status.state === "complete")) return true;
  const remaining = members.filter((task) => task.desiredState !== "remove").sort(byAge);
  const newest = remaining.at(-1);
  return newest !== undefined && !shouldRestart(newest, remaining);
}

function suitable(state: State, { spec: { TaskTemplate: spec } }: Service): readonly string[] {
  const constraints = parseConstraints(spec.Placement?.Constraints ?? []);
  return [...state.nodes()]
    .filter((node) => node.status.state !== "down" && node.spec.Availability === "active")
    .filter((node) => meets(constraints, node) && suitsPlatform(spec, node))
    .map(({ id }) => id);
}

/** An update has ended one way or the other, unless one of its tasks has no place. */
function isUpdated(state: State, service: Service, tasks: readonly Task[]): void {
  const { updateStatus: { state: step = "" } = {}, spec } = service;
  const isOver = !["updating", "rollback_started", "paused", "rollback_paused"].includes(step);
  const left = tasks.find(
    (task) => isLive(task) && task.nodeId === undefined && task.specVersion !== service.specVersion,
  );
  // A run of a scheduled job goes on as it began.
  const isKept = !isOver || service.runs !== undefined;
  holds(isKept || left === undefined, `${left?.id} of ${spec.Name} waits for a node that an old spec asks for`);
  if (tasks.some((task) => isLive(task) && !isAtWork(state, task))) return;
  if (isStopped(spec)) return;
  // What policies gave up does not run, and the rest is all that has to.
  if (isShort(state, service.id)) return;
  holds(step !== "updating" && step !== "rollback_started", `${spec.Name} is ${step} for ever`);
  if (step.endsWith("paused")) return;
  const old = tasks.filter((task) => isLive(task) && task.specVersion !== service.specVersion);
  const wanted = JSON.stringify(spec.TaskTemplate.ContainerSpec);
  for (const task of old) {
    const isPaused = task.nodeId !== undefined && state.node(task.nodeId)?.spec.Availability === "pause";
    const isSame = JSON.stringify(task.spec.ContainerSpec) === wanted;
    holds(isSame || isPaused, `${task.id} of ${spec.Name} has an old spec`);
  }
}

/** It has a place that can be reached, and does not wait for another. */
function isAtWork(state: State, task: Task): boolean {
  return task.status.error === undefined && !isOutOfReach(state, task) && !waitsForWriter(state, task);
}

function hasShortHistory(state: State, service: Service, tasks: readonly Task[]): void {
  const attempts = service.spec.TaskTemplate.RestartPolicy?.MaxAttempts ?? 0;
  const limit = attempts > 0 ? attempts + 1 : (state.cluster()?.spec.Orchestration.TaskHistoryRetentionLimit ?? 5);
  const dead = tasks.filter((task) => task.desiredState === "shutdown" && isTerminal(task));
  for (const [slot, history] of Map.groupBy(dead, (task) => slotName(service, task))) {
    const isUpdating = service.updateStatus !== undefined && service.updateStatus.completedAt === undefined;
    const isDone = history.some((task) => task.jobIteration !== undefined && task.status.state === "complete");
    const witness = Number(isUpdating || isDone);
    const isEmpty = !tasks.some((task) => isWanted(task) && slotName(service, task) === slot);
    holds(
      history.length <= Math.max(limit, Number(isEmpty)) + witness,
      `${service.spec.Name} slot ${slot} remembers ${history.length} dead tasks`,
    );
  }
}

function byAge(left: Task, right: Task): number {
  return left.meta.createdAt - right.meta.createdAt || (left.id < right.id ? -1 : 1);
}
