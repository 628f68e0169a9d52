import { configFrom } from "./config.ts";
import { Lease } from "./lease.ts";
import { Log } from "./log.ts";
import { Reads } from "./reads.ts";
import { Tracker } from "./tracker.ts";
import {
  type CoreOptions,
  type HardState,
  type Message,
  nobody,
  type ReadPoint,
  type Role,
  type SavedState,
  type SoftState,
} from "./types.ts";

/** All that one member knows. The functions of this folder change it; the shell sees it only through RaftCore. */
export interface RaftState {
  readonly options: CoreOptions;
  readonly id: number;
  readonly log: Log;
  readonly tracker: Tracker;
  term: number;
  vote: number;
  leader: number;
  role: Role;
  /** This member's own monotonic time, in ticks. */
  now: number;
  /** False while this member could not serve as a leader, for want of disk space. */
  electable: boolean;
  electionElapsed: number;
  heartbeatElapsed: number;
  /** Ticks since a leader was heard, or since the start: what was promised before a crash is not remembered. */
  promiseElapsed: number;
  /** Ticks to wait for a leader before campaigning; undefined until the next tick brings a freshly drawn one. */
  patience: number | undefined;
  transferee: number;
  /** Set on a leader that is no voter any more: it serves only until a successor knows all that it knows. */
  retiring: boolean;
  /** Heartbeats from this mark on told the successors everything; 0 while none has all entries. */
  retirementMark: number;
  /** Told to take over, but a committed change must be applied first. */
  calledUpon: boolean;
  /** No further configuration change is accepted until this index is applied. */
  pendingChangeIndex: number;
  uncommittedBytes: number;
  reads: Reads;
  lease: Lease;
  /** Reads asked before this leader committed an entry of its own term: its commit index may still be behind. */
  earlyReads: number[];
  messages: Message[];
  messagesAfterSave: Message[];
  readPoints: ReadPoint[];
}

export function newState(options: CoreOptions, saved: SavedState): RaftState {
  const log = new Log(saved);
  const limits = { maxCount: options.maxInflight, maxBytes: options.maxInflightBytes };
  const state: RaftState = {
    options,
    id: options.id,
    log,
    tracker: new Tracker({ config: configFrom(saved.config), lastIndex: log.lastIndex, limits }),
    term: saved.hard.term,
    vote: saved.hard.vote,
    leader: nobody,
    role: "follower",
    now: 0,
    electable: true,
    electionElapsed: 0,
    heartbeatElapsed: 0,
    promiseElapsed: 0,
    patience: undefined,
    transferee: nobody,
    retiring: false,
    retirementMark: 0,
    calledUpon: false,
    pendingChangeIndex: 0,
    uncommittedBytes: 0,
    reads: new Reads(),
    lease: new Lease(),
    earlyReads: [],
    messages: [],
    messagesAfterSave: [],
    readPoints: [],
  };
  becomeFollower(state, { term: saved.hard.term, leader: nobody });
  return state;
}

/**
 * Queues a message. Answers that promise something (a vote, an acknowledged append) wait until what they promise is
 * durable: a vote forgotten in a crash could be given twice in one term and elect two leaders. Asking for votes promises
 * as well, the own vote and the log it tells of: a candidate that forgot both could run for the same term again, with a
 * shorter log, and be elected by the votes for its first attempt.
 */
export function send(state: RaftState, message: Message): void {
  switch (message.kind) {
    case "append-reply":
    case "vote":
    case "vote-reply":
    case "pre-vote-reply":
      state.messagesAfterSave.push(message);
      break;
    default:
      state.messages.push(message);
  }
}

export function becomeFollower(state: RaftState, to: { readonly term: number; readonly leader: number }): void {
  reset(state, to.term);
  state.leader = to.leader;
  state.role = "follower";
}

/** Starts over in a term: forgets votes, progress, transfer and reads of the one before. */
export function reset(state: RaftState, term: number): void {
  if (state.term !== term) {
    state.term = term;
    state.vote = nobody;
  }
  state.leader = nobody;
  state.electionElapsed = 0;
  state.heartbeatElapsed = 0;
  state.patience = undefined;
  state.transferee = nobody;
  state.retiring = false;
  state.retirementMark = 0;
  state.calledUpon = false;
  state.tracker.reset(state.id, state.log.lastIndex);
  state.pendingChangeIndex = 0;
  state.uncommittedBytes = 0;
  state.reads = new Reads();
  state.lease = new Lease();
  state.earlyReads = [];
}

export function hardState(state: RaftState): HardState {
  return { term: state.term, vote: state.vote, commit: state.log.committed };
}

export function softState(state: RaftState): SoftState {
  return { leader: state.leader, role: state.role };
}

/** Tells a member to campaign at once; from here on promises of votes are void. */
export function callUpon(state: RaftState, to: number): void {
  state.lease.handOver();
  send(state, { kind: "timeout-now", from: state.id, to, term: state.term });
}

/** Whether this member still owes a leader, perhaps one it does not remember, not to vote for anybody else. */
export function promised(state: RaftState): boolean {
  const { leaseTicks, electionTicks } = state.options;
  return leaseTicks > 0 && state.promiseElapsed < electionTicks;
}

/** Whether this member may become leader: a voter that is not waiting for a snapshot, and fit for it. */
export function promotable(state: RaftState): boolean {
  if (!state.electable) return false;
  const progress = state.tracker.progress.get(state.id);
  return progress !== undefined && !progress.learner && !state.log.restoring;
}
