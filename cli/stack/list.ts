import { filtersOf } from "../api/filters.ts";
import type { Service } from "../api/shapes.ts";
import { command } from "../command.ts";
import { namespaceLabel } from "../compose/plan.ts";
import { text } from "../flag.ts";
import { formatList } from "../template/list.ts";
import { naturalOrder } from "../text/words.ts";

/** skein stack ls. */
export const list = command({
  usage: "stack ls [OPTIONS]",
  summary: "List stacks",
  about: "Lists stacks: what was deployed together from compose files.",
  examples: [
    ["skein stack ls", "all stacks"],
    ["skein stack ls --format '{{.Name}} {{.Services}}'", "two fields"],
  ],
  next: "skein stack services STACK, skein stack ps STACK",
  flags: { format: text("table, json, or a Go template such as '{{.Name}}'") },
  arguments: { min: 0, max: 0 },
  run: async ({ api, terminal }, values) => {
    const services = await api.get<readonly Service[]>("/services", {
      filters: filtersOf([], { label: [namespaceLabel] }),
    });
    const byStack = Map.groupBy(services, (service) => service.Spec.Labels[namespaceLabel] ?? "");
    const rows = [...byStack]
      .toSorted(([left], [right]) => naturalOrder(left, right))
      .map(([name, own]) => ({ Name: name, Services: String(own.length) }));
    const titles = { Name: "NAME", Services: "SERVICES" };
    terminal.print(formatList({ titles, table: "{{.Name}}\t{{.Services}}", rows }, values));
    return 0;
  },
});
