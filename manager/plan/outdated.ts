import { isSame } from "../../model/same.ts";
import type { Service } from "../../model/service.ts";
import type { PortConfig, TaskSpec } from "../../model/service-spec.ts";
import type { Task } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { meets, parseConstraints } from "../../scheduler/constraint.ts";
import { suitsPlatform } from "../../scheduler/filter.ts";
import { networksOf } from "../store/index.ts";

/**
 * Whether a task was made from another spec that matters: one that only differs in placement rules it meets does not, nor
 * does one from which a restart was taken back.
 */
export function isOutdated(task: Task, service: Service, view: View): boolean {
  if (task.specVersion === service.specVersion) return false;
  const wanted = taskSpecOf(service);
  const sameApartFromPlacement =
    task.spec.ForceUpdate >= wanted.ForceUpdate &&
    isSame(toCompare(task.spec, wanted), toCompare(wanted, wanted)) &&
    isSame(asAsked(task.ports, service.endpoint.ports), service.endpoint.ports);
  const node = task.nodeId === undefined ? undefined : view.node(task.nodeId);
  if (!sameApartFromPlacement || node === undefined) return true;
  return !meets(parseConstraints(wanted.Placement?.Constraints ?? []), node) || !suitsPlatform(wanted, node);
}

/** A host-mode port that the spec leaves open got its number with the task's node: no difference of the spec's. */
function asAsked(ports: readonly PortConfig[], asked: readonly PortConfig[]): readonly PortConfig[] {
  return ports.map((port, index) => {
    const wanted = asked[index];
    const isOpen = wanted?.PublishMode === "host" && (wanted.PublishedPort ?? 0) === 0;
    if (!isOpen) return port;
    const { PublishedPort: _, ...rest } = port;
    return "PublishedPort" in wanted ? { ...port, PublishedPort: 0 } : rest;
  });
}

/** A log driver that the spec leaves open came from the cluster's defaults: no difference of the spec's. */
function toCompare(spec: TaskSpec, wanted: TaskSpec): unknown {
  return { ...spec, Placement: undefined, ForceUpdate: undefined, LogDriver: wanted.LogDriver && spec.LogDriver };
}

/** What the service's tasks are made from: its template, with the networks wherever the spec names them. */
export function taskSpecOf(service: Service): TaskSpec {
  const networks = networksOf(service);
  const template = service.spec.TaskTemplate;
  return networks.length === 0 || networks === template.Networks ? template : { ...template, Networks: networks };
}
