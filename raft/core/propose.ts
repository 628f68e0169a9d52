import { changeConfig, isJoint } from "./config.ts";
import { payloadBytes, payloadsBytes } from "./entry.ts";
import { appendOwn, broadcastAppend } from "./replicate.ts";
import type { RaftState } from "./state.ts";
import { type ConfigChange, nobody, type Proposal, type ProposalResult, type Refusal } from "./types.ts";

/** Appends proposals to the leader's log, all or none, and sends them on their way. */
export function propose(state: RaftState, proposals: readonly Proposal[]): ProposalResult {
  if (state.role !== "leader") return refused("not-leader", `the leader is ${state.leader}`);
  if (state.retiring || !state.tracker.progress.has(state.id))
    return refused("not-member", "this leader was removed from the cluster");
  if (state.transferee !== nobody) return refused("transferring", `leadership is moving to ${state.transferee}`);
  const { maxProposalBytes, maxUncommittedBytes } = state.options;
  if (proposals.some((proposal) => payloadBytes(proposal) > maxProposalBytes)) {
    return refused("too-large", `a proposal may have ${maxProposalBytes} bytes`);
  }
  const bytes = payloadsBytes(proposals);
  // One proposal is always let in, so that a limit below its size cannot block for ever.
  if (state.uncommittedBytes > 0 && bytes > 0 && state.uncommittedBytes + bytes > maxUncommittedBytes) {
    return refused("full", `${state.uncommittedBytes} of ${maxUncommittedBytes} bytes wait to be committed`);
  }
  const firstIndex = state.log.lastIndex + 1;
  const pendingBefore = state.pendingChangeIndex;
  for (const [at, proposal] of proposals.entries()) {
    if (proposal.kind !== "change") continue;
    const refusal = refuseChange(state, proposal.change);
    if (refusal !== undefined && state.options.checkChanges) {
      state.pendingChangeIndex = pendingBefore;
      return refusal;
    }
    state.pendingChangeIndex = firstIndex + at;
  }
  appendOwn(state, proposals);
  broadcastAppend(state);
  return { kind: "appended", firstIndex };
}

/** One change at a time: the next is decided on the configuration that the one before made. */
function refuseChange(state: RaftState, change: ConfigChange): ProposalResult | undefined {
  if (state.pendingChangeIndex > state.log.applied) {
    return refused("change-pending", `a change at index ${state.pendingChangeIndex} is not applied yet`);
  }
  const { config } = state.tracker;
  if (isJoint(config) && change.changes.length > 0) {
    return refused("change-pending", "the joint configuration must be left first");
  }
  const result = changeConfig(config, change);
  return result.kind === "invalid" ? refused("invalid", result.detail) : undefined;
}

function refused(refusal: Refusal, detail: string): ProposalResult {
  return { kind: "refused", refusal, detail };
}
