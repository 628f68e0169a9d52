/** Every bound in one place. Full means a named error, not growth. */
export const limits = {
  /** Commands and reports waiting for the leader's next turn. */
  inboxMax: 10_000,
  /** Inputs taken by one turn. */
  turnInputsMax: 2_000,
  /** Bytes of one Raft entry. */
  entryBytesMax: 1_500_000,
  /** Tasks placed by one turn; the next turn does the rest. */
  placementsPerTurnMax: 5_000,
  requestBytesMax: 16 * 1024 * 1024,
  secretBytesMax: 512_000,
  configBytesMax: 1_024_000,
  /** Characters of an expanded template. */
  expandedLengthMax: 4 * 1024 * 1024,
  nameLengthMax: 63,
  /** Earlier specs of a service that can be gone back to, and what they may add to its row. */
  revisionsMax: 10,
  revisionBytesMax: 64 * 1024,
  reportsPerMessageMax: 1_000,
  assignmentsPerMessageMax: 2_000,
  grpcMessageBytesMax: 32 * 1024 * 1024,
  /** Containers that one worker changes at the same time. */
  workerParallelMax: 8,
  /** Runs of a scheduled job that its service remembers. */
  jobRunsMax: 10,
} as const;

/** Times in milliseconds, with the reason where Swarm's differs (docs/DIVERGENCE.md). */
export const times = {
  /** Swarm: 5 s. One second keeps "worker killed → replacement running" under five seconds. */
  heartbeatMs: 1_000,
  /** The period is at least so long for each node: a leader hears a thousand signs of life a second and no more. */
  heartbeatMsPerNode: 1,
  /** Workers that lose their leader come back over so long for each node: about what a manager needs for one of them. */
  spreadMsPerNode: 3,
  /** Missed heartbeats until a node counts as down. */
  heartbeatGrace: 3,
  /** Without a leader for longer than this, nodes look for one with growing pauses. */
  quickSuccessionMs: 5_000,
  /** After that, they get this many times the grace: longer than an attempt that fails and the pause after it take. */
  lateLeaderGraceFactor: 4,
  /** While nodes keep coming back to a new leader, it waits up to this many times as long for the others. */
  rollCallFactorMax: 10,
  restartDelayMs: 5_000,
  /** Swarm has no back-off: every restart waits the same delay. */
  restartDelayMaxMs: 5 * 60_000,
  /** A task that ran this long does not crash in a loop. */
  stableAfterMs: 10 * 60_000,
  updateMonitorMs: 5_000,
  stopGraceMs: 10_000,
  requestMs: 20_000,
  /** A stopping task is out of every load balancer this long before it is asked to stop. */
  drainMs: 500,
  /** Longest wait for an old task to stop before its replacement starts. */
  oldTaskWaitMs: 60_000,
  /** After its tasks were moved without being asked, a service is left alone this long. */
  rebalanceRestMs: 60_000,
  rebalanceLookMs: 1_000,
  orphanMs: 24 * 3_600_000,
  /** A scheduled run later than this is late, and skein.schedule.misfire decides; a change of leader is shorter. */
  misfireMs: 60_000,
  /** Later than this no run is made up for. */
  misfireMaxMs: 3_600_000,
} as const;
