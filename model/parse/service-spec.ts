import type {
  EndpointSpec,
  GenericResource,
  NetworkAttachmentConfig,
  Placement,
  PortConfig,
  ResourceLimits,
  ResourceReservations,
  Resources,
  RestartPolicy,
  ServiceMode,
  ServiceSpec,
  TaskSpec,
  UpdateConfig,
} from "../service-spec.ts";
import { containerSpec } from "./container-spec.ts";
import {
  choice,
  count,
  decimal,
  type Field,
  kept,
  labels,
  list,
  marker,
  readDocument,
  shape,
  text,
  whole,
} from "./schema.ts";

/**
 * Reads a service spec; the shape only: `validateServiceSpec` says whether it makes sense. Mode is filled in as
 * Docker does.
 */
export function parseServiceSpec(json: unknown): ServiceSpec {
  const spec = readDocument(serviceSpec, json);
  return { ...spec, Mode: filledMode(spec.Mode) };
}

/**
 * No mode is one replica; counts that Docker defaults are written out, so that they are equal however they were
 * sent.
 */
export function filledMode(mode: ServiceMode): ServiceMode {
  const { Replicated, ReplicatedJob } = mode;
  if (Object.keys(mode).length === 0) return { Replicated: { Replicas: 1 } };
  const concurrent = ReplicatedJob?.MaxConcurrent ?? 1;
  return {
    ...mode,
    ...(Replicated && { Replicated: { Replicas: Replicated.Replicas ?? 1 } }),
    ...(ReplicatedJob && {
      ReplicatedJob: { MaxConcurrent: concurrent, TotalCompletions: ReplicatedJob.TotalCompletions ?? concurrent },
    }),
  };
}

const networkAttachment: Field<NetworkAttachmentConfig> = shape<NetworkAttachmentConfig>(
  { Target: text, Aliases: list(text), DriverOpts: labels },
  { defaults: { Target: "" } },
);

const genericResource: Field<GenericResource> = shape<GenericResource>(
  {
    NamedResourceSpec: shape<{ readonly Kind: string; readonly Value: string }>(
      { Kind: text, Value: text },
      { defaults: { Kind: "", Value: "" } },
    ),
    DiscreteResourceSpec: shape<{ readonly Kind: string; readonly Value: number }>(
      { Kind: text, Value: whole },
      { defaults: { Kind: "", Value: 0 } },
    ),
  },
  { defaults: {} },
);

const resources: Field<Resources> = shape<Resources>(
  {
    Limits: shape<ResourceLimits>({ NanoCPUs: whole, MemoryBytes: whole, Pids: whole }, { defaults: {} }),
    Reservations: shape<ResourceReservations>(
      { NanoCPUs: whole, MemoryBytes: whole, GenericResources: list(genericResource) },
      { defaults: {} },
    ),
    SwapBytes: kept(whole),
    MemorySwappiness: kept(whole),
  },
  { defaults: {} },
);

/** Docker answers the condition filled in whenever there is a policy. */
const restartPolicy: Field<RestartPolicy> = withDefaults(
  shape<RestartPolicy>(
    {
      Condition: choice("none", "on-failure", "any"),
      Delay: kept(whole),
      MaxAttempts: kept(count),
      Window: kept(whole),
    },
    { defaults: {} },
  ),
  { Condition: "any" },
);

const placement: Field<Placement> = shape<Placement>(
  {
    Constraints: list(text),
    Preferences: list(
      shape<{ readonly Spread?: { readonly SpreadDescriptor: string } }>(
        {
          Spread: shape<{ readonly SpreadDescriptor: string }>(
            { SpreadDescriptor: text },
            { defaults: { SpreadDescriptor: "" } },
          ),
        },
        { defaults: {} },
      ),
    ),
    MaxReplicas: count,
    Platforms: list(
      shape<{ readonly Architecture?: string; readonly OS?: string }>(
        { Architecture: text, OS: text },
        { defaults: {} },
      ),
    ),
  },
  { defaults: {} },
);

const unsupportedRuntime = "only container services are supported: ";

const taskSpec: Field<TaskSpec> = shape<TaskSpec>(
  {
    ContainerSpec: containerSpec,
    Resources: resources,
    RestartPolicy: restartPolicy,
    Placement: placement,
    Networks: list(networkAttachment),
    LogDriver: shape<NonNullable<TaskSpec["LogDriver"]>>({ Name: text, Options: labels }, { defaults: {} }),
    ForceUpdate: count,
    Runtime: choice("container"),
  },
  {
    defaults: { ContainerSpec: { Image: "" }, ForceUpdate: 0, Runtime: "container" },
    refused: {
      PluginSpec: `${unsupportedRuntime}TaskTemplate.PluginSpec cannot be used`,
      NetworkAttachmentSpec: `${unsupportedRuntime}TaskTemplate.NetworkAttachmentSpec cannot be used`,
    },
  },
);

/**
 * As Docker: with an update config given, parallelism left out is 0 (all at once), the words are answered filled
 * in.
 */
const updateConfig: Field<UpdateConfig> = withDefaults(
  shape<UpdateConfig>(
    {
      Parallelism: kept(count),
      Delay: whole,
      FailureAction: choice("pause", "continue", "rollback"),
      Monitor: whole,
      MaxFailureRatio: decimal,
      Order: choice("stop-first", "start-first"),
    },
    { defaults: {} },
  ),
  { Parallelism: 0, FailureAction: "pause", MaxFailureRatio: 0, Order: "stop-first" },
);

const port: Field<PortConfig> = shape<PortConfig>(
  {
    Name: text,
    Protocol: choice("tcp", "udp", "sctp"),
    TargetPort: count,
    PublishedPort: count,
    PublishMode: choice("ingress", "host"),
  },
  { defaults: { Protocol: "tcp", TargetPort: 0, PublishMode: "ingress" } },
);

const endpoint: Field<EndpointSpec> = withDefaults(
  shape<EndpointSpec>({ Mode: choice("vip", "dnsrr"), Ports: list(port) }, { defaults: {} }),
  { Mode: "vip" },
);

const mode: Field<ServiceMode> = shape<ServiceMode>(
  {
    Replicated: shape<NonNullable<ServiceMode["Replicated"]>>({ Replicas: kept(count) }, { defaults: {} }),
    Global: marker,
    ReplicatedJob: shape<NonNullable<ServiceMode["ReplicatedJob"]>>(
      { MaxConcurrent: kept(whole), TotalCompletions: kept(whole) },
      { defaults: {} },
    ),
    GlobalJob: marker,
  },
  { defaults: {} },
);

const serviceSpec: Field<ServiceSpec> = withDefaults(
  shape<ServiceSpec>(
    {
      Name: text,
      Labels: kept(labels),
      TaskTemplate: taskSpec,
      Mode: mode,
      UpdateConfig: updateConfig,
      RollbackConfig: updateConfig,
      Networks: list(networkAttachment),
      EndpointSpec: endpoint,
    },
    {
      defaults: {
        Name: "",
        Labels: {},
        TaskTemplate: { ContainerSpec: { Image: "" }, ForceUpdate: 0, Runtime: "container" },
        Mode: {},
      },
    },
  ),
  { EndpointSpec: { Mode: "vip" } },
);

/** The shape, with optional members filled in that Docker always answers. */
function withDefaults<Value extends object>(field: Field<Value>, defaults: Partial<Value>): Field<Value> {
  return {
    ...field,
    read(value, path) {
      const result = field.read(value, path);
      return result === undefined ? undefined : { ...defaults, ...result };
    },
  };
}
