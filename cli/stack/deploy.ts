import { type Api, ApiFailure } from "../api/client.ts";
import { filtersOf } from "../api/filters.ts";
import { pinImage } from "../api/image.ts";
import { registryAuth } from "../api/registry-auth.ts";
import type { ServiceSpec } from "../api/service-spec.ts";
import type { Info, Network, Service } from "../api/shapes.ts";
import { type Context, command } from "../command.ts";
import { imageLabel, type NetworkRequest, namespaceLabel, planStack } from "../compose/plan.ts";
import type { Compose } from "../compose/schema.ts";
import { serviceSpec, wantedFiles } from "../compose/service-spec.ts";
import { CliFailure } from "../failure.ts";
import { list, present, text, type Values } from "../flag.ts";
import type { Awaited } from "../service/convergence.ts";
import { waitFlags } from "../service/flags.ts";
import { fileReferences } from "../service/look-up.ts";
import { waitForServices } from "../service/wait.ts";
import { withTag } from "../text/image.ts";
import { dataReader, loadFiles } from "./files.ts";
import { storeFile } from "./store-file.ts";

const flags = {
  ...waitFlags,
  "compose-file": list('Compose file, or "-" for standard input; later ones win', { short: "c" }),
  prune: present("Remove services that are no longer in the file"),
  "resolve-image": text('When to ask the registry for digests: "always", "changed", "never" (default "always")'),
  "with-registry-auth": present("Hand your registry login to the nodes that pull the images"),
};

