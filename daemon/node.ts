import { messageOf, SkeinError } from "../base/error.ts";
import type { NodeId } from "../base/id.ts";
import type {
  ClusterAccess,
  InitRequest,
  JoinRequest,
  NodePort,
  PresumedLeader,
  SwarmState,
} from "../manager/api/port.ts";
import { type Addresses, chooseAddresses, withPort } from "./address.ts";
import { begin, type NodeOptions, namesOf } from "./begin.ts";
import { enrol } from "./enrol.ts";
import { type Identity, readIdentity, removeState } from "./identity.ts";
import { refuseLeave } from "./leave.ts";
import { Member, newRaftIdentity } from "./member.ts";

type Life =
  | { readonly kind: "outside"; readonly error?: string }
  /** Founding, joining or leaving: `done` settles when that is over. */
  | { readonly kind: "changing"; readonly done: Promise<unknown>; readonly abort: AbortController }
  /** `ready` is false while the parts start after a restart. */
  | { readonly kind: "member"; readonly member: Member; readonly ready: boolean };

/** This node's life in and out of a swarm. */
export class SwarmNode implements NodePort {
  readonly #options: NodeOptions;
  #life: Life = { kind: "outside" };

  constructor(options: NodeOptions) {
    this.#options = options;
  }

  /** Goes on where the last process stopped. A node outside any swarm is cleaned of what an interrupted attempt left. */
  async resume(): Promise<void> {
    const identity = await readIdentity(this.#options.stateDir);
    if (identity === undefined) return await removeState(this.#options.stateDir);
    const member = new Member(identity, this.#options);
    this.#life = { kind: "member", member, ready: false };
    await member.run();
    this.#life = { kind: "member", member, ready: true };
  }

  state(): SwarmState {
    const life = this.#life;
    const nothing = { controlAvailable: false, remoteManagers: [] };
    if (life.kind === "outside") {
      return { local: "inactive", ...nothing, ...(life.error === undefined ? {} : { error: life.error }) };
    }
    if (life.kind === "changing") return { local: "pending", ...nothing };
    const { identity, manager, isExpired } = life.member;
    return {
      local: isExpired ? "error" : life.ready ? "active" : "pending",
      ...(isExpired ? { error: expiredText } : {}),
      role: identity.role,
      nodeId: identity.nodeId,
      nodeAddress: hostOf(identity.advertiseAddress),
      clusterId: identity.clusterId,
      controlAvailable: manager?.isReady === true,
      remoteManagers: remoteManagersOf(life.member),
    };
  }

  /** Whether this node's manager leads the swarm. */
  get leads(): boolean {
    return this.#life.kind === "member" && this.#life.member.manager?.isLeader === true;
  }

  async init(request: InitRequest, signal: AbortSignal): Promise<NodeId> {
    this.#requireOutside();
    if (request.forceNewCluster) {
      throw new SkeinError("NOT_IMPLEMENTED", { reason: "ForceNewCluster is not supported by this version" });
    }
    const member = await this.#change(signal, async () => {
      const addresses = await this.#addresses(request, undefined);
      const { found } = await import("./found.ts");
      return await found(request, addresses, this.#options);
    });
    return member.identity.nodeId;
  }

  async join(request: JoinRequest, signal: AbortSignal): Promise<void> {
    this.#requireOutside();
    await this.#change(signal, async (ended) => {
      const remote = withPort(request.remoteAddresses[0] ?? "");
      const addresses = await this.#addresses(request, remote);
      return await this.#joined(request, { remote, addresses, ended });
    });
  }

  async leave(force: boolean, signal: AbortSignal): Promise<void> {
    const life = this.#life;
    if (life.kind === "outside") throw new SkeinError("NOT_IN_SWARM", {});
    if (life.kind === "changing") {
      life.abort.abort(new SkeinError("UNAVAILABLE", { reason: "the attempt to join the swarm was given up" }));
      await life.done.catch(() => undefined); // Its failure is what was asked for.
      return;
    }
    const { member } = life;
    if (member.identity.role === "manager" && !force) throw refuseLeave(member.manager);
    const abort = new AbortController();
    const done = this.#left(member, signal);
    this.#life = { kind: "changing", done, abort };
    try {
      await done;
      this.#life = { kind: "outside" };
    } catch (error) {
      // Half of it is taken down: only a new process can say what is left.
      this.#options.onFatal(error);
      throw error;
    }
  }

