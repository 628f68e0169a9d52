import { filtersOf } from "../api/filters.ts";
import type { Service } from "../api/shapes.ts";
import { command } from "../command.ts";
import { list as listFlag, present, text } from "../flag.ts";
import { formatList } from "../template/list.ts";
import { serviceListing } from "./rows.ts";

export const serviceListFlags = {
  filter: listFlag("Show only services with id=, label=, mode= or name=", { short: "f", placeholder: "filter" }),
  format: text("table, json, or a Go template such as '{{.Name}} {{.Replicas}}'"),
  quiet: present("Show only ids", "q"),
};

/** skein service ls. */
export const list = command({
  usage: "service ls [OPTIONS]",
  summary: "List services",
  about: "Lists services with how many of their tasks run.",
  examples: [
    ["skein service ls", "all services"],
    [
      "skein service ls --filter name=shop --format '{{.Name}} {{.Replicas}}'",
      "two fields of those whose name starts with shop",
    ],
  ],
  next: "skein service ps NAME for one service's tasks",
  flags: serviceListFlags,
  arguments: { min: 0, max: 0 },
  run: async ({ api, terminal }, values) => {
    const status = values.quiet === true && values.format === undefined ? undefined : "true";
    const services = await api.get<readonly Service[]>("/services", { filters: filtersOf(values.filter), status });
    terminal.print(formatList(serviceListing(services), values));
    return 0;
  },
});
