import type { ServiceSpec } from "../api/service-spec.ts";
import type { Service } from "../api/shapes.ts";
import { command } from "../command.ts";
import { CliFailure } from "../failure.ts";
import type { Awaited } from "./convergence.ts";
import { waitFlags } from "./flags.ts";
import { waitForServices } from "./wait.ts";

/** skein service scale. */
export const scale = command({
  usage: "service scale SERVICE=REPLICAS [SERVICE=REPLICAS...]",
  summary: "Change the number of tasks",
  about: "Changes how many tasks services have and waits until they run. Running tasks are not touched.",
  examples: [
    ["skein service scale web=5", "five tasks"],
    ["skein service scale web=0 worker=2", "two services at once; 0 stops a service and keeps it"],
  ],
  next: "skein service ps NAME shows where the tasks went",
  flags: waitFlags,
  arguments: { min: 1 },
  run: async (context, values, rest) => {
    const { api, terminal } = context;
    const wanted = rest.map(wish);
    const awaited: Awaited[] = [];
    for (const { name, replicas } of wanted) {
      const service = await api.get<Service>(`/services/${encodeURIComponent(name)}`);
      const query = { version: String(service.Version.Index) };
      await api.post(`/services/${service.ID}/update`, { query, body: scaled(service.Spec, replicas) });
      terminal.print(`${name} scaled to ${replicas}\n`);
      awaited.push({ id: service.ID, olderUpdate: service.UpdateStatus?.StartedAt });
    }
    return values.detach === true ? 0 : waitForServices(context, awaited, values);
  },
});

/** The spec with another number of tasks; global services have none to change. */
export function scaled(spec: ServiceSpec, replicas: number): ServiceSpec {
  const { Mode } = spec;
  if (Mode.Replicated !== undefined)
    return { ...spec, Mode: { Replicated: { ...Mode.Replicated, Replicas: replicas } } };
  if (Mode.ReplicatedJob === undefined) {
    throw new CliFailure(`${spec.Name}: scale can only be used with replicated or replicated-job mode`);
  }
  return { ...spec, Mode: { ReplicatedJob: { ...Mode.ReplicatedJob, TotalCompletions: replicas } } };
}

function wish(text: string): { readonly name: string; readonly replicas: number } {
  const [, name, replicas] = /^([^=]+)=(\d+)$/.exec(text) ?? [];
  if (name === undefined) throw new CliFailure(`invalid scale specifier '${text}': write SERVICE=REPLICAS, as web=3`);
  return { name, replicas: Number(replicas) };
}
