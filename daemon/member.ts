import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import type { Chance, Clock } from "../base/clock.ts";
import { messageOf } from "../base/error.ts";
import { wait } from "../base/io/wait.ts";
import type { HandedRequest, HandedResponse } from "../manager/api/port.ts";
import { validityOf } from "../manager/ca/io/validity.ts";
import { renewAt, renewalRetryMs } from "../manager/ca/renewal.ts";
import type { Manager } from "../manager/io/manager.ts";
import { managerAddresses } from "../manager/io/manager-addresses.ts";
import { callLeader } from "../manager/io/rpc.ts";
import { Trust } from "../manager/io/trust.ts";
import type { Role } from "../model/node.ts";
import { managers as managersRpc } from "../proto/rpc.ts";
import { type Certified, renew } from "./enrol.ts";
import { type Identity, statePaths, writeIdentity } from "./identity.ts";
import type { Logger } from "./log.ts";
import type { StartWorker, WorkerPart } from "./worker-part.ts";

export interface MemberOptions {
  readonly stateDir: string;
  readonly log: Logger;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly startWorker: StartWorker;
  /** Answers a client's request that a follower handed on. */
  readonly handle: (request: HandedRequest, signal: AbortSignal) => Promise<HandedResponse>;
  /** A part died: the process must end. */
  readonly onFatal: (error: unknown) => void;
}

const joinPatienceMs = 15_000;
const retryMs = 1_000;

/** This node as a member of a swarm: its certificate, its worker part and, on managers, its manager part. */
export class Member {
  readonly trust: Trust;
  readonly #options: MemberOptions;
  readonly #ended = new AbortController();
  readonly #leader: string | undefined;
  #identity: Identity;
  #expiry: { readonly certificate: string; readonly notAfter: number } | undefined;
  #manager: Manager | undefined;
  #worker: WorkerPart | undefined;
  #wanted: Role;
  #roleWork: Promise<void> = Promise.resolve();

  /** `leader`: who led a moment ago, where that is known. */
  constructor(identity: Identity, options: MemberOptions, leader?: string) {
    this.#identity = identity;
    this.#leader = leader;
    this.#wanted = identity.role;
    this.#options = options;
    this.trust = new Trust({ certificate: identity.certificate, key: identity.key, root: identity.root });
  }

  /** Nobody believes its certificate any more, so it cannot renew it either. */
  get isExpired(): boolean {
    const { certificate } = this.#identity;
    // Asked with every request of a client: a certificate is parsed once.
    if (this.#expiry?.certificate !== certificate) {
      this.#expiry = { certificate, notAfter: validityOf(certificate).notAfter };
    }
    return this.#expiry.notAfter < this.#options.clock.now();
  }

  get identity(): Identity {
    return this.#identity;
  }

  /** Undefined on workers, and while a manager's part is starting. */
  get manager(): Manager | undefined {
    return this.#manager;
  }

  /** A manager's first start, before anything is on disk for good: `found` makes it the only member of a new cluster. */
  async startManager({ found }: { readonly found: boolean }): Promise<Manager> {
    const { clock, chance, log, handle, onFatal, stateDir } = this.#options;
    const { nodeId, clusterId, advertiseAddress, listenAddress, raft } = this.#identity;
    if (raft === undefined) throw new Error("a manager's identity has a raft id");
    // Loaded here: a worker has no use for Raft, the store and the plan, nor memory for them.
    const { Manager } = await import("../manager/io/manager.ts");
    const manager = await Manager.start({
      nodeId,
      clusterId,
      raftId: raft.id,
      raftKey: Buffer.from(raft.key, "base64"),
      listenAddress,
      address: advertiseAddress,
      directory: statePaths(stateDir).raft,
      bootstrap: found,
      trust: this.trust,
      clock,
      chance,
      log: (level, message, fields) => log.write(level, message, fields),
      handle,
      onFatal,
      onRemoved: () => this.#wantRole("worker"),
    });
    this.#manager = manager;
    this.#tellWorker(manager);
    return manager;
  }

