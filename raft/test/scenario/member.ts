import { RaftCore } from "../../core/raft-core.ts";
import { type CoreOptions, type Entry, nobody, type Proposal, type Ready } from "../../core/types.ts";
import { AppendThread } from "./append-thread.ts";
import { ApplyLimit } from "./apply-limit.ts";
import { applyThread, describePicture, describeReady, name, type Picture, pictureOf } from "./describe.ts";
import type { Envelope } from "./envelope.ts";
import type { Network } from "./network.ts";
import { CommandError, ScenarioError } from "./scenario-error.ts";
import type { Storage } from "./storage.ts";

export interface MemberOptions {
  readonly core: CoreOptions;
  /** Whether saving and applying are steps of their own, on two threads. */
  readonly async: boolean;
  /** Reads by lease, in the way of etcd: their only effect here is that a leader is not forgotten. */
  readonly leaseBased: boolean;
}

const dropped = "raft proposal dropped";

/** One member of a scenario: the real core, and a shell around it that does one step per command. */
export class Member {
  readonly id: number;
  readonly options: MemberOptions;
  readonly storage: Storage;
  readonly #network: Network;
  #core: RaftCore;
  #appendThread: AppendThread;
  #applyLimit: ApplyLimit;
  #applyWork: (readonly Entry[])[] = [];
  /** What this member passes on by itself, without its core. */
  #passedOn: readonly Envelope[] = [];
  #ticks = 0;
  /** The wait set by the scenario, until the core would draw another one. */
  #patience: number | undefined;

