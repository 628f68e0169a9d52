import { times } from "../../base/limit.ts";
import { countTasks } from "../../manager/api/convert-service.ts";
import { isFurther } from "../../manager/plan/action.ts";
import { isFenced } from "../../manager/plan/away.ts";
import { isOutdated } from "../../manager/plan/outdated.ts";
import type { World } from "../../manager/plan/scenario/world.ts";
import type { AppliedChange, State } from "../../manager/store/state.ts";
import { minAvailableOf } from "../../model/min-available.ts";
import { movesFirst, orderOf } from "../../model/move-first.ts";
import { isDrainedAtOnce } from "../../model/node.ts";
import { modeOf, type Service } from "../../model/service.ts";
import { isStopped } from "../../model/service-stop.ts";
import { compareStates, isAvailable, isLive, isSuccessor, isTerminal, isWanted, type Task } from "../../model/task.ts";
import { meets, parseConstraints } from "../../scheduler/constraint.ts";
import { suitsPlatform } from "../../scheduler/filter.ts";
import { countGeneric, nameOf } from "../../scheduler/generic.ts";
import { demandOf, hostPortsOf, Load } from "../../scheduler/load.ts";
import { distinct, holds } from "./broken.ts";

/** What holds after every entry, whatever happens. */
export function checkEntry(world: World, changes: readonly AppliedChange[]): void {
  for (const { change, before } of changes) {
    if (change.table !== "task" || change.row === undefined) continue;
    const old = before as Task | undefined; // The row before a task's change is a task.
    if (old !== undefined) movesForward(old, change.row);
    if (old === undefined || old.desiredState === "ready") promotedInTime(world, change.row);
    if (old !== undefined && isWanted(old) && !isWanted(change.row)) stoppedForOneThatIsPrepared(world, change.row);
    if (isPlaced(change.row) && (old === undefined || !isPlaced(old))) placedWell(world.state, change.row);
  }
  nothingTwice(world.state);
  for (const service of world.state.services()) if (service.removedAt === undefined) notTooMany(world.state, service);
  for (const task of world.state.tasks()) wherePermitted(world.state, task);
}

function movesForward(old: Task, task: Task): void {
  const [from, to] = [old.status.state, task.status.state];
  holds(compareStates(to, from) >= 0, `${task.id} went back from ${from} to ${to}`);
  holds(!isFurther(task.desiredState, old.desiredState), `${task.id} is wanted ${task.desiredState} again`);
  holds(old.nodeId === undefined || old.nodeId === task.nodeId, `${task.id} changed its node`);
}

/** A replacement starts after its delay and its predecessor. */
function promotedInTime({ state, now }: World, task: Task): void {
  if (task.desiredState !== "running" && task.desiredState !== "complete") return;
  holds((task.startAfter ?? 0) <= now, `${task.id} did not wait for its delay`);
  const before = task.startAfterTask === undefined ? undefined : state.task(task.startAfterTask);
  if (before === undefined || isTerminal(before) || before.nodeId === undefined) return;
  const service = state.service(task.serviceId);
  if (before.neverStarted === true && service !== undefined && isFenced(service)) return; // Nothing of it runs.
  const node = state.node(before.nodeId);
  const isLost = node === undefined || node.status.state === "down";
  const askedAt = isWanted(before) ? now : Math.max(before.stoppingSince ?? 0, task.meta.createdAt);
  holds(isLost || askedAt + times.oldTaskWaitMs <= now, `${task.id} did not wait for ${before.id}`);
}

/** An update asks a task that runs to stop when nothing more can be prepared while it does. */
function stoppedForOneThatIsPrepared({ state }: World, old: Task): void {
  const service = state.service(old.serviceId);
  const node = old.nodeId === undefined ? undefined : state.node(old.nodeId);
  if (service === undefined || service.removedAt !== undefined || isStopped(service.spec)) return;
  if (old.status.state !== "running" || node?.status.state !== "ready" || node.spec.Availability !== "active") return;
  if (!meets(parseConstraints(old.spec.Placement?.Constraints ?? []), node) || old.crowded === true) return;
  const successors = [...state.tasksOfService(service.id)].filter(
    (task) => isSuccessor(task) && task.startAfterTask === old.id && isLive(task),
  );
  for (const { id, status } of successors) {
    const hasNoAddress = status.state === "new" && status.error !== undefined;
    holds(hasNoAddress || compareStates(status.state, "ready") >= 0, `${old.id} was stopped before ${id} is prepared`);
  }
}

function isPlaced(task: Task): boolean {
  return task.nodeId !== undefined && compareStates(task.status.state, "assigned") >= 0 && !isTerminal(task);
}

