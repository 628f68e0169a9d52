import { RaftCore } from "../core/raft-core.ts";
import type { ConfigChange, Message, Ready } from "../core/types.ts";
import type { raft } from "../proto/gen/raft.js";
import { Applier } from "./applier.ts";
import { fromWire } from "./codec.ts";
import { Departure } from "./departure.ts";
import type { DiskLog, QueuedSave } from "./disk-log.ts";
import {
  DiskFullError,
  NotLeaderError,
  OutcomeUnknownError,
  ProposalTooLargeError,
  type RaftError,
  StoppedError,
} from "./errors.ts";
import { Exclusive } from "./exclusive.ts";
import { Heard } from "./heard.ts";
import { changeMembers } from "./joint-change.ts";
import { Listeners } from "./listeners.ts";
import { Members } from "./members.ts";
import {
  addMember,
  type MemberAddress,
  type MembershipPort,
  removeMember,
  transferLeadership,
  updateMember,
} from "./membership.ts";
import { Pace } from "./pace.ts";
import { Peers } from "./peers.ts";
import { Proposals } from "./proposals.ts";
import { ReadQueue } from "./reads.ts";
import { refuse } from "./refuse.ts";
import { keysInUse, rotateKey } from "./rotation.ts";
import { applyBytesPerTurn, coreOptions, drawPatience, type Settings } from "./settings.ts";
import type { Incoming } from "./snapshot-receiver.ts";
import { SnapshotWork } from "./snapshot-work.ts";
import { Snapshots } from "./snapshots.ts";
import type { Loaded } from "./startup.ts";
import { statusOf } from "./status.ts";
import { isStranger } from "./stranger.ts";
import { submit } from "./submit.ts";
import { Suspicion } from "./suspicion.ts";
import { Ticker } from "./ticker.ts";
import { Turns } from "./turns.ts";
import type { CallOptions, MembershipChange, MembershipOptions, RaftNode, RaftStatus, ReadOptions } from "./types.ts";

/**
 * Runs the core: feeds it time, messages and proposals, and carries out its effects in the promised order. One turn
 * takes everything that came since the last one, so that many proposals cost one write, one fdatasync and one message
 * per follower.
 */
