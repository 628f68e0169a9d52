import type { Progress } from "./progress.ts";
import { broadcastAppend, broadcastHeartbeat, maybeCommit, sendAppend } from "./replicate.ts";
import { becomeFollower, callUpon, type RaftState } from "./state.ts";
import { type AppendReply, type HeartbeatReply, nobody } from "./types.ts";

/** One tick of a leader: heartbeats, and now and then the question whether a quorum is still there. */
export function tickLeader(state: RaftState): void {
  state.heartbeatElapsed += 1;
  state.electionElapsed += 1;
  if (state.electionElapsed >= state.options.electionTicks) {
    state.electionElapsed = 0;
    if (state.options.checkQuorum) checkQuorum(state);
    // A transfer that takes longer than this has failed; the leader serves on.
    state.transferee = nobody;
  }
  if (state.role === "leader" && state.heartbeatElapsed >= state.options.heartbeatTicks) {
    state.heartbeatElapsed = 0;
    broadcastHeartbeat(state);
  }
}

export function handleAppendReply(state: RaftState, reply: AppendReply): void {
  const progress = state.tracker.progress.get(reply.from);
  if (progress === undefined) return;
  progress.recentActive = true;
  if (reply.reject) handleRejection(state, progress, reply);
  else handleAcknowledgement(state, progress, reply);
  if (state.retiring) retire(state);
}

export function handleHeartbeatReply(state: RaftState, reply: HeartbeatReply): void {
  const progress = state.tracker.progress.get(reply.from);
  if (progress === undefined) return;
  progress.recentActive = true;
  progress.flowPaused = false;
  if (progress.match < state.log.lastIndex || progress.state === "probe") {
    sendAppend(state, { to: reply.from, progress, evenIfEmpty: true });
  }
  if (reply.promise) state.lease.promised(reply.from, reply.read);
  if (reply.read > 0) {
    state.reads.acknowledge(reply.from, reply.read);
    releaseReads(state);
  }
  if (state.retiring) retire(state);
}

/** Asks for a point from which reads are linearizable; it arrives among the read points of a later Ready. */
export function askRead(state: RaftState, id: number): void {
  if (!committedInOwnTerm(state)) {
    state.earlyReads.push(id);
    return;
  }
  state.reads.add(id, state.log.committed);
  // Alone we are the quorum.
  releaseReads(state);
  if (state.reads.waiting) broadcastHeartbeat(state);
}

/** Like `askRead`, but answered at once while a quorum keeps to this leader. */
export function askLeaseRead(state: RaftState, id: number): void {
  if (committedInOwnTerm(state) && hasLease(state)) state.readPoints.push({ id, index: state.log.committed });
  else askRead(state, id);
}

/** Brings a voter up to date, then tells it to campaign; until then no proposals are accepted. */
export function transferLeadership(state: RaftState, to: number): void {
  const progress = state.tracker.progress.get(to);
  if (progress === undefined || progress.learner || to === state.transferee) return;
  if (to === state.id) {
    // Asked to stay: a transfer under way is called off, though its heir may have been told already.
    state.transferee = nobody;
    return;
  }
  state.electionElapsed = 0;
  state.transferee = to;
  if (progress.match === state.log.lastIndex) {
    callUpon(state, to);
  } else {
    sendAppend(state, { to, progress, evenIfEmpty: true });
  }
}

/** The transport could not deliver: what was sent optimistically is probably lost. */
export function reportUnreachable(state: RaftState, id: number): void {
  const progress = state.tracker.progress.get(id);
  if (progress?.state === "replicate") progress.becomeProbe();
}

export function reportSnapshot(state: RaftState, id: number, delivered: boolean): void {
  const progress = state.tracker.progress.get(id);
  if (progress?.state !== "snapshot") return;
  // After a failure the probe must not start beyond entries the member does not have.
  if (!delivered) progress.pendingSnapshot = 0;
  progress.becomeProbe();
  // Either its answer or the next heartbeat's reply starts the flow again.
  progress.flowPaused = true;
}

/**
 * A leader that is no voter any more leaves office once a voter has all its entries and knows that its removal is
 * committed. Leaving at once could strand the others: they would still wait for votes of members that may be gone.
 */
