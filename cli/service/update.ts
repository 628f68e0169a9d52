import { resolve } from "node:path";
import type { Api } from "../api/client.ts";
import { pinImage } from "../api/image.ts";
import { registryAuth } from "../api/registry-auth.ts";
import type { ServiceSpec } from "../api/service-spec.ts";
import type { Service } from "../api/shapes.ts";
import { type Context, command } from "../command.ts";
import { CliFailure } from "../failure.ts";
import type { WantedFile } from "./attachment.ts";
import { changedSpec } from "./change.ts";
import { filledFrom } from "./environment.ts";
import { type UpdateValues, updateFlags } from "./flags.ts";
import { fileReferences, networkId, networkIds } from "./look-up.ts";
import { waitForServices } from "./wait.ts";

/** skein service update: reads the spec, changes what flags name (change.ts), sends the whole spec back. */
export const update = command({
  usage: "service update [OPTIONS] SERVICE",
  summary: "Change a service, rolling",
  about:
    "Changes a service. Tasks are replaced one after the other (--update-parallelism, --update-delay); what no flag names " +
    "stays. Waits until the new tasks run and stay up; exits 1 if the update is paused or rolled back.",
  examples: [
    ["skein service update --image nginx:1.27 web", "a new image, task by task"],
    [
      "skein service update --update-order start-first --update-failure-action rollback web",
      "how updates go from now on",
    ],
  ],
  next: "skein service rollback NAME takes the last update back",
  flags: updateFlags,
  arguments: { min: 1, max: 1 },
  run: async (context, values, [name = ""]) => {
    const { api, terminal } = context;
    const service = await api.get<Service>(`/services/${encodeURIComponent(name)}`);
    if (values.rollback === true) refuseOtherFlags(values);
    const spec = changedSpec(service.Spec, values, await lookUp(context, values, service.Spec));
    const asksAuth = values["with-registry-auth"] === true;
    const auth = asksAuth ? await registryAuth(spec.TaskTemplate.ContainerSpec.Image, context.environment) : undefined;
    const asksRegistry = values.image !== undefined && values["no-resolve-image"] !== true;
    const pinned = asksRegistry ? await pinImage(api, spec.TaskTemplate, auth) : { task: spec.TaskTemplate };
    const answer = await sendUpdate(
      api,
      service,
      { ...spec, TaskTemplate: pinned.task },
      auth,
      values.rollback === true,
    );
    const warnings = [...answer, ...("warning" in pinned && pinned.warning !== undefined ? [pinned.warning] : [])];
    for (const warning of warnings) terminal.warn(`${warning}\n`);
    terminal.print(`${name}\n`);
    const isRollback = values.rollback === true;
    const awaited = { id: service.ID, olderUpdate: service.UpdateStatus?.StartedAt, isRollback };
    return values.detach === true ? 0 : waitForServices(context, [awaited], values);
  },
});

async function sendUpdate(
  api: Api,
  service: Service,
  spec: ServiceSpec,
  auth: string | undefined,
  isRollback: boolean,
): Promise<readonly string[]> {
  const answer = await api.post<{ readonly Warnings?: readonly string[] | null }>(`/services/${service.ID}/update`, {
    query: {
      version: String(service.Version.Index),
      registryAuthFrom: auth === undefined ? "spec" : undefined,
      rollback: isRollback ? "previous" : undefined,
    },
    body: spec,
    headers: auth === undefined ? {} : { "x-registry-auth": auth },
  });
  return answer?.Warnings ?? [];
}

function refuseOtherFlags(values: UpdateValues): void {
  const allowed = ["rollback", "detach", "quiet", "timeout"];
  const others = Object.entries(values).filter(([name, value]) => {
    const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined;
    return isGiven && !allowed.includes(name);
  });
  if (others.length > 0) throw new CliFailure("other flags may not be combined with --rollback");
}

async function lookUp(context: Context, values: UpdateValues, before: ServiceSpec) {
  const { api, environment, directory } = context;
  const gone: string[] = [];
  for (const name of values["network-rm"]) gone.push(await networkId(api, name));
  const credential = values["credential-spec"]?.Config;
  const hasIt = before.TaskTemplate.ContainerSpec.Configs?.some(
    (file) => file.Runtime !== undefined && file.ConfigName === credential,
  );
  const isNew = credential !== undefined && hasIt !== true;
  const runtime: readonly WantedFile[] = isNew ? [{ source: credential, reference: { Runtime: {} } }] : [];
  return {
    networksGone: gone,
    networksNew: await networkIds(api, values["network-add"]),
    secretsNew: await fileReferences(api, "secret", values["secret-add"]),
    configsNew: await fileReferences(api, "config", [...values["config-add"], ...runtime]),
    environment: values["env-add"].map((line) => filledFrom(environment, line)),
    resolvePath: (path: string) => resolve(directory, path),
  };
}
