import type { Api } from "../api/client.ts";
import type { Service } from "../api/shapes.ts";
import { command } from "../command.ts";
import { whole } from "../flag.ts";
import { waitFlags } from "./flags.ts";
import { waitForServices } from "./wait.ts";

/** skein service rollback. */
export const rollback = command({
  usage: "service rollback [OPTIONS] SERVICE",
  summary: "Go back to the previous spec, or to any of the last ten",
  about:
    "Takes the last update of a service back: its previous spec becomes the current one, rolled out task by task. With --to, " +
    "the spec of that revision. Tasks that already run that spec are left alone.",
  examples: [
    ["skein service rollback web", "back to what ran before, and wait"],
    ["skein service rollback --to 3 web", "back to revision 3"],
  ],
  next: "skein service history NAME shows the revisions and which one runs",
  flags: { ...waitFlags, to: whole("Revision to go back to (default: the previous spec)") },
  arguments: { min: 1, max: 1 },
  run: async (context, values, [name = ""]) => {
    const service = await context.api.get<Service>(`/services/${encodeURIComponent(name)}`);
    await askFor(context.api, service, values.to);
    context.terminal.print(`${name}\n`);
    const awaited = { id: service.ID, olderUpdate: service.UpdateStatus?.StartedAt, isRollback: true };
    return values.detach === true ? 0 : waitForServices(context, [awaited], values);
  },
});

async function askFor(api: Api, service: Service, revision: number | undefined): Promise<void> {
  if (revision !== undefined) {
    await api.post(`/skein/v1/services/${service.ID}/rollback`, { query: { to: String(revision) } });
    return;
  }
  const query = { rollback: "previous", version: String(service.Version.Index) };
  await api.post(`/services/${service.ID}/update`, { query, body: service.Spec });
}
