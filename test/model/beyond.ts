import type { NodeId, ServiceId, TaskId } from "../../base/id.ts";
import { times } from "../../base/limit.ts";
import type { World } from "../../manager/plan/scenario/world.ts";
import type { AppliedChange, State } from "../../manager/store/state.ts";
import { affinityOf, type Term } from "../../model/affinity.ts";
import type { JobRuns } from "../../model/job-run.ts";
import { nextRun, type Schedule, scheduleOf } from "../../model/schedule.ts";
import { modeOf, type Service } from "../../model/service.ts";
import { isStopped } from "../../model/service-stop.ts";
import { compareStates, isLive, type Task } from "../../model/task.ts";
import { keepsVolumes } from "../../model/volume-affinity.ts";
import { holds } from "./broken.ts";

/** Rules of what goes beyond Swarm, after every entry. Remembers what rows forget: where slots ran, which runs there were. */
export class Beyond {
  /** By service and slot: where the newest task that has run is, while its volume keeps it there. */
  readonly #homes = new Map<ServiceId, Map<number, Home>>();
  /** By service: the due times of all runs, with their iteration. */
  readonly #runs = new Map<ServiceId, Map<number, number>>();

  check({ state, now }: World, changes: readonly AppliedChange[]): void {
    for (const { change } of changes) if (change.table === "node" && change.row === undefined) this.#leave(change.id);
    for (const { change, before } of changes) {
      if (change.table === "service") {
        const old = before as Service | undefined; // The row before a service's change is a service.
        if (change.row === undefined || !keepsVolumes(change.row.spec)) this.#homes.delete(change.id as ServiceId);
        if (change.row !== undefined) this.#checkRuns(old, change.row, now);
      }
      if (change.table === "task" && change.row !== undefined) {
        const old = before as Task | undefined; // Likewise.
        if (isPlaced(change.row) && (old === undefined || !isPlaced(old))) this.#checkPlace(state, change.row);
      }
    }
    for (const { change } of changes) if (change.table === "task" && change.row) this.#noteHome(state, change.row);
    for (const service of state.services()) if (service.runs !== undefined) nothingIsDue(service, now);
  }

  #checkPlace(state: State, task: Task): void {
    const service = state.service(task.serviceId);
    if (service === undefined || service.removedAt !== undefined || task.nodeId === undefined) return;
    besideRight(state, service, task, task.nodeId);
    const home = isNumbered(service) ? this.#homes.get(service.id)?.get(task.slot) : undefined;
    const isThere = home === undefined || home.nodeId === task.nodeId;
    holds(isThere, `${task.id} was placed on ${task.nodeId}, its volume is on ${home?.nodeId}`);
  }

  #noteHome(state: State, { id, meta, serviceId, slot, nodeId, status }: Task): void {
    const service = state.service(serviceId);
    if (service === undefined || nodeId === undefined || status.runningAt === undefined) return;
    if (!isNumbered(service) || !keepsVolumes(service.spec) || state.node(nodeId) === undefined) return;
    const homes = this.#homes.get(serviceId) ?? new Map<number, Home>();
    const known = homes.get(slot);
    const isNewer =
      known === undefined || known.at < meta.createdAt || (known.at === meta.createdAt && known.task <= id);
    if (isNewer) this.#homes.set(serviceId, homes.set(slot, { nodeId, at: meta.createdAt, task: id }));
  }

  #leave(node: string): void {
    for (const homes of this.#homes.values()) {
      for (const [slot, home] of homes) if (home.nodeId === node) homes.delete(slot);
    }
  }

  /** A time that has come is answered once: by a run, or by the row saying why there was none. */
  #checkRuns(old: Service | undefined, service: Service, now: number): void {
    if (service.runs === undefined) return;
    const begun = this.#runs.get(service.id) ?? new Map<number, number>();
    for (const { due, iteration } of service.runs.history) {
      if (iteration === undefined) continue;
      holds([undefined, iteration].includes(begun.get(due)), `${service.spec.Name} ran twice for ${due}`);
      begun.set(due, iteration);
    }
    this.#runs.set(service.id, begun);
    const schedule = scheduleOf(service.spec.Labels);
    if (schedule === undefined || old?.runs === undefined) return;
    if (JSON.stringify(old.spec) !== JSON.stringify(service.spec)) return; // What is due may be another matter now.
    isAnswered(service, { before: old.runs, after: service.runs, schedule, now });
  }
}

