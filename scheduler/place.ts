import type { Instant } from "../base/clock.ts";
import type { NodeId } from "../base/id.ts";
import type { PortConfig, TaskSpec } from "../model/service-spec.ts";
import { isLive, type Task } from "../model/task.ts";
import { parseConstraints } from "./constraint.ts";
import { type Ask, askedOfRow, explain, type Filter, filters, vetoOf } from "./filter.ts";
import type { Fleet } from "./fleet.ts";
import type { Host } from "./host.ts";
import { demandOf } from "./load.ts";
import { type Neighbours, unmet } from "./neighbours.ts";
import { type Candidate, labelsOf, type Spread, spreadOver } from "./spread.ts";
import type { Standing } from "./standing.ts";

/** Like tasks of one service, placed together so that the filters run once. */
export interface Group {
  readonly spec: TaskSpec;
  readonly specVersion: number;
  readonly ports: readonly PortConfig[];
  readonly neighbours?: Neighbours;
  /** The task for whose end one that is alone in its group waits: what it holds where it is counted is not in the way. */
  readonly predecessor?: Task;
}

/** Where the next task of a group goes, one after the other. Decides; the caller writes, and moves load and standing. */
export interface Placing {
  /** The best host for the next task; undefined if none may take it. */
  best(): Host | undefined;
  /** The best one has got a task, and its load and the service's standing say so. */
  taken(): void;
}

/** Finds hosts for tasks of a group, best rank first: by recent failures, then tasks of this service, then all tasks. */
export function place(group: Group, fleet: Fleet, standing: Standing, now: Instant): Placing {
  const ask = askOf(group, standing);
  const { neighbours } = group;
  const active = activeFilters(ask);
  const labels = labelsOf(group.spec.Placement?.Preferences ?? []);
  const failures = standing.recentFailures(group.specVersion, now);
  const candidateOf = (host: Host): Candidate => {
    const { id } = host.node;
    const own = { host, failures: failures.get(id) ?? 0, ofService: standing.stayingOn(id) };
    return neighbours === undefined ? own : { ...own, unmet: unmet(neighbours, id), byReserved: neighbours.byReserved };
  };
  // What the node itself says is at hand sooner than its load.
  const lasting = active.filter(({ dependsOnLoad }) => !dependsOnLoad);
  const moving = active.filter(({ dependsOnLoad }) => dependsOnLoad);
  const suits = (host: Host): boolean => vetoOf(lasting, ask, host) === undefined;
  const isFull = (host: Host): boolean => vetoOf(moving, ask, host) !== undefined;
  const fits = (host: Host): boolean => suits(host) && !isFull(host);
  const isRanked = neighbours !== undefined && (neighbours.byReserved || neighbours.prefers.length > 0);
  if (labels.length > 0 || isRanked) {
    const suiting = neighbours === undefined ? fleet.suiting(askedOfRow(ask), suits) : [...fleet.all()].filter(suits);
    const candidates = suiting.filter((host) => !isFull(host)).map(candidateOf);
    return new Settled(spreadOver(labels, candidates), isFull);
  }
  const isFresh = ({ node: { id } }: Host): boolean => standing.stayingOn(id) === 0 && !failures.has(id);
  // Where it has a task everywhere already, nobody is fresh.
  const fresh = standing.nodesCount < fleet.size ? fleet.fewestFirst() : [].values();
  return new FreshFirst(
    fresh,
    (host) => isFresh(host) && fits(host),
    () => {
      const used = new Set([...standing.nodes(), ...failures.keys()]);
      const hosts = [...used].flatMap((id) => fleet.get(id) ?? []).filter(fits);
      return new Settled(spreadOver([], hosts.map(candidateOf)), isFull);
    },
  );
}

/** Whether a task of the group may run on this host, of which it has been chosen already: undefined, or why not. */
export function confirm(group: Group, host: Host, ofService: (node: NodeId) => number): string | undefined {
  const ask = { ...askOf(group, noStanding), ofService };
  const veto = vetoOf(activeFilters(ask), ask, host);
  return veto === undefined ? undefined : explain(new Map([[veto, 1]]));
}

/** What a group asks of every node. */
export function askOf(group: Group, standing: Pick<Standing, "liveOn">): Ask {
  const { spec, ports, neighbours, predecessor } = group;
  const node = predecessor?.nodeId;
  return {
    spec,
    demand: demandOf(spec, ports),
    constraints: parseConstraints(spec.Placement?.Constraints ?? []),
    ...(neighbours === undefined ? {} : { neighbours }),
    ...(predecessor === undefined || node === undefined
      ? {}
      : { released: { node, demand: demandOf(predecessor.spec, predecessor.ports) } }),
    ofService: (id) => standing.liveOn(id) - Number(id === node && predecessor !== undefined && isLive(predecessor)),
  };
}

/** The filters that can have something against the ask. */
export function activeFilters(ask: Ask): readonly Filter[] {
  return filters.filter((filter) => filter.concerns(ask));
}

const noStanding = { liveOn: () => 0 };

/** All candidates are known. */
class Settled implements Placing {
  readonly #spread: Spread;
  readonly #isFull: (host: Host) => boolean;

  constructor(spread: Spread, isFull: (host: Host) => boolean) {
    this.#spread = spread;
    this.#isFull = isFull;
  }

  best(): Host | undefined {
    return this.#spread.best()?.host;
  }

  taken(): void {
    const best = this.#spread.best();
    if (best === undefined) return;
    best.ofService += 1;
    this.#spread.settle(this.#isFull(best.host));
  }
}

/**
 * Hosts without a task of the service come first, in the order in which the fleet has them ready, so that few tasks look
 * at few hosts; only when those are used up are the others ranked.
 */
class FreshFirst implements Placing {
  readonly #hosts: Iterator<Host>;
  readonly #isFresh: (host: Host) => boolean;
  readonly #rank: () => Placing;
  #next: Host | undefined;
  #others: Placing | undefined;

  constructor(hosts: Iterator<Host>, isFresh: (host: Host) => boolean, rank: () => Placing) {
    this.#hosts = hosts;
    this.#isFresh = isFresh;
    this.#rank = rank;
  }

  best(): Host | undefined {
    if (this.#others !== undefined) return this.#others.best();
    this.#next ??= this.#fresh();
    if (this.#next !== undefined) return this.#next;
    this.#others = this.#rank();
    return this.#others.best();
  }

  taken(): void {
    this.#next = undefined;
    this.#others?.taken();
  }

  #fresh(): Host | undefined {
    for (let next = this.#hosts.next(); next.done !== true; next = this.#hosts.next()) {
      if (this.#isFresh(next.value)) return next.value;
    }
    return undefined;
  }
}
