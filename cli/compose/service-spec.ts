import {
  type ContainerSpec,
  type FileReference,
  type Healthcheck,
  omitEmpty,
  type Placement,
  type PortConfig,
  type Resources,
  type RestartPolicy,
  type ServiceMode,
  type ServiceSpec,
  someLabels,
  type UpdateConfig,
  wholeCredentialSpec,
} from "../api/service-spec.ts";
import { CliFailure } from "../failure.ts";
import type { WantedFile } from "../service/attachment.ts";
import { effectiveCapabilities } from "../service/capability.ts";
import { parseDuration } from "../text/duration.ts";
import { parseCpus } from "../text/size.ts";
import { byText, cut, withKey } from "../text/words.ts";
import { mountsOf } from "./mounts.ts";
import { imageLabel, objectName, stackLabels } from "./plan.ts";
import type { Compose, Deploy, FileObject, Service, UpdateSettings } from "./schema.ts";
import { skeinLabels } from "./skein-keys.ts";

export interface References {
  readonly secrets: readonly FileReference[];
  readonly configs: readonly FileReference[];
}

/** The secrets and configs that a service asks for, under their names in the swarm. */
export function wantedFiles(stack: string, service: Service, compose: Compose) {
  const credential = service.credential_spec?.config;
  const runtime: readonly WantedFile[] =
    credential === undefined
      ? []
      : [{ source: fileName(stack, "config", credential, compose.configs), reference: { Runtime: {} } }];
  return {
    secrets: (service.secrets ?? []).map((use) => wanted(stack, "secret", use, compose.secrets)),
    configs: [...(service.configs ?? []).map((use) => wanted(stack, "config", use, compose.configs)), ...runtime],
  };
}

/** The spec of one service of a stack: exactly what docker stack deploy sends. `key` is its name in the file. */
export function serviceSpec(stack: string, key: string, compose: Compose, references: References): ServiceSpec {
  const service = compose.services?.[key] ?? {};
  const deploy = service.deploy ?? {};
  if (service.image === undefined || service.image === "") {
    throw new CliFailure("invalid image reference: no image specified");
  }
  return {
    Name: `${stack}_${key}`,
    Labels: {
      ...skeinLabels(service["x-skein"]),
      ...stackLabels(stack, deploy.labels),
      [imageLabel]: service.image,
    },
    TaskTemplate: {
      ContainerSpec: containerOf(stack, service, compose, references),
      Resources: resourcesOf(deploy),
      ...withKey("RestartPolicy", restartPolicyOf(service, deploy)),
      Placement: placementOf(deploy),
      Networks: networksOf(stack, key, service, compose),
      ...withKey("LogDriver", loggingOf(service)),
      ForceUpdate: 0,
    },
    Mode: modeOf(deploy),
    ...withKey("UpdateConfig", updateConfigOf(deploy.update_config)),
    ...withKey("RollbackConfig", updateConfigOf(deploy.rollback_config)),
    EndpointSpec: omitEmpty({ Mode: deploy.endpoint_mode?.toLowerCase(), Ports: portsOf(service) }),
  };
}

function containerOf(stack: string, service: Service, compose: Compose, references: References): ContainerSpec {
  const capabilities = effectiveCapabilities(service.cap_add ?? [], service.cap_drop ?? []);
  const byName = (left: FileReference, right: FileReference): number =>
    byText(left.SecretName ?? left.ConfigName ?? "", right.SecretName ?? right.ConfigName ?? "");
  const configs = references.configs.toSorted(byName);
  const dns = omitEmpty({ Nameservers: service.dns, Search: service.dns_search });
  return {
    ...omitEmpty<ContainerSpec>({
      Image: service.image ?? "",
      Labels: stackLabels(stack, service.labels),
      Command: service.entrypoint ?? undefined,
      Args: service.command ?? undefined,
      Hostname: service.hostname,
      Env: environmentOf(service),
      Dir: service.working_dir,
      User: service.user,
      Groups: undefined,
      Privileges: privilegesOf(service, configs),
      Init: undefined,
      StopSignal: service.stop_signal,
      TTY: service.tty,
      OpenStdin: service.stdin_open,
      ReadOnly: service.read_only,
      Mounts: mountsOf(stack, service.volumes ?? [], compose.volumes),
      StopGracePeriod: undefined,
      Healthcheck: healthcheckOf(service),
      Hosts: (service.extra_hosts ?? []).map((line) => cut(line, ":")).map(({ key, value }) => `${value ?? ""} ${key}`),
      DNSConfig: Object.keys(dns).length === 0 ? undefined : dns,
      Secrets: references.secrets.toSorted(byName),
      Configs: configs,
      Isolation: service.isolation,
      Sysctls: someLabels(service.sysctls),
      CapabilityAdd: capabilities.add,
      CapabilityDrop: capabilities.drop,
      Ulimits: ulimitsOf(service),
      OomScoreAdj: undefined,
    }),
    ...withKey("Init", service.init),
    ...withKey("StopGracePeriod", nanos(service.stop_grace_period)),
  };
}

