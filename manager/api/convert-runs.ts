import type { JobRun } from "../../model/job-run.ts";
import type { Service } from "../../model/service.ts";
import { rfc3339 } from "./convert-meta.ts";

/** The runs of a scheduled job, oldest first; one that waits for the run before it comes last. */
export function convertRuns({ runs }: Service): readonly Record<string, unknown>[] {
  const past = (runs?.history ?? []).map(convertRun);
  return runs?.queued === undefined ? past : [...past, { Due: rfc3339(runs.queued), Outcome: "queued" }];
}

function convertRun({ due, iteration, startedAt, endedAt, outcome }: JobRun): Record<string, unknown> {
  return {
    Due: rfc3339(due),
    ...(iteration !== undefined && { JobIteration: { Index: iteration } }),
    ...(startedAt !== undefined && { StartedAt: rfc3339(startedAt) }),
    ...(endedAt !== undefined && { EndedAt: rfc3339(endedAt) }),
    Outcome: outcome,
  };
}
