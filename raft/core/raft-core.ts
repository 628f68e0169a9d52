import { assert } from "./assert.ts";
import { configState } from "./config.ts";
import { campaign } from "./election.ts";
import { payloadsBytes } from "./entry.ts";
import {
  abdicate,
  askLeaseRead,
  askRead,
  reportSnapshot,
  reportUnreachable,
  tickLeader,
  transferLeadership,
} from "./lead.ts";
import type { Progress } from "./progress.ts";
import { propose } from "./propose.ts";
import { appliedTo, applyChange } from "./reconfigure.ts";
import { hardState, newState, promised, promotable, type RaftState, softState } from "./state.ts";
import { step } from "./step.ts";
import {
  type ConfigChange,
  type ConfigState,
  type CoreOptions,
  type Entry,
  type HardState,
  type Message,
  nobody,
  type Proposal,
  type ProposalResult,
  type Ready,
  type SavedState,
  type SnapshotMark,
  type SoftState,
} from "./types.ts";

/**
 * One member of a Raft cluster as a deterministic machine: inputs go in as method calls, effects come out of `ready()`
 * as data. No clock, no dice, no disk, no network: the same inputs give the same effects on any machine.
 */
export class RaftCore {
  readonly #state: RaftState;
  #sequence = 0;
  #soft: SoftState;
  #hard: HardState;
  /** Own votes and acknowledgements, counted once the Ready that made them is saved. */
  #promises: { readonly sequence: number; readonly messages: readonly Message[] }[] = [];

  constructor(options: CoreOptions, saved: SavedState) {
    assert(options.leaseTicks < options.electionTicks, "a lease ends before anybody else may be elected");
    this.#state = newState(options, saved);
    this.#soft = softState(this.#state);
    this.#hard = hardState(this.#state);
  }

  /**
   * Time passes. `patience` is a fresh random wait of `electionTicks` or more, used when one is due. `now` is
   * this member's monotonic time in ticks: ticks may be forgotten when the process was held up, time may not.
   */
  tick(patience: number, now = this.#state.now + 1): void {
    const state = this.#state;
    state.now = Math.max(state.now, now);
    state.promiseElapsed += 1;
    if (state.role === "leader") {
      tickLeader(state);
      return;
    }
    state.patience ??= patience;
    state.electionElapsed += 1;
    if (promotable(state) && state.electionElapsed >= state.patience) {
      state.electionElapsed = 0;
      // A pre-vote that fails leaves all else as it was, so the next wait must be drawn anew here.
      state.patience = undefined;
      this.campaign();
    }
  }