function privilegesOf(service: Service, configs: readonly FileReference[]): NonNullable<ContainerSpec["Privileges"]> {
  const spec = service.credential_spec;
  const given = Object.keys(spec ?? {});
  if (spec === undefined || given.length === 0) return { NoNewPrivileges: false };
  if (given.length > 1) throw new CliFailure(`invalid credential spec: cannot specify both ${given.join(" and ")}`);
  const config = configs.find((file) => file.Runtime !== undefined)?.ConfigID;
  return { CredentialSpec: wholeCredentialSpec({ ...spec, ...withKey("Config", config) }), NoNewPrivileges: false };
}

function environmentOf(service: Service): readonly string[] {
  const lines = Object.entries(service.environment ?? {}).map(([key, value]) =>
    value === null ? key : `${key}=${value}`,
  );
  return lines.toSorted(byText);
}

function healthcheckOf({ healthcheck: check }: Service): Healthcheck | undefined {
  if (check === undefined) return undefined;
  if (check.disable === true) {
    if ((check.test ?? []).length > 0) throw new CliFailure("test and disable can't be set at the same time");
    return { Test: ["NONE"] };
  }
  return omitEmpty<Healthcheck>({
    Test: check.test,
    Interval: nanos(check.interval),
    Timeout: nanos(check.timeout),
    StartPeriod: nanos(check.start_period),
    StartInterval: nanos(check.start_interval),
    Retries: check.retries,
  });
}

function ulimitsOf(service: Service): ContainerSpec["Ulimits"] {
  return Object.entries(service.ulimits ?? {})
    .map(([Name, { hard, soft }]) => ({ Name, Hard: hard, Soft: soft }))
    .toSorted((left, right) => byText(left.Name, right.Name));
}

function resourcesOf({ resources }: Deploy): Resources {
  const limits = resources?.limits;
  const reservations = resources?.reservations;
  const generic = (reservations?.generic_resources ?? []).map(({ discrete_resource_spec: spec }) =>
    spec === undefined ? {} : { DiscreteResourceSpec: { Kind: spec.kind ?? "", Value: spec.value ?? 0 } },
  );
  return {
    ...(limits === undefined
      ? {}
      : { Limits: omitEmpty({ NanoCPUs: cpus(limits.cpus), MemoryBytes: limits.memory, Pids: limits.pids }) }),
    ...(reservations === undefined
      ? {}
      : {
          Reservations: omitEmpty({
            NanoCPUs: cpus(reservations.cpus),
            MemoryBytes: reservations.memory,
            GenericResources: generic,
          }),
        }),
  };
}

/** deploy.restart_policy, or what the older `restart` says. */
function restartPolicyOf(service: Service, deploy: Deploy): RestartPolicy | undefined {
  const policy = deploy.restart_policy;
  if (policy !== undefined) {
    return {
      ...(policy.condition === undefined ? {} : { Condition: policy.condition }),
      ...withKey("Delay", nanos(policy.delay)),
      ...withKey("MaxAttempts", policy.max_attempts),
      ...withKey("Window", nanos(policy.window)),
    };
  }
  const { key: name, value: attempts } = cut(service.restart ?? "", ":");
  const max = attempts === undefined || attempts === "0" ? {} : { MaxAttempts: Number(attempts) };
  if (attempts !== undefined && !/^\d+$/.test(attempts))
    throw new CliFailure("invalid restart policy: maximum retry count must be an integer");
  if (name === "" || name === "no") return undefined;
  if (name === "always" || name === "unless-stopped") return { Condition: "any", ...max };
  if (name === "on-failure") return { Condition: "on-failure", ...max };
  throw new CliFailure(`invalid restart policy: "${name}" must be no, always, on-failure or unless-stopped`);
}

