import type { Explanation } from "../api/shapes.ts";
import { command } from "../command.ts";
import { text } from "../flag.ts";
import { formatList, type Listing } from "../template/list.ts";
import { naturalOrder } from "../text/words.ts";

/** skein service explain. */
export const explain = command({
  usage: "service explain [OPTIONS] SERVICE",
  summary: "Show which nodes could take a service's next task, and why others not",
  about:
    "Lists every node with whether it could take one more task of the service now, how many it has, and everything that " +
    "speaks against it, with the numbers. Tasks that are pending are placed by themselves as soon as some node could.",
  examples: [
    ["skein service explain web", "why is a task of web pending?"],
    ["skein service explain --format '{{.Hostname}} {{.Reasons}}' web", "two columns, for scripts"],
  ],
  next: "skein service ps NAME shows which tasks are pending; skein node update changes labels and availability",
  flags: { format: text("table, json, or a Go template such as '{{.Hostname}} {{.Fits}} {{.Reasons}}'") },
  arguments: { min: 1, max: 1 },
  run: async ({ api, terminal }, values, [name = ""]) => {
    const answer = await api.get<Explanation>(`/skein/v1/services/${encodeURIComponent(name)}/explain`);
    terminal.print(formatList(listing(answer), values));
    return 0;
  },
});

function listing({ Nodes }: Explanation): Listing {
  return {
    titles: { Hostname: "NODE", Fits: "FITS", Tasks: "TASKS", Reasons: "REASONS", NodeID: "NODE ID" },
    table: "{{.Hostname}}\t{{.Fits}}\t{{.Tasks}}\t{{.Reasons}}",
    rows: Nodes.toSorted((left, right) => naturalOrder(left.Hostname, right.Hostname)).map((node) => ({
      Fits: node.Fits ? "yes" : "no",
      Hostname: node.Hostname,
      NodeID: node.NodeID,
      Reasons: node.Reasons.join("; "),
      Tasks: node.Tasks,
    })),
  };
}