  async access(signal: AbortSignal): Promise<ClusterAccess> {
    const life = this.#life;
    if (life.kind === "outside") throw new SkeinError("NOT_MANAGER", {});
    if (life.kind === "changing") throw new SkeinError("MANAGER_STARTING", {});
    if (life.member.isExpired) throw new SkeinError("UNAVAILABLE", { reason: expiredText });
    if (life.member.identity.role === "worker") throw new SkeinError("WORKER_ONLY", {});
    if (life.member.manager === undefined) throw new SkeinError("MANAGER_STARTING", {});
    return await life.member.manager.access(signal);
  }

  presumedLeader(): PresumedLeader | undefined {
    const life = this.#life;
    return life.kind === "member" && !life.member.isExpired ? life.member.manager?.presumedLeader() : undefined;
  }

  /** Ends the parts of this process; the node stays what it is. `handOver` lets another manager lead first. */
  async stop({ handOver }: { readonly handOver: boolean }): Promise<void> {
    const life = this.#life;
    if (life.kind === "changing") {
      life.abort.abort(new Error("the node stops"));
      await life.done.catch(() => undefined); // Nobody is left to hear of it.
    }
    if (this.#life.kind !== "member") return;
    if (handOver) await this.#life.member.manager?.handOver();
    await this.#life.member.stop();
  }

  /** Runs a founding or joining. It goes on when the caller stops waiting; failing, it leaves nothing behind. */
  async #change(signal: AbortSignal, work: (ended: AbortSignal) => Promise<Member>): Promise<Member> {
    const abort = new AbortController();
    const done = this.#changed(work, abort.signal);
    this.#life = { kind: "changing", done, abort };
    // Whether or not anybody still waits for it: its failure is in `state()`.
    done.catch(() => undefined);
    return await Promise.race([done, rejection(signal)]);
  }

  async #changed(work: (ended: AbortSignal) => Promise<Member>, ended: AbortSignal): Promise<Member> {
    try {
      const member = await work(ended);
      this.#life = { kind: "member", member, ready: true };
      return member;
    } catch (error) {
      this.#options.log.warn("this node stays outside the swarm", { error: messageOf(error) });
      await removeState(this.#options.stateDir);
      this.#life = { kind: "outside", error: messageOf(error) };
      throw error;
    }
  }

  async #joined(
    request: JoinRequest,
    at: { readonly remote: string; readonly addresses: Addresses; readonly ended: AbortSignal },
  ): Promise<Member> {
    const { remote, addresses, ended } = at;
    const description = await this.#options.describe();
    const { token, availability } = request;
    const dataPathAddress = addresses.dataPath;
    const certified = await enrol({ remote, token, availability, dataPathAddress, description, signal: ended });
    const managers = certified.managers.length > 0 ? certified.managers : [remote];
    const raft = certified.role === "manager" ? { raft: newRaftIdentity() } : {};
    const identity: Identity = { ...certified, ...namesOf(addresses), managers, ...raft };
    const member = new Member(identity, this.#options, managers[0]);
    return await begin(member, async () => {
      if (identity.role !== "manager") return;
      await member.startManager({ found: false });
      await member.joinManagers(ended);
    });
  }

  async #left(member: Member, signal: AbortSignal): Promise<void> {
    const { log, stateDir, cleanUp } = this.#options;
    await member.removeWork(signal);
    if (member.identity.role === "manager") {
      // Politeness: those who stay need one vote less. Alone, or without a quorum, there is nobody to tell.
      await member.leaveManagers(signal).catch((error: unknown) => {
        log.warn("left without telling the other managers", { error: messageOf(error) });
      });
    }
    await member.stop();
    await cleanUp();
    await removeState(stateDir);
    log.info("this node has left the swarm");
  }

  #requireOutside(): void {
    if (this.#life.kind !== "outside") throw new SkeinError("ALREADY_IN_SWARM", {});
  }

  #addresses(
    { listenAddress, advertiseAddress, dataPathAddress }: InitRequest | JoinRequest,
    peer: string | undefined,
  ): Promise<Addresses> {
    const wishes = { listen: listenAddress, advertise: advertiseAddress, dataPath: dataPathAddress };
    return chooseAddresses({ ...wishes, defaults: this.#options.defaults, ...(peer === undefined ? {} : { peer }) });
  }
}

const expiredText = "Swarm certificates have expired. To replace them, leave the swarm and join again.";

function rejection(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  if (signal.aborted) reject(signal.reason);
  signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  promise.catch(() => undefined); // Nobody may be waiting any more.
  return promise;
}

function remoteManagersOf({ manager, identity }: Member): SwarmState["remoteManagers"] {
  if (manager === undefined) return identity.managers.map((address) => ({ nodeId: "", address }));
  return [...manager.store.state.nodes()].flatMap(({ id, manager: member }) =>
    member === undefined ? [] : [{ nodeId: id, address: member.address }],
  );
}

function hostOf(address: string): string {
  return address.replace(/:\d+$/, "");
}
