import { assert } from "./assert.ts";
import { payloadsBytes } from "./entry.ts";
import type { Progress } from "./progress.ts";
import { type RaftState, send } from "./state.ts";
import type { Entry, Proposal } from "./types.ts";

/** Appends a leader's entries to its own log; the others are told by `broadcastAppend`. */
export function appendOwn(state: RaftState, proposals: readonly Proposal[]): void {
  const first = state.log.lastIndex + 1;
  const entries = proposals.map((proposal, at): Entry => ({ ...proposal, index: first + at, term: state.term }));
  state.log.append(entries);
  state.uncommittedBytes += payloadsBytes(proposals);
  // The leader acknowledges its own entries like everybody else: after they are saved.
  send(state, {
    kind: "append-reply",
    from: state.id,
    to: state.id,
    term: state.term,
    index: state.log.lastIndex,
    reject: false,
    hintIndex: 0,
    hintTerm: 0,
  });
}

/** Sends everybody what they miss, or an empty append that carries the commit index. */
export function broadcastAppend(state: RaftState): void {
  forOthers(state, (id, progress) => {
    sendAppend(state, { to: id, progress, evenIfEmpty: true });
  });
}

/** Sends only to those who miss something. */
export function probeNewcomers(state: RaftState): void {
  forOthers(state, (id, progress) => {
    sendAppend(state, { to: id, progress, evenIfEmpty: false });
  });
}

/** Sends one append (or snapshot) unless the flow to this member is paused. True when something was sent. */
export function sendAppend(
  state: RaftState,
  target: { readonly to: number; readonly progress: Progress; readonly evenIfEmpty: boolean },
): boolean {
  const { to, progress } = target;
  if (progress.paused) return false;
  const previousIndex = progress.next - 1;
  const previousTerm = state.log.term(previousIndex);
  if (previousTerm === undefined) return sendSnapshot(state, to, progress);
  // With a full window only empty appends go out; their answers tell whether the messages in flight were lost.
  const full = progress.state === "replicate" && progress.inflights.full;
  const { maxMessageBytes } = state.options;
  const entries = full ? [] : state.log.slice(progress.next, state.log.lastIndex, maxMessageBytes);
  if (entries.length === 0 && !target.evenIfEmpty) return false;
  const commit = state.log.committed;
  send(state, { kind: "append", from: state.id, to, term: state.term, previousIndex, previousTerm, entries, commit });
  progress.sentEntries(entries.length, payloadsBytes(entries));
  progress.sentCommit(commit);
  return true;
}

export function broadcastHeartbeat(state: RaftState): void {
  const { leaseTicks } = state.options;
  if (leaseTicks > 0) state.lease.sent(state.reads.mark(), state.now, state.now - leaseTicks);
  forOthers(state, (id, progress) => {
    // Never beyond what is known to match: the follower would commit entries that the leader never had.
    const commit = Math.min(progress.match, state.log.committed);
    send(state, { kind: "heartbeat", from: state.id, to: id, term: state.term, commit, read: state.reads.newest });
    progress.sentCommit(commit);
  });
}

/** Commits what a quorum holds. True when the commit index moved; then everybody should hear of it. */
export function maybeCommit(state: RaftState): boolean {
  return state.log.maybeCommit(state.tracker.committed(), state.term);
}

function sendSnapshot(state: RaftState, to: number, progress: Progress): boolean {
  // A member that is away would not receive it; its next answer to a heartbeat starts this again.
  if (!progress.recentActive) return false;
  const snapshot = state.log.snapshot;
  assert(snapshot !== undefined, "entries are compacted only after a snapshot covers them");
  progress.becomeSnapshot(snapshot.index);
  send(state, { kind: "snapshot", from: state.id, to, term: state.term, snapshot });
  return true;
}

function forOthers(state: RaftState, visit: (id: number, progress: Progress) => void): void {
  for (const [id, progress] of state.tracker.progress) {
    if (id !== state.id) visit(id, progress);
  }
}
