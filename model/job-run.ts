import type { Instant } from "../base/clock.ts";
import { limits } from "../base/limit.ts";

/** How a job with a schedule stands. Part of the service's row, so that a new leader goes on where the last one stopped. */
export interface JobRuns {
  /** The first due time that nothing has been decided of: it is neither forgotten nor answered twice. Absent: never. */
  readonly due?: Instant;
  /** When the run was due that waits for the one before it to end. */
  readonly queued?: Instant;
  /** The last ones, oldest first. */
  readonly history: readonly JobRun[];
}

/** One run, or why there was none. */
export interface JobRun {
  readonly due: Instant;
  /** The job iteration of its tasks; absent if there was none. */
  readonly iteration?: number;
  readonly startedAt?: Instant;
  readonly endedAt?: Instant;
  readonly outcome: "running" | "complete" | "failed" | "replaced" | "skipped" | "missed";
}

/** Of one job at most one run goes on. */
export function openRun(runs: JobRuns): JobRun | undefined {
  return runs.history.findLast((run) => run.outcome === "running");
}

/** The runs with one more; the oldest that is over makes room for it. */
export function withRun(history: readonly JobRun[], run: JobRun): readonly JobRun[] {
  const longer = [...history, run];
  const oldest = longer.findIndex(({ outcome }) => outcome !== "running");
  return longer.length <= limits.jobRunsMax ? longer : longer.toSpliced(oldest, 1);
}

/** The runs with the open one ended. */
export function withEnd(
  history: readonly JobRun[],
  outcome: "complete" | "failed" | "replaced",
  endedAt: Instant,
): readonly JobRun[] {
  return history.map((run) => (run.outcome === "running" ? { ...run, endedAt, outcome } : run));
}
