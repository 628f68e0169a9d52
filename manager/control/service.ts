import type { Instant } from "../../base/clock.ts";
import { invalid, SkeinError } from "../../base/error.ts";
import { validateAffinity } from "../../model/affinity.ts";
import { isSameSpec, isSameWork } from "../../model/canonical-spec.ts";
import type { Command, CommandResult } from "../../model/command.ts";
import { newMeta } from "../../model/meta.ts";
import { validateMinAvailable } from "../../model/move-first.ts";
import { isSameRegistry, withAuthFor } from "../../model/registry-auth.ts";
import { returned, revised } from "../../model/revision.ts";
import { isSame } from "../../model/same.ts";
import { validateSchedule } from "../../model/schedule.ts";
import { modeOf, type Service } from "../../model/service.ts";
import type { NetworkAttachmentConfig, PortConfig, ServiceSpec } from "../../model/service-spec.ts";
import { startOf } from "../../model/service-stop.ts";
import { validateVolumeAffinity } from "../../model/volume-affinity.ts";
import { parseConstraints } from "../../scheduler/constraint.ts";
import type { Draft } from "../store/draft.ts";
import { nameKey, networksOf, portKey } from "../store/index.ts";
import { done, found, inSequence, notImplemented, precondition } from "./check.ts";
import type { Context } from "./control.ts";
import { withForce } from "./force-update.ts";
import { isJob, newJob, rolledBackJob, updatedJob } from "./job.ts";
import { resolveNetwork } from "./network.ts";
import { requirePayloads } from "./payload.ts";

/** A new service's row. Addresses, dynamic ports and tasks are the plan's, in the same turn. */
export function createService(
  draft: Draft,
  command: Command & { kind: "createService" },
  context: Context,
): CommandResult {
  const { registryAuth } = command;
  const name = command.spec.Name;
  if (draft.has("service", "name", nameKey(name))) throw new SkeinError("EXISTS", { kind: "service", name });
  const spec = checkedSpec(draft, command.spec, undefined);
  const id = context.mint<"service">();
  draft.put("service", {
    id,
    meta: newMeta(context.now),
    spec,
    specVersion: 1,
    endpoint: { ports: [], virtualIps: [] },
    ...newJob(spec, context.now),
    ...(registryAuth === undefined ? {} : { registryAuth }),
  });
  return { id, warnings: [] };
}

export function updateService(
  draft: Draft,
  command: Command & { kind: "updateService" },
  context: Context,
): CommandResult {
  const service = found(draft, "service", command.id);
  inSequence(draft, "service", service, command.version);
  if (command.rollback) return rollBack(draft, service, context.now);
  refuseChangeOfKind(service.spec, command.spec);
  const asked = withForce(draft, service, checkedSpec(draft, command.spec, service));
  const registryAuth = command.registryAuth ?? authFrom(service, command.registryAuthFrom);
  if (isSameSpec(service.spec, asked)) return keepSpec(draft, service, registryAuth);
  const isClean = isSameWork(service.spec, asked);
  const spec = isClean ? withWorkOf(service.spec, asked) : asked;
  const specVersion = isClean ? service.specVersion : nextSpecVersion(draft, service);
  const { updateStatus: _, runs: __, previousRegistryAuth: ___, ...rest } = service; // A new update cancels a running one.
  draft.put("service", {
    ...rest,
    ...revised(service, { spec, specVersion }, context.now),
    previousSpec: service.spec,
    previousSpecVersion: service.specVersion,
    ...startOf(service.spec, spec, context.now),
    ...updatedJob(service, spec, context.now),
    ...(registryAuth === undefined ? {} : { registryAuth }),
    ...(service.registryAuth === undefined ? {} : { previousRegistryAuth: service.registryAuth }),
  });
  return done;
}

/** Hidden at once, its name and ports free; the row goes with its last task. */
export function removeService(
  draft: Draft,
  command: Command & { kind: "removeService" },
  { now }: Context,
): CommandResult {
  const service = found(draft, "service", command.id);
  draft.put("service", { ...service, removedAt: now });
  return done;
}

function rollBack(draft: Draft, service: Service, now: Instant): CommandResult {
  const { previousSpec, previousSpecVersion = service.specVersion } = service;
  if (previousSpec === undefined) throw precondition(`service ${service.id} does not have a previous spec`);
  refuseTakenPorts(draft, previousSpec, service);
  const { runs: _, ...rest } = withAuthFor(service, previousSpec);
  draft.put("service", {
    ...rest,
    ...returned(service, { spec: previousSpec, specVersion: previousSpecVersion }, now),
    previousSpec: service.spec,
    previousSpecVersion: service.specVersion,
    ...startOf(service.spec, previousSpec, now),
    ...wayBack(service, "manually requested rollback", now),
    ...rolledBackJob(service, previousSpec, now),
  });
  return done;
}

/** How a rollback begins. A job is not changed task by task: it runs again, as it was. */
export function wayBack({ spec }: Service, message: string, now: Instant): Pick<Service, "updateStatus"> {
  return isJob(spec) ? {} : { updateStatus: { state: "rollback_started", startedAt: now, message } };
}

/** The spec as it is stored: networks by id, and everything that depends on other rows looked at. */
export function checkedSpec(draft: Draft, spec: ServiceSpec, service: Service | undefined): ServiceSpec {
  parseConstraints(spec.TaskTemplate.Placement?.Constraints ?? []);
  validateSchedule(spec.Labels, isJob(spec));
  validateVolumeAffinity(spec);
  validateAffinity(spec);
  validateMinAvailable(spec);
  requirePayloads(draft, spec);
  refuseTakenPorts(draft, spec, service);
  const { Networks, TaskTemplate } = spec;
  const resolved: ServiceSpec = {
    ...spec,
    TaskTemplate: {
      ...TaskTemplate,
      ...(TaskTemplate.Networks === undefined ? {} : { Networks: resolve(draft, TaskTemplate.Networks) }),
    },
    ...(Networks === undefined ? {} : { Networks: resolve(draft, Networks) }),
  };
  if (service !== undefined) refuseUnmigratedNetworks(service.spec, resolved);
  refuseBesideEngineNetwork(draft, resolved);
  return resolved;
}

