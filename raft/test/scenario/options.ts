import type { CoreOptions } from "../../core/types.ts";

/** Members without limits and with the short timeouts that the scenario files assume. */
export const scenarioOptions: Omit<CoreOptions, "id"> = {
  electionTicks: 3,
  heartbeatTicks: 1,
  preVote: false,
  checkQuorum: false,
  leaseTicks: 0,
  stepDownOnRemoval: "never",
  checkChanges: true,
  applyUnsaved: true,
  maxMessageBytes: Number.POSITIVE_INFINITY,
  maxInflight: Number.POSITIVE_INFINITY,
  maxInflightBytes: Number.POSITIVE_INFINITY,
  maxUncommittedBytes: Number.POSITIVE_INFINITY,
  maxProposalBytes: Number.POSITIVE_INFINITY,
  maxApplyBytes: Number.POSITIVE_INFINITY,
};
