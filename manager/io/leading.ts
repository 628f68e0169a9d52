import type { Chance, Clock } from "../../base/clock.ts";
import { messageOf, SkeinError } from "../../base/error.ts";
import { asId, idFrom, type NodeId, type ServiceId } from "../../base/id.ts";
import { loadMeter } from "../../base/io/load.ts";
import type { Cluster } from "../../model/cluster.ts";
import type { Command, CommandResult } from "../../model/command.ts";
import type { Node } from "../../model/node.ts";
import type { NodeVerdict } from "../../model/node-verdict.ts";
import type { Observation } from "../../model/observation.ts";
import type { Move } from "../../model/rebalance.ts";
import type { Service } from "../../model/service.ts";
import type { Task } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import type { RaftNode } from "../../raft/io/types.ts";
import type { CommittedChange, LogRecord, LogsRequest, ManagerPort } from "../api/port.ts";
import type { Issuer } from "../ca/io/certificate.ts";
import { joinTokenFor, secretBytes } from "../ca/join-token.ts";
import { Assigner } from "../plan/assigner.ts";
import { explainService } from "../plan/explain.ts";
import { isOutdated } from "../plan/outdated.ts";
import { movesNow } from "../plan/rebalance.ts";
import { Channel } from "./channel.ts";
import { LogRelay } from "./log-relay.ts";
import { Loop } from "./loop.ts";
import { type ManagerAddresses, managerAddresses } from "./manager-addresses.ts";
import { type MembershipAction, nextMembershipAction, strays } from "./membership.ts";
import { Sessions } from "./sessions.ts";
import type { Store } from "./store.ts";

export interface LeadingOptions {
  readonly self: NodeId;
  readonly store: Store;
  readonly raft: RaftNode;
  /** How long nobody led before; infinite if that is not known. */
  readonly leaderlessMs: number;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: (message: string, fields: Record<string, unknown>) => void;
  /** Ends the process: the leader's loop broke. */
  readonly onFatal: (error: unknown) => void;
}

/** Changes kept for a watcher who does not read; then it is told so and has to look anew. */
const watchMax = 10_000;
/** A member without a row may be one that joins right now, with the leader before us. */
const strayPatienceMs = 30_000;
const upkeepMs = 2_000;

/** One term of leadership: everything that only the leader has, made when it is elected and thrown away when it is not. */
export class Leading implements ManagerPort {
  readonly loop: Loop;
  readonly sessions: Sessions;
  readonly relay: LogRelay;
  /** Raft ids on their way in. */
  readonly joining = new Set<number>();
  readonly #options: LeadingOptions;
  readonly #ended = new AbortController();
  readonly #watchers = new Set<Channel<CommittedChange>>();
  readonly #straysSince = new Map<number, number>();
  readonly #stopListening: () => void;
  #managers: ManagerAddresses;
  #issuer: Issuer | undefined;
  #upkeep: Promise<void> = Promise.resolve();
  #upkeepAsked = false;

  constructor(options: LeadingOptions) {
    this.#options = options;
    const { store, raft, leaderlessMs, clock, chance, log } = options;
    const loop = new Loop({
      ...{ store, raft, leaderlessMs, clock, chance, log, load: loadMeter() },
      onExpired: (node) => this.sessions.expire(node),
      onCaughtUp: () => this.sessions.updateAll(),
    });
    this.loop = loop;
    const assigner = new Assigner(() => store.state);
    this.#managers = managerAddresses(store.state);
    const port = {
      heartbeatMs: () => loop.heartbeatMs,
      spreadMs: () => loop.spreadMs,
      isCaughtUp: () => loop.isCaughtUp,
      heard: (node: NodeId, periodMs: number) => loop.heard(node, periodMs),
      observe: (observation: Observation) => loop.observe(observation),
      wantedOf: (node: NodeId) => assigner.wantedOf(node),
      managers: () => this.#managers,
    };
    this.relay = new LogRelay({
      view: () => store.state,
      sessionOf: (node) => this.sessions.get(node),
      onCommit: (listener) => store.onCommit(listener),
      mint: () => idFrom(chance.bytes(25)),
    });
    this.sessions = new Sessions(port, assigner, (node) => this.relay.nodeGone(node));
    this.#stopListening = store.onCommit((changes) => this.#committed(changes));
  }