  constructor(options: MemberOptions, storage: Storage, network: Network) {
    this.id = options.core.id;
    this.options = options;
    this.storage = storage;
    this.#network = network;
    [this.#core, this.#appendThread, this.#applyLimit] = this.#start();
  }

  /** For looking at and for simple calls; what may change role or term goes through `act`. */
  get core(): RaftCore {
    return this.#core;
  }

  /** Loses everything that is not saved, and starts again from what is. */
  restart(): void {
    [this.#core, this.#appendThread, this.#applyLimit] = this.#start();
    this.#applyWork = [];
    this.#passedOn = [];
    this.#patience = undefined;
  }

  act<T>(call: (core: RaftCore) => T): T {
    const { term } = this.#core.hard;
    const { role } = this.#core.soft;
    const result = call(this.#core);
    const after = this.#core.soft.role;
    // Asking for pre-votes changes nothing but the role: a wait that was set holds for the next try as well.
    if (term !== this.#core.hard.term || (role !== after && after !== "pre-candidate")) this.#patience = undefined;
    return result;
  }

  setPatience(ticks: number): void {
    this.#patience = ticks;
    this.#core.setPatience(ticks);
  }

  tick(times: number): void {
    for (let tick = 0; tick < times; tick += 1) {
      this.#ticks += 1;
      this.act((core) => core.tick(this.#patience ?? this.options.core.electionTicks));
    }
  }

  /** This member's time in ticks, when `late` of them passed without being counted. */
  now(late: number): number {
    return this.#ticks + late;
  }

  /** A change that the leader refuses becomes an empty entry: so a file written for etcd goes on as it does there. */
  propose(proposal: Proposal, from = this.id): void {
    const result = this.act((core) => core.propose([proposal]));
    if (result.kind === "appended") return;
    const { leader, role } = this.#core.soft;
    switch (result.refusal) {
      case "change-pending":
      case "invalid":
        this.act((core) => core.propose([{ kind: "normal", data: new Uint8Array(0) }]));
        break;
      case "not-leader":
        if (role !== "follower" || leader === nobody) throw new CommandError(dropped);
        this.#passedOn = [...this.#passedOn, { kind: "proposal", from, to: leader, proposal }];
        break;
      default:
        throw new CommandError(dropped);
    }
  }

  transferLeadership(heir: number): void {
    const { leader, role } = this.#core.soft;
    if (role === "leader") this.act((core) => core.transferLeadership(heir));
    if (role !== "follower" || leader === nobody) return;
    const { term } = this.#core.hard;
    this.#passedOn = [...this.#passedOn, { kind: "transfer", from: heir, to: leader, term }];
  }

  get busy(): boolean {
    return this.#core.hasReady() || this.#passedOn.length > 0;
  }

  get appending(): boolean {
    return this.#appendThread.busy;
  }

  get applying(): boolean {
    return this.#applyWork.length > 0;
  }

  /** Takes what the core has to say, and saves and applies it unless threads do that. */
  processReady(): readonly string[] {
    const ready = askingAtOnce(this.#core.ready());
    this.#applyLimit.handedOut(ready);
    const now = [...ready.messages.map((message): Envelope => ({ kind: "message", message })), ...this.#passedOn];
    this.#passedOn = [];
    if (this.options.async) return this.#processAsync(ready, now);
    const later = ready.messagesAfterSave.map((message): Envelope => ({ kind: "message", message }));
    this.storage.save(ready);
    this.#apply(ready.committed);
    this.#network.send([...now, ...later]);
    this.act((core) => core.saved(ready.sequence));
    this.#applied(ready.committed);
    return describeReady(ready, [...now, ...later].map(pictureOf));
  }

  processAppendThread(): readonly string[] {
    const work = this.#appendThread.take();
    if (work === undefined) return ["no append work to perform"];
    this.storage.save(work);
    this.#network.send(work.responses);
    const { responses, ...request } = this.#appendThread.picture(this.id, work);
    return processed(request, responses);
  }

  processApplyThread(): readonly string[] {
    const entries = this.#applyWork.shift();
    if (entries === undefined) return ["no apply work to perform"];
    this.#apply(entries);
    this.#network.send([{ kind: "applied", to: this.id, entries }]);
    const { responses, ...request } = this.#applyPicture(entries);
    return processed(request, responses);
  }

  /** Takes a message. Returns what the member says if it refuses it. */
  receive(envelope: Envelope): string | undefined {
    try {
      return this.#receive(envelope);
    } catch (error) {
      if (error instanceof CommandError) return error.message;
      throw error;
    }
  }

  #receive(envelope: Envelope): string | undefined {
    switch (envelope.kind) {
      case "message": {
        const { saves } = envelope;
        const result = this.act((core) => core.step(envelope.message));
        if (saves !== undefined) this.act((core) => core.saved(saves));
        return result === "stepped" ? undefined : "raft: cannot step as peer not found";
      }
      case "proposal":
        this.propose(envelope.proposal, envelope.from);
        return undefined;
      case "transfer":
        if (envelope.term > this.#core.hard.term)
          throw new ScenarioError("a follower passed on to a leader of the past");
        if (envelope.term === this.#core.hard.term) this.transferLeadership(envelope.from);
        return undefined;
      case "saved":
        this.act(() => this.#appendThread.answered(envelope));
        return undefined;
      case "applied":
        this.#applied(envelope.entries);
        return undefined;
    }
  }

  #processAsync(ready: Ready, now: readonly Envelope[]): readonly string[] {
    this.#network.send(now);
    const pictures: Picture[] = now.map(pictureOf);
    const work = this.#appendThread.accept(this.id, ready);
    if (work !== undefined) pictures.push(this.#appendThread.picture(this.id, work));
    if (ready.committed.length > 0) {
      this.#applyWork.push(ready.committed);
      pictures.push(this.#applyPicture(ready.committed));
    }
    return describeReady(ready, pictures);
  }

  #start(): [RaftCore, AppendThread, ApplyLimit] {
    const saved = this.storage.load();
    const limit = new ApplyLimit(this.options.core.maxApplyBytes, saved.applied);
    // The core looks at its options anew each time, so this one may change.
    const core: RaftCore = new RaftCore(
      {
        ...this.options.core,
        get maxApplyBytes() {
          return limit.forCore((index) => core.entriesFrom(index), applicableTo());
        },
      },
      saved,
    );
    const thread = new AppendThread(core);
    const applicableTo = (): number =>
      this.options.async ? Math.min(core.hard.commit, thread.savedTo) : core.hard.commit;
    return [core, thread, limit];
  }

  #applied(entries: readonly Entry[]): void {
    this.#applyLimit.applied(entries);
    this.act((core) => core.applied(entries));
  }

  #applyPicture(entries: readonly Entry[]): Picture {
    const responses = [pictureOf({ kind: "applied", to: this.id, entries })];
    return { from: name(this.id), to: applyThread, type: "MsgStorageApply", term: 0, entries, responses };
  }

  #apply(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.kind === "change") this.act((core) => core.applyChange(entry.change));
      this.#core.snapshotTaken(this.storage.apply(entry, this.#core.config));
    }
  }
}

/** Our core asks for votes once its own vote is saved; etcd asks at once, and its files show that. */
function askingAtOnce(ready: Ready): Ready {
  const asking = ready.messagesAfterSave.filter(({ kind }) => kind === "vote");
  if (asking.length === 0) return ready;
  return {
    ...ready,
    messages: [...ready.messages, ...asking],
    messagesAfterSave: ready.messagesAfterSave.filter(({ kind }) => kind !== "vote"),
    promises: ready.promises.filter(({ kind }) => kind !== "vote"),
  };
}

function processed(request: Picture, responses: readonly Picture[] = []): readonly string[] {
  const answers = responses.flatMap((response) => describePicture(response));
  return ["Processing:", ...describePicture(request), "Responses:", ...answers];
}
