import { RaftCore } from "../../core/raft-core.ts";
import type { ConfigChange, CoreOptions, Entry, Message, Ready, SavedState, SnapshotMark } from "../../core/types.ts";
import { must } from "./broken.ts";
import { electionTicks, isRough } from "./climate.ts";
import type { Disk, StoredSnapshot } from "./disk.ts";
import type { SimLog } from "./log.ts";
import { type ReadRequest, Requests, type WriteRequest } from "./requests.ts";
import { emptyImage, StateMachine } from "./state-machine.ts";
import type { World } from "./world.ts";

/** What a process has of its machine. */
export interface Machine {
  readonly id: number;
  readonly run: number;
  readonly world: World;
  readonly disk: Disk;
  readonly log: SimLog;
  /** The local monotonic clock, in ticks. */
  readonly ticks: () => number;
  /** Runs later, unless the process is gone by then; not before it is awake. */
  readonly after: (delayMs: number, run: () => void) => void;
}

interface Saving {
  readonly ready: Ready;
  /** What arrived, if the core wants it. */
  readonly received: StoredSnapshot | undefined;
  /** The term of the entry that each acknowledgement ends with; when it leaves the log may have moved on. */
  readonly lastTerms: readonly (number | undefined)[];
}

/** One life of a member: the real core, and around it what the real shell does, in the same order. */
export class Process {
  readonly core: RaftCore;
  readonly state: StateMachine;
  readonly id: number;
  readonly run: number;
  readonly #machine: Machine;
  readonly #world: World;
  readonly #requests = new Requests();
  readonly #reads = new Map<number, ReadRequest & { readonly before: number }>();
  #confirmed: { readonly point: number; readonly read: ReadRequest & { readonly before: number } }[] = [];
  #lastRead = 0;
  /** Counts down, so that it is never the number of a client's read. */
  #inspection = 0;
  #answeredAlone = false;
  #appliedTo: number;
  #woken = false;
  #received: StoredSnapshot | undefined;
  /** Readys that wait for a snapshot to be installed before them, each with the snapshot that it brings itself. */
  #held: Saving[] | undefined;
  readonly #sending = new Map<number, number>();
  #taking = false;

  constructor(machine: Machine, saved: SavedState) {
    const { id, run, world, disk } = machine;
    this.#machine = machine;
    this.#world = world;
    this.id = id;
    this.run = run;
    this.state = new StateMachine(disk.snapshot?.image ?? emptyImage);
    this.#appliedTo = saved.applied;
    this.core = new RaftCore(coreOptions(id, world), saved);
    world.checks.starts(this, saved);
    if (machine.log.full) this.core.setElectable(false);
    this.turn();
  }

  get disk(): Disk {
    return this.#machine.disk;
  }

