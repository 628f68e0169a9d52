import type { Api } from "../api/client.ts";
import { filtersOf } from "../api/filters.ts";
import type { Info, Service, Task } from "../api/shapes.ts";
import { command } from "../command.ts";
import { CliFailure } from "../failure.ts";
import { printTasks } from "../task-list.ts";
import { taskListFlags } from "../task-rows.ts";

/** skein service ps. */
export const tasks = command({
  usage: "service ps [OPTIONS] SERVICE [SERVICE...]",
  summary: "List the tasks of services",
  about:
    "Lists where a service's tasks are, how they do and why past ones ended. Past tasks of a slot follow the present one.",
  examples: [
    ["skein service ps web", "present and past tasks"],
    ["skein service ps --filter desired-state=running --no-trunc web", "only those that should run, with whole errors"],
  ],
  next: "skein service logs NAME shows what they print",
  flags: taskListFlags,
  arguments: { min: 1 },
  run: async (context, values, names) => {
    const { ids, missing } = await found(context.api, names);
    const filters = filtersOf(await withSelf(context.api, values.filter), { service: ids });
    if (ids.length > 0)
      await printTasks(context, await context.api.get<readonly Task[]>("/tasks", { filters }), values);
    if (missing.length === 0) return 0;
    throw new CliFailure(missing.map((name) => `no such service: ${name}`).join("\n"));
  },
});

/** `node=self` as this node's id: only the client knows which node it talks to. */
export async function withSelf(api: Api, filters: readonly string[]): Promise<readonly string[]> {
  if (!filters.includes("node=self")) return filters;
  const info = await api.get<Info>("/info");
  return filters.map((filter) => (filter === "node=self" ? `node=${info.Swarm.NodeID}` : filter));
}

async function found(api: Api, names: readonly string[]) {
  const byId = await api.get<readonly Service[]>("/services", { filters: filtersOf([], { id: names }) });
  const byName = await api.get<readonly Service[]>("/services", { filters: filtersOf([], { name: names }) });
  const ids: string[] = [];
  const missing: string[] = [];
  for (const name of names) {
    const exact = byId.find((service) => service.ID === name) ?? byName.find((service) => service.Spec.Name === name);
    const prefixed = byId.filter((service) => service.ID.startsWith(name));
    if (exact === undefined && prefixed.length > 1) {
      throw new CliFailure(`multiple services found with provided prefix: ${name}`);
    }
    const service = exact ?? prefixed[0];
    if (service === undefined) missing.push(name);
    else ids.push(service.ID);
  }
  return { ids, missing };
}
