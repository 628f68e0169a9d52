import * as grpc from "@grpc/grpc-js";
import type { Chance, Clock } from "../../base/clock.ts";
import { messageOf, SkeinError } from "../../base/error.ts";
import type { ClusterId, NodeId } from "../../base/id.ts";
import type { SeedCommand } from "../../model/command.ts";
import { RaftError } from "../../raft/io/errors.ts";
import { addRaftService, startRaft } from "../../raft/io/raft-node.ts";
import type { Log, PeerCall, RaftNode, RaftStatus } from "../../raft/io/types.ts";
import type { ClusterAccess, HandedRequest, HandedResponse, PresumedLeader } from "../api/port.ts";
import { commonServerName } from "../ca/identity.ts";
import { doorkeeper, identityOfCall } from "./access.ts";
import { type Attempt, forwardOnce } from "./forward.ts";
import { NotLeadingError } from "./grpc-error.ts";
import { Leading } from "./leading.ts";
import { channelOptions, clientTo } from "./rpc.ts";
import { addServices } from "./services.ts";
import { Store } from "./store.ts";
import type { Trust } from "./trust.ts";

export interface ManagerOptions {
  readonly nodeId: NodeId;
  readonly clusterId: ClusterId;
  readonly raftId: number;
  /** "host:port" to serve on. */
  readonly listenAddress: string;
  /** "host:port" that other managers dial. */
  readonly address: string;
  /** Where Raft keeps its log. */
  readonly directory: string;
  readonly raftKey: Uint8Array;
  /** True on the first start of a new cluster: this manager alone. */
  readonly bootstrap: boolean;
  readonly trust: Trust;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  /** Answers a client's request that a follower handed on; must not hand it on again. */
  readonly handle: (request: HandedRequest, signal: AbortSignal) => Promise<HandedResponse>;
  /** This process cannot go on. */
  readonly onFatal: (error: unknown) => void;
  /** The cluster goes on without this member. */
  readonly onRemoved: () => void;
  /** Raft's pace, for tests. */
  readonly tickMs?: number;
}

/** How long a client's call waits for a leader to be elected. */
const leaderPatienceMs = 5_000;
const handOverMs = 2_000;

/** One manager, leader or not: a member of Raft with the committed rows, and the services that other nodes call. */
export class Manager {
  readonly store: Store;
  readonly raft: RaftNode;
  readonly #options: ManagerOptions;
  readonly #server: grpc.Server;
  #leading: Leading | undefined;
  /** Since when this manager knows of no leader, on the clock that never runs backwards. Nobody knows what was before its start. */
  #leaderlessSince: number | undefined = Number.NEGATIVE_INFINITY;
  #client: { readonly address: string; readonly client: grpc.Client } | undefined;
  readonly #stopped = new AbortController();
  readonly #waiting = new Set<() => void>();

  /** Serves and takes part in Raft once this resolves; whether it knows a leader yet is another matter. */
  static async start(options: ManagerOptions): Promise<Manager> {
    const store = new Store();
    const current: { manager?: Manager } = {};
    const server = new grpc.Server({
      ...channelOptions,
      interceptors: [
        doorkeeper({ clusterId: options.clusterId, cluster: () => store.state.cluster(), clock: options.clock }),
      ],
      // Half-open connections of hosts that vanished are noticed.
      "grpc.keepalive_time_ms": 10_000,
      "grpc.keepalive_timeout_ms": 5_000,
    });
    addRaftService(server, () => current.manager?.raft);
    addServices(server, () => {
      if (current.manager === undefined) throw new SkeinError("MANAGER_STARTING", {});
      return current.manager;
    });
    await bind(server, options.listenAddress, options.trust.server());
    try {
      const raft = await startRaft(raftOptions(options, store));
      const manager = new Manager(options, { store, raft, server });
      current.manager = manager;
      manager.#begin();
      return manager;
    } catch (error) {
      server.forceShutdown();
      throw error;
    }
  }

  private constructor(options: ManagerOptions, parts: { store: Store; raft: RaftNode; server: grpc.Server }) {
    this.#options = options;
    this.store = parts.store;
    this.raft = parts.raft;
    this.#server = parts.server;
  }

  get self(): NodeId {
    return this.#options.nodeId;
  }

  get options(): ManagerOptions {
    return this.#options;
  }

