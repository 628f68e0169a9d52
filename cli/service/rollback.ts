import type { Service } from "../api/shapes.ts";
import { command } from "../command.ts";
import { waitFlags } from "./flags.ts";
import { waitForServices } from "./wait.ts";

/** skein service rollback. */
export const rollback = command({
  usage: "service rollback [OPTIONS] SERVICE",
  summary: "Go back to the previous spec",
  about: "Takes the last update of a service back: its previous spec becomes the current one, rolled out task by task.",
  examples: [
    ["skein service rollback web", "back to what ran before, and wait"],
    ["skein service rollback --detach web", "the same, returning at once"],
  ],
  next: "skein service inspect NAME shows which spec is current",
  flags: waitFlags,
  arguments: { min: 1, max: 1 },
  run: async (context, values, [name = ""]) => {
    const service = await context.api.get<Service>(`/services/${encodeURIComponent(name)}`);
    const query = { rollback: "previous", version: String(service.Version.Index) };
    await context.api.post(`/services/${service.ID}/update`, { query, body: service.Spec });
    context.terminal.print(`${name}\n`);
    const awaited = { id: service.ID, olderUpdate: service.UpdateStatus?.StartedAt, isRollback: true };
    return values.detach === true ? 0 : waitForServices(context, [awaited], values);
  },
});