export class Driver implements RaftNode {
  readonly settings: Settings;
  readonly #core: RaftCore;
  readonly #disk: DiskLog;
  readonly #snapshots: Snapshots;
  readonly #members: Members;
  readonly #peers: Peers;
  readonly #ticker: Ticker;
  readonly #applier: Applier;
  readonly #snapshotWork: SnapshotWork;
  readonly #proposals = new Proposals();
  readonly #reads = new ReadQueue();
  readonly #statusListeners = new Listeners<RaftStatus>();
  readonly #departure: Departure;
  readonly #turns = new Turns();
  readonly #heard: Heard;
  readonly #pace = new Pace(
    () => this.#run(),
    () => this.#proposals.unanswered,
  );
  readonly #membership: MembershipPort;
  readonly #memberChanges = new Exclusive();
  readonly #suspicion = new Suspicion();
  #stopped = false;
  readonly #stopping = new AbortController();

  constructor(settings: Settings, loaded: Loaded) {
    this.settings = settings;
    this.#departure = new Departure(settings.id);
    this.#disk = loaded.log;
    this.#heard = new Heard(settings.tickMs * settings.electionTicks);
    this.#snapshots = new Snapshots(loaded.store, loaded.snapshot, this.#stopping.signal);
    this.#members = new Members(loaded.snapshot?.header.addresses ?? new Map());
    this.#core = new RaftCore(coreOptions(settings), loaded.saved);
    this.#peers = new Peers({
      self: { id: settings.id, address: settings.address },
      credentials: settings.channelCredentials,
      peerName: (id) => settings.peerName?.(id),
      log: settings.log,
      onLost: (id) => this.#input(() => this.#core.reportUnreachable(id)),
      onGone: (id) => this.#input(() => this.#suspicion.gone(id, this.#core, settings.log)),
      onRemoved: () => this.#noticeRemoval(),
    });
    this.#peers.setMembers(this.#members.addresses);
    this.#applier = new Applier({
      core: this.#core,
      members: this.#members,
      proposals: this.#proposals,
      stateMachine: settings.stateMachine,
      onChange: (change, left) => this.#onChange(change, left),
    });
    this.#snapshotWork = new SnapshotWork({
      settings,
      core: this.#core,
      disk: this.#disk,
      snapshots: this.#snapshots,
      members: this.#members,
      applier: this.#applier,
      peers: this.#peers,
      stopping: this.#stopping.signal,
      heardFrom: (id) => this.#heard.recently(id),
      input: (take) => this.#input(take),
      deliver: (message) => {
        this.#heard.note(message.from);
        this.#input(() => this.#core.step(message));
        this.#run();
      },
      fail: (error) => this.fail(error),
      save: (ready, mark) => this.#save(ready, mark),
      onInstalled: () => this.#statusListeners.emit(this.status()),
    });
    this.#membership = this.#membershipPort();
    const tick = (): void => this.#core.tick(drawPatience(settings), this.#now());
    this.#ticker = new Ticker(settings.tickMs, () => this.#input(tick));
    // What is known to be committed is applied before anybody can ask, as far as one turn goes.
    this.#run();
    this.diskChanged();
  }

  status(): RaftStatus {
    const [settings, core, disk, members] = [this.settings, this.#core, this.#disk, this.#members];
    return statusOf({ settings, core, disk, members, peers: this.#peers, heard: this.#heard });
  }

  propose(data: Uint8Array, options?: CallOptions): Promise<number> {
    if (this.#stopped) return refuse(new StoppedError());
    if (this.#disk.full || this.#core.soft.role !== "leader") return refuse(this.#refusal());
    const limit = this.settings.maxProposalBytes;
    if (data.byteLength > limit) return refuse(new ProposalTooLargeError({ bytes: data.byteLength, limit }));
    const added = this.#proposals.add(data, options?.signal);
    this.#pace.soon();
    return added;
  }

  readIndex(options?: ReadOptions): Promise<number> {
    if (this.#stopped) return refuse(new StoppedError());
    if (this.#core.soft.role !== "leader") return refuse(this.#notLeader());
    this.#pace.next();
    return this.#reads.add(options?.consistency ?? "quorum", options?.signal);
  }

  addMember(member: MemberAddress, options?: MembershipOptions): Promise<void> {
    return addMember(this.#membership, member, options);
  }

  removeMember(id: number, options?: CallOptions): Promise<void> {
    return removeMember(this.#membership, id, options?.signal);
  }

  updateMember(member: MemberAddress, options?: CallOptions): Promise<void> {
    return updateMember(this.#membership, member, options?.signal);
  }

  changeMembers(changes: readonly MembershipChange[], options?: MembershipOptions): Promise<void> {
    return changeMembers(this.#membership, changes, options);
  }

  transferLeadership(to?: number, options?: CallOptions): Promise<void> {
    return transferLeadership(this.#membership, to, options?.signal);
  }

  async rotateKey(key: Uint8Array, options?: CallOptions): Promise<void> {
    if (this.#stopped) throw new StoppedError();
    await rotateKey({ disk: this.#disk, snapshots: this.#snapshots }, key, options?.signal);
    this.#pace.next();
  }

  keysInUse(): readonly string[] {
    return keysInUse({ disk: this.#disk, snapshots: this.#snapshots });
  }

  on(event: "status", listener: (status: RaftStatus) => void): () => void;
  on(event: "removed", listener: () => void): () => void;
  on(event: "status" | "removed", listener: (status: RaftStatus) => void): () => void {
    if (event === "status") return this.#statusListeners.add(listener);
    return this.#departure.listen(() => listener(this.status()));
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#halt(new StoppedError());
    await this.#snapshotWork.idle();
    await this.#disk.close();
  }

  /** There is no space for the log, or there is again. Who cannot save must not lead: nothing would be committed. */
  diskChanged(): void {
    const { full } = this.#disk;
    this.#input(() => {
      this.#core.setElectable(!full);
      if (full) this.#core.stepDown();
      // Alone, there is nobody to wait for.
      else if (this.#core.config.voters.join() === String(this.settings.id)) this.#core.campaign();
    });
    if (full) this.#proposals.rejectQueued(this.#refusal());
    this.#statusListeners.emit(this.status());
  }

  /** Takes a batch from a peer's stream. */
  receive(from: number, batch: raft.Batch.$Shape): void {
    if (this.#stopped) return;
    this.#heard.note(from);
    for (const wire of batch.messages ?? []) {
      const message = fromWire(wire, { from, to: this.settings.id });
      if (message !== undefined) this.#hand(() => this.#core.step(message));
    }
    this.#pace.soon();
  }

  /** Where a peer says it can be reached. */
  hint(from: number, address: string): void {
    this.#peers.hint(from, address);
  }

  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  receiveSnapshot(from: number, incoming: Incoming): Promise<void> {
    return this.#snapshotWork.receive(from, incoming);
  }

  isStranger(id: number): Promise<boolean> {
    return isStranger(this.#core, () => this.readIndex(), id);
  }

  #input(take: () => void): void {
    this.#hand(take);
    this.#pace.next();
  }

  #hand(take: () => void): void {
    if (this.#stopped) return;
    try {
      take();
    } catch (error) {
      this.fail(error);
    }
  }

  /** One turn: everything that came in goes into the core, everything that comes out is carried out. */
  #run(): void {
    if (this.#stopped) return;
    try {
      this.#submit();
      let appliedBytes = 0;
      while (this.#core.hasReady() && appliedBytes < applyBytesPerTurn && !this.#stopped) {
        const ready = this.#core.ready();
        appliedBytes += this.#carryOut(ready);
        this.#submit();
      }
      this.#peers.flush();
      if (this.#core.hasReady()) this.#pace.next();
      this.#snapshotWork.takeIfDue();
      if (this.#departure.due && this.#core.soft.role !== "leader") this.#noticeRemoval();
    } catch (error) {
      this.fail(error);
    }
    this.#turns.ended();
  }

  #submit(): void {
    this.#reads.ask(
      (id, consistency) => this.#core.read(id, consistency === "lease" ? { lease: true, now: this.#now() } : undefined),
      () => this.#notLeader(),
    );
    submit(this.#core, this.#proposals, () => this.#refusal());
  }

  /** Messages leave first, so that the followers write while we do. Returns how many bytes were applied. */
  #carryOut(ready: Ready): number {
    for (const message of ready.messages) this.#send(message);
    this.#peers.flush();
    this.#snapshotWork.save(ready);
    const bytes = this.#applier.apply(ready.committed);
    for (const { id, index } of ready.reads) this.#reads.confirmed(id, index);
    this.#reads.applied(this.#core.appliedIndex);
    if (ready.soft !== undefined) {
      this.settings.log("info", "role or leader changed", { ...ready.soft, term: this.#core.hard.term });
      if (ready.soft.role !== "leader") {
        // What was appended before may still win under the next leader.
        this.#proposals.rejectAppended(new OutcomeUnknownError("the leadership was lost before it was committed"));
        this.#proposals.rejectQueued(this.#refusal());
        this.#reads.rejectAll(this.#notLeader());
        this.#snapshotWork.stopSending();
      }
      this.#statusListeners.emit(this.status());
    }
    return bytes;
  }

  #save(ready: Ready, mark?: { readonly index: number; readonly term: number }): void {
    const { hard, entries, mustSync, sequence, messagesAfterSave } = ready;
    const sentFirst = ready.messages.length > 0 && this.#pace.quiet;
    const save: QueuedSave = {
      hard,
      mark,
      entries,
      mustSync,
      done: () => {
        for (const message of messagesAfterSave) this.#send(message);
        this.#hand(() => this.#core.saved(sequence));
        this.#pace.soon();
      },
    };
    this.#disk.append(save, sentFirst ? "after-sending" : "now");
  }

  #send(message: Message): void {
    if (message.kind !== "snapshot") this.#peers.send(message);
    else this.#snapshotWork.send(message.to, message.term);
  }

  #onChange(change: ConfigChange, left: readonly number[]): void {
    const joined = change.changes.flatMap(({ kind, id }) => (kind === "remove" ? [] : [id]));
    for (const id of joined) this.#heard.joined(id);
    for (const id of left) this.#heard.left(id);
    this.#peers.setMembers(this.#members.addresses);
    this.#statusListeners.emit(this.status());
    this.#departure.changed(joined, left);
  }

  #noticeRemoval(): void {
    if (this.#stopped || !this.#departure.notice()) return;
    this.settings.log("warn", "this member was removed from the cluster", { id: this.settings.id });
  }

  #membershipPort(): MembershipPort {
    return {
      core: this.#core,
      self: this.settings.id,
      members: () => this.#members.list(this.#core.config),
      propose: (change, signal) => {
        this.#pace.next();
        return this.#proposals.addChange(change, signal);
      },
      until: (condition, signal) => {
        this.#pace.next();
        return this.#turns.until(condition, signal);
      },
      exclusive: (work) =>
        this.#memberChanges.run(async () => {
          if (this.#stopped) throw new StoppedError();
          await work();
        }),
      refusal: () => this.#refusal(),
      heardFrom: (id) => this.#heard.recently(id),
    };
  }

  #notLeader(): NotLeaderError {
    const id = this.#core.soft.leader;
    return new NotLeaderError({ id, address: this.#peers.addressOf(id) });
  }

  /** Why this member takes no proposals. */
  #refusal(): RaftError {
    const leader = this.#notLeader();
    return this.#disk.full ? new DiskFullError(this.settings.directory, leader) : leader;
  }

  /** Monotonic time in ticks, also while ticks are forgotten. */
  #now(): number {
    return performance.now() / this.settings.tickMs;
  }

  /** The member cannot go on: everything ends here, and the process is told. */
  fail(error: unknown): void {
    if (this.#stopped) return;
    const cause = error instanceof Error ? error : new Error(String(error));
    this.settings.log("error", "this member cannot go on", { id: this.settings.id, error: cause.message });
    this.#halt(new OutcomeUnknownError(cause.message));
    this.settings.onFatal(cause);
  }

  #halt(error: Error): void {
    this.#stopped = true;
    this.#ticker.stop();
    this.#pace.stop();
    this.#peers.close();
    this.#proposals.rejectAppended(new OutcomeUnknownError("this member stopped"));
    this.#proposals.rejectQueued(error);
    this.#reads.rejectAll(error);
    this.#turns.close();
    // The peers learn from it that nobody leads here any more.
    this.#stopping.abort(new StoppedError());
  }
}
