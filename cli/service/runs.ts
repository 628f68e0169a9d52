import type { JobRun } from "../api/shapes.ts";
import { command } from "../command.ts";
import { text } from "../flag.ts";
import { formatList, type Listing } from "../template/list.ts";

/** skein service runs. */
export const runs = command({
  usage: "service runs [OPTIONS] SERVICE",
  summary: "List the runs of a scheduled job",
  about:
    "Lists the last ten runs of a job with the label skein.schedule: when each was due, when it ran, how it ended.",
  examples: [
    ["skein service runs backup", "the last ten, oldest first"],
    ["skein service runs --format '{{.Due}} {{.Outcome}}' backup", "two fields of each"],
  ],
  next: "skein service update --force NAME makes a run now",
  flags: { format: text("table, json, or a Go template such as '{{.Due}} {{.Outcome}}'") },
  arguments: { min: 1, max: 1 },
  run: async ({ api, terminal }, values, [name = ""]) => {
    const answer = await api.get<readonly JobRun[]>(`/skein/v1/services/${encodeURIComponent(name)}/runs`);
    terminal.print(formatList(runListing(answer), values));
    return 0;
  },
});

/** Runs as a table; what a run does not have is left out. */
export function runListing(answer: readonly JobRun[]): Listing {
  return {
    titles: { Run: "RUN", Due: "DUE", Started: "STARTED", Ended: "ENDED", Outcome: "OUTCOME" },
    table: "{{.Run}}\t{{.Due}}\t{{.Started}}\t{{.Ended}}\t{{.Outcome}}",
    rows: answer.map((run) => ({
      Run: run.JobIteration?.Index ?? "",
      Due: run.Due,
      Started: run.StartedAt ?? "",
      Ended: run.EndedAt ?? "",
      Outcome: run.Outcome,
    })),
  };
}
