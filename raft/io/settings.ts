import type { CoreOptions } from "../core/types.ts";
import { OptionInvalidError } from "./errors.ts";
import { realFiles } from "./files.ts";
import { keyBytes } from "./keys.ts";
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

const mebibyte = 1024 * 1024;

/** Throws OptionInvalidError when an option makes no sense. */
export function withDefaults(options: RaftOptions): Settings {
  const settings = filledIn(options);
  const check = (option: keyof RaftOptions, sensible: boolean, why: string): void => {
    if (!sensible) throw new OptionInvalidError({ option, why });
  };
  const whole = (option: keyof typeof leastOf): void => {
    const least = leastOf[option];
    const sensible = Number.isSafeInteger(settings[option]) && settings[option] >= least;
    check(option, sensible, `it is ${settings[option]}, and must be a whole number of at least ${least}`);
  };
  check("id", isMemberId(options.id), `it is ${options.id}, and must be a whole number from 1 to 2^48 - 1`);
  check("address", options.address !== "", "it is empty");
  check("directory", options.directory !== "", "it is empty");
  const key = options.encryptionKey;
  check("encryptionKey", key === undefined || key.byteLength === keyBytes, `it must have ${keyBytes} bytes`);
  const older = options.olderKeys ?? [];
  const olderFit = older.every((one) => one === "plain" || one.byteLength === keyBytes);
  check("olderKeys", olderFit, `each must have ${keyBytes} bytes, or be "plain"`);
  check("tickMs", settings.tickMs > 0 && settings.tickMs < 2 ** 31, `it is ${settings.tickMs}`);
  // Every key is an option with a lower bound.
  for (const option of Object.keys(leastOf) as (keyof typeof leastOf)[]) whole(option);
  const { electionTicks, heartbeatTicks, leaseReads, segmentBytes } = settings;
  check("electionTicks", electionTicks > heartbeatTicks, "it must be more than heartbeatTicks");
  check("leaseReads", !leaseReads || leaseTicks(electionTicks) > 0, "a lease needs at least 4 electionTicks");
  check("segmentBytes", segmentBytes <= segmentBytesMax, `it must be at most ${segmentBytesMax}`);
  return settings;
}

const leastOf = {
  electionTicks: 2,
  heartbeatTicks: 1,
  snapshotEntries: 1,
  keepEntries: 0,
  keepBytes: 0,
  maxProposalBytes: 1,
  maxUncommittedBytes: 1,
  segmentBytes: 4 * 1024,
} as const;

/** Files of the log are written as a whole when they are prepared, and read as a whole at start. */
const segmentBytesMax = 1024 * mebibyte;

function filledIn(options: RaftOptions): Settings {
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

/** Ids take 48 bits on disk, and 0 stands for nobody. */
export function isMemberId(id: number): boolean {
  return Number.isSafeInteger(id) && id >= 1 && id < 2 ** 48;
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
