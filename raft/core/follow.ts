import { configFrom } from "./config.ts";
import { becomeFollower, type RaftState, send } from "./state.ts";
import { type Append, type Heartbeat, type InstallSnapshot, nobody, type SnapshotMark } from "./types.ts";

/** Obeys the leader's append: takes the entries, or answers where the logs may agree. */
export function handleAppend(state: RaftState, message: Append): void {
  const { log } = state;
  if (message.previousIndex < log.committed) {
    acknowledge(state, message.from, log.committed);
    return;
  }
  const previous = { index: message.previousIndex, term: message.previousTerm };
  const last = log.appendAfter(previous, message.entries, message.commit);
  if (last !== undefined) {
    acknowledge(state, message.from, last);
    return;
  }
  const hint = log.agreementBefore(Math.min(message.previousIndex, log.lastIndex), message.previousTerm);
  send(state, {
    kind: "append-reply",
    from: state.id,
    to: message.from,
    term: state.term,
    index: message.previousIndex,
    reject: true,
    hintIndex: hint.index,
    hintTerm: hint.term,
  });
}

export function handleHeartbeat(state: RaftState, message: Heartbeat): void {
  state.log.commitTo(message.commit);
  const { term, options } = state;
  const promise = options.leaseTicks > 0;
  send(state, { kind: "heartbeat-reply", from: state.id, to: message.from, term, read: message.read, promise });
}

export function handleSnapshot(state: RaftState, message: InstallSnapshot): void {
  const restored = restore(state, message.snapshot);
  acknowledge(state, message.from, restored ? state.log.lastIndex : state.log.committed);
}

/** Tells a sender of an older term that its time is over; an acknowledged index of 0 promises nothing. */
export function answerStaleLeader(state: RaftState, to: number): void {
  acknowledge(state, to, 0);
}

/** Replaces log and configuration by the snapshot. False when we already have what it holds. */
function restore(state: RaftState, snapshot: SnapshotMark): boolean {
  const { log, tracker } = state;
  if (snapshot.index <= log.committed) return false;
  if (state.role !== "follower") {
    becomeFollower(state, { term: state.term + 1, leader: nobody });
    return false;
  }
  // The snapshot may be older than our own joining: then the entries after it will make us a member.
  if (log.term(snapshot.index) === snapshot.term) {
    // Our log holds the same entries, so knowing that they are committed is all that was missing.
    log.commitTo(snapshot.index);
    return false;
  }
  log.restore(snapshot);
  tracker.switchTo(configFrom(snapshot.config), log.lastIndex);
  return true;
}

function acknowledge(state: RaftState, to: number, index: number): void {
  send(state, {
    kind: "append-reply",
    from: state.id,
    to,
    term: state.term,
    index,
    reject: false,
    hintIndex: 0,
    hintTerm: 0,
  });
}
