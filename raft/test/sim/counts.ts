/** How often each thing happened, for judging whether the simulation exercises what it should. */
export interface Counts {
  acknowledged: number;
  failedWrites: number;
  unknownWrites: number;
  quorumReads: number;
  leaseReads: number;
  elections: number;
  leaderChanges: number;
  crashes: number;
  /** New leaders that fell soon after their election; among the crashes. */
  coups: number;
  blackouts: number;
  tornWrites: number;
  restarts: number;
  rollOvers: number;
  partitions: number;
  oneWayPartitions: number;
  isolatedLeaders: number;
  minorityLeaders: number;
  messages: number;
  lost: number;
  duplicated: number;
  delayed: number;
  snapshotsTaken: number;
  snapshotsSent: number;
  snapshotsInstalled: number;
  snapshotsLost: number;
  changesProposed: number;
  changesApplied: number;
  jointChanges: number;
  learnersAdded: number;
  leadersRemoved: number;
  transfers: number;
  slowDisks: number;
  fullDisks: number;
  stepDowns: number;
  drifts: number;
  pauses: number;
  suspicions: number;
  traps: number;
  simulatedMs: number;
  /** From healing until everything was well again; the longest one when added up. */
  recoveryMs: number;
}

export function noCounts(): Counts {
  return {
    acknowledged: 0,
    failedWrites: 0,
    unknownWrites: 0,
    quorumReads: 0,
    leaseReads: 0,
    elections: 0,
    leaderChanges: 0,
    crashes: 0,
    coups: 0,
    blackouts: 0,
    tornWrites: 0,
    restarts: 0,
    rollOvers: 0,
    partitions: 0,
    oneWayPartitions: 0,
    isolatedLeaders: 0,
    minorityLeaders: 0,
    messages: 0,
    lost: 0,
    duplicated: 0,
    delayed: 0,
    snapshotsTaken: 0,
    snapshotsSent: 0,
    snapshotsInstalled: 0,
    snapshotsLost: 0,
    changesProposed: 0,
    changesApplied: 0,
    jointChanges: 0,
    learnersAdded: 0,
    leadersRemoved: 0,
    transfers: 0,
    slowDisks: 0,
    fullDisks: 0,
    stepDowns: 0,
    drifts: 0,
    pauses: 0,
    suspicions: 0,
    traps: 0,
    simulatedMs: 0,
    recoveryMs: 0,
  };
}

/** Adds up two reports. */
export function addCounts(total: Counts, more: Readonly<Counts>): void {
  // The keys of one are the keys of the other.
  for (const key of Object.keys(total) as (keyof Counts)[]) {
    if (key === "recoveryMs") total[key] = Math.max(total[key], more[key]);
    else total[key] += more[key];
  }
}
