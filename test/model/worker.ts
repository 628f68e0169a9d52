import type { NodeId, TaskId } from "../../base/id.ts";
import { AssignmentStream } from "../../manager/io/assignment-stream.ts";
import type { Wanted } from "../../manager/plan/assigner.ts";
import type { Assignments, TaskReport } from "../../model/assignment.ts";
import { compareStates, type DesiredState, type TaskState } from "../../model/task.ts";
import type { Random } from "../../raft/test/random.ts";
import { AssignmentReader } from "../../worker/assignment-set.ts";
import { partOf } from "../../worker/io/assignment-part.ts";

/** A worker without engine: it holds what it was told, and its containers move when they are made to. */
export class Worker {
  readonly id: NodeId;
  #stream = new AssignmentStream();
  readonly #reader = new AssignmentReader();
  #items: Assignments = new Map();
  readonly #containers = new Map<TaskId, TaskState>();
  #outbox: TaskReport[] = [];

  constructor(id: NodeId) {
    this.id = id;
  }

  /** A new session is told everything, and tells everything. */
  reconnect(): void {
    this.#stream = new AssignmentStream();
    for (const [id, state] of this.#containers) this.#report(id, state);
  }

  take(wanted: Wanted): void {
    for (const part of this.#stream.next(wanted))
      this.#items = this.#reader.read(this.#items, partOf(part)) ?? this.#items;
    const told = new Set(this.#told().map(({ id }) => id));
    for (const id of this.#containers.keys()) if (!told.has(id)) this.#containers.delete(id);
  }

  /** What it holds, in an order of its own. */
  get text(): string {
    return textOf(this.#items);
  }

  /** The tasks whose containers are at work, whoever knows. */
  atWork(): readonly TaskId[] {
    return [...this.#containers].flatMap(([id, state]) => (state === "starting" || state === "running" ? [id] : []));
  }

  /** Every container goes one step, or not, or wrong. */
  move(random: Random): void {
    for (const { id, desiredState } of this.#told()) {
      if (random.chance(0.7)) this.#step(id, desiredState, random.chance(0.08) ? random : undefined);
    }
  }

  /** Every container goes as far as it is wanted; those of jobs end well. True if any moved. */
  finish(): boolean {
    let moved = false;
    for (const { id, desiredState } of this.#told()) {
      while (this.#step(id, desiredState, undefined)) moved = true;
      if (desiredState === "complete" && this.#containers.get(id) === "running") this.#report(id, "complete");
    }
    return moved;
  }

  /** Something happens to one running container. */
  fault(random: Random): void {
    const running = [...this.#containers].filter(([, state]) => state === "running");
    const victim = random.pick(running);
    if (victim !== undefined) this.#report(victim[0], random.chance(0.3) ? "complete" : "failed");
  }

  /** The machine restarts: no container survives. */
  crash(): void {
    for (const [id, state] of this.#containers) if (isAlive(state)) this.#report(id, "failed");
  }

  /** Reports, of which some may be late and overtaken. */
  deliver(random: Random | undefined): readonly TaskReport[] {
    if (random === undefined) return this.#outbox.splice(0);
    const [now, later] = [[] as TaskReport[], [] as TaskReport[]];
    for (const report of this.#outbox) (random.chance(0.7) ? now : later).push(report);
    this.#outbox = later;
    return random.chance(0.3) ? now.reverse() : now;
  }

  #told() {
    return [...this.#items.values()].filter((item) => item.kind === "task");
  }

  #step(id: TaskId, desired: DesiredState, fate: Random | undefined): boolean {
    const next = nextOf(this.#containers.get(id) ?? "assigned", desired, fate);
    if (next !== undefined) this.#report(id, next);
    return next !== undefined;
  }

  #report(id: TaskId, state: TaskState): void {
    this.#containers.set(id, state);
    this.#outbox.push({ taskId: id, state, timestamp: 0, message: state });
  }
}

/** One order for all who hold the same. */
export function textOf(items: ReadonlyMap<string, unknown>): string {
  return JSON.stringify([...items].sort(([left], [right]) => (left < right ? -1 : 1)));
}

const path: readonly TaskState[] = ["assigned", "accepted", "preparing", "ready", "starting", "running"];

function nextOf(state: TaskState, desired: DesiredState, fate: Random | undefined): TaskState | undefined {
  if (!isAlive(state)) return undefined;
  if (desired === "shutdown" || desired === "remove") return fate === undefined ? "shutdown" : undefined;
  if (fate !== undefined && state !== "assigned") return wrong(state, fate);
  if (state === "ready" && desired === "ready") return undefined;
  return path[path.indexOf(state) + 1];
}

/** An image that is not there, a container that does not start, gets unhealthy, or ends. */
function wrong(state: TaskState, fate: Random): TaskState {
  if (compareStates(state, "starting") < 0) return "rejected";
  return state === "running" && fate.chance(0.3) ? "complete" : "failed";
}

function isAlive(state: TaskState): boolean {
  return compareStates(state, "running") <= 0;
}
