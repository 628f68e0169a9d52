import type { NetworkSpec } from "../../../model/network.ts";
import type {
  Mount,
  PortConfig,
  ServiceMode,
  ServiceSpec,
  TaskSpec,
  UpdateConfig,
} from "../../../model/service-spec.ts";

/**
 * A spec from words such as `replicas=3 image=web:2 port=8080:80 constraint=node.role==worker`, over the one before.
 */
export function serviceSpec(name: string, words: readonly string[], before?: ServiceSpec): ServiceSpec {
  const start: ServiceSpec = before ?? {
    Name: name,
    Labels: {},
    TaskTemplate: template("web:1"),
    Mode: { Replicated: {} },
  };
  return words.reduce((spec, word) => {
    const at = word.indexOf("=");
    return at < 0 ? applied(spec, word, "") : applied(spec, word.slice(0, at), word.slice(at + 1));
  }, start);
}

function template(image: string): TaskSpec {
  return { ContainerSpec: { Image: image }, ForceUpdate: 0, Runtime: "container" };
}

function applied(spec: ServiceSpec, key: string, value: string): ServiceSpec {
  const task = spec.TaskTemplate;
  const withTask = (part: Partial<TaskSpec>): ServiceSpec => ({ ...spec, TaskTemplate: { ...task, ...part } });
  const [first = "", second = "", third = "", fourth = ""] = value.split(":");
  const mode = modeFrom(key, first, second);
  if (mode !== undefined) return { ...spec, Mode: mode };
  if (key.startsWith("rollback.")) {
    const part = updateFrom(key.slice("rollback.".length), value);
    return { ...spec, RollbackConfig: { ...spec.RollbackConfig, ...part } };
  }
  if (key.startsWith("skein.")) return { ...spec, Labels: { ...spec.Labels, [key]: value } };
  switch (key) {
    case "name":
      return { ...spec, Name: value };
    case "label":
      return { ...spec, Labels: relabelled(spec.Labels, value) };
    case "volume":
      return withTask({ ContainerSpec: { ...task.ContainerSpec, Mounts: [mount(first, second, third)] } });
    case "force":
      return withTask({ ForceUpdate: task.ForceUpdate + 1 });
    case "image":
      return withTask({ ContainerSpec: { ...task.ContainerSpec, Image: value } });
    case "env":
      return withTask({ ContainerSpec: { ...task.ContainerSpec, Env: value.split(",") } });
    case "secret":
      return withTask({ ContainerSpec: { ...task.ContainerSpec, Secrets: [secret(first, second)] } });
    case "constraint":
      return withTask({ Placement: { ...task.Placement, Constraints: added(task.Placement?.Constraints, value) } });
    case "anywhere":
      return withTask({ Placement: { ...task.Placement, Constraints: [] } });
    case "max":
      return withTask({ Placement: { ...task.Placement, MaxReplicas: Number(value) } });
    case "spread":
      return withTask({ Placement: { ...task.Placement, Preferences: [{ Spread: { SpreadDescriptor: value } }] } });
    case "cpus":
      return withTask({ Resources: { Reservations: { NanoCPUs: Number(value) * 1e9 } } });
    case "generic":
      return withTask({
        Resources: {
          Reservations: { GenericResources: [{ DiscreteResourceSpec: { Kind: first, Value: Number(second) } }] },
        },
      });
    case "network":
      return withTask({
        Networks: value === "" ? [] : value.split(",").map((target) => ({ Target: target, Aliases: ["db"] })),
      });
    case "port":
      return {
        ...spec,
        EndpointSpec: {
          ...spec.EndpointSpec,
          Ports: value === "none" ? [] : [...(spec.EndpointSpec?.Ports ?? []), port(first, second, third)],
        },
      };
    case "endpoint":
      return { ...spec, EndpointSpec: { ...spec.EndpointSpec, Mode: value === "dnsrr" ? "dnsrr" : "vip" } };
    case "order":
    case "parallel":
    case "delay":
    case "monitor":
    case "ratio":
    case "onfail":
      return { ...spec, UpdateConfig: { ...spec.UpdateConfig, ...updateFrom(key, value) } };
    case "restart":
      return withTask({ RestartPolicy: restartFrom(first, second, third, fourth) });
    default:
      throw new Error(`unknown word ${key}`);
  }
}

