import { unreachable } from "../../base/assert.ts";
import { type Instant, never } from "../../base/clock.ts";
import { asId, type Id, type NodeId, type ServiceId } from "../../base/id.ts";
import { modeOf, type Service } from "../../model/service.ts";
import { compareStates, isSuccessor } from "../../model/task.ts";
import type { Change } from "../../model/view.ts";
import type { Draft } from "../store/draft.ts";
import { type Verdict, wantAll } from "./action.ts";
import { allocateEndpoint } from "./allocate.ts";
import { type Allowance, allowanceOf } from "./availability.ts";
import { createBudget } from "./budget.ts";
import { carryOut, type Turn } from "./carry-out.ts";
import type { Census } from "./census.ts";
import { enforceReservations } from "./enforce.ts";
import { reconcileGlobal } from "./global.ts";
import { reconcileGlobalJob, reconcileReplicatedJob } from "./job.ts";
import { Memory } from "./memory.ts";
import { onSchedule } from "./on-schedule.ts";
import { placeWaiting } from "./place.ts";
import { noteOrder, type Portion, portionOf } from "./portion.ts";
import { orphanTasks, reapNetworks, reapService } from "./reap.ts";
import { reconcileRebalance } from "./rebalance.ts";
import { reconcileReplicated } from "./replicated.ts";
import { type SlotKey, slotOf } from "./roster.ts";
import { reconcileHalt } from "./stop.ts";

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
  const budget = createBudget(draft.changes());
  const census = memory.begin(draft);
  const scope = scopeOf(draft, dirty, due, census);
  const turn: Turn = { now: options.now, mint: () => options.mint(), budget, census };
  if (scope.isAll) census.forgetOrder();
  else touchSlots(draft, census, scope.nodes);
  for (const nodeId of scope.nodes) {
    const givenUpAt = orphanTasks(draft, nodeId, options.now);
    memory.schedule("node", nodeId, Math.min(givenUpAt, enforceReservations(draft, nodeId, turn)));
  }
  const settled = scope.services.map((id) => ({ id, ...settle(draft, id, turn) }));
  for (const { id, wakeAt } of settled) memory.schedule("service", id, wakeAt);
  if (dirty === "everything" || !draft.empty || due.place.length > 0) {
    memory.schedule("place", "", placeWaiting(draft, turn) ? never : options.now);
    for (const id of withNewRefusals(draft, census)) memory.schedule("service", id, options.now);
  }
  for (const { id, isSeen, rest } of settled) if (isSeen) reap(draft, id, rest, memory, census);
  reapNetworks(draft);
  // What goes at the end of a turn gives back addresses that others wait for.
  if (census.isAddressDue) memory.schedule("place", "", options.now);
  return { wakeAt: memory.agenda.earliest() };
}

/** Services whose successors have just been told why they get nothing: it may be that their predecessors have to go first. */
function withNewRefusals(draft: Draft, census: Census): readonly ServiceId[] {
  if (!census.hasSuccessors) return [];
  return draft.changes().flatMap((change) => {
    if (change.table !== "task" || change.row === undefined || !isSuccessor(change.row)) return [];
    const { status, serviceId } = change.row;
    if (status.error === undefined || compareStates(status.state, "assigned") >= 0) return [];
    return status.error === draft.before("task", change.id)?.status.error ? [] : [serviceId];
  });
}

/** Every pass may give the next one something to do (a rollback, a promotion); a handful is enough for all there is. */
const passesMax = 6;

/** What became of a service in this turn. */
interface Settled {
  /** When to look again. */
  readonly wakeAt: Instant;
  /** It was looked at at all. */
  readonly isSeen: boolean;
  /** Nothing is left to decide but in these slots, where something waits for others; undefined if something is. */
  readonly rest?: Iterable<SlotKey>;
}

