import { invalid } from "../../base/error.ts";
import { TemplateProblem } from "../../base/template/problem.ts";
import type { TaskItem } from "../assignment.ts";
import type { Labels } from "../meta.ts";
import type { ContainerSpec, Mount, TaskSpec } from "../service-spec.ts";
import { type TemplateNode, type TemplateTask, templateContext } from "./context.ts";
import { evaluateTemplate } from "./evaluate.ts";
import type { Functions } from "./functions.ts";
import type { Value } from "./value.ts";

/** A task with what its templates speak of. */
export type ExpandableTask = TemplateTask & Pick<TaskItem, "spec" | "genericResources">;
/** Fills in one text; `what` says in an error where it stood. */
type Fill = (what: string, text: string) => string;

/** The task's spec with its templates filled in, where Swarm allows them: Env, Hostname and mounts. Throws INVALID on a bad one. */
export function expandTemplates(task: ExpandableTask, node: TemplateNode): TaskSpec {
  const container = task.spec.ContainerSpec;
  const context = templateContext(task, node);
  const fill: Fill = (what, text) => expandText(what, text, context);
  const filled = {
    ...(container.Hostname === undefined ? {} : { Hostname: fill("Hostname", container.Hostname) }),
    ...envOf(task, fill),
    ...(container.Mounts === undefined ? {} : { Mounts: container.Mounts.map((mount) => expandMount(mount, fill)) }),
  };
  return { ...task.spec, ContainerSpec: { ...container, ...filled } };
}

/** One text with its {{actions}} replaced. Throws INVALID. */
export function expandText(what: string, text: string, context: Value, functions: Functions = {}): string {
  if (!text.includes("{{")) return text;
  try {
    return evaluateTemplate(text, context, functions);
  } catch (error) {
    if (error instanceof TemplateProblem) throw invalid(`expanding ${what} failed: template: ${error.message}`);
    if (error instanceof RangeError) throw invalid(`expanding ${what} failed: template: it is nested too deeply`);
    throw error;
  }
}

/** Swarm names a task's share of the node's generic resources in its environment: DOCKER_RESOURCE_GPU=UUID1,UUID2. */
function envOf({ spec, genericResources = [] }: ExpandableTask, fill: Fill): Pick<ContainerSpec, "Env"> {
  const asked = spec.ContainerSpec.Env;
  const given = Map.groupBy(
    genericResources,
    (one) => one.NamedResourceSpec?.Kind ?? one.DiscreteResourceSpec?.Kind ?? "",
  );
  const resources = [...given].map(([kind, members]) => {
    const values = members.map((one) => one.NamedResourceSpec?.Value ?? one.DiscreteResourceSpec?.Value ?? "");
    return `DOCKER_RESOURCE_${kind.toUpperCase()}=${values.join(",")}`;
  });
  return asked === undefined && resources.length === 0
    ? {}
    : { Env: [...(asked ?? []).map((entry) => filledEntry(entry, fill)), ...resources] };
}

/** Only what comes after the "=" is a template. */
function filledEntry(entry: string, fill: Fill): string {
  const equals = entry.indexOf("=");
  if (equals < 0) return entry;
  const name = entry.slice(0, equals);
  return `${name}=${fill(`Env ${name}`, entry.slice(equals + 1))}`;
}

function expandMount(mount: Mount, fill: Fill): Mount {
  const { Source, VolumeOptions } = mount;
  const driver = VolumeOptions?.DriverConfig;
  const options = VolumeOptions && {
    ...VolumeOptions,
    ...(VolumeOptions.Labels && { Labels: fillValues("VolumeOptions.Labels", VolumeOptions.Labels, fill) }),
    ...(driver && {
      DriverConfig: {
        ...driver,
        ...(driver.Options && { Options: fillValues("DriverConfig.Options", driver.Options, fill) }),
      },
    }),
  };
  return {
    ...mount,
    Target: fill("mount Target", mount.Target),
    ...(Source !== undefined && { Source: fill("mount Source", Source) }),
    ...(options && { VolumeOptions: options }),
  };
}

function fillValues(what: string, labels: Labels, fill: Fill): Labels {
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, fill(what, value)]));
}
