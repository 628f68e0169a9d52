import {
  type ContainerSpec,
  type CredentialSpec,
  type FileReference,
  type Healthcheck,
  type NetworkAttachment,
  type NewServiceSpec,
  omitEmpty,
  type Placement,
  type Resources,
  type RestartPolicy,
  type ServiceMode,
  someLabels,
  type UpdateConfig,
  wholeCredentialSpec,
} from "../api/service-spec.ts";
import { CliFailure } from "../failure.ts";
import { withTag } from "../text/image.ts";
import { byText, pairs, withKey } from "../text/words.ts";
import { effectiveCapabilities } from "./capability.ts";
import { lastWins } from "./environment.ts";
import type { CommonValues, CreateValues } from "./flags.ts";
import { parseMount } from "./mount.ts";

/** What had to be looked up before the spec can be written. */
export interface Looked {
  readonly networks: readonly NetworkAttachment[];
  readonly secrets: readonly FileReference[];
  readonly configs: readonly FileReference[];
  /** Lines of --env-file and --env, in this order, values filled in. */
  readonly environment: readonly string[];
  readonly resolvePath: (path: string) => string;
}

/** The spec that `service create` sends: exactly what docker's own command sends for the same flags. */
export function specFrom(
  values: CreateValues,
  [image = "", ...args]: readonly string[],
  looked: Looked,
): NewServiceSpec {
  const mode = modeFrom(values);
  const update = updateConfigFrom(values, "update", undefined);
  const rollback = updateConfigFrom(values, "rollback", undefined);
  if ((mode.ReplicatedJob ?? mode.GlobalJob) !== undefined && (update ?? rollback) !== undefined) {
    throw new CliFailure("update and rollback configuration is not supported for jobs");
  }
  return {
    ...withKey("Name", values.name),
    Labels: pairs(values.label),
    TaskTemplate: {
      ContainerSpec: containerFrom(values, withTag(image), args, looked),
      Resources: resourcesFrom(values),
      ...withKey("RestartPolicy", restartPolicyFrom(values, undefined)),
      Placement: omitEmpty<Placement>({
        Constraints: values.constraint,
        Preferences: values["placement-pref"],
        MaxReplicas: values["replicas-max-per-node"],
      }),
      ...withKey("Networks", nonEmpty(looked.networks.toSorted((left, right) => byText(left.Target, right.Target)))),
      ...withKey("LogDriver", logDriverFrom(values)),
      ForceUpdate: 0,
    },
    Mode: mode,
    ...withKey("UpdateConfig", update),
    ...withKey("RollbackConfig", rollback),
    EndpointSpec: {
      Mode: (values["endpoint-mode"] ?? "vip").toLowerCase(),
      ...withKey("Ports", nonEmpty(values.publish.flat())),
    },
  };
}

/** The log driver that the flags ask for, if any. */
export function logDriverFrom(
  values: CommonValues,
): { Name: string; Options?: Readonly<Record<string, string>> } | undefined {
  const name = values["log-driver"];
  if (name === undefined || name === "") {
    if (values["log-opt"].length > 0) throw new CliFailure("--log-opt needs --log-driver", 125);
    return undefined;
  }
  return { Name: name, ...withKey("Options", someLabels(pairs(values["log-opt"]))) };
}

/** The update or rollback settings after the flags, or undefined if nothing asks for any. */
export function updateConfigFrom(
  values: CommonValues,
  which: "update" | "rollback",
  before: UpdateConfig | undefined,
): UpdateConfig | undefined {
  const given = omitUndefined({
    Parallelism: values[`${which}-parallelism`],
    Delay: values[`${which}-delay`],
    Monitor: values[`${which}-monitor`],
    FailureAction: values[`${which}-failure-action`],
    MaxFailureRatio: values[`${which}-max-failure-ratio`],
    Order: values[`${which}-order`],
  });
  if (Object.keys(given).length === 0) return before;
  const defaults = { Parallelism: 1, Monitor: 5e9, FailureAction: "pause", MaxFailureRatio: 0, Order: "stop-first" };
  const merged = { ...(before ?? defaults), ...given };
  const { Parallelism, MaxFailureRatio, Order, ...rest } = merged;
  return {
    Parallelism,
    MaxFailureRatio,
    Order,
    ...omitEmpty<Pick<UpdateConfig, "Delay" | "FailureAction" | "Monitor">>({
      Delay: rest.Delay,
      FailureAction: rest.FailureAction,
      Monitor: rest.Monitor,
    }),
  };
}

/** The restart policy after the flags, or undefined if nothing asks for one. */
export function restartPolicyFrom(values: CommonValues, before: RestartPolicy | undefined): RestartPolicy | undefined {
  const given = omitUndefined({
    Condition: values["restart-condition"],
    Delay: values["restart-delay"],
    MaxAttempts: values["restart-max-attempts"],
    Window: values["restart-window"],
  });
  if (Object.keys(given).length === 0) return before;
  return { ...(before ?? { Condition: "any", Delay: 5e9, MaxAttempts: 0 }), ...given };
}