  /** Raft knows a new leader long before the worker part would miss the old one. */
  #tellWorker(manager: Manager): void {
    manager.raft.on("status", ({ leaderAddress }) => {
      if (leaderAddress !== undefined && manager === this.#manager) this.#worker?.reconsider(leaderAddress);
    });
  }

  /** Becomes a member of Raft, with the leader's help; nothing happens if it is one. Throws SkeinError. */
  async joinManagers(signal: AbortSignal): Promise<void> {
    const { advertiseAddress, raft } = this.#identity;
    await callLeader(
      managersRpc.join,
      { address: advertiseAddress, raftId: raft?.id ?? 0 },
      { addresses: this.#others(), credentials: () => this.trust.channel(), signal, patienceMs: joinPatienceMs },
    );
  }

  async save(): Promise<void> {
    await writeIdentity(this.#options.stateDir, this.#identity);
  }

  /** Runs from an identity that is on disk, until `stop`. */
  async run(): Promise<void> {
    if (this.#identity.role === "manager" && this.#manager === undefined) {
      await this.startManager({ found: false });
      this.#inBackground("joining the managers", () => this.#ensureRaftMember());
    }
    this.#worker = await this.#options.startWorker({
      identity: () => this.#identity,
      managers: () => this.managerAddresses(),
      leader: this.#leader,
      credentials: () => this.trust.channel(),
      onWantedRole: (role) => this.#wantRole(role),
    });
    this.#inBackground("renewing the certificate", () => this.#keepRenewing());
  }

