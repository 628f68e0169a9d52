import type { Task } from "./api/shapes.ts";
import type { Context } from "./command.ts";
import type { Values } from "./flag.ts";
import { namesFor, type taskListFlags, taskListing } from "./task-rows.ts";
import { formatList } from "./template/list.ts";

/** Prints tasks the way the flags ask for, with the names of their services and nodes. */
export async function printTasks(
  { api, terminal, now }: Context,
  tasks: readonly Task[],
  values: Values<typeof taskListFlags>,
): Promise<void> {
  const names = await namesFor(api, tasks, values["no-resolve"] !== true);
  const isTruncated = values["no-trunc"] !== true && values.quiet !== true;
  const isTable = (values.format ?? "table").startsWith("table");
  const listing = taskListing(tasks, { now: now(), isTruncated, isTable, ...names });
  terminal.print(formatList(listing, values));
}
