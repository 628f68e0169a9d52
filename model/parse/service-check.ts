import { invalid, SkeinError } from "../../base/error.ts";
import { asId } from "../../base/id.ts";
import { onLostOf, validateServiceLabels } from "../service-label.ts";
import type { EndpointSpec, Resources, ServiceMode, ServiceSpec, TaskSpec, UpdateConfig } from "../service-spec.ts";
import { expandTemplates } from "../template/expand.ts";
import { refuseSharedTargets, validateContainerSpec } from "./container-check.ts";
import { validateName } from "./name.ts";

/**
 * Throws INVALID (or 501 for what we cannot do) unless the spec makes sense by itself; what it refers to is
 * checked elsewhere.
 */
export function validateServiceSpec(spec: ServiceSpec): void {
  validateName(spec.Name);
  validateServiceLabels(spec.Labels);
  validateTaskSpec(spec.TaskTemplate);
  validateTemplates(spec);
  validateUpdate(spec.UpdateConfig);
  validateUpdate(spec.RollbackConfig);
  validateEndpoint(spec.EndpointSpec ?? {});
  validateMode(spec.Mode);
  const orders = [spec.UpdateConfig?.Order, spec.RollbackConfig?.Order];
  if (onLostOf(spec.Labels).kind === "fence" && orders.includes("start-first")) {
    throw invalid(
      "label skein.on-lost: fence never runs two tasks of a slot, which UpdateConfig.Order start-first asks for",
    );
  }
  const isJob = spec.Mode.ReplicatedJob !== undefined || spec.Mode.GlobalJob !== undefined;
  if (isJob && spec.UpdateConfig !== undefined) throw invalid("Jobs may not have an update config");
}

function validateTaskSpec(task: TaskSpec): void {
  validateResources(task.Resources?.Limits);
  validateResources(task.Resources?.Reservations);
  if ((task.Resources?.Limits?.Pids ?? 0) < 0) throw invalid("TaskSpec: Resources.Limits.Pids cannot be negative");
  validateSwap(task.Resources ?? {});
  validateGenericResources(task);
  if ((task.RestartPolicy?.Delay ?? 0) < 0) throw invalid("TaskSpec: restart-delay cannot be negative");
  if ((task.RestartPolicy?.Window ?? 0) < 0) throw invalid("TaskSpec: restart-window cannot be negative");
  for (const network of task.Networks ?? []) {
    if (network.Target === "") throw invalid("TaskSpec: Networks.Target must be provided");
  }
  validateContainerSpec(task.ContainerSpec);
}

/** Expanded for a task that might be: what fails for it fails for all of them. */
function validateTemplates(spec: ServiceSpec): void {
  const task = {
    id: asId<"task">("taskid"),
    serviceId: asId<"service">("serviceid"),
    serviceName: spec.Name,
    serviceLabels: spec.Labels,
    slot: 1,
    spec: spec.TaskTemplate,
  };
  const node = { id: asId<"node">("nodeid"), hostname: "hostname", architecture: "architecture", os: "os" };
  refuseSharedTargets(expandTemplates(task, node).ContainerSpec.Mounts ?? []);
}

const nanoCpusMin = 1_000_000;
const memoryBytesMin = 4 * 1024 * 1024;

function validateResources(resources: { readonly NanoCPUs?: number; readonly MemoryBytes?: number } | undefined): void {
  const cpus = resources?.NanoCPUs ?? 0;
  if (cpus !== 0 && cpus < nanoCpusMin) throw invalid(`invalid cpu value ${cpus / 1e9}: Must be at least 0.001`);
  const memory = resources?.MemoryBytes ?? 0;
  if (memory !== 0 && memory < memoryBytesMin) throw invalid(`invalid memory value ${memory}: Must be at least 4MiB`);
}

function validateSwap({ Limits, SwapBytes, MemorySwappiness = -1 }: Resources): void {
  if (SwapBytes !== undefined && (Limits?.MemoryBytes ?? 0) === 0) {
    throw invalid("TaskSpec: Resources.SwapBytes needs Resources.Limits.MemoryBytes");
  }
  if ((SwapBytes ?? 0) < -1) throw invalid("TaskSpec: Resources.SwapBytes cannot be less than -1");
  if (MemorySwappiness < -1 || MemorySwappiness > 100) {
    throw invalid("TaskSpec: Resources.MemorySwappiness must be between -1 and 100");
  }
}

function validateGenericResources(task: TaskSpec): void {
  for (const resource of task.Resources?.Reservations?.GenericResources ?? []) {
    const { NamedResourceSpec: named, DiscreteResourceSpec: discrete } = resource;
    if (named !== undefined) throw invalid(`invalid argument for resource ${named.Kind}: must be a whole number`);
    if (discrete === undefined || discrete.Kind === "")
      throw invalid("invalid generic resource: Kind must be provided");
    if (discrete.Value < 0) throw invalid(`invalid generic resource ${discrete.Kind}: Value cannot be negative`);
  }
}

function validateUpdate(update: UpdateConfig | undefined): void {
  if ((update?.Delay ?? 0) < 0) throw invalid("TaskSpec: update-delay cannot be negative");
  if ((update?.Monitor ?? 0) < 0) throw invalid("TaskSpec: update-monitor cannot be negative");
  const ratio = update?.MaxFailureRatio ?? 0;
  if (ratio < 0 || ratio > 1) throw invalid("TaskSpec: update-maxfailureratio cannot be less than 0 or bigger than 1");
}

const portMax = 65_535;

function validateEndpoint(endpoint: EndpointSpec): void {
  const published = new Set<string>();
  for (const port of endpoint.Ports ?? []) {
    if (endpoint.Mode === "dnsrr" && port.PublishMode === "ingress") {
      throw invalid("EndpointSpec: port published with ingress mode can't be used with dnsrr mode");
    }
    if (port.TargetPort < 1 || port.TargetPort > portMax) {
      throw invalid(`EndpointSpec: invalid target port ${port.TargetPort}: must be between 1 and ${portMax}`);
    }
    if (port.PublishedPort === undefined) continue;
    if (port.PublishedPort > portMax) {
      throw invalid(`EndpointSpec: invalid published port ${port.PublishedPort}: must be between 1 and ${portMax}`);
    }
    const key = `${port.PublishedPort}/${port.Protocol}`;
    if (published.has(key)) throw invalid("EndpointSpec: duplicate published ports provided");
    published.add(key);
  }
}

function validateMode(mode: ServiceMode): void {
  const given = Object.keys(mode).length;
  if (given === 0) throw invalid("Unrecognized service mode");
  if (given > 1) throw new SkeinError("BAD_REQUEST", { reason: "must specify only one service mode" });
  if ((mode.ReplicatedJob?.MaxConcurrent ?? 0) < 0) throw invalid("Maximum concurrent jobs must not be negative");
  if ((mode.ReplicatedJob?.TotalCompletions ?? 0) < 0) throw invalid("Total completed jobs must not be negative");
}