  tick(): void {
    const { climate, random } = this.#world;
    const patience = electionTicks + 1 + random.below(climate.patienceSpread);
    this.input(() => this.core.tick(patience, this.#machine.ticks()));
  }

  receive(message: Message): void {
    this.input(() => this.core.step(message));
  }

  /** A snapshot has arrived whole. The core says whether it wants it. */
  receiveSnapshot(message: Message, snapshot: StoredSnapshot): void {
    this.#received = snapshot;
    this.#take(() => this.core.step(message));
    this.turn();
    this.#received = undefined;
  }

  write(request: WriteRequest): void {
    if (this.core.soft.role !== "leader") {
      request.answer("fail", 0);
      return;
    }
    this.#requests.add(request);
    this.#wake();
  }

  read(request: ReadRequest): void {
    this.#lastRead += 1;
    const id = this.#lastRead;
    this.#reads.set(id, { ...request, before: this.#world.checks.acknowledgements.highest });
    let leads = false;
    this.#take(() => {
      leads = this.core.read(id, request.lease ? { lease: true, now: this.#machine.ticks() } : undefined);
    });
    if (!leads) {
      this.#reads.delete(id);
      request.answer("fail", undefined);
      return;
    }
    if (!request.lease) {
      this.#wake();
      return;
    }
    this.turn();
    if (!this.#reads.has(id) && this.core.config.voters.length > 1) this.#world.counts.leaseReads += 1;
  }

  /** Whether it would answer a read on its lease at this moment, without a word from anybody. */
  answersAlone(): boolean {
    this.#inspection -= 1;
    this.#answeredAlone = false;
    this.#take(() => this.core.read(this.#inspection, { lease: true, now: this.#machine.ticks() }));
    this.turn();
    return this.#answeredAlone && this.core.config.voters.length > 1;
  }

  /** Something goes into the core; what comes out is carried out soon. */
  input(take: () => void): void {
    this.#take(take);
    this.#wake();
  }

  /** The process is gone without a word. */
  die(): void {
    this.#requests.gone();
    for (const read of this.#reads.values()) read.answer("unknown", undefined);
    for (const { read } of this.#confirmed) read.answer("unknown", undefined);
  }

  diskFull(): void {
    if (this.core.soft.role === "leader") this.#world.counts.stepDowns += 1;
    this.input(() => {
      this.core.setElectable(false);
      this.core.stepDown();
    });
  }

  diskHasSpace(): void {
    this.input(() => this.core.setElectable(true));
  }

  /** One turn: everything that came in goes into the core, everything that comes out is carried out. */
  turn(): void {
    this.#submit();
    while (this.core.hasReady()) {
      this.#carryOut(this.core.ready());
      this.#submit();
    }
    this.takeSnapshotIfDue(this.#world.climate.snapshotEntries);
  }

  takeSnapshotIfDue(entries: number): void {
    const { core, disk } = this;
    const index = core.appliedIndex;
    const term = core.termAt(index);
    const last = disk.snapshot?.mark.index ?? 0;
    if (index - last < entries || index <= last || this.#taking || this.#held !== undefined || term === undefined)
      return;
    const snapshot = { mark: { index, term, config: core.config }, image: this.state.image() };
    this.#taking = true;
    this.#machine.after(disk.drawSyncMs(this.#world.random), () => {
      this.#taking = false;
      if ((disk.snapshot?.mark.index ?? 0) < index) this.#published(snapshot);
    });
  }

  #published(snapshot: StoredSnapshot): void {
    const { climate, counts } = this.#world;
    const { index } = snapshot.mark;
    this.disk.snapshot = snapshot;
    this.#world.note("took a snapshot at", this.id, index);
    this.#world.checks.snapshot(this.id, snapshot.mark);
    counts.snapshotsTaken += 1;
    const compactTo = Math.max(0, Math.min(index - climate.keepEntries, ...this.#sending.values()));
    this.#take(() => {
      this.core.snapshotTaken(snapshot.mark);
      this.core.compact(compactTo);
    });
    this.#machine.log.compact(compactTo);
    this.#wake();
  }

  /** Every call into the core goes through here, so that what must always hold is looked at after each. */
  #take(take: () => void): void {
    take();
    this.#world.checks.observe(this);
  }

  #wake(): void {
    if (this.#woken) return;
    const { random } = this.#world;
    // At once, or together with what else comes within a few milliseconds, as in a busy loop.
    if (random.chance(0.6)) {
      this.turn();
      return;
    }
    this.#woken = true;
    this.#machine.after(1 + random.below(3), () => {
      this.#woken = false;
      this.turn();
    });
  }

  #submit(): void {
    for (let next = this.#requests.first; next !== undefined; next = this.#requests.first) {
      const { proposal } = next;
      const result = this.core.propose([proposal]);
      this.#world.checks.observe(this);
      if (result.kind === "appended") {
        this.#requests.appended(result.firstIndex, this.core.hard.term);
        continue;
      }
      // Waits in the queue until there is room, or another leader.
      if (result.refusal === "transferring" || result.refusal === "full") return;
      if (result.refusal === "not-leader" || result.refusal === "not-member") this.#requests.refuseQueued();
      else this.#requests.refused();
    }
  }