/** Reconciles one service until nothing is left to decide. */
function settle(draft: Draft, id: ServiceId, turn: Turn): Settled {
  const cut = { wakeAt: turn.now, isSeen: true };
  // Before anything of it is read: a turn that has looked at enough would otherwise read all that it leaves.
  if (!turn.budget.mayVisit()) return { ...cut, isSeen: false };
  for (let pass = 0; pass < passesMax; pass += 1) {
    const row = draft.service(id);
    if (row === undefined) return { wakeAt: never, isSeen: true, rest: [] };
    const service = row.removedAt === undefined ? allocateEndpoint(draft, row) : row;
    const portion = portionOf(draft, turn.census, service);
    if (pass === 0) turn.budget.visited(portion.tasks.length);
    const allowance = allowanceOf(service, () => turn.census.standing(draft, id).available);
    const verdict = reconcile(draft, service, portion, { now: turn.now, allowance });
    if (!carryOut(draft, service, verdict.actions, turn)) return cut;
    noteOrder(draft, turn.census, service, portion);
    if (verdict.actions.length > 0) continue;
    const moves = reconcileRebalance(service, { view: draft, census: turn.census, now: turn.now });
    if (!carryOut(draft, service, moves.actions, turn)) return cut;
    if (moves.actions.length > 0) continue;
    return { wakeAt: Math.min(verdict.wakeAt, moves.wakeAt), isSeen: true, rest: allowance.held };
  }
  return cut;
}

function reconcile(
  draft: Draft,
  service: Service,
  { tasks, nodes, others }: Portion,
  { now, allowance }: { readonly now: Instant; readonly allowance: Allowance },
): Verdict {
  if (service.removedAt !== undefined) return { actions: wantAll(tasks, "remove"), wakeAt: never };
  const halt = reconcileHalt(service, tasks);
  if (halt !== undefined) return halt;
  const input = { service, tasks, view: draft, now, allowance };
  const mode = modeOf(service.spec.Mode);
  switch (mode.kind) {
    case "replicated":
      return reconcileReplicated({ ...input, others, replicas: mode.replicas });
    case "global":
      return reconcileGlobal({ ...input, nodes });
    case "replicated-job":
      return onSchedule(service, now, () => reconcileReplicatedJob({ ...input, ...mode }));
    case "global-job":
      return onSchedule(service, now, () => reconcileGlobalJob(input));
    default:
      return unreachable(mode);
  }
}

function reap(draft: Draft, id: ServiceId, rest: Iterable<SlotKey> | undefined, memory: Memory, census: Census): void {
  const service = draft.service(id);
  if (service !== undefined) reapService(draft, service, portionOf(draft, census, service).tasks);
  if (draft.service(id) !== undefined) {
    if (rest !== undefined) census.knownRoster(id)?.rest(rest);
    return;
  }
  memory.schedule("service", id, never);
  census.forget(id);
}

/** What happens to a node concerns the slots that its tasks are in, and every global service's slot there. */
function touchSlots(draft: Draft, census: Census, nodes: readonly NodeId[]): void {
  const everywhere = nodes.length === 0 ? [] : draft.find("service", "trait", "everywhere");
  for (const nodeId of nodes) {
    for (const task of draft.tasksOfNode(nodeId)) census.knownRoster(task.serviceId)?.touch(slotOf(task));
    for (const { id } of everywhere) census.knownRoster(id)?.touch(nodeId);
  }
}

interface Scope {
  readonly services: readonly ServiceId[];
  readonly nodes: readonly NodeId[];
  readonly isAll: boolean;
}

/** The services and nodes that this turn's changes concern, those whose time has come, and what the caller adds. */
function scopeOf(draft: Draft, dirty: Dirty, due: ReturnType<Memory["agenda"]["due"]>, census: Census): Scope {
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
    // Where somebody is one too many, whoever ends makes room.
    const nodeId = change.table === "task" ? change.row?.nodeId : undefined;
    if (nodeId !== undefined && census.crowds.has(nodeId)) nodes.add(nodeId);
  }
  for (const trait of nodes.size > 0 ? (["everywhere", "balanced"] as const) : []) {
    for (const service of draft.find("service", "trait", trait)) services.add(service.id);
  }
  for (const id of nodes) for (const task of draft.tasksOfNode(id)) services.add(task.serviceId);
  return { services: [...services].sort(), nodes: [...nodes].sort(), isAll: false };
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
    isAll: true,
  };
}