/** The health check that the flags ask for, if any. */
export function healthcheckFrom(values: CommonValues): Healthcheck | undefined {
  const check = omitEmpty<Healthcheck>({
    Test: values["health-cmd"] === undefined || values["health-cmd"] === "" ? [] : ["CMD-SHELL", values["health-cmd"]],
    Interval: values["health-interval"],
    Timeout: values["health-timeout"],
    StartPeriod: values["health-start-period"],
    StartInterval: values["health-start-interval"],
    Retries: values["health-retries"],
  });
  const isGiven = Object.keys(check).length > 0;
  if (values["no-healthcheck"] !== true) return isGiven ? check : undefined;
  if (isGiven) throw new CliFailure("--no-healthcheck conflicts with --health-* options");
  return { Test: ["NONE"] };
}

/** The list, or nothing if it is empty. */
function nonEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** The fields that were given. */
export function omitUndefined<Shape extends object>(
  fields: Shape,
): { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> }; // Just filtered.
}

function containerFrom(values: CreateValues, image: string, args: readonly string[], looked: Looked): ContainerSpec {
  const capabilities = effectiveCapabilities(values["cap-add"], values["cap-drop"]);
  const credential = values["credential-spec"];
  const privileges = credential === undefined || Object.keys(credential).length === 0 ? undefined : credential;
  return {
    ...omitEmpty<ContainerSpec>({
      Image: image,
      Labels: someLabels(pairs(values["container-label"])),
      Command: values.entrypoint,
      Args: args,
      Hostname: values.hostname,
      Env: lastWins(looked.environment),
      Dir: values.workdir,
      User: values.user,
      Groups: values.group,
      Privileges:
        privileges === undefined
          ? undefined
          : { CredentialSpec: withConfigId(privileges, looked.configs), NoNewPrivileges: false },
      Init: undefined,
      StopSignal: values["stop-signal"],
      TTY: values.tty,
      OpenStdin: undefined,
      ReadOnly: values["read-only"],
      Mounts: values.mount.map((text) => parseMount(text, looked.resolvePath)),
      StopGracePeriod: undefined,
      Healthcheck: healthcheckFrom(values),
      Hosts: values.host,
      DNSConfig: omitEmpty({ Nameservers: values.dns, Search: values["dns-search"], Options: values["dns-option"] }),
      Secrets: looked.secrets,
      Configs: looked.configs,
      Isolation: values.isolation,
      Sysctls: someLabels(pairs(values.sysctl)),
      CapabilityAdd: capabilities.add,
      CapabilityDrop: capabilities.drop,
      Ulimits: values.ulimit.toSorted((left, right) => byText(left.Name, right.Name)),
      OomScoreAdj: values["oom-score-adj"],
    }),
    ...withKey("StopGracePeriod", values["stop-grace-period"]),
    Init: values.init ?? false,
  };
}

/** Users name the config, the API wants its id. */
function withConfigId(credential: CredentialSpec, configs: readonly FileReference[]): CredentialSpec {
  const found = configs.find((config) => config.ConfigName === credential.Config && config.Runtime !== undefined);
  return wholeCredentialSpec({ ...credential, ...withKey("Config", found?.ConfigID) });
}

function resourcesFrom(values: CreateValues): Resources {
  return {
    Limits: omitEmpty({
      NanoCPUs: values["limit-cpu"],
      MemoryBytes: values["limit-memory"],
      Pids: values["limit-pids"],
    }),
    Reservations: omitEmpty({
      NanoCPUs: values["reserve-cpu"],
      MemoryBytes: values["reserve-memory"],
      GenericResources: values["generic-resource"],
    }),
  };
}

function modeFrom(values: CreateValues): ServiceMode {
  const mode = values.mode ?? "replicated";
  const { replicas } = values;
  const concurrent = values["max-concurrent"];
  const isGlobal = mode === "global" || mode === "global-job";
  if (isGlobal && replicas !== undefined) {
    throw new CliFailure("replicas can only be used with replicated or replicated-job mode");
  }
  if (isGlobal && (values["replicas-max-per-node"] ?? 0) > 0) {
    throw new CliFailure("replicas-max-per-node can only be used with replicated or replicated-job mode");
  }
  if (mode !== "replicated-job" && concurrent !== undefined) {
    throw new CliFailure("max-concurrent can only be used with replicated-job mode");
  }
  if (mode === "global") return { Global: {} };
  if (mode === "global-job") return { GlobalJob: {} };
  if (mode === "replicated") return { Replicated: withKey("Replicas", replicas) };
  if (mode !== "replicated-job") {
    throw new CliFailure(`unknown mode: ${mode}; there are replicated, global, replicated-job and global-job`);
  }
  return {
    ReplicatedJob: { ...withKey("MaxConcurrent", concurrent ?? replicas), ...withKey("TotalCompletions", replicas) },
  };
}
