import { type Instant, never } from "../../base/clock.ts";
import type { NodeId } from "../../base/id.ts";
import { minAvailableOf } from "../../model/min-available.ts";
import { movesFirst } from "../../model/move-first.ts";
import type { NodeDescription } from "../../model/node.ts";
import { isLive, isRunning, type Task } from "../../model/task.ts";
import { countGeneric } from "../../scheduler/generic.ts";
import { type Demand, demandOf } from "../../scheduler/load.ts";
import type { Draft } from "../store/draft.ts";
import type { Turn } from "./carry-out.ts";
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
  for (const task of isEnough ? live.filter(({ crowded }) => crowded) : live.toSorted(byAge)) {
    const next = isEnough ? uncrowded(task) : judged(draft, task, room);
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

/** Who was one too many stays so until there is room for all. */
function judged(draft: Draft, task: Task, room: Room): Task {
  if (task.crowded === true && isRunning(task)) return task;
  const demand = demandOf(task.spec, []);
  if (!room.fits(demand)) return crowded(draft, task);
  room.take(demand);
  return task;
}

function crowded(draft: Draft, task: Task): Task {
  const spec = draft.service(task.serviceId)?.spec;
  const mayStay = spec !== undefined && isRunning(task) && (movesFirst(spec) || minAvailableOf(spec) > 0);
  if (!mayStay) return { ...task, desiredState: "shutdown" };
  return { ...task, crowded: true };
}

type Amounts = Pick<Demand, "nanoCpus" | "memoryBytes" | "generic">;

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
