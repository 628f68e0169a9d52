import { type Instant, never } from "../../base/clock.ts";
import { times } from "../../base/limit.ts";
import { type JobRuns, openRun, withEnd, withRun } from "../../model/job-run.ts";
import { passedRuns, type Schedule, scheduleOf } from "../../model/schedule.ts";
import type { Service } from "../../model/service.ts";
import { merge, nothing, type Verdict } from "./action.ts";
import type { JobVerdict } from "./job.ts";

/**
 * A job with a schedule, one step further: a run that is over ends, one that is due begins or is passed over. Between
 * runs nothing is done; `job` is the reconciler of the one that goes on. A job without a schedule is left to it.
 */
export function onSchedule(service: Service, now: Instant, job: () => JobVerdict): Verdict {
  const { runs } = service;
  const schedule = scheduleOf(service.spec.Labels);
  if (runs === undefined || schedule === undefined) return job();
  const open = openRun(runs);
  const verdict: JobVerdict = open === undefined ? nothing : job();
  if (verdict.ended !== undefined) {
    if (verdict.actions.length > 0) return verdict; // Its last tasks are put in order first.
    const { outcome, at } = verdict.ended;
    return become({ ...runs, history: withEnd(runs.history, outcome, Math.max(at, open?.startedAt ?? 0)) });
  }
  if (schedule.suspend) return verdict;
  const { queued, ...others } = runs;
  if (queued !== undefined && open === undefined) return begin(service, others, queued, now);
  const { due = never } = runs;
  if (due > now) return merge([verdict, { actions: [], wakeAt: due }]);
  return decide(service, schedule, runs, { first: due, now });
}

/** Of all that became due, late or not, only the last may still run. */
function decide(
  service: Service,
  schedule: Schedule,
  { due: _, ...runs }: JobRuns,
  { first, now }: { readonly first: Instant; readonly now: Instant },
): Verdict {
  const { last, next } = passedRuns(schedule, { first, since: now - times.misfireMaxMs, now });
  const isTooLate = last === undefined || (schedule.misfire === "skip" && now - last > times.misfireMs);
  const isMissed = isTooLate || first !== last;
  const history = isMissed ? withRun(runs.history, { due: first, outcome: "missed" }) : runs.history;
  const decided: JobRuns = { ...runs, ...(next === undefined ? {} : { due: next }), history };
  if (isTooLate) return become(decided);
  if (openRun(runs) === undefined) return begin(service, decided, last, now);
  if (schedule.overlap === "replace") {
    return begin(service, { ...decided, history: withEnd(history, "replaced", now) }, last, now);
  }
  if (schedule.overlap === "queue" && runs.queued === undefined) return become({ ...decided, queued: last });
  return become({ ...decided, history: withRun(history, { due: last, outcome: "skipped" }) });
}

function begin(service: Service, runs: JobRuns, due: Instant, now: Instant): Verdict {
  const iteration = (service.jobIteration ?? 0) + 1;
  const history = withRun(runs.history, { due, iteration, startedAt: now, outcome: "running" });
  return { actions: [{ kind: "runs", runs: { ...runs, history }, iteration }], wakeAt: never };
}

function become(runs: JobRuns): Verdict {
  return { actions: [{ kind: "runs", runs }], wakeAt: never };
}
