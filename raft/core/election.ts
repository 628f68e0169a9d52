import { assert } from "./assert.ts";
import { voters } from "./config.ts";
import { noData } from "./entry.ts";
import { appendOwn, broadcastAppend } from "./replicate.ts";
import { becomeFollower, promotable, type RaftState, reset, send } from "./state.ts";
import { nobody, type VoteReply, type VoteRequest } from "./types.ts";

/** `transfer` skips the pre-vote and overrides the lease: the old leader asked for it. */
export type CampaignKind = "pre-election" | "election" | "transfer";

/** Starts an election if this member may win one. */
export function campaign(state: RaftState, kind: CampaignKind): void {
  if (state.role === "leader" || !promotable(state) || hasUnappliedChange(state)) return;
  startCampaign(state, kind);
}

/** The leader wants this member to succeed it: campaigns at once, or as soon as committed changes are applied. */
export function takeOver(state: RaftState): void {
  state.calledUpon = hasUnappliedChange(state);
  campaign(state, "transfer");
}

export function handleVoteRequest(state: RaftState, request: VoteRequest): void {
  const free = state.vote === nobody && state.leader === nobody;
  const future = request.kind === "pre-vote" && request.term > state.term;
  const mayVote = state.vote === request.from || free || future;
  // Learners vote too: a member that was just promoted may be asked before it knows.
  if (mayVote && state.log.isUpToDate(request.lastIndex, request.lastTerm)) {
    grant(state, request);
    if (request.kind === "vote") {
      state.electionElapsed = 0;
      state.vote = request.from;
    }
  } else {
    refuse(state, request);
  }
}

export function refuse(state: RaftState, request: VoteRequest): void {
  const kind = request.kind === "vote" ? "vote-reply" : "pre-vote-reply";
  const { committed } = state.log;
  const known = { commit: committed, commitTerm: state.log.term(committed) ?? 0 };
  send(state, { kind, from: state.id, to: request.from, term: state.term, reject: true, ...known });
}

/**
 * What a voter that refuses knows to be committed is so, whatever the terms. Who did not know may be waiting for this very
 * vote though a committed change has made it needless: a leader that is removed, and falls before it could tell of it,
 * may hold more than the others and can no longer lead them.
 */
export function learnCommit(state: RaftState, { commit, commitTerm }: VoteReply): void {
  if (state.role !== "leader" && commitTerm > 0 && state.log.term(commit) === commitTerm) state.log.commitTo(commit);
}

/** Counts a vote in a running election. Votes of the other kind belong to a phase that is over. */
export function handleVoteReply(state: RaftState, reply: VoteReply): void {
  const expected = state.role === "pre-candidate" ? "pre-vote-reply" : "vote-reply";
  if (reply.kind !== expected || (state.role !== "pre-candidate" && state.role !== "candidate")) return;
  switch (state.tracker.recordVote(reply.from, !reply.reject)) {
    case "won":
      if (state.role === "pre-candidate") {
        startCampaign(state, "election");
      } else {
        becomeLeader(state);
        broadcastAppend(state);
      }
      break;
    case "lost":
      becomeFollower(state, { term: state.term, leader: nobody });
      break;
    case "pending":
      break;
  }
}

const granted = { reject: false, commit: 0, commitTerm: 0 } as const;

function grant(state: RaftState, request: VoteRequest): void {
  const kind = request.kind === "vote" ? "vote-reply" : "pre-vote-reply";
  // A granted pre-vote answers in the future term it was asked for, or the candidate would take it for an old one.
  send(state, { kind, from: state.id, to: request.from, term: request.term, ...granted });
}

function startCampaign(state: RaftState, kind: CampaignKind): void {
  assert(state.role !== "leader", "a leader does not campaign");
  if (kind === "pre-election") {
    // Changes neither term nor vote: a member that cannot win must not disturb the others.
    state.tracker.votes = new Map();
    state.leader = nobody;
    state.role = "pre-candidate";
  } else {
    reset(state, state.term + 1);
    state.vote = state.id;
    state.role = "candidate";
  }
  const term = kind === "pre-election" ? state.term + 1 : state.term;
  const request = kind === "pre-election" ? "pre-vote" : "vote";
  for (const id of voters(state.tracker.config)) {
    if (id === state.id) {
      // The own vote counts once it is saved, like any other.
      const reply = kind === "pre-election" ? "pre-vote-reply" : "vote-reply";
      send(state, { kind: reply, from: state.id, to: state.id, term, ...granted });
      continue;
    }
    const { lastIndex, lastTerm } = state.log;
    const forced = kind === "transfer";
    send(state, { kind: request, from: state.id, to: id, term, lastIndex, lastTerm, forced });
  }
}

function becomeLeader(state: RaftState): void {
  reset(state, state.term);
  state.leader = state.id;
  state.role = "leader";
  const own = state.tracker.progress.get(state.id);
  assert(own !== undefined, "only a member is elected");
  own.becomeReplicate();
  own.recentActive = true;
  // There may be an unapplied change anywhere in the log; waiting for its end is cheaper than searching it.
  state.pendingChangeIndex = state.log.lastIndex;
  // Entries of earlier terms commit only along with one of ours.
  appendOwn(state, [{ kind: "normal", data: noData }]);
}

/** A committed change that is not applied yet may have made others the voters. */
function hasUnappliedChange(state: RaftState): boolean {
  const { log } = state;
  if (log.applied >= log.committed || log.restoring) return false;
  return log.slice(log.applied + 1, log.committed, Number.POSITIVE_INFINITY).some((entry) => entry.kind === "change");
}
