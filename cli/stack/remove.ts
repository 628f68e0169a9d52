import { setTimeout as pause } from "node:timers/promises";
import { filtersOf } from "../api/filters.ts";
import type { Labels } from "../api/service-spec.ts";
import type { Network, Service, Stored, Task } from "../api/shapes.ts";
import { type Context, command } from "../command.ts";
import { namespaceLabel } from "../compose/plan.ts";
import { CliFailure } from "../failure.ts";
import { present } from "../flag.ts";
import { byText } from "../text/words.ts";

const pollMs = 200;

/** skein stack rm. */
export const remove = command({
  usage: "stack rm [OPTIONS] STACK [STACK...]",
  summary: "Remove stacks",
  about:
    "Removes a stack's services, secrets, configs and networks. Volumes stay. --detach=false waits until its tasks are gone.",
  examples: [
    ["skein stack rm shop", "one stack"],
    ["skein stack rm --detach=false shop", "and wait until nothing of it runs"],
  ],
  next: "skein stack ls",
  flags: { detach: present("Return without waiting for the tasks to stop (default true)", "d") },
  arguments: { min: 1 },
  run: async (context, values, stacks) => {
    let exitCode = 0;
    for (const stack of stacks) {
      const isClean = await removeStack(context, stack);
      if (!isClean) exitCode = 1;
      else if (values.detach === false) await waitForTasks(context, stack);
    }
    return exitCode;
  },
});

async function removeStack(context: Context, stack: string): Promise<boolean> {
  const { api, terminal } = context;
  const filters = filtersOf([], { label: [`${namespaceLabel}=${stack}`] });
  // Checked again here: a daemon or proxy that overlooks the filter must not cost somebody else's objects.
  const isOwn = (labels: Labels | null | undefined): boolean => labels?.[namespaceLabel] === stack;
  const services = (await api.get<readonly Service[]>("/services", { filters })).filter(({ Spec }) =>
    isOwn(Spec.Labels),
  );
  const networks = (await api.get<readonly Network[]>("/networks", { filters })).filter(({ Labels }) => isOwn(Labels));
  const secrets = (await api.get<readonly Stored[]>("/secrets", { filters })).filter(({ Spec }) => isOwn(Spec.Labels));
  const configs = (await api.get<readonly Stored[]>("/configs", { filters })).filter(({ Spec }) => isOwn(Spec.Labels));
  const doomed = [
    ...services
      .toSorted((left, right) => byText(left.Spec.Name, right.Spec.Name))
      .map(({ ID, Spec }) => ({ kind: "service", id: ID, name: Spec.Name })),
    ...secrets.map(({ ID, Spec }) => ({ kind: "secret", id: ID, name: Spec.Name })),
    ...configs.map(({ ID, Spec }) => ({ kind: "config", id: ID, name: Spec.Name })),
    ...networks.map(({ Id, Name }) => ({ kind: "network", id: Id, name: Name })),
  ];
  if (doomed.length === 0) terminal.warn(`Nothing found in stack: ${stack}\n`);
  let isClean = true;
  for (const { kind, id, name } of doomed) {
    terminal.print(`Removing ${kind} ${name}\n`);
    try {
      await api.delete(`/${kind}s/${id}`);
    } catch (error) {
      if (!(error instanceof CliFailure)) throw error;
      terminal.warn(`Failed to remove ${kind} ${id}: ${error.message}\n`);
      isClean = false;
    }
  }
  if (!isClean) terminal.warn(`Failed to remove some resources from stack: ${stack}\n`);
  return isClean;
}

async function waitForTasks({ api, signal }: Context, stack: string): Promise<void> {
  const ended = ["complete", "shutdown", "failed", "rejected", "remove", "orphaned"];
  for (;;) {
    const filters = filtersOf([], { label: [`${namespaceLabel}=${stack}`] });
    const tasks = await api.get<readonly Task[]>("/tasks", { filters });
    if (tasks.every((task) => ended.includes(task.Status.State))) return;
    await pause(pollMs, undefined, { signal });
  }
}