function modeFrom(key: string, first: string, second: string): ServiceMode | undefined {
  if (key === "replicas") return { Replicated: { Replicas: Number(first) } };
  if (key === "global") return { Global: {} };
  if (key === "globaljob") return { GlobalJob: {} };
  return key === "job"
    ? { ReplicatedJob: { MaxConcurrent: Number(first), TotalCompletions: Number(second) } }
    : undefined;
}

function updateFrom(key: string, value: string): UpdateConfig {
  switch (key) {
    case "order":
      return { Order: value === "start-first" ? "start-first" : "stop-first" };
    case "parallel":
      return { Parallelism: Number(value) };
    case "delay":
      return { Delay: Number(value) * 1e6 };
    case "monitor":
      return { Monitor: Number(value) * 1e6 };
    case "ratio":
      return { MaxFailureRatio: Number(value) };
    default:
      return { FailureAction: value as NonNullable<UpdateConfig["FailureAction"]> }; // The file says which.
  }
}

function added(constraints: readonly string[] | undefined, value: string): readonly string[] {
  return value === "none" ? [] : [...(constraints ?? []), value];
}

/** `skein.schedule=0~8~*~*~1` (words have no spaces), `tier:front`, or `tier` to take the label away. */
function relabelled(labels: ServiceSpec["Labels"], word: string): ServiceSpec["Labels"] {
  const [name = "", ...value] = word.split(word.includes("=") ? "=" : ":");
  const { [name]: _, ...others } = labels;
  return value.length === 0 ? others : { ...others, [name]: value.join("=").replaceAll("~", " ") };
}

/** `any:5000:3:60000`: condition, delay in milliseconds, attempts, window in milliseconds. */
function restartFrom(
  condition: string,
  delayMs: string,
  attempts: string,
  windowMs: string,
): NonNullable<TaskSpec["RestartPolicy"]> {
  return {
    Condition: condition as "any", // The file says which.
    ...(delayMs === "" ? {} : { Delay: Number(delayMs) * 1e6 }),
    ...(attempts === "" ? {} : { MaxAttempts: Number(attempts) }),
    ...(windowMs === "" ? {} : { Window: Number(windowMs) * 1e6 }),
  };
}

/** `8080:80` or `8080:80:host`; 0 lets somebody else choose. */
function port(published: string, target: string, mode: string): PortConfig {
  const chosen = published === "0" ? {} : { PublishedPort: Number(published) };
  return { Protocol: "tcp", TargetPort: Number(target), PublishMode: mode === "host" ? "host" : "ingress", ...chosen };
}

/** `data:/data`, `data:/data:other-driver`. */
function mount(source: string, target: string, driver: string): Mount {
  const mounted = { Type: "volume", Source: source, Target: target } as const;
  return driver === "" ? mounted : { ...mounted, VolumeOptions: { DriverConfig: { Name: driver } } };
}

function secret(id: string, name: string) {
  const SecretName = name === "" ? id : name;
  return { SecretID: id, SecretName, File: { Name: SecretName, UID: "0", GID: "0", Mode: 0o444 } };
}

export function networkSpec(name: string, words: readonly string[]): NetworkSpec {
  const subnet = words.find((word) => word.startsWith("subnet="))?.slice("subnet=".length);
  return {
    Name: name,
    Labels: {},
    Driver: "overlay",
    EnableIPv4: true,
    EnableIPv6: false,
    Internal: words.includes("internal"),
    Attachable: false,
    Ingress: words.includes("ingress"),
    Options: {},
    IPAM: { Driver: "default", Config: subnet === undefined ? [] : [{ Subnet: subnet }] },
  };
}
