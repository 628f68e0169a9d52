import type { NodeId } from "../../base/id.ts";
import type { Node } from "../../model/node.ts";
import type { Service } from "../../model/service.ts";
import { compareStates, isLive, type Task } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { keepsVolumes } from "../../model/volume-affinity.ts";
import type { Host } from "../../scheduler/host.ts";
import type { Draft } from "../store/draft.ts";
import type { Census } from "./census.ts";

/*
 * Where a slot has volume data, its tasks have their home: new ones are given that node. It is read from the slot's tasks;
 * what the last of them knew is kept in the service's row when their rows go.
 */

/** The homes of one service's slots, found out when first asked for. */
export class Homes {
  readonly #draft: Draft;
  readonly #service: Service;
  readonly #census: Census;
  #bySlot: ReadonlyMap<number, readonly Task[]> | undefined;

  constructor(draft: Draft, service: Service, census: Census) {
    this.#draft = draft;
    this.#service = service;
    this.#census = census;
  }

  /** The node that a new task in the slot has to go to, while it is a member. */
  of(slot: number): NodeId | undefined {
    const { spec, homes } = this.#service;
    if (!keepsVolumes(spec)) return undefined;
    const home = homeAmong(this.#tasksIn(slot)) ?? homes?.[slot];
    return home === undefined || this.#draft.node(home) === undefined ? undefined : home;
  }

  #tasksIn(slot: number): readonly Task[] {
    // A job's first place has the number 0, by which no roster knows it.
    const roster = slot === 0 ? undefined : this.#census.knownRoster(this.#service.id);
    if (roster !== undefined) return roster.tasksIn([slot]).flatMap((id) => this.#draft.task(id) ?? []);
    this.#bySlot ??= Map.groupBy(this.#draft.tasksOfService(this.#service.id), (task) => task.slot);
    return this.#bySlot.get(slot) ?? [];
  }
}

/** Notes the homes that only tasks knew whose rows have just been dropped. `tasks` are whole slots, as they were. */
export function rememberHomes(draft: Draft, service: Service, tasks: readonly Task[]): void {
  if (service.removedAt !== undefined || !keepsVolumes(service.spec)) return;
  const gone = tasks.filter((task) => draft.task(task.id) === undefined);
  if (gone.length === 0) return;
  const known = new Set(tasks.filter((task) => !gone.includes(task) && homeOf(task)).map(({ slot }) => slot));
  const lost = [...Map.groupBy(gone, ({ slot }) => slot)].filter(([slot]) => !known.has(slot));
  const found = lost.flatMap(([slot, members]) => {
    const home = homeAmong(members);
    return home === undefined || draft.node(home) === undefined ? [] : [[String(slot), home] as const];
  });
  if (found.every(([slot, home]) => service.homes?.[slot] === home)) return;
  const current = draft.service(service.id) ?? service;
  draft.put("service", { ...current, homes: { ...current.homes, ...Object.fromEntries(found) } });
}

/** The task waits for its home, whatever has become of that: it is lost only if it has none any more. */
export function isWaitingAtHome(task: Task, service: Service, view: View): boolean {
  if (task.homeId === undefined || compareStates(task.status.state, "assigned") >= 0) return false;
  return isAtHome(task, service) && view.node(task.homeId) !== undefined;
}

/** Its successor will have to run where it is. */
export function isAtHome({ spec }: Task, service: Service): boolean {
  const { Labels, TaskTemplate } = service.spec;
  return keepsVolumes({ Labels, TaskTemplate }) && keepsVolumes({ Labels, TaskTemplate: spec });
}

/** Why a task waits for its home, for users. */
export function whyAtHome({ slot }: Task, { node }: Host, why: string): string {
  const { status, spec } = node;
  const blame = status.state === "ready" ? availabilities[spec.Availability] : `, which is ${status.state}`;
  return `${keepingText([slot], node)}${blame ?? `: ${why}`}; label skein.volume-affinity=off lets it move`;
}

/** Slots whose tasks wait for their homes, by these, if no other task of the service waits; empty otherwise. */
export function slotsAwaitingHome(service: Service, view: View): ReadonlyMap<NodeId, readonly number[]> {
  const waiting = [...view.tasksOfService(service.id)].filter(
    (task) => isLive(task) && compareStates(task.status.state, "assigned") < 0,
  );
  const slots = new Map<NodeId, readonly number[]>();
  for (const task of waiting) {
    if (task.homeId === undefined || !isWaitingAtHome(task, service, view)) return new Map();
    slots.set(
      task.homeId,
      [...(slots.get(task.homeId) ?? []), task.slot].sort((left, right) => left - right),
    );
  }
  return slots;
}

/** `slot 2 keeps volume data on w1`, for users. */
export function keepingText(slots: readonly number[], node: Node | undefined): string {
  const who = slots.length === 1 ? `slot ${slots[0]} keeps` : `slots ${slots.join(", ")} keep`;
  return `${who} volume data on ${node?.description?.hostname ?? node?.id}`;
}

const availabilities = { active: undefined, pause: ", which is paused", drain: ", which is drained" } as const;

function homeAmong(tasks: readonly Task[]): NodeId | undefined {
  const newest = tasks
    .filter((task) => homeOf(task) !== undefined)
    .reduce<Task | undefined>((last, task) => (last === undefined || isNewer(task, last) ? task : last), undefined);
  return newest === undefined ? undefined : homeOf(newest);
}

/** Where it has run, or was to. */
function homeOf(task: Task): NodeId | undefined {
  return task.status.runningAt === undefined ? task.homeId : task.nodeId;
}

function isNewer(left: Task, right: Task): boolean {
  return left.meta.createdAt === right.meta.createdAt ? left.id > right.id : left.meta.createdAt > right.meta.createdAt;
}
