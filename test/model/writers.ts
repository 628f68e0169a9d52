import { isFenced } from "../../manager/plan/away.ts";
import type { State } from "../../manager/store/state.ts";
import { distinct } from "./broken.ts";
import { slotName } from "./rules.ts";
import type { Worker } from "./worker.ts";

/**
 * Of a fenced service's place no two containers are at work, wherever they are and whoever has heard of it. Who removes a
 * node says that nothing runs there any more.
 */
export function checkWriters(state: State, workers: Iterable<Worker>): void {
  const places: string[] = [];
  for (const worker of workers) {
    if (state.node(worker.id) === undefined) continue;
    for (const id of worker.atWork()) {
      const task = state.task(id);
      const service = task === undefined ? undefined : state.service(task.serviceId);
      if (task === undefined || service === undefined || !isFenced(service)) continue;
      places.push(`${service.spec.Name} slot ${slotName(service, task)}`);
    }
  }
  distinct(places, "fenced place");
}
