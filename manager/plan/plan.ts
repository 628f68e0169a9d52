import { unreachable } from "../../base/assert.ts";
import { type Instant, never } from "../../base/clock.ts";
import { asId, type Id, type NodeId, type ServiceId } from "../../base/id.ts";
import { modeOf, type Service } from "../../model/service.ts";
import type { Change } from "../../model/view.ts";
import type { Draft } from "../store/draft.ts";
import { type Verdict, wantAll } from "./action.ts";
import { allocateEndpoint } from "./allocate.ts";
import { createBudget } from "./budget.ts";
import { carryOut, type Turn } from "./carry-out.ts";
import { reconcileGlobal } from "./global.ts";
import { reconcileGlobalJob, reconcileReplicatedJob } from "./job.ts";
import { Memory } from "./memory.ts";
import { placeWaiting } from "./place.ts";
import { orphanTasks, reapNetworks, reapService } from "./reap.ts";
import { reconcileReplicated } from "./replicated.ts";

/** What to look at beside what this turn's draft has already changed: "everything" when a leadership begins. */
export type Dirty = "everything" | { readonly services: ReadonlySet<ServiceId>; readonly nodes: ReadonlySet<NodeId> };

export interface PlanOptions {
  readonly now: Instant;
  mint<Kind extends string>(): Id<Kind>;
  readonly dirty: Dirty;
  /** What earlier turns have left: one per leadership. Without it everything is looked at. */
  readonly memory?: Memory;
}

/**
 * The leader's opinion: writes every consequence of what is in the draft. Answers when to plan again if nothing
 * happens.
 */
export function plan(draft: Draft, options: PlanOptions): { readonly wakeAt: Instant } {
  const memory = options.memory ?? new Memory();
  const dirty = options.memory === undefined ? "everything" : options.dirty;
  const due = memory.agenda.due(options.now);
  const scope = scopeOf(draft, dirty, due);
  const budget = createBudget(draft.changes());
  const census = memory.begin(draft);
  const turn: Turn = { now: options.now, mint: () => options.mint(), budget };
  for (const nodeId of scope.nodes) memory.schedule("node", nodeId, orphanTasks(draft, nodeId, options.now));
  for (const serviceId of scope.services) memory.schedule("service", serviceId, settle(draft, serviceId, turn));
  if (dirty === "everything" || !draft.empty || due.place.length > 0) {
    memory.schedule("place", "", placeWaiting(draft, census, turn) ? never : options.now);
  }
  for (const serviceId of scope.services) {
    const service = draft.service(serviceId);
    if (service !== undefined) reapService(draft, service);
    if (draft.service(serviceId) === undefined) memory.schedule("service", serviceId, never);
  }
  reapNetworks(draft);
  return { wakeAt: memory.agenda.earliest() };
}

/** Every pass may give the next one something to do (a rollback, a promotion); a handful is enough for all there is. */
const passesMax = 6;

/** Reconciles one service until nothing is left to decide. Answers when to look again. */
function settle(draft: Draft, id: ServiceId, turn: Turn): Instant {
  for (let pass = 0; pass < passesMax; pass += 1) {
    const row = draft.service(id);
    if (row === undefined) return never;
    if (pass === 0 && !turn.budget.visit(draft.tasksOfService(id).length)) return turn.now;
    const service = row.removedAt === undefined ? allocateEndpoint(draft, row) : row;
    const verdict = reconcile(draft, service, turn.now);
    if (verdict.actions.length === 0) return verdict.wakeAt;
    if (!carryOut(draft, service, verdict.actions, turn)) return turn.now;
  }
  return turn.now;
}

function reconcile(draft: Draft, service: Service, now: Instant): Verdict {
  const tasks = draft.tasksOfService(service.id);
  if (service.removedAt !== undefined) return { actions: wantAll(tasks, "remove"), wakeAt: never };
  const input = { service, tasks, view: draft, now };
  const mode = modeOf(service.spec.Mode);
  switch (mode.kind) {
    case "replicated":
      return reconcileReplicated({ ...input, replicas: mode.replicas });
    case "global":
      return reconcileGlobal(input);
    case "replicated-job":
      return reconcileReplicatedJob({ ...input, concurrent: mode.concurrent, completions: mode.completions });
    case "global-job":
      return reconcileGlobalJob(input);
    default:
      return unreachable(mode);
  }
}

interface Scope {
  readonly services: readonly ServiceId[];
  readonly nodes: readonly NodeId[];
}

/** The services and nodes that this turn's changes concern, those whose time has come, and what the caller adds. */
function scopeOf(draft: Draft, dirty: Dirty, due: ReturnType<Memory["agenda"]["due"]>): Scope {
  const changes = draft.changes();
  if (dirty === "everything" || changes.some((change) => concernsEverybody(draft, change))) return everything(draft);
  const services = new Set<ServiceId>(dirty.services);
  const nodes = new Set<NodeId>(dirty.nodes);
  for (const id of due.service) services.add(asId(id));
  for (const id of due.node) nodes.add(asId(id));
  for (const change of changes) {
    if (change.table === "service") services.add(asId(change.id));
    if (change.table === "task" && change.row !== undefined) services.add(change.row.serviceId);
    if (change.table === "node") nodes.add(asId(change.id));
  }
  if (nodes.size > 0) for (const service of draft.find("service", "trait", "everywhere")) services.add(service.id);
  for (const id of nodes) for (const task of draft.tasksOfNode(id)) services.add(task.serviceId);
  return { services: [...services].sort(), nodes: [...nodes].sort() };
}

/** Of the cluster's row services only follow the spec: tokens and removed nodes are not theirs. */
function concernsEverybody(draft: Draft, change: Change): boolean {
  return (
    change.table === "cluster" &&
    JSON.stringify(change.row?.spec) !== JSON.stringify(draft.before("cluster", change.id)?.spec)
  );
}

function everything(draft: Draft): Scope {
  return {
    services: [...draft.services()].map(({ id }) => id).sort(),
    nodes: [...draft.nodes()].map(({ id }) => id).sort(),
  };
}
