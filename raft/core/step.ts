import { unreachable } from "./assert.ts";
import { handleVoteReply, handleVoteRequest, learnCommit, refuse, takeOver } from "./election.ts";
import { answerStaleLeader, handleAppend, handleHeartbeat, handleSnapshot } from "./follow.ts";
import { handleAppendReply, handleHeartbeatReply } from "./lead.ts";
import { becomeFollower, promised, promotable, type RaftState } from "./state.ts";
import { type Append, type Heartbeat, type InstallSnapshot, type Message, nobody } from "./types.ts";

/** Takes a message from another member (or an own promise that became durable). */
export function step(state: RaftState, message: Message): void {
  const asksVote = message.kind === "vote" || message.kind === "pre-vote";
  // Whatever term we have reached meanwhile: the leader we promised to may serve reads on our word.
  if (asksVote && !message.forced && promised(state)) return;
  if (message.kind === "vote-reply" || message.kind === "pre-vote-reply") learnCommit(state, message);
  if (message.term > state.term && !enterTerm(state, message)) return;
  if (message.term < state.term) {
    answerThePast(state, message);
    return;
  }
  switch (message.kind) {
    case "vote":
    case "pre-vote":
      handleVoteRequest(state, message);
      break;
    case "vote-reply":
    case "pre-vote-reply":
      handleVoteReply(state, message);
      break;
    case "append":
    case "heartbeat":
    case "snapshot":
      obey(state, message);
      break;
    case "append-reply":
      if (state.role === "leader") handleAppendReply(state, message);
      break;
    case "heartbeat-reply":
      if (state.role === "leader") handleHeartbeatReply(state, message);
      break;
    case "timeout-now":
      if (state.role === "follower") takeOver(state);
      break;
    default:
      unreachable(message);
  }
}

/** Moves to a later term when the message calls for it. False when the message is to be ignored. */
function enterTerm(state: RaftState, message: Message): boolean {
  switch (message.kind) {
    case "vote":
    case "pre-vote":
      // Who heard from a living leader keeps to it: a member that was cut off must not depose it on return.
      if (!message.forced && hasLease(state)) return false;
      if (message.kind === "vote") becomeFollower(state, { term: message.term, leader: nobody });
      else handleVoteRequest(state, message);
      return message.kind === "vote";
    case "pre-vote-reply":
      if (message.reject) becomeFollower(state, { term: message.term, leader: nobody });
      else handleVoteReply(state, message);
      return message.reject;
    case "append":
    case "heartbeat":
    case "snapshot":
      becomeFollower(state, { term: message.term, leader: message.from });
      return true;
    default:
      becomeFollower(state, { term: message.term, leader: nobody });
      return true;
  }
}

function hasLease(state: RaftState): boolean {
  const { checkQuorum, electionTicks } = state.options;
  return checkQuorum && state.leader !== nobody && state.electionElapsed < electionTicks;
}

function answerThePast(state: RaftState, message: Message): void {
  const { checkQuorum, preVote } = state.options;
  // Who may campaign freely makes its term known by that.
  const keepsQuiet = checkQuorum || preVote || !promotable(state);
  if (keepsQuiet && (message.kind === "append" || message.kind === "heartbeat")) {
    // A leader of an older term may be alone in hearing us: without the higher term we could never rejoin it.
    answerStaleLeader(state, message.from);
  } else if (message.kind === "pre-vote") {
    // A candidate that is behind in terms learns the newer one, or the cluster could wait for it for ever.
    refuse(state, message);
  }
}

/** A message that only the leader of this term sends. */
function obey(state: RaftState, message: Append | Heartbeat | InstallSnapshot): void {
  // Two leaders in one term are impossible; a message that says so must not be obeyed.
  if (state.role === "leader") return;
  if (state.role !== "follower") becomeFollower(state, { term: message.term, leader: message.from });
  state.electionElapsed = 0;
  state.promiseElapsed = 0;
  state.leader = message.from;
  if (message.kind === "append") handleAppend(state, message);
  else if (message.kind === "heartbeat") handleHeartbeat(state, message);
  else handleSnapshot(state, message);
}