interface Home {
  readonly nodeId: NodeId;
  readonly at: number;
  readonly task: TaskId;
}

function isPlaced(task: Task): boolean {
  return compareStates(task.status.state, "assigned") >= 0 && task.gatewayAddress !== undefined;
}

function isNumbered({ spec }: Service): boolean {
  const { kind } = modeOf(spec.Mode);
  return kind === "replicated" || kind === "replicated-job";
}

/** Where a task is placed its service's needs are met, and those of the services that are there. */
function besideRight(state: State, service: Service, task: Task, node: NodeId): void {
  const others = [...state.tasksOfNode(node)].filter(
    (other) => other.id !== task.id && isLive(other) && isPlaced(other),
  );
  const isThere = (id: ServiceId | undefined): boolean => others.some(({ serviceId }) => serviceId === id);
  // Whose place it takes will not be beside it.
  const staying = others.filter(({ id }) => id !== task.startAfterTask);
  const isFree = (id: ServiceId): boolean => !staying.some(({ serviceId }) => serviceId === id);
  for (const term of needsOf(service)) {
    const found = meant(state, term);
    const isMet = term.isTogether ? isThere(found?.id) : found === undefined || isFree(found.id);
    holds(isMet, `${task.id} of ${service.spec.Name} was placed against its affinity on ${node}`);
  }
  for (const other of staying) {
    const neighbour = state.service(other.serviceId);
    if (neighbour === undefined || neighbour.removedAt !== undefined) continue;
    const isRepelled = needsOf(neighbour).some((term) => !term.isTogether && meant(state, term)?.id === service.id);
    holds(!isRepelled, `${task.id} was placed beside ${neighbour.spec.Name}, which does not want it`);
  }
}

function needsOf({ spec }: Service): readonly Term[] {
  return affinityOf(spec.Labels)?.needs ?? [];
}

function meant(state: State, { names }: Term): Service | undefined {
  return names.flatMap((name) => state.serviceByName(name) ?? [])[0];
}

function nothingIsDue({ spec, runs, removedAt }: Service, now: number): void {
  const schedule = scheduleOf(spec.Labels);
  if (removedAt !== undefined || schedule === undefined || schedule.suspend || isStopped(spec)) return;
  holds((runs?.due ?? now + 1) > now, `${spec.Name} is due since ${runs?.due} and nothing happens`);
}

/** Of a row whose first due time has moved on, or whose queue has emptied, what became of them. */
function isAnswered(
  { spec: { Name: name } }: Service,
  runs: { readonly before: JobRuns; readonly after: JobRuns; readonly schedule: Schedule; readonly now: number },
): void {
  const { before, after, schedule, now } = runs;
  const { due: first, queued } = before;
  const has = (due: number) => after.history.some((run) => run.due === due) || after.queued === due;
  const hasRun = (due: number) => after.history.some((run) => run.due === due && run.iteration !== undefined);
  if (queued !== undefined && after.queued !== queued) holds(hasRun(queued), `${name} forgot the run of ${queued}`);
  if (first === undefined || first === after.due) return;
  holds(has(first), `${name} says nothing of ${first}`);
  holds(after.due === nextRun(schedule, now), `${name} is due at ${after.due}, not at the next time after ${now}`);
  const last = lastOf(schedule, first, now);
  const isLate = now - last > (schedule.misfire === "skip" ? times.misfireMs : times.misfireMaxMs);
  const isMissed = after.history.some((run) => run.due === last && run.outcome === "missed");
  holds(isLate || (has(last) && !isMissed), `${name} missed the run of ${last} at ${now}`);
}

/** The last time from `first` that has come. */
function lastOf(schedule: Schedule, first: number, now: number): number {
  let last = first;
  for (let next = nextRun(schedule, last); next !== undefined && next <= now; next = nextRun(schedule, last))
    last = next;
  return last;
}