/** skein stack deploy. */
export const deploy = command({
  usage: "stack deploy [OPTIONS] STACK",
  summary: "Deploy a compose file and wait",
  about:
    "Creates or updates everything in a compose file (format 3) as a stack, then waits until all its services run and stay " +
    "up; the exit code says whether they do. Unlike docker's, which returns before anything runs; -d does that. Variables " +
    "come from the shell and from a .env file beside the compose file. Deploying an unchanged file restarts nothing.",
  examples: [
    ["skein stack deploy -c compose.yml shop", "deploy, and wait until it runs"],
    [
      "skein stack deploy -c compose.yml -c production.yml --prune --timeout 5m shop",
      "two files merged; services gone from them are removed",
    ],
  ],
  next: "skein stack ps STACK shows its tasks; skein stack config -c FILE what was understood",
  flags,
  arguments: { min: 1, max: 1 },
  run: async (context, values, [stack = ""]) => {
    if (/^['"\s]*$/.test(stack)) throw new CliFailure(`invalid stack name: "${stack}"`);
    if (!["always", "changed", "never"].includes(values["resolve-image"] ?? "always")) {
      throw new CliFailure(`invalid option ${values["resolve-image"]} for flag --resolve-image`);
    }
    const { compose, warnings } = await loadFiles(context, values["compose-file"]);
    for (const warning of warnings) context.terminal.warn(`warning: ${warning}\n`);
    const plan = planStack(stack, compose, dataReader(context.directory, values["compose-file"]));
    checkServices(stack, compose);
    await mustBeManager(context.api);
    if (values.prune === true) await prune(context, stack, compose);
    await checkExternal(context.api, plan.externalNetworks);
    await createNetworks(context, stack, plan.networks);
    for (const spec of plan.secrets) await storeFile(context, "secret", spec);
    for (const spec of plan.configs) await storeFile(context, "config", spec);
    const awaited = await deployServices(context, { stack, compose, values });
    return values.detach === true ? 0 : waitForServices(context, awaited, values);
  },
});

/** Finds what is wrong with any service before anything is created. */
function checkServices(stack: string, compose: Compose): void {
  for (const key of Object.keys(compose.services ?? {})) {
    named(key, () => {
      wantedFiles(stack, compose.services?.[key] ?? {}, compose);
      return serviceSpec(stack, key, compose, { secrets: [], configs: [] });
    });
  }
}

async function mustBeManager(api: Api): Promise<void> {
  const info = await api.get<Info>("/info");
  if (info.Swarm.ControlAvailable) return;
  throw new CliFailure(
    'this node is not a swarm manager. Use "skein swarm init" or "skein swarm join" to connect this node to swarm and try again',
  );
}

async function prune({ api, terminal }: Context, stack: string, compose: Compose): Promise<void> {
  const kept = new Set(Object.keys(compose.services ?? {}).map((key) => `${stack}_${key}`));
  for (const service of await stackServices(api, stack)) {
    // The label is checked again: a filter that was overlooked must not cost somebody else's services.
    if (kept.has(service.Spec.Name) || service.Spec.Labels[namespaceLabel] !== stack) continue;
    terminal.print(`Removing service ${service.Spec.Name}\n`);
    await api.delete(`/services/${service.ID}`);
  }
}

async function checkExternal(api: Api, names: readonly string[]): Promise<void> {
  for (const name of names.filter((name) => !["bridge", "host", "none", "default"].includes(name))) {
    const network = await findNetwork(api, name);
    if (network === undefined) {
      throw new CliFailure(
        `network "${name}" is declared as external, but could not be found. You need to create a swarm-scoped network before the stack is deployed`,
      );
    }
    if (network.Scope !== "swarm") {
      throw new CliFailure(
        `network "${name}" is declared as external, but it is not in the right scope: "${network.Scope}" instead of "swarm"`,
      );
    }
  }
}

async function findNetwork(api: Api, name: string): Promise<Network | undefined> {
  try {
    return await api.get<Network>(`/networks/${encodeURIComponent(name)}`);
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 404) return undefined;
    throw error;
  }
}

async function createNetworks(
  { api, terminal }: Context,
  stack: string,
  wanted: readonly NetworkRequest[],
): Promise<void> {
  const filters = filtersOf([], { label: [`${namespaceLabel}=${stack}`] });
  const existing = new Set(
    (await api.get<readonly Network[]>("/networks", { filters })).map((network) => network.Name),
  );
  for (const network of wanted.filter(({ Name }) => !existing.has(Name))) {
    terminal.print(`Creating network ${network.Name}\n`);
    await api.post("/networks/create", { body: network });
  }
}

interface Deployment {
  readonly stack: string;
  readonly compose: Compose;
  readonly values: Values<typeof flags>;
}

async function deployServices(context: Context, { stack, compose, values }: Deployment): Promise<readonly Awaited[]> {
  const { api } = context;
  const specs: ServiceSpec[] = [];
  for (const [key, service] of Object.entries(compose.services ?? {})) {
    const wanted = wantedFiles(stack, service, compose);
    const secrets = await fileReferences(api, "secret", wanted.secrets);
    const configs = await fileReferences(api, "config", wanted.configs);
    specs.push(named(key, () => serviceSpec(stack, key, compose, { secrets, configs })));
  }
  const existing = new Map((await stackServices(api, stack)).map((service) => [service.Spec.Name, service]));
  const awaited: Awaited[] = [];
  for (const spec of specs) {
    const before = existing.get(spec.Name);
    const auth =
      values["with-registry-auth"] === true
        ? await registryAuth(spec.TaskTemplate.ContainerSpec.Image, context.environment)
        : undefined;
    const resolve = values["resolve-image"] ?? "always";
    awaited.push(
      before === undefined
        ? { id: await createService(context, spec, auth, resolve) }
        : await updateService(context, before, { spec, auth, resolve }),
    );
  }
  return awaited;
}

async function createService(
  context: Context,
  spec: ServiceSpec,
  auth: string | undefined,
  resolve: string,
): Promise<string> {
  const { api, terminal } = context;
  terminal.print(`Creating service ${spec.Name}\n`);
  const body = resolve === "never" ? spec : await pinnedSpec(context, spec, auth);
  const { ID } = await api.post<{ readonly ID: string }>("/services/create", {
    body: tagged(body),
    headers: authHeader(auth),
  });
  return ID;
}

interface Update {
  readonly spec: ServiceSpec;
  readonly auth: string | undefined;
  readonly resolve: string;
}

async function updateService(context: Context, before: Service, { spec, auth, resolve }: Update): Promise<Awaited> {
  const { api, terminal } = context;
  terminal.print(`Updating service ${spec.Name} (id: ${before.ID})\n`);
  const isSameImage = before.Spec.Labels[imageLabel] === spec.Labels[imageLabel];
  const asks = resolve === "always" || (resolve === "changed" && !isSameImage);
  const image = before.Spec.TaskTemplate.ContainerSpec.Image;
  const kept: ServiceSpec = {
    ...spec,
    TaskTemplate: {
      ...spec.TaskTemplate,
      // Without this a forced update before would be undone by every deploy, and restart all tasks.
      ForceUpdate: before.Spec.TaskTemplate.ForceUpdate ?? 0,
      ContainerSpec: { ...spec.TaskTemplate.ContainerSpec, ...(isSameImage && !asks ? { Image: image } : {}) },
    },
  };
  const body = asks ? await pinnedSpec(context, kept, auth) : kept;
  const query = { version: String(before.Version.Index) };
  const answer = await api.post<{ readonly Warnings?: readonly string[] | null }>(`/services/${before.ID}/update`, {
    query,
    body: tagged(body),
    headers: authHeader(auth),
  });
  for (const warning of answer?.Warnings ?? []) terminal.warn(`${warning}\n`);
  return { id: before.ID, olderUpdate: before.UpdateStatus?.StartedAt };
}

async function pinnedSpec(
  { api, terminal }: Context,
  spec: ServiceSpec,
  auth: string | undefined,
): Promise<ServiceSpec> {
  const { task, warning } = await pinImage(api, spec.TaskTemplate, auth);
  if (warning !== undefined) terminal.warn(`${warning}\n`);
  return { ...spec, TaskTemplate: task };
}

function stackServices(api: Api, stack: string): Promise<readonly Service[]> {
  return api.get<readonly Service[]>("/services", {
    filters: filtersOf([], { label: [`${namespaceLabel}=${stack}`] }),
  });
}

function named<Value>(key: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CliFailure)) throw error;
    throw new CliFailure(`service ${key}: ${error.message}`);
  }
}

/** As the stored spec will have it, whether or not the registry was asked. */
function tagged(spec: ServiceSpec): ServiceSpec {
  const container = spec.TaskTemplate.ContainerSpec;
  return {
    ...spec,
    TaskTemplate: { ...spec.TaskTemplate, ContainerSpec: { ...container, Image: withTag(container.Image) } },
  };
}

function authHeader(auth: string | undefined): Readonly<Record<string, string>> {
  return auth === undefined ? {} : { "x-registry-auth": auth };
}
