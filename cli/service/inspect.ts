import type { ServiceSpec } from "../api/service-spec.ts";
import type { Service } from "../api/shapes.ts";
import { command } from "../command.ts";
import { inspectEach, prettyFlags } from "../inspect-each.ts";
import { formatDuration } from "../text/duration.ts";
import { humanBytes } from "../text/size.ts";
import { portsText } from "./rows.ts";

/** skein service inspect. */
export const inspect = command({
  usage: "service inspect [OPTIONS] SERVICE [SERVICE...]",
  summary: "Show everything about services",
  about: "Shows a service's whole spec and state as JSON, defaults filled in.",
  examples: [
    ["skein service inspect --pretty web", "what matters, for people"],
    ["skein service inspect -f '{{json .Spec.TaskTemplate.ContainerSpec.Env}}' web", "one part"],
  ],
  next: "skein service update changes what you see here",
  flags: prettyFlags,
  arguments: { min: 1 },
  run: (context, values, names) =>
    inspectEach(context, {
      names,
      fetch: (name) => context.api.get(`/services/${encodeURIComponent(name)}`, { insertDefaults: "true" }),
      format: values.format,
      pretty: values.pretty === true ? (found) => prettyService(found as Service) : undefined, // GET /services/X's answer.
    }),
});

/** A service as lines for people; lines without content are left out. */
export function prettyService(service: Service): string {
  const { Spec: spec } = service;
  const task = spec.TaskTemplate;
  const container = task.ContainerSpec;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["ID:", service.ID],
    ["Name:", spec.Name],
    ["Labels:", labelsText(spec.Labels)],
    ["Service Mode:", modeText(spec)],
    [
      "Update status:",
      service.UpdateStatus?.State && `${service.UpdateStatus.State}: ${service.UpdateStatus.Message ?? ""}`,
    ],
    ["Placement:", [...(task.Placement?.Constraints ?? []), ...maxText(spec)].join(", ")],
    ["UpdateConfig:", updateText(spec.UpdateConfig)],
    ["RollbackConfig:", updateText(spec.RollbackConfig)],
    ["Image:", container.Image],
    ["Command:", [...(container.Command ?? []), ...(container.Args ?? [])].join(" ")],
    ["Env:", container.Env?.join(" ")],
    ["User:", container.User],
    ["Mounts:", container.Mounts?.map((mount) => `${mount.Type} ${mount.Source ?? ""} → ${mount.Target}`).join(", ")],
    ["Secrets:", container.Secrets?.map((file) => `${file.SecretName} → ${file.File?.Name}`).join(", ")],
    ["Configs:", container.Configs?.map((file) => `${file.ConfigName} → ${file.File?.Name ?? "(runtime)"}`).join(", ")],
    ["Limits:", resourcesText(task.Resources?.Limits)],
    ["Reservations:", resourcesText(task.Resources?.Reservations)],
    ["Networks:", task.Networks?.map((network) => network.Target).join(" ")],
    ["Endpoint Mode:", spec.EndpointSpec?.Mode],
    ["Ports:", portsText(service.Endpoint?.Ports ?? [])],
  ];
  return lines
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([title, value]) => `${title.padEnd(16)}${value}`)
    .join("\n");
}

function labelsText(labels: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(" ");
}

function modeText({ Mode }: ServiceSpec): string {
  if (Mode.Global !== undefined) return "Global";
  if (Mode.GlobalJob !== undefined) return "GlobalJob";
  if (Mode.ReplicatedJob !== undefined) return `ReplicatedJob, ${Mode.ReplicatedJob.TotalCompletions ?? 1} completions`;
  return `Replicated, ${Mode.Replicated?.Replicas ?? 1} tasks`;
}

function maxText(spec: ServiceSpec): readonly string[] {
  const max = spec.TaskTemplate.Placement?.MaxReplicas ?? 0;
  return max === 0 ? [] : [`at most ${max} per node`];
}

function updateText(config: ServiceSpec["UpdateConfig"]): string | undefined {
  if (config === undefined) return undefined;
  const delay = config.Delay === undefined ? "" : `, every ${formatDuration(config.Delay)}`;
  return `${config.Parallelism} at a time${delay}, ${config.Order || "stop-first"}, on failure ${config.FailureAction ?? "pause"}`;
}

function resourcesText(
  resources: { readonly NanoCPUs?: number; readonly MemoryBytes?: number } | undefined,
): string | undefined {
  const parts = [
    ...(resources?.NanoCPUs === undefined ? [] : [`${resources.NanoCPUs / 1e9} CPU`]),
    ...(resources?.MemoryBytes === undefined ? [] : [humanBytes(resources.MemoryBytes)]),
  ];
  return parts.join(", ");
}
