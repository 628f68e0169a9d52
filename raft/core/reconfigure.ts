import { assert } from "./assert.ts";
import { changeConfig, configState, voters } from "./config.ts";
import { takeOver } from "./election.ts";
import { releaseReads, retire } from "./lead.ts";
import { propose } from "./propose.ts";
import { broadcastAppend, maybeCommit, probeNewcomers } from "./replicate.ts";
import { becomeFollower, promotable, type RaftState } from "./state.ts";
import { type ConfigChange, type ConfigState, nobody } from "./types.ts";

/** Puts a committed change into effect. Every member does this at the same entry. */
export function applyChange(state: RaftState, change: ConfigChange): ConfigState {
  const result = changeConfig(state.tracker.config, change);
  assert(result.kind === "config", "a committed change fits the configuration it meets");
  state.tracker.switchTo(result.config, state.log.lastIndex);
  if (state.role === "leader") settle(state);
  // A candidate may learn from a refusal that it has been removed.
  else if (state.role !== "follower" && !promotable(state)) {
    becomeFollower(state, { term: state.term, leader: nobody });
  }
  return configState(result.config);
}

/** Everything up to `index` is in the state machine. */
export function appliedTo(state: RaftState, index: number, payloadBytes: number): void {
  state.log.appliedTo(Math.max(index, state.log.applied));
  state.uncommittedBytes = Math.max(0, state.uncommittedBytes - payloadBytes);
  if (state.calledUpon && state.role === "follower") takeOver(state);
  const { autoLeave } = state.tracker.config;
  if (state.role === "leader" && autoLeave && state.log.applied >= state.pendingChangeIndex) {
    // Refused only while leadership is being transferred; then the next applied entry brings us here again.
    propose(state, [{ kind: "change", change: { transition: "auto", changes: [] } }]);
  }
}

function settle(state: RaftState): void {
  const own = state.tracker.progress.get(state.id);
  const { stepDownOnRemoval } = state.options;
  const outvoted = own === undefined || own.learner;
  if (outvoted && stepDownOnRemoval === "at-once") {
    becomeFollower(state, { term: state.term, leader: nobody });
    return;
  }
  state.retiring = outvoted && stepDownOnRemoval === "after-handover";
  // A smaller quorum may have what it needs already.
  if (maybeCommit(state)) broadcastAppend(state);
  else probeNewcomers(state);
  releaseReads(state);
  if (state.transferee !== nobody && !voters(state.tracker.config).includes(state.transferee)) {
    state.transferee = nobody;
  }
  if (state.retiring) retire(state);
}
