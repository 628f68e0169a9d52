import { type Instant, nanosPerMs, never } from "../../base/clock.ts";
import type { ServiceId, TaskId } from "../../base/id.ts";
import { times } from "../../base/limit.ts";
import { isRebalancedAlone, type Move, type RebalanceStatus, reasonAgainstMoving } from "../../model/rebalance.ts";
import type { Service } from "../../model/service.ts";
import { compareStates, endedByItself, isLive, type Task } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { vetoOf } from "../../scheduler/filter.ts";
import { activeFilters, askOf, type Group } from "../../scheduler/place.ts";
import { rebalance } from "../../scheduler/rebalance.ts";
import { type Action, nothing, type Verdict, wantAll } from "./action.ts";
import { isHeld } from "./away.ts";
import { Census } from "./census.ts";
import { neighboursOf } from "./neighbours.ts";
import { taskSpecOf } from "./outdated.ts";

interface Scene {
  readonly view: View;
  readonly census: Census;
  readonly now: Instant;
}

/**
 * Moves tasks of a service that is otherwise in order, start-first and as many at a time as an update would change. The row
 * says only that it is going on: what is under way and what remains is found out every time, so it survives a change of
 * leader.
 */
export function reconcileRebalance(service: Service, scene: Scene): Verdict {
  const { rebalance: status, spec } = service;
  if (service.removedAt !== undefined) return nothing;
  if (status?.state === "running") return proceed(service, status, scene);
  if (!isRebalancedAlone(spec) || reasonAgainstMoving(service) !== undefined) return nothing;
  if (!isUneven(service, scene)) return nothing;
  const restsUntil = (status?.endedAt ?? 0) + times.rebalanceRestMs;
  if (restsUntil > scene.now) return { actions: [], wakeAt: restsUntil };
  const tasks = [...scene.view.tasksOfService(service.id)].filter(isLive);
  const isCalm = tasks.every((task) => task.status.state === "running" || task.away !== undefined);
  if (!isCalm) return nothing;
  // Other services' tasks are in the way: nothing says when they are gone.
  if (movesOf(service, tasks, scene).length === 0) return { actions: [], wakeAt: scene.now + times.rebalanceRestMs };
  const begun: RebalanceStatus = { state: "running", startedAt: scene.now, message: "moving tasks", auto: true };
  return { actions: [{ kind: "rebalance", status: begun }], wakeAt: never };
}

/** The moves that would be made if the service were rebalanced now. */
export function movesNow(view: View, service: Service, now: Instant): readonly Move[] {
  if (reasonAgainstMoving(service) !== undefined) return [];
  const tasks = placed(view, service.id);
  return movesOf(service, heirs(tasks), { view, census: new Census(view), now });
}

function proceed(service: Service, status: RebalanceStatus, scene: Scene): Verdict {
  const { view, now } = scene;
  const reason = reasonAgainstMoving(service);
  if (reason !== undefined) return ended(status, now, `stopped: the service ${reason}`);
  const made = [...view.tasksOfService(service.id)].filter((task) => isMadeBy(task, status));
  const failed = made.find(endedByItself);
  if (failed !== undefined) return ended(status, now, `stopped: task ${failed.id} failed on node ${failed.nodeId}`);
  const stranded = made.filter((task) => isUnplaced(task) && task.status.error !== undefined);
  const [first] = stranded;
  if (first !== undefined) {
    return ended(status, now, `stopped: ${first.status.error ?? ""}`, wantAll(stranded, "shutdown"));
  }
  const away = made.filter((task) => isGivenUp(task, service, scene));
  if (away.length > 0) return { actions: wantAll(away, "shutdown"), wakeAt: never };
  const tasks = placed(view, service.id);
  const moves = movesOf(service, heirs(tasks), scene);
  const { Parallelism = 1, Delay = 0 } = service.spec.UpdateConfig ?? {};
  const busy = made.flatMap((task) => busyUntil(task, Delay / nanosPerMs, view)).filter((until) => until > now);
  const moved = made.filter((task) => task.status.runningAt !== undefined).length;
  if (busy.length === 0 && moves.length === 0)
    return ended(status, now, `moved ${moved} ${moved === 1 ? "task" : "tasks"}`);
  const room = Parallelism === 0 ? moves.length : Math.max(0, Parallelism - busy.length);
  // Placing comes after this in a turn: whether a place was refused is seen a little later.
  const lookAt = made.some(isUnplaced) ? now + times.rebalanceLookMs : never;
  return { actions: moves.slice(0, room).map(start), wakeAt: Math.min(lookAt, ...busy) };
}

