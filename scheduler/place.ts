import type { Instant } from "../base/clock.ts";
import type { NodeId } from "../base/id.ts";
import type { PortConfig, TaskSpec } from "../model/service-spec.ts";
import { isLive, type Task } from "../model/task.ts";
import { parseConstraints } from "./constraint.ts";
import { type Ask, explain, type Filter, filters, vetoOf } from "./filter.ts";
import { demandOf, type Host } from "./host.ts";
import { type Candidate, spreadOver } from "./spread.ts";

/** Like tasks of one service, placed together so that the filters run once. */
export interface Group {
  readonly spec: TaskSpec;
  readonly specVersion: number;
  readonly ports: readonly PortConfig[];
  /** Those that need a node, in the order in which they get one. */
  readonly waiting: readonly Task[];
  /** All tasks of the service, dead ones too: they say how many are where, and where they fail. */
  readonly siblings: Iterable<Task>;
}

export interface Placement {
  readonly placed: readonly { readonly task: Task; readonly host: Host }[];
  readonly unplaced: readonly Task[];
  /** Why those stay pending: "no suitable node (…)". */
  readonly why: string;
}

/**
 * Finds a node for each waiting task: filters once, then best rank first. Moves the hosts' load, decides nothing else.
 */
export function place(group: Group, hosts: readonly Host[], now: Instant): Placement {
  const ofService = new Map<NodeId, number>();
  const ask = askOf(group, ofService);
  const active = filters.filter((filter) => filter.concerns(ask));
  const failures = recentFailures(group, now);
  for (const task of group.siblings) if (isLive(task)) add(ofService, task.nodeId);

  const fit = hosts.filter((host) => vetoOf(active, ask, host) === undefined);
  const candidates = fit.map((host): Candidate => candidateOf(host, ofService, failures));
  const descriptors = (group.spec.Placement?.Preferences ?? []).map(({ Spread }) => Spread?.SpreadDescriptor ?? "");
  const spread = spreadOver(descriptors, candidates);
  const moving = active.filter((filter) => filter.dependsOnLoad);

  const placed: { readonly task: Task; readonly host: Host }[] = [];
  for (const task of group.waiting) {
    const best = spread.best();
    if (best === undefined) break;
    best.host.take(ask.demand);
    best.ofService += 1;
    add(ofService, best.host.node.id);
    spread.settle(vetoOf(moving, ask, best.host) !== undefined);
    placed.push({ task, host: best.host });
  }
  const unplaced = group.waiting.slice(placed.length);
  return { placed, unplaced, why: unplaced.length === 0 ? "" : explain(vetoesOf(active, ask, hosts)) };
}

/**
 * Whether a task whose node is given (global services) may run there: undefined, or why not. Takes the load if it may.
 */
export function confirm(group: Group, host: Host): string | undefined {
  const ofService = new Map<NodeId, number>();
  const own = new Set(group.waiting.map(({ id }) => id));
  for (const task of group.siblings) if (isLive(task) && !own.has(task.id)) add(ofService, task.nodeId);
  const ask = askOf(group, ofService);
  const active = filters.filter((filter) => filter.concerns(ask));
  const veto = vetoOf(active, ask, host);
  if (veto !== undefined) return explain(new Map([[veto, 1]]));
  host.take(ask.demand);
  return undefined;
}

const failuresThatMatter = 5;
const failureMemoryMs = 5 * 60_000;

/** Failures by node of this service and spec; nodes with too few to mean anything are left out. */
function recentFailures(group: Group, now: Instant): ReadonlyMap<NodeId, number> {
  const failures = new Map<NodeId, number>();
  for (const { specVersion, status, nodeId } of group.siblings) {
    const failed = status.state === "failed" || status.state === "rejected";
    if (failed && specVersion === group.specVersion && now - status.timestamp <= failureMemoryMs) add(failures, nodeId);
  }
  return new Map([...failures].filter(([, count]) => count >= failuresThatMatter));
}

function askOf(group: Group, ofService: ReadonlyMap<NodeId, number>): Ask {
  return {
    spec: group.spec,
    demand: demandOf(group.spec, group.ports),
    constraints: parseConstraints(group.spec.Placement?.Constraints ?? []),
    ofService,
  };
}

function candidateOf(
  host: Host,
  ofService: ReadonlyMap<NodeId, number>,
  failures: ReadonlyMap<NodeId, number>,
): Candidate {
  const { id } = host.node;
  return { host, failures: failures.get(id) ?? 0, ofService: ofService.get(id) ?? 0 };
}

function vetoesOf(active: readonly Filter[], ask: Ask, hosts: readonly Host[]): ReadonlyMap<Filter, number> {
  const vetoes = new Map<Filter, number>();
  for (const host of hosts) {
    const veto = vetoOf(active, ask, host);
    if (veto !== undefined) vetoes.set(veto, (vetoes.get(veto) ?? 0) + 1);
  }
  return vetoes;
}

function add(counts: Map<NodeId, number>, id: NodeId | undefined): void {
  if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
}
