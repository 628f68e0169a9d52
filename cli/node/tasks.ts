import { filtersOf } from "../api/filters.ts";
import type { Node, Task } from "../api/shapes.ts";
import { command } from "../command.ts";
import { printTasks } from "../task-list.ts";
import { taskListFlags } from "../task-rows.ts";
import { nodeReference } from "./self.ts";

/** skein node ps. */
export const tasks = command({
  usage: "node ps [OPTIONS] [NODE...]",
  summary: "List tasks of nodes",
  about: "Lists the tasks on nodes, by default on the one that answers.",
  examples: [
    ["skein node ps w1", "what is and was on w1"],
    ["skein node ps --filter desired-state=running w1 w2", "what should run on two nodes"],
  ],
  next: "skein service ps NAME shows a service's tasks on all nodes",
  flags: taskListFlags,
  arguments: { min: 0 },
  run: async (context, values, names) => {
    const found: Task[] = [];
    for (const name of names.length === 0 ? ["self"] : names) {
      const reference = await nodeReference(context.api, name);
      const node = await context.api.get<Node>(`/nodes/${encodeURIComponent(reference)}`);
      const filters = filtersOf(values.filter, { node: [node.ID] });
      found.push(...(await context.api.get<readonly Task[]>("/tasks", { filters })));
    }
    await printTasks(context, found, values);
    return 0;
  },
});
