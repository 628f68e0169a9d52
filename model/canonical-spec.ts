import { nanosPerMs } from "../base/clock.ts";
import { times } from "../base/limit.ts";
import { modeOf } from "./service.ts";
import type { ContainerSpec, ServiceSpec, TaskSpec, UpdateConfig } from "./service-spec.ts";

/** Whether two specs ask for the same, however they are written. `before` is the stored one, `after` comes from a client. */
export function isSameSpec(before: ServiceSpec, after: ServiceSpec): boolean {
  return isSameWork(before, after) && textOf(frame(before)) === textOf(frame(after));
}

/** Whether tasks of both would be the same: a spec that is changed elsewhere leaves running tasks as they are. */
export function isSameWork(before: ServiceSpec, after: ServiceSpec): boolean {
  return textOf(work(before, before)) === textOf(work(after, before));
}

/** What is not a matter of single tasks. */
function frame({ Name, Labels, Mode, UpdateConfig, RollbackConfig }: ServiceSpec): unknown {
  return {
    Name,
    labels: sorted(Labels),
    mode: modeOf(Mode),
    update: update(UpdateConfig),
    rollback: update(RollbackConfig),
  };
}

function work(spec: ServiceSpec, stored: ServiceSpec): unknown {
  const { Ports, Mode = "vip" } = spec.EndpointSpec ?? {};
  const networks = [...(spec.TaskTemplate.Networks ?? []), ...(spec.Networks ?? [])];
  return {
    ...task(spec.TaskTemplate, stored.TaskTemplate),
    Networks: set(networks.map((network) => ({ ...network, Aliases: set(network.Aliases) }))),
    endpoint: { Mode, Ports: set(Ports?.map((port) => ({ ...port, PublishedPort: port.PublishedPort ?? 0 }))) },
  };
}

function task(spec: TaskSpec, stored: TaskSpec): object {
  const image = wholeName(spec.ContainerSpec.Image);
  const storedImage = wholeName(stored.ContainerSpec.Image);
  // A client that could not ask the registry sends the name alone: that is no wish to leave what was pinned.
  const isUnpinned = image !== storedImage && image === storedImage.replace(/@.*$/, "");
  const Platforms = set(isUnpinned ? stored.Placement?.Platforms : spec.Placement?.Platforms);
  const { Reservations } = spec.Resources ?? {};
  return {
    ...spec,
    ContainerSpec: { ...container(spec.ContainerSpec), Image: isUnpinned ? storedImage : image },
    Placement: { ...spec.Placement, Constraints: set(spec.Placement?.Constraints), Platforms },
    Resources: {
      ...spec.Resources,
      Reservations: { ...Reservations, GenericResources: set(Reservations?.GenericResources) },
    },
    RestartPolicy: {
      Condition: "any",
      Delay: nanos(times.restartDelayMs),
      MaxAttempts: 0,
      Window: 0,
      ...spec.RestartPolicy,
    },
  };
}

/** The order of names and places means nothing; that of words, addresses and hosts does. */
function container(spec: ContainerSpec): object {
  const { Env = [], Mounts, Secrets, Configs, CapabilityAdd, CapabilityDrop, Groups, Ulimits } = spec;
  return {
    StopGracePeriod: nanos(times.stopGraceMs),
    ...spec,
    // Of a variable that is set twice the last one counts: sorting by name keeps their order.
    Env: Env.toSorted((left, right) => compare(nameOf(left), nameOf(right))),
    Mounts: set(Mounts),
    Secrets: set(Secrets),
    Configs: set(Configs?.map((config) => ({ ...config, Runtime: config.Runtime !== undefined }))),
    CapabilityAdd: set(CapabilityAdd),
    CapabilityDrop: set(CapabilityDrop),
    Groups: set(Groups),
    Ulimits: set(Ulimits),
  };
}

function update(config: UpdateConfig | undefined): object {
  return {
    Parallelism: 1,
    Delay: 0,
    FailureAction: "pause",
    Monitor: nanos(times.updateMonitorMs),
    MaxFailureRatio: 0,
    Order: "stop-first",
    ...config,
  };
}

/** Docker's short names written out: "nginx" is docker.io/library/nginx:latest. */
function wholeName(image: string): string {
  const [name = "", digest] = image.split("@");
  const path = name.replace(/^(index\.)?docker\.io\//, "").replace(/^library\//, "");
  const tagged = digest !== undefined || /:[^/]+$/.test(path) ? path : `${path}:latest`;
  return digest === undefined ? tagged : `${tagged}@${digest}`;
}

function nameOf(variable: string): string {
  return variable.replace(/=.*$/s, "");
}

function set(items: readonly unknown[] = []): readonly unknown[] {
  return items.toSorted((left, right) => compare(textOf(left), textOf(right)));
}

/** Keys in order, and what is empty left out: an empty object is what a client writes for nothing. */
function textOf(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? "";
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value)
    .map(([key, member]: [string, unknown]) => [key, sorted(member)] as const)
    .filter(([, member]) => !isEmpty(member));
  return Object.fromEntries(members.sort(([left], [right]) => compare(left, right)));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function nanos(ms: number): number {
  return ms * nanosPerMs;
}