  /** Takes a message of another member. Answers of strangers are refused: they left the cluster. */
  step(message: Message): "stepped" | "unknown-peer" {
    if (isAnswer(message) && !this.#state.tracker.progress.has(message.from)) return "unknown-peer";
    step(this.#state, message);
    return "stepped";
  }

  /** Asks for votes at once, unless this member still keeps to a leader. */
  /** Starts an election at once, if this member may win one. */
  campaign(): void {
    if (promised(this.#state) && !this.#state.tracker.singleton) return;
    campaign(this.#state, this.#state.options.preVote ? "pre-election" : "election");
  }

  /** Appends all the proposals or none of them. */
  propose(proposals: readonly Proposal[]): ProposalResult {
    return propose(this.#state, proposals);
  }

  /**
   * Asks for a read point, identified by `id`. False when this member does not lead: then nothing was noted. With `lease`
   * it is in the next Ready if the lease holds at `now`, the time as of `tick`; if not, a quorum is asked all the same.
   */
  read(id: number, lease?: { readonly lease: true; readonly now: number }): boolean {
    const state = this.#state;
    if (state.role !== "leader") return false;
    if (lease === undefined) {
      askRead(state, id);
    } else {
      state.now = Math.max(state.now, lease.now);
      askLeaseRead(state, id);
    }
    return true;
  }

  /** Starts to hand the leadership over. Given up silently after an election timeout. */
  transferLeadership(to: number): void {
    if (this.#state.role === "leader") transferLeadership(this.#state, to);
  }

  /** A leader gives up its office, for the voter that is furthest along if one is in sight. */
  stepDown(): void {
    if (this.#state.role === "leader") abdicate(this.#state);
  }

  /** Whether this member may be elected from now on; a leader must `stepDown` as well. */
  setElectable(electable: boolean): void {
    this.#state.electable = electable;
  }

  /**
   * The leader's process is known to be gone: this member campaigns within `ticks`, again if it does already. Ignored with
   * leases on: the leader may live, and count on our promise.
   */
  suspectLeader(ticks: number): void {
    const state = this.#state;
    if (state.role === "leader" || state.options.leaseTicks > 0) return;
    state.leader = nobody;
    state.patience ??= state.options.electionTicks;
    state.electionElapsed = Math.max(state.electionElapsed, state.patience - 1 - ticks);
  }

  /** Makes a follower act as if it had no leader, without changing its term, so that it grants others its vote. */
  forgetLeader(): void {
    if (this.#state.role === "follower") this.#state.leader = nobody;
  }

  /** What was sent to this member lately was probably lost. */
  reportUnreachable(id: number): void {
    if (this.#state.role === "leader") reportUnreachable(this.#state, id);
  }

  /** The snapshot that a leader owed this member has arrived, or has not. */
  reportSnapshot(id: number, delivered: boolean): void {
    if (this.#state.role === "leader") reportSnapshot(this.#state, id, delivered);
  }

  /** Puts a committed change into effect; called for each change entry when it is applied, before `applied`. */
  applyChange(change: ConfigChange): ConfigState {
    return applyChange(this.#state, change);
  }

  /** A snapshot of applied state can be sent from now on. */
  snapshotTaken(snapshot: SnapshotMark): void {
    this.#state.log.snapshot = snapshot;
  }

  /** Forgets log entries up to `index`, which the newest snapshot covers. */
  compact(index: number): void {
    this.#state.log.compact(index);
  }

  /** Whether `ready` would have anything to tell. */
  hasReady(): boolean {
    const { log, messages, messagesAfterSave, readPoints, options } = this.#state;
    return (
      messages.length > 0 ||
      messagesAfterSave.length > 0 ||
      readPoints.length > 0 ||
      log.hasUnsaved() ||
      log.hasApplicable(options.applyUnsaved) ||
      this.#softChanged() ||
      this.#hardChanged()
    );
  }

  /** Takes all effects since the last call; see Ready for what the shell owes each of them. */
  ready(): Ready {
    const state = this.#state;
    this.#sequence += 1;
    const sequence = this.#sequence;
    const soft = this.#softChanged() ? softState(state) : undefined;
    const hard = this.#hardChanged() ? hardState(state) : undefined;
    const committed = state.log.takeApplicable(state.options.applyUnsaved, state.options.maxApplyBytes);
    const { entries, snapshot } = state.log.takeUnsaved(sequence);
    const promised = hard !== undefined && (hard.term !== this.#hard.term || hard.vote !== this.#hard.vote);
    const messages = state.messages;
    const promises = state.messagesAfterSave;
    const messagesAfterSave = promises.filter((message) => message.to !== state.id);
    const own = promises.filter((message) => message.to === state.id);
    if (own.length > 0) this.#promises.push({ sequence, messages: own });
    const reads = state.readPoints;
    this.#soft = soft ?? this.#soft;
    this.#hard = hard ?? this.#hard;
    state.messages = [];
    state.messagesAfterSave = [];
    state.readPoints = [];
    const mustSync = entries.length > 0 || promised;
    const save = { sequence, hard, entries, snapshot, mustSync, messagesAfterSave, promises };
    return { ...save, soft, messages, committed, reads };
  }

  /** Everything in the Readys up to `sequence` is durable (and its snapshot, if any, is in the state machine). */
  saved(sequence: number): void {
    for (let first = this.#promises[0]; first !== undefined && first.sequence <= sequence; first = this.#promises[0]) {
      this.#promises.shift();
      for (const message of first.messages) step(this.#state, message);
    }
    const restored = this.#state.log.saved(sequence);
    if (restored !== undefined) appliedTo(this.#state, restored.index, 0);
  }

  /** These entries, as handed out in `committed`, are in the state machine. */
  applied(entries: readonly Entry[]): void {
    const last = entries.at(-1);
    this.#state.log.roomAfter(entries);
    if (last !== undefined) appliedTo(this.#state, last.index, payloadsBytes(entries));
  }

  /** Overrides the current random wait. For scenarios. */
  setPatience(ticks: number): void {
    this.#state.patience = ticks;
  }

  /** As of now, whether a Ready told it already or not. The same holds for what follows. */
  get soft(): SoftState {
    return softState(this.#state);
  }

  /** Term, vote and commit index. */
  get hard(): HardState {
    return hardState(this.#state);
  }

  /** The configuration in effect. */
  get config(): ConfigState {
    return configState(this.#state.tracker.config);
  }

  /** How far the shell has said that it applied. */
  get appliedIndex(): number {
    return this.#state.log.applied;
  }

  /** The first entry still in memory. */
  get firstIndex(): number {
    return this.#state.log.firstIndex;
  }

  /** The last entry, saved or not. */
  get lastIndex(): number {
    return this.#state.log.lastIndex;
  }

  /** Who is to take over from this leader; 0 for nobody. */
  get transferee(): number {
    return this.#state.transferee;
  }

  /** The term of an entry still in memory. */
  termAt(index: number): number | undefined {
    return this.#state.log.term(index);
  }

  /** Entries still in memory, from `from` on. */
  entriesFrom(from: number): readonly Entry[] {
    return this.#state.log.slice(from, this.#state.log.lastIndex, Number.POSITIVE_INFINITY);
  }

  /** How far each member has come; meaningful on the leader only. */
  get progress(): ReadonlyMap<number, Readonly<Progress>> {
    return this.#state.tracker.progress;
  }

  #softChanged(): boolean {
    return this.#soft.leader !== this.#state.leader || this.#soft.role !== this.#state.role;
  }

  #hardChanged(): boolean {
    const { term, vote, log } = this.#state;
    return term !== this.#hard.term || vote !== this.#hard.vote || log.committed !== this.#hard.commit;
  }
}

function isAnswer(message: Message): boolean {
  switch (message.kind) {
    case "append-reply":
    case "heartbeat-reply":
    case "vote-reply":
    case "pre-vote-reply":
      return true;
    default:
      return false;
  }
}
