import type { Service } from "../api/shapes.ts";
import { type Context, command } from "../command.ts";
import { forEachName } from "../for-each-name.ts";
import type { Awaited } from "./convergence.ts";
import { waitFlags } from "./flags.ts";
import { type WaitOptions, waitForServices } from "./wait.ts";

/** skein service stop. */
export const stop = command({
  usage: "service stop [OPTIONS] SERVICE [SERVICE...]",
  summary: "Stop all tasks and keep the service",
  about:
    "Stops every task of services and waits until they have ended. The spec and the number of replicas stay; 'service ls' " +
    "shows 0/3, and the label skein.stopped=true says why. Logs of the stopped tasks can be read until the start.",
  examples: [
    ["skein service stop web", "stop, and wait until nothing runs"],
    ["docker service update --label-add skein.stopped=true web", "the same with docker's command"],
  ],
  next: "skein service start NAME brings the tasks back",
  flags: waitFlags,
  arguments: { min: 1 },
  run: (context, values, names) => actOnEach(context, values, { verb: "stop", names }),
});

/** skein service start. */
export const start = command({
  usage: "service start [OPTIONS] SERVICE [SERVICE...]",
  summary: "Start stopped services again",
  about: "Brings the tasks of stopped services back, as many as they had, and waits until they run.",
  examples: [
    ["skein service start web", "start, and wait until all run"],
    ["docker service update --label-rm skein.stopped web", "the same with docker's command"],
  ],
  next: "skein service ps NAME shows where the tasks are",
  flags: waitFlags,
  arguments: { min: 1 },
  run: (context, values, names) => actOnEach(context, values, { verb: "start", names }),
});

/** skein service restart. */
export const restart = command({
  usage: "service restart [OPTIONS] SERVICE [SERVICE...]",
  summary: "Replace all tasks, rolling",
  about:
    "Replaces every task by a new one of the same spec, in the order and at the pace of the service's update settings, as " +
    "'service update --force' does. Waits until the new tasks run and stay up.",
  examples: [
    ["skein service restart web", "task by task"],
    ["skein service update --update-order start-first web", "how restarts go from now on"],
  ],
  next: "skein service ps NAME shows old and new tasks",
  flags: waitFlags,
  arguments: { min: 1 },
  run: (context, values, names) => actOnEach(context, values, { verb: "restart", names }),
});

interface Deed {
  readonly verb: "stop" | "start" | "restart";
  readonly names: readonly string[];
}

async function actOnEach(
  context: Context,
  values: WaitOptions & { readonly detach?: boolean | undefined },
  { verb, names }: Deed,
): Promise<number> {
  const awaited: Awaited[] = [];
  const exitCode = await forEachName(context, names, async (name) => {
    const service = await context.api.get<Service>(`/services/${encodeURIComponent(name)}`);
    await context.api.post(`/skein/v1/services/${service.ID}/${verb}`);
    awaited.push({ id: service.ID, olderUpdate: service.UpdateStatus?.StartedAt });
    return name;
  });
  if (exitCode !== 0 || values.detach === true) return exitCode;
  return waitForServices(context, awaited, values);
}