function placedWell(state: State, task: Task): void {
  const node = task.nodeId === undefined ? undefined : state.node(task.nodeId);
  holds(node !== undefined, `${task.id} was placed nowhere`);
  if (node === undefined) return;
  const { Placement = {} } = task.spec;
  holds(node.status.state === "ready" && node.spec.Availability === "active", `${task.id} was placed on a closed node`);
  holds(meets(parseConstraints(Placement.Constraints ?? []), node), `${task.id} was placed against its constraints`);
  holds(suitsPlatform(task.spec, node), `${task.id} was placed on another platform`);
  const load = new Load();
  for (const other of state.tasksOfNode(node.id)) if (isPlaced(other)) load.add(other);
  for (const other of state.tasksOfNode(node.id)) {
    const predecessor = predecessorBeside(state, other);
    if (predecessor !== undefined) load.pair(predecessor, other, 1);
  }
  const demand = demandOf(task.spec, []);
  const { nanoCpus = 0, genericResources = [] } = node.description ?? {};
  holds(demand.nanoCpus === 0 || load.nanoCpus <= nanoCpus, `${node.id} has no CPU left for ${task.id}`);
  const offered = countGeneric(genericResources);
  for (const kind of demand.generic.keys()) {
    holds((load.generic.get(kind) ?? 0) <= (offered.get(kind) ?? 0), `${node.id} has no ${kind} left for ${task.id}`);
  }
  // Those of another spec may ask for less, and be placed after it in the same turn.
  const isBrother = (other: Task) => other.serviceId === task.serviceId && other.specVersion === task.specVersion;
  const brothers = state.tasksOfNode(node.id).filter((other) => isBrother(other) && isLive(other));
  const max = Placement.MaxReplicas ?? 0;
  holds(max === 0 || brothers.length <= max, `${node.id} has more than ${max} of ${task.serviceName}`);
}

/** The task on its own node for whose end one waits: the two share what they hold. */
function predecessorBeside(state: State, task: Task): Task | undefined {
  const predecessor = isPlaced(task) && isSuccessor(task) ? state.task(task.startAfterTask) : undefined;
  return predecessor !== undefined && predecessor.nodeId === task.nodeId && isPlaced(predecessor)
    ? predecessor
    : undefined;
}

function nothingTwice(state: State): void {
  const living = [...state.tasks()].filter((task) => !isTerminal(task));
  const services = [...state.services()];
  distinct(
    [
      ...living.flatMap((task) => task.attachments.map(({ networkId, address }) => `${networkId} ${address}`)),
      ...services.flatMap(({ endpoint }) => endpoint.virtualIps.map((ip) => `${ip.networkId} ${ip.address}`)),
    ],
    "address",
  );
  distinct(
    living.flatMap((task) => task.gatewayAddress ?? []),
    "gateway address",
  );
  const placed = living.filter((task) => isPlaced(task) && task.neverStarted !== true);
  distinct(
    placed.flatMap((task) => {
      const shared = hostPortsOf(predecessorBeside(state, task)?.ports ?? []);
      return hostPortsOf(task.ports).flatMap((port) => (shared.includes(port) ? [] : [`${task.nodeId} ${port}`]));
    }),
    "host port",
  );
  distinct(
    placed.flatMap((task) => {
      const shared = namesOf(predecessorBeside(state, task));
      return namesOf(task).flatMap((name) => (shared.includes(name) ? [] : [`${task.nodeId} ${name}`]));
    }),
    "resource",
  );
  const published = services
    .filter((service) => service.removedAt === undefined)
    .flatMap(({ endpoint }) => endpoint.ports);
  distinct(
    published.filter((port) => port.PublishMode === "ingress").map((port) => `${port.Protocol}/${port.PublishedPort}`),
    "published port",
  );
}

function namesOf(task: Task | undefined): readonly string[] {
  return (task?.genericResources ?? []).flatMap((one) => nameOf(one) ?? []);
}