export function retire(state: RaftState): void {
  const { incoming } = state.tracker.config;
  const heirs = [...state.tracker.progress].filter(
    ([id, { match }]) => id !== state.id && incoming.has(id) && match === state.log.lastIndex,
  );
  if (heirs.length === 0) return;
  if (state.retirementMark === 0) {
    state.retirementMark = state.reads.mark();
    broadcastHeartbeat(state);
    return;
  }
  const heir = heirs.find(([id]) => state.reads.acknowledgedBy(id) >= state.retirementMark);
  if (heir === undefined) return;
  callUpon(state, heir[0]);
  becomeFollower(state, { term: state.term, leader: nobody });
}

/** Stops leading, and calls upon the voter that is furthest along: if its log is good enough, it is elected at once. */
export function abdicate(state: RaftState): void {
  const { incoming } = state.tracker.config;
  const heirs = [...state.tracker.progress]
    .filter(([id, { recentActive }]) => id !== state.id && incoming.has(id) && recentActive)
    .sort(([left, { match: near }], [right, { match: far }]) => far - near || left - right);
  const [heir] = heirs[0] ?? [];
  if (heir !== undefined) callUpon(state, heir);
  becomeFollower(state, { term: state.term, leader: nobody });
}

function checkQuorum(state: RaftState): void {
  // A retiring leader stays until somebody takes over: only it may know what the others need.
  const lost = !state.retiring && !state.tracker.quorumActive();
  if (lost) becomeFollower(state, { term: state.term, leader: nobody });
  for (const [id, progress] of state.tracker.progress) {
    if (id !== state.id) progress.recentActive = false;
  }
}

function handleRejection(state: RaftState, progress: Progress, reply: AppendReply): void {
  // Where our terms exceed the follower's hinted term the logs cannot agree, so those indexes need no probe.
  const hint = reply.hintTerm > 0 ? state.log.agreementBefore(reply.hintIndex, reply.hintTerm).index : reply.hintIndex;
  if (!progress.retreatTo(reply.index, hint)) return;
  if (progress.state === "replicate") progress.becomeProbe();
  sendAppend(state, { to: reply.from, progress, evenIfEmpty: true });
}

function handleAcknowledgement(state: RaftState, progress: Progress, reply: AppendReply): void {
  const recovers = progress.state === "probe" && progress.match === reply.index;
  if (!progress.advanceTo(reply.index) && !recovers) return;
  if (progress.state === "probe") {
    progress.becomeReplicate();
  } else if (progress.state === "replicate") {
    progress.inflights.freeUpTo(reply.index);
  } else if (progress.match + 1 >= state.log.firstIndex) {
    // Whatever snapshot it got, the log can take over from there.
    progress.becomeProbe();
    progress.becomeReplicate();
  }
  const others = reply.from !== state.id;
  if (maybeCommit(state)) {
    releaseEarlyReads(state);
    broadcastAppend(state);
  } else if (others && progress.canBumpCommit(state.log.committed)) {
    sendAppend(state, { to: reply.from, progress, evenIfEmpty: true });
  }
  // The freed window may have room for several messages.
  while (others && sendAppend(state, { to: reply.from, progress, evenIfEmpty: false })) {}
  if (reply.from === state.transferee && progress.match === state.log.lastIndex) {
    callUpon(state, reply.from);
  }
}

/** Whether too little time has passed since a quorum promised for anybody else to have been elected. */
function hasLease(state: RaftState): boolean {
  const { lease, tracker, options } = state;
  if (options.leaseTicks === 0) return false;
  const since = tracker.quorumOf((id) => (id === state.id ? lease.ownPromiseAt : lease.promisedAt(id)));
  return state.now - since < options.leaseTicks;
}

/** Answers the reads that a quorum has confirmed by now. */
export function releaseReads(state: RaftState): void {
  const { reads, tracker } = state;
  if (!reads.waiting) return;
  // We need no message from ourselves to know that we still lead.
  const confirmed = tracker.quorumOf((id) => (id === state.id ? reads.newest : reads.acknowledgedBy(id)));
  state.readPoints.push(...reads.takeUpTo(confirmed));
}

function releaseEarlyReads(state: RaftState): void {
  if (state.earlyReads.length === 0 || !committedInOwnTerm(state)) return;
  const early = state.earlyReads;
  state.earlyReads = [];
  for (const id of early) askRead(state, id);
}

function committedInOwnTerm(state: RaftState): boolean {
  return state.log.term(state.log.committed) === state.term;
}