function placementOf({ placement }: Deploy): Placement {
  return omitEmpty<Placement>({
    Constraints: placement?.constraints,
    Preferences: (placement?.preferences ?? []).map(({ spread }) => ({ Spread: { SpreadDescriptor: spread ?? "" } })),
    MaxReplicas: placement?.max_replicas_per_node,
  });
}

function networksOf(stack: string, key: string, service: Service, compose: Compose) {
  const used = Object.entries(service.networks ?? {});
  const attachments = (used.length === 0 ? [["default", null] as const] : used).map(([name, settings]) => {
    const declared = compose.networks?.[name];
    if (declared === undefined && name !== "default")
      throw new CliFailure(`undefined network "${name}": name it under networks`);
    const target = objectName(stack, name, declared);
    // The engine's own networks have no name service: an alias there would be refused.
    const own = ["bridge", "host", "none", "default"].includes(target) || target.startsWith("container:") ? [] : [key];
    const aliases = [...(settings?.aliases ?? []), ...own];
    return {
      Target: target,
      ...(aliases.length === 0 ? {} : { Aliases: aliases }),
      ...withKey("DriverOpts", someLabels(settings?.driver_opts)),
    };
  });
  return attachments.toSorted((left, right) => byText(left.Target, right.Target));
}

function loggingOf({ logging }: Service) {
  if (logging === undefined) return undefined;
  return { ...withKey("Name", logging.driver), ...withKey("Options", someLabels(logging.options)) };
}

function modeOf({ mode = "replicated", replicas }: Deploy): ServiceMode {
  if ((mode === "global" || mode === "global-job") && replicas !== undefined) {
    throw new CliFailure("replicas can only be used with replicated or replicated-job mode");
  }
  if (mode === "global") return { Global: {} };
  if (mode === "global-job") return { GlobalJob: {} };
  if (mode === "replicated") return { Replicated: withKey("Replicas", replicas) };
  return { ReplicatedJob: { ...withKey("MaxConcurrent", replicas), ...withKey("TotalCompletions", replicas) } };
}

function updateConfigOf(settings: UpdateSettings | undefined): UpdateConfig | undefined {
  if (settings === undefined) return undefined;
  return {
    Parallelism: settings.parallelism ?? 1,
    ...omitEmpty<Pick<UpdateConfig, "Delay" | "FailureAction" | "Monitor">>({
      Delay: nanos(settings.delay),
      FailureAction: settings.failure_action,
      Monitor: nanos(settings.monitor),
    }),
    MaxFailureRatio: settings.max_failure_ratio ?? 0,
    Order: settings.order ?? "",
  };
}

function portsOf(service: Service): readonly PortConfig[] {
  return (service.ports ?? [])
    .map((port) =>
      omitEmpty<PortConfig>({
        Protocol: port.protocol,
        TargetPort: port.target,
        PublishedPort: port.published,
        PublishMode: port.mode,
      }),
    )
    .toSorted((left, right) => (left.PublishedPort ?? 0) - (right.PublishedPort ?? 0));
}

function wanted(
  stack: string,
  kind: "secret" | "config",
  use: NonNullable<Service["secrets"]>[number],
  declared: Readonly<Record<string, FileObject>> | undefined,
): WantedFile {
  const key = use.source ?? "";
  const File = { Name: use.target ?? key, UID: use.uid ?? "0", GID: use.gid ?? "0", Mode: use.mode ?? 0o444 };
  return { source: fileName(stack, kind, key, declared), reference: { File } };
}

function fileName(
  stack: string,
  kind: "secret" | "config",
  key: string,
  declared: Readonly<Record<string, FileObject>> | undefined,
): string {
  const object = declared?.[key];
  if (object === undefined) throw new CliFailure(`undefined ${kind} "${key}": name it under ${kind}s`);
  return objectName(stack, key, object);
}

function nanos(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseDuration(text);
}

function cpus(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseCpus(text);
}
