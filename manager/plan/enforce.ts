import { type Instant, never } from "../../base/clock.ts";
import type { NodeId, TaskId } from "../../base/id.ts";
import { minAvailableOf } from "../../model/min-available.ts";
import { movesFirst } from "../../model/move-first.ts";
import type { NodeDescription } from "../../model/node.ts";
import { isLive, isRunning, isSuccessor, type Task } from "../../model/task.ts";
import { countGeneric } from "../../scheduler/generic.ts";
import { type Amounts, type Demand, demandOf, excessOf } from "../../scheduler/load.ts";
import type { Draft } from "../store/draft.ts";
import { type Turn, wanted } from "./carry-out.ts";
import { isTold } from "./census.ts";

/**
 * A node that offers less than it did (an engine with fewer resources) keeps its oldest tasks: those whose reservations
 * no longer fit beside them are stopped and their slots filled elsewhere, or marked where their service says how they
 * are to go. Answers when to look again.
 */
export function enforceReservations(draft: Draft, nodeId: NodeId, turn: Turn): Instant {
  const node = draft.node(nodeId);
  if (node?.description === undefined || node.status.state === "down" || node.spec.Availability !== "active")
    return never;
  const host = turn.census.fleet.get(nodeId);
  // Tasks that stop have a part in the load: as long as all fits, so do those that stay.
  const isEnough = host !== undefined && new Room(node.description).fits(host.load);
  if (isEnough && !turn.census.crowds.has(nodeId)) return never;
  const live = draft.tasksOfNode(nodeId).filter((task) => isLive(task) && isTold(task));
  const room = new Room(node.description);
  const kept = new Map<TaskId, Demand>();
  for (const task of isEnough ? live.filter(({ crowded }) => crowded) : live.toSorted(byAge)) {
    // Who was one too many stays so until there is room for all.
    const isKept = isEnough || (task.crowded === true && isRunning(task)) || takesRoom(task, room, kept);
    const next = isEnough ? uncrowded(task) : isKept ? task : crowded(draft, task, turn.now);
    if (next === task) continue;
    if (!turn.budget.spend(task)) return turn.now;
    draft.put("task", next);
  }
  return never;
}

function uncrowded(task: Task): Task {
  const { crowded: _, ...rest } = task;
  return rest;
}

function takesRoom(task: Task, room: Room, kept: Map<TaskId, Demand>): boolean {
  const demand = demandOf(task.spec, []);
  // One that waits for the end of another here takes over what that one has.
  const before = isSuccessor(task) ? kept.get(task.startAfterTask) : undefined;
  const more = before === undefined ? demand : excessOf(demand, before);
  if (!room.fits(more)) return false;
  room.take(more);
  kept.set(task.id, demand);
  return true;
}

function crowded(draft: Draft, task: Task, now: Instant): Task {
  const spec = draft.service(task.serviceId)?.spec;
  const mayStay = spec !== undefined && isRunning(task) && (movesFirst(spec) || minAvailableOf(spec) > 0);
  return mayStay ? { ...task, crowded: true } : wanted(task, "shutdown", now);
}

/** What is left of a node. */
class Room {
  #nanoCpus: number;
  #memoryBytes: number;
  readonly #generic: Map<string, number>;

  constructor({ nanoCpus, memoryBytes, genericResources = [] }: NodeDescription) {
    this.#nanoCpus = nanoCpus;
    this.#memoryBytes = memoryBytes;
    this.#generic = new Map(countGeneric(genericResources));
  }

  fits({ nanoCpus, memoryBytes, generic }: Amounts): boolean {
    // Who reserves nothing fits everywhere.
    if (nanoCpus > 0 && nanoCpus > this.#nanoCpus) return false;
    if (memoryBytes > 0 && memoryBytes > this.#memoryBytes) return false;
    return [...generic].every(([kind, count]) => count <= (this.#generic.get(kind) ?? 0));
  }

  take({ nanoCpus, memoryBytes, generic }: Amounts): void {
    this.#nanoCpus -= nanoCpus;
    this.#memoryBytes -= memoryBytes;
    for (const [kind, count] of generic) this.#generic.set(kind, (this.#generic.get(kind) ?? 0) - count);
  }
}

function byAge(left: Task, right: Task): number {
  return left.meta.createdAt - right.meta.createdAt || (left.id < right.id ? -1 : 1);
}
