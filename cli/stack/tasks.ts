import { filtersOf } from "../api/filters.ts";
import type { Task } from "../api/shapes.ts";
import { command } from "../command.ts";
import { namespaceLabel } from "../compose/plan.ts";
import { CliFailure } from "../failure.ts";
import { withSelf } from "../service/tasks.ts";
import { printTasks } from "../task-list.ts";
import { taskListFlags } from "../task-rows.ts";

/** skein stack ps. */
export const tasks = command({
  usage: "stack ps [OPTIONS] STACK",
  summary: "List the tasks of a stack",
  about: "Lists where all tasks of a stack are and how they do.",
  examples: [
    ["skein stack ps shop", "present and past tasks"],
    ["skein stack ps --filter desired-state=running shop", "only those that should run"],
  ],
  next: "skein service logs SERVICE",
  flags: taskListFlags,
  arguments: { min: 1, max: 1 },
  run: async (context, values, [stack = ""]) => {
    const filters = filtersOf(await withSelf(context.api, values.filter), { label: [`${namespaceLabel}=${stack}`] });
    const found = await context.api.get<readonly Task[]>("/tasks", { filters });
    if (found.length === 0) throw new CliFailure(`nothing found in stack: ${stack}`);
    await printTasks(context, found, values);
    return 0;
  },
});
