import type { Instant } from "../../base/clock.ts";
import { type JobRuns, withEnd, withRun } from "../../model/job-run.ts";
import { nextRun, type Schedule, scheduleOf } from "../../model/schedule.ts";
import type { Service } from "../../model/service.ts";
import type { ServiceSpec } from "../../model/service-spec.ts";
import { isStopped } from "../../model/service-stop.ts";

type JobPart = Pick<Service, "jobIteration" | "jobLastExecution" | "runs">;

export function isJob(spec: ServiceSpec): boolean {
  return spec.Mode.ReplicatedJob !== undefined || spec.Mode.GlobalJob !== undefined;
}

/** How a new job begins: at once, or with a schedule when it says so. */
export function newJob(spec: ServiceSpec, now: Instant): JobPart {
  if (!isJob(spec)) return {};
  const schedule = scheduleOf(spec.Labels);
  if (schedule === undefined) return { jobIteration: 0, jobLastExecution: now };
  return { jobIteration: 0, runs: { ...dueAfter(schedule, now), history: [] } };
}

/** What an update makes of a job: it runs again, but with a schedule only if the update is forced. */
export function updatedJob(before: Service, spec: ServiceSpec, now: Instant): JobPart {
  if (!isJob(spec)) return {};
  const isForced = before.spec.TaskTemplate.ForceUpdate !== spec.TaskTemplate.ForceUpdate;
  const iteration = (before.jobIteration ?? 0) + 1;
  const schedule = scheduleOf(spec.Labels);
  if (schedule === undefined) return { jobIteration: iteration, jobLastExecution: now };
  const isResumed = isStopped(before.spec) && !isStopped(spec);
  const runs = rescheduled(before, { schedule, isResumed }, now);
  if (!isForced) return { runs };
  const history = withRun(withEnd(runs.history, "replaced", now), {
    due: now,
    iteration,
    startedAt: now,
    outcome: "running",
  });
  return { jobIteration: iteration, jobLastExecution: now, runs: { ...runs, history } };
}

/** It runs again, as it was; one with a schedule only when that says so, counted from now on. */
export function rolledBackJob(before: Service, spec: ServiceSpec, now: Instant): JobPart {
  const { ForceUpdate } = before.spec.TaskTemplate;
  return updatedJob(before, { ...spec, TaskTemplate: { ...spec.TaskTemplate, ForceUpdate } }, now);
}

/** A job that was stopped makes up for nothing when it is started again. */
export function resumedJob(before: Service, spec: ServiceSpec, now: Instant): Pick<JobPart, "runs"> {
  const schedule = scheduleOf(spec.Labels);
  if (before.runs === undefined || schedule === undefined) return {};
  return { runs: rescheduled(before, { schedule, isResumed: !isStopped(spec) }, now) };
}

/** Another schedule counts from now on: what the old one had due is none of its business. */
function rescheduled(
  before: Service,
  { schedule, isResumed }: { readonly schedule: Schedule; readonly isResumed: boolean },
  now: Instant,
): JobRuns {
  const { runs } = before;
  if (runs === undefined) return { ...dueAfter(schedule, now), history: adopted(before) };
  const isSame = JSON.stringify(scheduleOf(before.spec.Labels)) === JSON.stringify(schedule);
  if (isSame && !isResumed) return runs;
  const { queued, history } = runs;
  const kept = queued === undefined ? history : withRun(history, { due: queued, outcome: "skipped" });
  return { ...dueAfter(schedule, now), history: kept };
}

function dueAfter(schedule: Schedule, now: Instant): Pick<JobRuns, "due"> {
  const due = nextRun(schedule, now);
  return due === undefined ? {} : { due };
}

/** The run of a job that had no schedule until now: it may still go on. */
function adopted({ jobIteration, jobLastExecution }: Service): JobRuns["history"] {
  if (jobIteration === undefined || jobLastExecution === undefined) return [];
  return [{ due: jobLastExecution, iteration: jobIteration, startedAt: jobLastExecution, outcome: "running" }];
}
