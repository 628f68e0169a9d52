import { invalid } from "../base/error.ts";
import type { NodeId } from "../base/id.ts";
import type { TaskItem } from "../model/assignment.ts";
import type { Labels } from "../model/meta.ts";
import { taskName } from "../model/service.ts";
import type { ContainerSpec, Mount, TaskSpec } from "../model/service-spec.ts";

/** What a template may speak of, beside the task. */
export interface TemplateNode {
  readonly id: NodeId;
  readonly hostname: string;
  readonly architecture: string;
  readonly os: string;
}

/** The task's spec with its templates filled in, where Swarm allows them: Env, Hostname and mounts. Throws INVALID on a bad one. */
export function expandTemplates(task: TaskItem, node: TemplateNode): TaskSpec {
  const container = task.spec.ContainerSpec;
  const fill = (text: string): string => expandText(text, task, node);
  const filled = {
    ...(container.Hostname === undefined ? {} : { Hostname: fill(container.Hostname) }),
    ...envOf(task, fill),
    ...(container.Mounts === undefined ? {} : { Mounts: container.Mounts.map((mount) => expandMount(mount, fill)) }),
  };
  return { ...task.spec, ContainerSpec: { ...container, ...filled } };
}

/** Swarm names a task's share of the node's generic resources in its environment: DOCKER_RESOURCE_GPU=UUID1,UUID2. */
function envOf({ spec, genericResources = [] }: TaskItem, fill: (text: string) => string): Pick<ContainerSpec, "Env"> {
  const asked = spec.ContainerSpec.Env;
  const given = Map.groupBy(
    genericResources,
    (one) => one.NamedResourceSpec?.Kind ?? one.DiscreteResourceSpec?.Kind ?? "",
  );
  const resources = [...given].map(([kind, members]) => {
    const values = members.map((one) => one.NamedResourceSpec?.Value ?? one.DiscreteResourceSpec?.Value ?? "");
    return `DOCKER_RESOURCE_${kind.toUpperCase()}=${values.join(",")}`;
  });
  return asked === undefined && resources.length === 0 ? {} : { Env: [...(asked ?? []).map(fill), ...resources] };
}

/** One text with its {{actions}} replaced. */
export function expandText(text: string, task: TaskItem, node: TemplateNode): string {
  if (!text.includes("{{")) return text;
  if (text.replace(action, "").includes("{{")) throw invalid(`template "${text}": unclosed action`);
  return text.replace(action, (_, inner: string) => evaluate(inner.trim(), task, node));
}

/** With Go's trim markers: "{{- " eats the white space before it, " -}}" what follows. */
const action = /(?:\s*\{\{-\s|\{\{)(.*?)(?:\s-\}\}\s*|\}\})/gs;

function expandMount(mount: Mount, fill: (text: string) => string): Mount {
  const { Source, VolumeOptions } = mount;
  const driver = VolumeOptions?.DriverConfig;
  const options = VolumeOptions && {
    ...VolumeOptions,
    ...(VolumeOptions.Labels && { Labels: fillValues(VolumeOptions.Labels, fill) }),
    ...(driver && {
      DriverConfig: { ...driver, ...(driver.Options && { Options: fillValues(driver.Options, fill) }) },
    }),
  };
  return {
    ...mount,
    Target: fill(mount.Target),
    ...(Source !== undefined && { Source: fill(Source) }),
    ...(options && { VolumeOptions: options }),
  };
}

function fillValues(labels: Labels, fill: (text: string) => string): Labels {
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, fill(value)]));
}

function evaluate(inner: string, task: TaskItem, node: TemplateNode): string {
  const indexed = /^index\s+\.Service\.Labels\s+(?:"([^"]*)"|`([^`]*)`)$/.exec(inner);
  if (indexed !== null) return task.serviceLabels[indexed[1] ?? indexed[2] ?? ""] ?? "";
  const label = /^\.Service\.Labels\.(\w+)$/.exec(inner);
  if (label !== null) return task.serviceLabels[label[1] ?? ""] ?? "<no value>"; // What Go's templates print.
  const value = fieldsOf(task, node)[inner];
  if (value === undefined) throw invalid(`template: "{{${inner}}}" is not something that a task knows`);
  return value;
}

function fieldsOf(task: TaskItem, node: TemplateNode): Readonly<Record<string, string>> {
  const labels = Object.entries(task.serviceLabels).sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    ".Service.ID": task.serviceId,
    ".Service.Name": task.serviceName,
    ".Service.Labels": `map[${labels.map(([key, value]) => `${key}:${value}`).join(" ")}]`,
    ".Node.ID": node.id,
    ".Node.Hostname": node.hostname,
    ".Node.Platform.Architecture": node.architecture,
    ".Node.Platform.OS": node.os,
    ".Task.ID": task.id,
    ".Task.Name": taskName(task.serviceName, task.slot, node.id, task.id),
    ".Task.Slot": task.slot === 0 ? node.id : `${task.slot}`,
  };
}
