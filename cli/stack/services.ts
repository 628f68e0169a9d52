import { filtersOf } from "../api/filters.ts";
import type { Service } from "../api/shapes.ts";
import { command } from "../command.ts";
import { namespaceLabel } from "../compose/plan.ts";
import { serviceListFlags } from "../service/list.ts";
import { serviceListing } from "../service/rows.ts";
import { formatList } from "../template/list.ts";

/** skein stack services. */
export const services = command({
  usage: "stack services [OPTIONS] STACK",
  summary: "List the services of a stack",
  about: "Lists a stack's services with how many of their tasks run.",
  examples: [
    ["skein stack services shop", "all of them"],
    ["skein stack services --format '{{.Name}} {{.Replicas}}' shop", "two fields"],
  ],
  next: "skein service ps NAME",
  flags: serviceListFlags,
  arguments: { min: 1, max: 1 },
  run: async ({ api, terminal }, values, [stack = ""]) => {
    const filters = filtersOf(values.filter, { label: [`${namespaceLabel}=${stack}`] });
    const found = await api.get<readonly Service[]>("/services", { filters, status: "true" });
    if (found.length === 0) terminal.warn(`Nothing found in stack: ${stack}\n`);
    else terminal.print(formatList(serviceListing(found), values));
    return 0;
  },
});