  #carryOut(ready: Ready): void {
    this.#world.checks.enters(this, ready.entries);
    for (const message of ready.messages) this.#send(message, undefined);
    this.#saveInOrder({
      ready,
      received: ready.snapshot === undefined ? undefined : this.#received,
      lastTerms: ready.messagesAfterSave.map((message) =>
        message.kind === "append-reply" ? this.core.termAt(message.index) : undefined,
      ),
    });
    if (ready.committed.length > 0) this.#apply(ready.committed);
    for (const { id, index } of ready.reads) this.#confirm(id, index);
    this.#answerReads();
    if (ready.soft === undefined) return;
    this.#world.note(ready.soft.role, this.id, ready.soft.leader);
    if (ready.soft.role === "leader") return;
    this.#requests.lostLeadership();
    for (const read of this.#reads.values()) read.answer("fail", undefined);
    for (const { read } of this.#confirmed) read.answer("fail", undefined);
    this.#reads.clear();
    this.#confirmed = [];
  }

  #saveInOrder(saving: Saving): void {
    const { ready } = saving;
    if (this.#held !== undefined) this.#held.push(saving);
    else if (ready.snapshot !== undefined) this.#install(saving, ready.snapshot);
    else this.#save(saving, undefined);
  }

  #save({ ready, lastTerms }: Saving, mark: SnapshotMark | undefined): void {
    const { hard, entries, mustSync, sequence, messagesAfterSave } = ready;
    const done = (): void => {
      for (const [at, message] of messagesAfterSave.entries()) this.#send(message, lastTerms[at]);
      this.input(() => this.core.saved(sequence));
    };
    this.#machine.log.append({ hard, mark, entries, mustSync, done });
  }

  /** A received snapshot first takes its place and replaces the state; what comes after it waits. */
  #install(saving: Saving, mark: SnapshotMark): void {
    const { received } = saving;
    must(received?.mark.index === mark.index, this.id, () => "the core takes only snapshots that were received");
    this.#held = [];
    this.#machine.after(this.disk.drawSyncMs(this.#world.random), () => {
      this.disk.snapshot = received;
      this.state.restore(received.image);
      this.#appliedTo = mark.index;
      this.#world.note("installed a snapshot at", this.id, mark.index);
      this.#world.counts.snapshotsInstalled += 1;
      this.#world.checks.snapshot(this.id, mark);
      const held = this.#held ?? [];
      this.#held = undefined;
      this.#save(saving, mark);
      for (const later of held) this.#saveInOrder(later);
      this.#machine.log.compact(mark.index);
    });
  }

  #apply(committed: readonly Entry[]): void {
    const { checks } = this.#world;
    for (const entry of committed) {
      must(entry.index === this.#appliedTo + 1, this.id, () => `applies ${entry.index} after ${this.#appliedTo}`);
      this.#appliedTo = entry.index;
      checks.applies(this, entry);
      if (entry.kind === "change") this.#applyChange(entry.index, entry.change);
      else if (entry.data.byteLength > 0) this.state.apply(entry.index, entry.data);
    }
    this.#take(() => this.core.applied(committed));
    for (const entry of committed) {
      const request = this.#requests.applied(entry.index, entry.term);
      if (request === undefined) continue;
      if (request.value !== "") checks.acknowledgements.acknowledged(this.id, request.value, entry.index);
      request.answer("ok", entry.index);
    }
  }

  #applyChange(index: number, change: ConfigChange): void {
    const { checks } = this.#world;
    this.#take(() => checks.configs.applies(this.id, index, this.core.applyChange(change)));
    if (this.core.soft.role === "leader" && !this.core.config.voters.includes(this.id)) {
      this.#world.counts.leadersRemoved += 1;
    }
  }

  #confirm(id: number, point: number): void {
    if (id === this.#inspection) this.#answeredAlone = true;
    const read = this.#reads.get(id);
    if (read === undefined) return;
    this.#reads.delete(id);
    this.#confirmed.push({ point, read });
  }

  #answerReads(): void {
    if (this.#confirmed.length === 0) return;
    const applied = this.core.appliedIndex;
    const due = this.#confirmed.filter(({ point }) => point <= applied);
    this.#confirmed = this.#confirmed.filter(({ point }) => point > applied);
    for (const { point, read } of due) {
      this.#world.checks.acknowledgements.read(this.id, { point, applied: this.#appliedTo }, read.before);
      if (!read.lease) this.#world.counts.quorumReads += 1;
      read.answer("ok", this.state.read(read.key));
    }
  }

  #send(message: Message, lastTerm: number | undefined): void {
    this.#world.checks.promises.leaves(message, this.disk, lastTerm);
    if (message.kind === "snapshot") this.#ship(message);
    else this.#world.send(message);
  }

  /** Ships our newest snapshot, which may be newer than the one that the core had in mind. */
  #ship(message: Message & { readonly kind: "snapshot" }): void {
    const { snapshot } = this.disk;
    if (snapshot === undefined) return;
    const { to } = message;
    this.#sending.set(to, snapshot.mark.index);
    this.#world.ship({
      message: { ...message, snapshot: snapshot.mark },
      snapshot,
      ended: (delivered) =>
        this.#machine.after(1, () => {
          this.#sending.delete(to);
          this.input(() => this.core.reportSnapshot(to, delivered));
        }),
    });
  }
}

/**
 * Without pre-vote and check-quorum nobody answers a leader of an older term, so a member that only strangers hear may stay
 * deaf to it for ever. Nothing unsafe comes of it; but to get well, such a cluster is given both.
 */
function coreOptions(id: number, { climate, troubled }: World): CoreOptions {
  const mended = !troubled && isRough(climate);
  return {
    id,
    electionTicks,
    heartbeatTicks: 1,
    preVote: climate.preVote || mended,
    checkQuorum: climate.checkQuorum || mended,
    leaseTicks: climate.leaseMembers.includes(id) ? climate.leaseTicks : 0,
    stepDownOnRemoval: "after-handover",
    checkChanges: true,
    applyUnsaved: false,
    maxMessageBytes: climate.messageBytes,
    maxInflight: climate.inflight,
    maxInflightBytes: 4_000,
    maxUncommittedBytes: 8_000,
    maxProposalBytes: 2_000,
    maxApplyBytes: 1_000,
  };
}