  /** Throws NotLeadingError with the leader's address as far as it is known. */
  leading(): Leading {
    if (this.#leading !== undefined) return this.#leading;
    const { leaderId, leaderAddress } = this.raft.status();
    throw new NotLeadingError(leaderId === this.#options.raftId ? undefined : leaderAddress);
  }

  get isLeader(): boolean {
    return this.#leading !== undefined;
  }

  /** Rows to read, the cluster's own among them, and a leader known. */
  get isReady(): boolean {
    return this.store.state.cluster() !== undefined && this.raft.status().leaderId !== 0;
  }

  /** Where a client's call goes. Throws SkeinError NO_LEADER or MANAGER_STARTING after waiting for a leader a little. */
  async access(signal: AbortSignal): Promise<ClusterAccess> {
    const first = await this.#confirmed(signal);
    if (first !== undefined) return { kind: "leader", manager: first };
    const patience = AbortSignal.any([signal, this.#stopped.signal, AbortSignal.timeout(leaderPatienceMs)]);
    for (;;) {
      if (this.#leaderElsewhere() !== undefined && this.store.state.cluster() !== undefined) {
        return { kind: "follower", forward: (request, until) => this.#forward(request, until) };
      }
      if (patience.aborted) throw this.#noLeader(signal);
      await this.#changed(patience);
      const leading = await this.#confirmed(patience);
      if (leading !== undefined) return { kind: "leader", manager: leading };
    }
  }

  /** The leader's parts, if this manager leads as far as it knows and has applied what earlier leaders committed. */
  presumedLeader(): PresumedLeader | undefined {
    const leading = this.#leading;
    if (leading === undefined || !leading.loop.isCaughtUp || this.store.state.cluster() === undefined) return undefined;
    return { manager: leading, confirm: async (signal) => (await this.#confirmed(signal)) === leading };
  }

  /** The first entry of a new cluster, once this manager, its only one, leads. */
  async seed(command: SeedCommand, signal: AbortSignal): Promise<void> {
    while (this.#leading === undefined) {
      signal.throwIfAborted();
      await this.#changed(signal);
    }
    await this.#leading.submit(command, signal);
  }

  /** Gives the leadership to another before an orderly stop, so that nobody has to notice. Does nothing on followers. */
  async handOver(): Promise<void> {
    const { role, members } = this.raft.status();
    if (role !== "leader" || members.filter((member) => !member.learner).length < 2) return;
    await this.raft
      .transferLeadership(undefined, { signal: AbortSignal.timeout(handOverMs) })
      .catch((error: unknown) => {
        // The others elect somebody all the same, a second later.
        this.#options.log("warn", "stopping without a successor", { error: messageOf(error) });
      });
  }

  async stop(): Promise<void> {
    this.#stopped.abort(new SkeinError("MANAGER_STARTING", {}));
    this.#stopLeading(undefined);
    await this.raft.stop();
    this.#server.forceShutdown();
    this.#client?.client.close();
  }

  #begin(): void {
    this.raft.on("status", (status) => this.#follow(status));
    this.raft.on("removed", () => this.#options.onRemoved());
    this.#follow(this.raft.status());
  }

  /** Leads exactly while Raft says so. */
  #follow(status: RaftStatus): void {
    if (this.#stopped.signal.aborted) return;
    const now = this.#options.clock.monotonic();
    const leaderlessMs = this.#leaderlessSince === undefined ? 0 : now - this.#leaderlessSince;
    this.#leaderlessSince = status.leaderId === 0 ? (this.#leaderlessSince ?? now) : undefined;
    if (status.role === "leader" && this.#leading === undefined) this.#startLeading(leaderlessMs);
    if (status.role !== "leader" && this.#leading !== undefined) this.#stopLeading(status.leaderAddress);
    for (const wake of this.#waiting) wake();
  }

  #startLeading(leaderlessMs: number): void {
    const { nodeId: self, clock, chance, log, onFatal } = this.#options;
    const say = (message: string, fields: Record<string, unknown>): void => log("info", message, fields);
    say("this manager leads the swarm", { term: this.raft.status().term });
    const { store, raft } = this;
    this.#leading = new Leading({ self, store, raft, leaderlessMs, clock, chance, log: say, onFatal });
    this.#leading.start();
  }

  #stopLeading(leaderAddress: string | undefined): void {
    const leading = this.#leading;
    if (leading === undefined) return;
    this.#leading = undefined;
    this.#options.log("info", "this manager leads no longer", {});
    leading.stop(new NotLeadingError(leaderAddress));
  }

  /** The leader's parts, after a quorum has confirmed that it leads: what is read from them is then the newest there is. */
  async #confirmed(signal: AbortSignal): Promise<Leading | undefined> {
    const leading = this.#leading;
    if (leading === undefined) return undefined;
    try {
      await this.raft.readIndex({ signal });
    } catch (error) {
      if (error instanceof RaftError || signal.aborted) return undefined;
      throw error;
    }
    return leading === this.#leading && this.store.state.cluster() !== undefined ? leading : undefined;
  }

  #leaderElsewhere(): string | undefined {
    const { leaderId, leaderAddress } = this.raft.status();
    return leaderId === 0 || leaderId === this.#options.raftId ? undefined : leaderAddress;
  }

  /** Hands a request to the leader, and to the next one if the first turns out not to lead. */
  async #forward(request: HandedRequest, signal: AbortSignal): Promise<HandedResponse> {
    const patience = AbortSignal.any([signal, this.#stopped.signal, AbortSignal.timeout(leaderPatienceMs)]);
    for (;;) {
      const address = this.#leaderElsewhere();
      if (address !== undefined) {
        const attempt = await this.#attempt(address, request, signal);
        if (attempt.kind === "answered") return attempt.response;
      } else if (this.#leading !== undefined) {
        return await this.#options.handle(request, signal);
      }
      if (patience.aborted) throw this.#noLeader(signal);
      await this.#changed(AbortSignal.any([patience, AbortSignal.timeout(100)]));
    }
  }

  /** One attempt; a leader that is deposed before it answers is not waited for. */
  async #attempt(address: string, request: HandedRequest, signal: AbortSignal): Promise<Attempt> {
    const deposed = new AbortController();
    const look = (): void => {
      if (this.#leaderElsewhere() !== address) deposed.abort(new SkeinError("NO_LEADER", {}));
    };
    this.#waiting.add(look);
    try {
      return await forwardOnce(this.#clientTo(address), request, { signal, deposed: deposed.signal });
    } finally {
      this.#waiting.delete(look);
    }
  }

  #clientTo(address: string): grpc.Client {
    if (this.#client?.address === address) return this.#client.client;
    this.#client?.client.close();
    this.#client = { address, client: clientTo(address, this.#options.trust.channel()) };
    return this.#client.client;
  }

  #noLeader(signal: AbortSignal): unknown {
    if (signal.aborted) return signal.reason;
    if (this.store.state.cluster() === undefined) return new SkeinError("MANAGER_STARTING", {});
    return new SkeinError("NO_LEADER", {});
  }

  /** Resolves when Raft's status changes, or the signal fires. */
  async #changed(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = (): void => resolve();
    this.#waiting.add(wake);
    signal.addEventListener("abort", wake, { once: true });
    await promise;
    this.#waiting.delete(wake);
    signal.removeEventListener("abort", wake);
  }
}

function raftOptions(options: ManagerOptions, store: Store): Parameters<typeof startRaft>[0] {
  const { raftId: id, address, directory, raftKey, bootstrap, trust, log, onFatal, tickMs } = options;
  return {
    id,
    address,
    directory,
    encryptionKey: raftKey,
    ...(bootstrap ? { bootstrap: [{ id, address, learner: false }] } : {}),
    stateMachine: store,
    channelCredentials: () => trust.channel(),
    peerName: (peer) => nodeOfMember(store, peer) ?? commonServerName,
    authorize: (call, from) => authorize(store, call, from),
    ...(tickMs === undefined ? {} : { tickMs }),
    log,
    onFatal,
  };
}

/** A manager speaks for its own member only. A member that we know no row of may be newer than what we know. */
function authorize(store: Store, call: PeerCall, from: number): void {
  const owner = nodeOfMember(store, from);
  const caller = identityOfCall(call)?.nodeId;
  if (owner !== undefined && owner !== caller) {
    throw new SkeinError("FORBIDDEN", {
      reason: `raft member ${from} belongs to another node than ${caller ?? "none"}`,
    });
  }
}

function nodeOfMember(store: Store, member: number): NodeId | undefined {
  for (const { id, manager } of store.state.nodes()) if (manager?.raftId === member) return id;
  return undefined;
}

function bind(server: grpc.Server, address: string, credentials: grpc.ServerCredentials): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.bindAsync(address, credentials, (error) => {
    if (error === null) resolve();
    else reject(new SkeinError("UNKNOWN", { reason: `could not listen on ${address}: ${error.message}` }, error));
  });
  return promise;
}