function resolve(draft: Draft, networks: readonly NetworkAttachmentConfig[]): readonly NetworkAttachmentConfig[] {
  return networks.map((network) => ({ ...network, Target: resolveNetwork(draft, network.Target).id }));
}

function refuseTakenPorts(draft: Draft, spec: ServiceSpec, own: Service | undefined): void {
  const ports = spec.EndpointSpec?.Ports ?? [];
  if (ports.some((port) => port.PublishMode === "ingress") && !hasIngress(draft)) {
    throw precondition("service needs ingress network, but no ingress network is present");
  }
  for (const port of ports) {
    if ((port.PublishedPort ?? 0) === 0) continue;
    for (const other of draft.find("service", "port", portKey(port))) {
      if (other.id !== own?.id) refuseSharedPort(port, other);
    }
  }
}

/** On a network that every engine has, a task has no leg of ours: nothing else reaches it, and it reaches no overlay. */
function refuseBesideEngineNetwork(draft: Draft, spec: ServiceSpec): void {
  const networks = networksOf({ spec }).map(({ Target }) => draft.get("network", Target));
  const name = networks.find((network) => network?.kind === "predefined")?.spec.Name;
  if (name === undefined) return;
  if (networks.length > 1) throw notImplemented(`Networks: ${name} cannot be combined with others in this version`);
  // What listens on the host itself needs nobody to publish it.
  if (name === "host" || (spec.EndpointSpec?.Ports ?? []).length === 0) return;
  throw notImplemented(`EndpointSpec.Ports: network ${name} publishes no ports in this version`);
}

function hasIngress(draft: Draft): boolean {
  return [...draft.networks()].some((network) => network.kind === "ingress" && network.removedAt === undefined);
}

/** Two services may publish one port in host mode: the scheduler keeps their tasks apart. */
function refuseSharedPort(port: PortConfig, other: Service): void {
  const theirs = [...other.endpoint.ports, ...(other.spec.EndpointSpec?.Ports ?? [])].filter(
    (candidate) => (candidate.PublishedPort ?? 0) > 0 && portKey(candidate) === portKey(port),
  );
  const ingress = theirs.some((candidate) => candidate.PublishMode === "ingress");
  if (!ingress && port.PublishMode === "host") return;
  const how = ingress ? "as an ingress port" : "as a host-published port";
  throw invalid(`port '${port.PublishedPort}' is already in use by service '${other.spec.Name}' (${other.id}) ${how}`);
}

function refuseChangeOfKind(before: ServiceSpec, after: ServiceSpec): void {
  if (before.Name !== after.Name) throw unsupported("renaming services is not supported");
  if (modeOf(before.Mode).kind !== modeOf(after.Mode).kind) throw unsupported("service mode change is not allowed");
}

/** The deprecated place of networks does not change alone: only with the one that took its place. */
function refuseUnmigratedNetworks(before: ServiceSpec, after: ServiceSpec): void {
  const isMigrated = !isSame(before.TaskTemplate.Networks ?? [], after.TaskTemplate.Networks ?? []);
  if (isMigrated || isSame(before.Networks ?? [], after.Networks ?? [])) return;
  throw unsupported("networks must be migrated to TaskSpec before being changed");
}

/**
 * Nothing new was asked: no new version, no event, and the previous spec stays the one to go back to. Only a paused update
 * is told by it to go on.
 */
function keepSpec(draft: Draft, service: Service, registryAuth: string | undefined): CommandResult {
  const { updateStatus, ...rest } = service;
  const isPaused = updateStatus?.state === "paused" || updateStatus?.state === "rollback_paused";
  const kept = isPaused ? rest : service;
  const isNewAuth = registryAuth !== undefined && registryAuth !== service.registryAuth;
  const { spec, previousSpec = spec } = service;
  const isReplaced = service.registryAuth !== undefined && isSameRegistry(spec, previousSpec);
  const previous = isReplaced ? { previousRegistryAuth: service.registryAuth } : {};
  if (isPaused || isNewAuth) draft.put("service", isNewAuth ? { ...kept, registryAuth, ...previous } : kept);
  return done;
}

/** Labels, scale and update settings leave running tasks as they are, and what tasks are made from as it was written. */
function withWorkOf(before: ServiceSpec, after: ServiceSpec): ServiceSpec {
  const { Networks: _, EndpointSpec: __, ...rest } = after;
  const { TaskTemplate, Networks, EndpointSpec } = before;
  return {
    ...rest,
    TaskTemplate,
    ...(Networks === undefined ? {} : { Networks }),
    ...(EndpointSpec === undefined ? {} : { EndpointSpec }),
  };
}

/** Never one that another revision has, or tasks of one that is forgotten: they would pass for clean. */
function nextSpecVersion(draft: Draft, service: Service): number {
  const used = [...draft.tasksOfService(service.id), ...(service.revisions ?? [])].map((one) => one.specVersion);
  return Math.max(service.specVersion, service.previousSpecVersion ?? 0, ...used) + 1;
}

function authFrom(service: Service, from: "spec" | "previous-spec"): string | undefined {
  return from === "spec" ? service.registryAuth : service.previousRegistryAuth;
}

function unsupported(reason: string): SkeinError<"UNSUPPORTED"> {
  return new SkeinError("UNSUPPORTED", { reason });
}