function start({ task, to }: Move): Action {
  return { kind: "start", slot: task.slot, nodeId: to, desired: "running", replaces: task.id };
}

function ended(status: RebalanceStatus, now: Instant, message: string, actions: readonly Action[] = []): Verdict {
  const state = message.startsWith("stopped") ? "stopped" : "completed";
  return {
    actions: [...actions, { kind: "rebalance", status: { ...status, state, endedAt: now, message } }],
    wakeAt: never,
  };
}

function isMadeBy(task: Task, { startedAt }: RebalanceStatus): boolean {
  const isMove = task.replaces !== undefined && task.evacuates !== true;
  return isMove && task.meta.createdAt >= startedAt && task.desiredState !== "remove";
}

/** Its node has been away for too long, and the task that it was to replace is still there. */
function isGivenUp(task: Task, service: Service, { view, now }: Scene): boolean {
  const old = task.replaces === undefined ? undefined : view.task(task.replaces);
  const node = task.nodeId === undefined ? undefined : view.node(task.nodeId);
  if (!isLive(task) || old === undefined || !isLive(old) || node === undefined) return false;
  return !isHeld(service, node, now);
}

function isUnplaced(task: Task): boolean {
  return isLive(task) && compareStates(task.status.state, "assigned") < 0;
}

/** A move takes a place of `Parallelism` until the old task is given up, and for `Delay` after the new one ran. */
function busyUntil(task: Task, delayMs: number, view: View): readonly Instant[] {
  if (!isLive(task)) return [];
  const old = task.replaces === undefined ? undefined : view.task(task.replaces);
  if (task.status.runningAt === undefined) return old !== undefined && isLive(old) ? [never] : [];
  return [task.status.runningAt + delayMs];
}

function placed(view: View, id: ServiceId): readonly Task[] {
  return [...view.tasksOfService(id)].filter((task) => isLive(task) && task.nodeId !== undefined);
}

/** Of two tasks in one slot the one that will stay. */
function heirs(tasks: readonly Task[]): readonly Task[] {
  const given = new Set<TaskId>(tasks.flatMap(({ replaces }) => replaces ?? []));
  return tasks.filter(({ id }) => !given.has(id));
}

function movesOf(service: Service, tasks: readonly Task[], scene: Scene): readonly Move[] {
  const { view, census, now } = scene;
  const { specVersion, id } = service;
  const failures = census.standing(view, id).recentFailures(specVersion, now);
  return rebalance({ group: groupOf(service, scene), tasks, hosts: census.fleet.all(), failures });
}

/** Some node has at least two tasks more than another that may have some: less is not worth a restart that nobody asked for. */
function isUneven(service: Service, scene: Scene): boolean {
  const { view, census } = scene;
  const standing = census.standing(view, service.id);
  const most = Math.max(0, ...[...standing.nodes()].map((node) => standing.stayingOn(node)));
  if (most < 2) return false;
  const ask = askOf(groupOf(service, scene), standing);
  const lasting = activeFilters(ask).filter((filter) => !filter.dependsOnLoad);
  for (const host of census.fleet.all()) {
    if (most - standing.stayingOn(host.node.id) >= 2 && vetoOf(lasting, ask, host) === undefined) return true;
  }
  return false;
}

function groupOf(service: Service, { view, census }: Scene): Group {
  const group = { spec: taskSpecOf(service), specVersion: service.specVersion, ports: service.endpoint.ports };
  const neighbours = neighboursOf(service, census.around(view));
  return neighbours === undefined ? group : { ...group, neighbours };
}