  /** Managers to try, the likeliest first. The worker part keeps what leaders said, across restarts. */
  managerAddresses(): readonly string[] {
    const rows =
      this.#manager === undefined ? [] : managerAddresses(this.#manager.store.state).map(({ address }) => address);
    const own = this.#manager === undefined ? [] : [this.#identity.advertiseAddress];
    return [...new Set([...own, ...rows, ...(this.#worker?.managers() ?? []), ...this.#identity.managers])];
  }

  /** Ends this process's parts, in reverse order. Containers and their traffic go on. */
  async stop(): Promise<void> {
    this.#ended.abort(new Error("the node stops"));
    await this.#worker?.stop();
    await this.#roleWork;
    await this.#manager?.stop();
  }

  /** The worker part's end for good: its containers are stopped and removed. */
  async removeWork(signal: AbortSignal): Promise<void> {
    await this.#worker?.leave(signal);
    this.#worker = undefined;
  }

  /** Tells the other managers that this one goes, so that they do not wait for its vote. */
  async leaveManagers(signal: AbortSignal): Promise<void> {
    const settings = { addresses: this.#others(), credentials: () => this.trust.channel(), signal, patienceMs: 3_000 };
    await callLeader(managersRpc.leave, { nodeId: "" }, settings);
  }

  #others(): readonly string[] {
    const own = this.#identity.advertiseAddress;
    const known = this.managerAddresses().filter((address) => address !== own);
    return known.length === 0 ? [own] : known;
  }

  /** After a start: a member whose joining was interrupted, or whose disk was lost, joins again. */
  async #ensureRaftMember(): Promise<void> {
    for (;;) {
      const id = this.#identity.raft?.id;
      const members = this.#manager?.raft.status().members ?? [];
      if (members.some((member) => member.id === id && !member.learner)) return;
      try {
        await this.joinManagers(this.#ended.signal);
        return;
      } catch (error) {
        this.#ended.signal.throwIfAborted();
        this.#options.log.warn("could not join the managers yet", { error: messageOf(error) });
      }
      await wait(retryMs, this.#ended.signal);
    }
  }

  #wantRole(role: Role): void {
    this.#wanted = role;
    if (role === this.#identity.role) return;
    this.#roleWork = this.#roleWork
      .then(() => this.#changeRole())
      .catch((error: unknown) => this.#fatalUnlessEnded(error));
  }

  /** Tries until role and wish agree; a promotion that cannot succeed now (no quorum) may later. */
  async #changeRole(): Promise<void> {
    const { log } = this.#options;
    while (this.#wanted !== this.#identity.role) {
      try {
        log.info("changing role", { from: this.#identity.role, to: this.#wanted });
        const certified = await renew(this.trust, this.#others(), this.#ended.signal);
        if (certified.role === this.#identity.role) return; // The wish has changed again meanwhile.
        await (certified.role === "manager" ? this.#promote(certified) : this.#demote(certified));
        log.info("changed role", { role: this.#identity.role });
        return;
      } catch (error) {
        this.#ended.signal.throwIfAborted();
        log.warn("could not change role yet", { to: this.#wanted, error: messageOf(error) });
      }
      await wait(retryMs, this.#ended.signal);
    }
  }

  async #promote(certified: Certified): Promise<void> {
    await rm(statePaths(this.#options.stateDir).raft, { recursive: true, force: true });
    await this.#take({ ...certified, raft: newRaftIdentity() });
    await this.startManager({ found: false });
    await this.#ensureRaftMember();
  }

  /** The leader hands out a worker's certificate only once this node is out of Raft. */
  async #demote(certified: Certified): Promise<void> {
    const manager = this.#manager;
    this.#manager = undefined;
    await manager?.stop();
    const { raft: _, ...identity } = this.#identity;
    this.#identity = identity;
    await this.#take(certified);
    await rm(statePaths(this.#options.stateDir).raft, { recursive: true, force: true });
  }

  async #take(certified: Certified & Pick<Identity, "raft">): Promise<void> {
    const managers = certified.managers.length > 0 ? certified.managers : this.#identity.managers;
    this.#identity = { ...this.#identity, ...certified, managers };
    await this.save();
    const { certificate, key, root } = this.#identity;
    this.trust.renew({ certificate, key, root });
  }

  async #keepRenewing(): Promise<void> {
    const { clock, chance, log } = this.#options;
    for (let failures = 0; ; ) {
      const at = renewAt(validityOf(this.#identity.certificate), chance.fraction());
      // Woken now and then: the machine may have slept, and the role change renews as well.
      const ms = failures > 0 ? renewalRetryMs(failures - 1) : Math.min(Math.max(at - clock.now(), 0), hourMs);
      await wait(ms, this.#ended.signal);
      if (failures === 0 && clock.now() < at) continue;
      try {
        await this.#take(await this.#sameRole());
        failures = 0;
        // A certificate so short-lived that it is due again at once must not keep the leader busy.
        await wait(renewalPauseMs, this.#ended.signal);
        log.info("the certificate is renewed", { until: validityOf(this.#identity.certificate).notAfter });
      } catch (error) {
        this.#ended.signal.throwIfAborted();
        failures += 1;
        log.warn("could not renew the certificate", { error: messageOf(error) });
      }
    }
  }

  /** A renewal that would also change the role is left to the role's own way. */
  async #sameRole(): Promise<Certified> {
    const certified = await renew(this.trust, this.managerAddresses(), this.#ended.signal);
    if (certified.role === this.#identity.role) return certified;
    this.#wantRole(certified.role);
    throw new Error(`the role changes to ${certified.role}`);
  }

  #inBackground(what: string, work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      if (!this.#ended.signal.aborted) this.#options.log.error(`${what} failed`, { error: messageOf(error) });
      this.#fatalUnlessEnded(error);
    });
  }

  #fatalUnlessEnded(error: unknown): void {
    if (!this.#ended.signal.aborted) this.#options.onFatal(error);
  }
}

const hourMs = 3_600_000;
const renewalPauseMs = 1_000;

/** A member id that was never used before, as Raft wants it: 48 bits of chance. */
export function newRaftIdentity(): NonNullable<Identity["raft"]> {
  return { id: randomBytes(6).readUIntBE(0, 6) || 1, key: randomBytes(32).toString("base64") };
}
