import { isSame } from "../../model/same.ts";
import { modeOf } from "../../model/service.ts";
import type { ServiceSpec } from "../../model/service-spec.ts";

/** What became different from one spec to the next, in a few words each: "image web:1 → web:2", "env TOKEN", "ports". */
export function changesOf(before: ServiceSpec, after: ServiceSpec): readonly string[] {
  const [old, now] = [before.TaskTemplate, after.TaskTemplate];
  const { Image: oldImage, Env: oldEnv = [], ...oldContainer } = old.ContainerSpec;
  const { Image: image, Env: env = [], ...container } = now.ContainerSpec;
  const variables = changedVariables(oldEnv, env);
  return [
    ...(oldImage === image ? [] : [`image ${oldImage} → ${image}`]),
    ...(variables.length === 0 ? [] : [`env ${variables.join(" ")}`]),
    ...changedMode(before, after),
    ...changedFields(oldContainer, container),
    ...changedFields({ ...old, ContainerSpec: undefined }, { ...now, ContainerSpec: undefined }),
    ...changedFields(withoutTasks(before), withoutTasks(after)).map((name) => specWords[name] ?? name),
  ];
}

/** Names only: values may be secret. */
function changedVariables(before: readonly string[], after: readonly string[]): readonly string[] {
  const changed = [...before, ...after].filter((line) => before.includes(line) !== after.includes(line));
  return [...new Set(changed.map((line) => line.split("=")[0] ?? line))].sort();
}

function changedMode(before: ServiceSpec, after: ServiceSpec): readonly string[] {
  if (isSame(before.Mode, after.Mode)) return [];
  const [old, now] = [modeOf(before.Mode), modeOf(after.Mode)];
  if (old.kind !== "replicated" || now.kind !== "replicated") return ["mode"];
  return old.replicas === now.replicas ? [] : [`replicas ${old.replicas} → ${now.replicas}`];
}

function changedFields(before: object, after: object): readonly string[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const names = [...new Set([...old.keys(), ...now.keys()])].filter((name) => !isSame(old.get(name), now.get(name)));
  return names.map((name) => words[name] ?? spaced(name)).sort();
}

function withoutTasks(spec: ServiceSpec): object {
  return { ...spec, TaskTemplate: undefined, Mode: undefined };
}

/** Where a field's own name would mislead. */
const words: Readonly<Record<string, string>> = {
  Labels: "container labels",
  EndpointSpec: "ports",
  DNSConfig: "dns",
  TTY: "tty",
  ForceUpdate: "restart",
};
const specWords: Readonly<Record<string, string>> = { "container labels": "labels" };

/** "StopGracePeriod" as "stop grace period". */
function spaced(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}