  /** Leads until `stop`. */
  start(): void {
    this.loop.run().catch((error: unknown) => this.#options.onFatal(error));
    const timer = setInterval(() => this.#askUpkeep(), upkeepMs);
    this.#ended.signal.addEventListener("abort", () => clearInterval(timer), { once: true });
  }

  /** Everybody who waits is told; `error` is what streams end with. */
  stop(error: unknown): void {
    this.#ended.abort(new SkeinError("NO_LEADER", {}));
    this.#stopListening();
    this.loop.stop();
    this.sessions.close(error);
    this.relay.close(new SkeinError("NO_LEADER", {}));
    for (const watcher of this.#watchers) watcher.close(new SkeinError("NO_LEADER", {}));
  }

  /** Where the managers are; the same list as long as nothing in it has changed. */
  get managers(): ManagerAddresses {
    return this.#managers;
  }

  view(): View {
    return this.#options.store.state;
  }

  managerStates(): ReadonlyMap<NodeId, { readonly leader: boolean; readonly reachable: boolean }> {
    const { raft, store } = this.#options;
    const { members, leaderId } = raft.status();
    const states = new Map<NodeId, { readonly leader: boolean; readonly reachable: boolean }>();
    for (const node of store.state.nodes()) {
      const member = members.find(({ id }) => id === node.manager?.raftId);
      if (node.manager === undefined) continue;
      states.set(node.id, { leader: member?.id === leaderId, reachable: member?.reachable === true });
    }
    return states;
  }

  submit(command: Command, signal: AbortSignal): Promise<CommandResult> {
    return this.loop.submit(command, signal);
  }

  isUpToDate(task: Task): boolean {
    const service = this.view().service(task.serviceId);
    return service !== undefined && !isOutdated(task, service, this.view());
  }

  moves(id: ServiceId): readonly Move[] {
    const service = this.view().service(id);
    return service === undefined ? [] : movesNow(this.view(), service, this.#options.clock.now());
  }

  explain(service: Service): readonly NodeVerdict[] {
    return explainService(this.view(), service);
  }

  /** Signs with this root's key. */
  async issuer(root: Cluster["rootCa"]): Promise<Issuer> {
    if (this.#issuer?.root.key === root.key) return this.#issuer;
    // Loaded when first needed: a node that only restarts has no use for it.
    const { Issuer } = await import("../ca/io/certificate.ts");
    this.#issuer = new Issuer(root);
    return this.#issuer;
  }

  mintToken(): string {
    const root = this.#options.store.state.cluster()?.rootCa.certificate ?? "";
    return joinTokenFor(root, this.#options.chance.bytes(secretBytes));
  }

  logs(request: LogsRequest, signal: AbortSignal): AsyncIterable<LogRecord> {
    return this.relay.read(request, signal);
  }

  watch(signal: AbortSignal): AsyncIterable<CommittedChange> {
    const forget = (): void => {
      this.#watchers.delete(channel);
    };
    const channel = new Channel<CommittedChange>({ onClosed: forget });
    const abort = (): void => {
      channel.close();
      forget();
    };
    if (signal.aborted) abort();
    else this.#watchers.add(channel);
    signal.addEventListener("abort", abort, { once: true });
    return channel;
  }

  #committed(changes: readonly CommittedChange[]): void {
    const nodes = changes.filter(({ change }) => change.table === "node");
    const aboutManagers = nodes.some(isAboutManager);
    if (aboutManagers || changes.length === 0) this.#noteManagers();
    this.sessions.committed(changes);
    for (const watcher of this.#watchers) {
      for (const change of changes) watcher.push(change);
      if (watcher.length <= watchMax) continue;
      watcher.close(new SkeinError("BUSY", { queue: "the watcher's queue", limit: String(watchMax) }));
      this.#watchers.delete(watcher);
    }
    for (const { change, before } of nodes) if (before === undefined) this.loop.expect(asId(change.id));
    if (aboutManagers) this.#askUpkeep();
  }

  #noteManagers(): void {
    const managers = managerAddresses(this.#options.store.state);
    if (JSON.stringify(managers) !== JSON.stringify(this.#managers)) this.#managers = managers;
  }

  /** Looks whether Raft's members are the managers that the rows want, one step after the other. */
  #askUpkeep(): void {
    if (this.#upkeepAsked || this.#ended.signal.aborted) return;
    this.#upkeepAsked = true;
    this.#upkeep = this.#upkeep.then(async () => {
      this.#upkeepAsked = false;
      try {
        await this.#keepMembers();
      } catch (error) {
        // Tried again in a moment; a member that cannot be removed now (no quorum) stays what it is.
        if (!this.#ended.signal.aborted) this.#options.log("membership upkeep failed", { error: messageOf(error) });
      }
    });
  }

  async #keepMembers(): Promise<void> {
    const { self, store, raft, clock } = this.#options;
    for (let steps = 0; steps < 16 && !this.#ended.signal.aborted; steps += 1) {
      const { members, role } = raft.status();
      if (role !== "leader" || store.state.cluster() === undefined) return;
      const nodes = [...store.state.nodes()];
      const forgotten = this.#forgotten(strays(nodes, members), clock.monotonic());
      const action = nextMembershipAction({ self, nodes, members, joining: this.joining, forgotten });
      if (action === undefined) return;
      this.#options.log("membership changes", { ...action });
      await this.#act(action);
    }
  }

  async #act(action: MembershipAction): Promise<void> {
    const { raft } = this.#options;
    const { signal } = this.#ended;
    if (action.kind === "handOver") return await raft.transferLeadership(undefined, { signal });
    if (action.kind !== "clearRow") await raft.removeMember(action.raftId, { signal });
    if (action.kind !== "removeStray") await this.submit({ kind: "setManager", nodeId: action.nodeId }, signal);
  }

  #forgotten(ids: readonly number[], now: number): ReadonlySet<number> {
    for (const id of this.#straysSince.keys()) if (!ids.includes(id)) this.#straysSince.delete(id);
    for (const id of ids) if (!this.#straysSince.has(id)) this.#straysSince.set(id, now);
    return new Set(ids.filter((id) => now - (this.#straysSince.get(id) ?? now) >= strayPatienceMs));
  }
}

/** Of all other nodes' rows, Raft's members do not depend. */
function isAboutManager({ change, before }: CommittedChange): boolean {
  // The casts: asked for changes of nodes only.
  const rows = [change.row as Node | undefined, before as Node | undefined];
  return rows.some((row) => row?.manager !== undefined);
}
