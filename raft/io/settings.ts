import type { CoreOptions } from "../core/types.ts";
import { realFiles } from "./files.ts";
import type { RaftOptions } from "./types.ts";

type Defaulted =
  | "tickMs"
  | "electionTicks"
  | "heartbeatTicks"
  | "leaseReads"
  | "snapshotEntries"
  | "keepEntries"
  | "keepBytes"
  | "maxProposalBytes"
  | "maxUncommittedBytes"
  | "segmentBytes"
  | "files"
  | "log";

/** The options with every default filled in. */
export type Settings = RaftOptions & Required<Pick<RaftOptions, Defaulted>>;

/** Committed bytes applied in one turn of the event loop. */
export const applyBytesPerTurn = 4 * 1024 * 1024;

/** Whose leader is gone campaigns within fewer ticks than this. */
export const suspicionTicks = 4;

const mebibyte = 1024 * 1024;

export function withDefaults(options: RaftOptions): Settings {
  if (!Number.isSafeInteger(options.id) || options.id < 1 || options.id >= 2 ** 48) {
    throw new Error(`a member id is a whole number from 1 to 2^48 - 1, not ${options.id}`);
  }
  return {
    ...options,
    tickMs: options.tickMs ?? 100,
    electionTicks: options.electionTicks ?? 10,
    heartbeatTicks: options.heartbeatTicks ?? 1,
    leaseReads: options.leaseReads ?? false,
    snapshotEntries: options.snapshotEntries ?? 10_000,
    keepEntries: options.keepEntries ?? 500,
    keepBytes: options.keepBytes ?? 16 * mebibyte,
    maxProposalBytes: options.maxProposalBytes ?? 2 * mebibyte,
    maxUncommittedBytes: options.maxUncommittedBytes ?? 64 * mebibyte,
    segmentBytes: options.segmentBytes ?? 8 * mebibyte,
    files: options.files ?? realFiles,
    log: options.log ?? (() => undefined),
  };
}

export function coreOptions(settings: Settings): CoreOptions {
  return {
    id: settings.id,
    electionTicks: settings.electionTicks,
    heartbeatTicks: settings.heartbeatTicks,
    preVote: true,
    checkQuorum: true,
    leaseTicks: settings.leaseReads ? leaseTicks(settings.electionTicks) : 0,
    stepDownOnRemoval: "after-handover",
    checkChanges: true,
    applyUnsaved: false,
    maxMessageBytes: mebibyte,
    maxInflight: 256,
    maxInflightBytes: 16 * mebibyte,
    maxUncommittedBytes: settings.maxUncommittedBytes,
    maxProposalBytes: settings.maxProposalBytes,
    maxApplyBytes: applyBytesPerTurn,
  };
}

/** Two ticks for a follower whose ticks come early or in a pair, a tenth for clocks that run at different speeds. */
function leaseTicks(electionTicks: number): number {
  return Math.max(0, Math.floor(electionTicks * 0.9) - 2);
}

/**
 * A random wait for a leader, in ticks: who draws the shortest campaigns before the others think of it. One tick more than
 * the time for which the others still keep to the leader, or the campaign would be in vain.
 */
export function drawPatience({ electionTicks }: Settings): number {
  return electionTicks + 1 + Math.floor(Math.random() * (electionTicks / 2));
}
