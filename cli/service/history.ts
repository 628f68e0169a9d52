import type { ServiceSpec } from "../api/service-spec.ts";
import { command } from "../command.ts";
import { present, text } from "../flag.ts";
import { formatList, type Listing } from "../template/list.ts";
import { humanDuration } from "../text/duration.ts";
import { withoutDigest } from "../text/image.ts";

interface Revision {
  readonly Revision: number;
  readonly CreatedAt: string;
  readonly Running: boolean;
  readonly Changes: readonly string[];
  readonly Spec: ServiceSpec;
}

/** skein service history. */
export const history = command({
  usage: "service history [OPTIONS] SERVICE",
  summary: "List the specs that a service had",
  about:
    "Lists the revisions of a service, the newest first: when each was asked for and what it changed; the star marks the one " +
    "that runs. The last ten beside it are kept. Restarts, stops and starts are no revisions.",
  examples: [
    ["skein service history web", "all that is known"],
    ["skein service history --format '{{.Revision}} {{.Image}}' web", "two fields of each"],
  ],
  next: "skein service rollback --to REVISION NAME goes back to one",
  flags: {
    format: text("table, json, or a Go template such as '{{.Revision}} {{.Changes}}'"),
    quiet: present("Show only numbers", "q"),
  },
  arguments: { min: 1, max: 1 },
  run: async ({ api, terminal, now }, values, [name = ""]) => {
    const revisions = await api.get<readonly Revision[]>(`/skein/v1/services/${encodeURIComponent(name)}/history`);
    terminal.print(formatList(listing(revisions, now()), values));
    return 0;
  },
});

function listing(revisions: readonly Revision[], now: number): Listing {
  return {
    titles: { ID: "ID", Revision: "REVISION", Running: "", Created: "CREATED", Image: "IMAGE", Changes: "CHANGES" },
    table: "{{.Revision}} {{if .Running}}*{{else}} {{end}}\t{{.Created}}\t{{.Image}}\t{{.Changes}}",
    rows: revisions.map(({ Revision: number, CreatedAt, Running, Changes, Spec }) => ({
      ID: number,
      Revision: number,
      Running,
      Created: `${humanDuration(now - Date.parse(CreatedAt))} ago`,
      Image: withoutDigest(Spec.TaskTemplate.ContainerSpec.Image),
      Changes: Changes.join(", "),
    })),
  };
}