function notTooMany(state: State, service: Service): void {
  const tasks = [...state.tasksOfService(service.id)];
  holds(!isStopped(service.spec) || !tasks.some(isLive), `${service.spec.Name} is stopped and has live tasks`);
  const mode = modeOf(service.spec.Mode);
  if (mode.kind === "replicated-job" || mode.kind === "global-job") {
    jobWithinBounds(service, tasks);
    return;
  }
  const slots = Map.groupBy(tasks.filter(isLive), (task) => slotName(service, task));
  if (mode.kind === "replicated") {
    holds(slots.size <= mode.replicas, `${service.spec.Name} has ${slots.size} of ${mode.replicas} slots`);
  }
  // Then nothing is stopped though it is spare.
  const needed = minAvailableOf(service.spec);
  const isShort = needed > 0 && tasks.filter(isAvailable).length <= needed;
  for (const [slot, all] of slots) {
    const live = all.filter((task) => task.away === undefined);
    const more = isShort ? 2 : moreIn(live);
    const current = live.filter((task) => !isOutdated(task, service, state)).length;
    const running = live.filter(({ desiredState }) => desiredState !== "ready").length;
    const moved = live.filter((task) => isMoving(state, task, live)).length;
    holds(live.length <= 2 + moved + more, `${service.spec.Name} slot ${slot} has ${live.length} live tasks`);
    const isHandedOver = current > 0 && updateOrder(service) !== "start-first" && !isShort;
    const most = (isHandedOver ? 1 : 2) + moved + more;
    holds(running <= most, `${service.spec.Name} slot ${slot} has ${running} tasks that are wanted running`);
    holds(current <= 1 + moved + more, `${service.spec.Name} slot ${slot} has ${current} live tasks of one spec`);
  }
}

/** It is to take over from another of these, or from what was to take over from it; nobody knows where a row is gone. */
function isMoving(state: State, task: Task, live: readonly Task[]): boolean {
  if (task.replaces === undefined) return false;
  const former = state.task(task.replaces);
  return former === undefined || live.includes(former) || isMoving(state, former, live);
}

/** Who takes the place of tasks whose nodes are away stays beside them when they return, until one of them runs. */
function moreIn(live: readonly Task[]): number {
  return live.some((task) => task.status.state === "running") ? 0 : 2;
}

function jobWithinBounds(service: Service, tasks: readonly Task[]): void {
  const mode = modeOf(service.spec.Mode);
  const name = service.spec.Name;
  const current = tasks.filter((task) => task.jobIteration === service.jobIteration);
  const atWork = current.filter(isLive);
  const { CompletedTasks } = countTasks(service, tasks);
  for (const [slot, live] of Map.groupBy(atWork, (task) => slotName(service, task))) {
    const here = live.filter((task) => task.away === undefined);
    holds(here.length <= 1 + moreIn(here), `${name} slot ${slot} has ${here.length} live tasks`);
  }
  if (mode.kind === "replicated-job") {
    const places = new Set(atWork.map((task) => slotName(service, task))).size;
    holds(places <= mode.concurrent, `${name} has ${places} of ${mode.concurrent} places at work`);
    holds(CompletedTasks <= mode.completions, `${name} has ${CompletedTasks} of ${mode.completions} completions`);
  }
  const places = new Set(current.map((task) => slotName(service, task))).size;
  holds(CompletedTasks <= places, `${name} has ${CompletedTasks} completions in ${places} places`);
}

function updateOrder({ spec, updateStatus }: Service): string {
  const isBack = updateStatus?.state === "rollback_started" || updateStatus?.state === "rollback_paused";
  return orderOf(spec, isBack ? spec.RollbackConfig : spec.UpdateConfig);
}

/** A number, or for global services the node. */
export function slotName(service: Service, task: Task): string {
  const { kind } = modeOf(service.spec.Mode);
  return kind === "global" || kind === "global-job" ? `${task.nodeId}` : `${task.slot}`;
}

/** Nothing lives where it may not. */
function wherePermitted(state: State, task: Task): void {
  if (!isLive(task) || task.nodeId === undefined) return;
  const node = state.node(task.nodeId);
  holds(node !== undefined, `${task.id} is wanted on a removed node`);
  const service = state.service(task.serviceId);
  const isDown = node?.status.state === "down";
  const isKnown = task.away !== undefined || compareStates(task.status.state, "assigned") < 0;
  holds(!isDown || isKnown || task.desiredState === "ready", `${task.id} is not marked though its node is down`);
  // One that waits for its volume is on no node yet.
  const isWaiting = task.homeId !== undefined && compareStates(task.status.state, "assigned") < 0;
  const isDrained = node?.spec.Availability === "drain";
  const mayLinger = service !== undefined && node !== undefined && lingers(service, task) && !isDrainedAtOnce(node);
  holds(isDown || isWaiting || !isDrained || mayLinger, `${task.id} is wanted on ${task.nodeId}, which is drained`);
}

/** A running task need not stop before its successor runs, or before enough others do. */
function lingers({ spec }: Service, task: Task): boolean {
  return (movesFirst(spec) || minAvailableOf(spec) > 0) && task.status.state === "running";
}
