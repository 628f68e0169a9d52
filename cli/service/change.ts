import { type ContainerSpec, omitEmpty, type Resources, type ServiceSpec, type TaskSpec } from "../api/service-spec.ts";
import { CliFailure } from "../failure.ts";
import { withTag } from "../text/image.ts";
import { byText, withKey } from "../text/words.ts";
import { changedContainer, changedMap, type LookedForChange } from "./change-container.ts";
import type { UpdateValues } from "./flags.ts";
import { comparePorts } from "./publish.ts";
import { logDriverFrom, omitUndefined, restartPolicyFrom, updateConfigFrom } from "./spec.ts";

/** The spec after the flags of `service update`. What no flag names stays as it was. */
export function changedSpec(before: ServiceSpec, values: UpdateValues, looked: LookedForChange): ServiceSpec {
  return {
    ...before,
    Labels: changedMap(before.Labels, values["label-add"], values["label-rm"]) ?? {},
    TaskTemplate: changedTask(before.TaskTemplate, values, looked),
    Mode: changedMode(before, values),
    ...withKey("UpdateConfig", updateConfigFrom(values, "update", before.UpdateConfig)),
    ...withKey("RollbackConfig", updateConfigFrom(values, "rollback", before.RollbackConfig)),
    ...withKey("EndpointSpec", changedEndpoint(before, values)),
  };
}

function changedTask(before: TaskSpec, values: UpdateValues, looked: LookedForChange): TaskSpec {
  const container = changedContainer(before.ContainerSpec, values, looked);
  return {
    ...before,
    ContainerSpec: { ...container, Image: imageOf(container, values) },
    ...withKey("Resources", changedResources(before.Resources, values)),
    ...withKey("RestartPolicy", restartPolicyFrom(values, before.RestartPolicy)),
    ...withKey("Placement", changedPlacement(before, values)),
    ...withKey("Networks", changedNetworks(before, values, looked)),
    ...withKey("LogDriver", logDriverFrom(values) ?? before.LogDriver),
    ForceUpdate: (before.ForceUpdate ?? 0) + (values.force === true ? 1 : 0),
  };
}

function imageOf(container: ContainerSpec, values: UpdateValues): string {
  return withTag(values.image ?? container.Image);
}

function changedResources(before: Resources | undefined, values: UpdateValues): Resources | undefined {
  const limits = omitUndefined({
    NanoCPUs: values["limit-cpu"],
    MemoryBytes: values["limit-memory"],
    Pids: values["limit-pids"],
  });
  const reservations = omitUndefined({ NanoCPUs: values["reserve-cpu"], MemoryBytes: values["reserve-memory"] });
  const add = values["generic-resource-add"];
  const remove = values["generic-resource-rm"];
  const counts = [limits, reservations].map((fields) => Object.keys(fields).length);
  if (counts.every((count) => count === 0) && add.length + remove.length === 0) return before;
  return {
    ...before,
    Limits: omitEmpty({ ...before?.Limits, ...limits }),
    Reservations: omitEmpty({
      ...before?.Reservations,
      ...reservations,
      GenericResources: changedGeneric(before?.Reservations?.GenericResources ?? [], add, remove),
    }),
  };
}

type Generic = NonNullable<NonNullable<Resources["Reservations"]>["GenericResources"]>;

function changedGeneric(before: Generic, add: Generic, remove: readonly string[]): Generic {
  const kinds = new Map([...before, ...add].map((item) => [kindOf(item), item]));
  const missing = remove.find((kind) => !kinds.delete(kind));
  if (missing !== undefined) throw new CliFailure(`could not find generic-resource \`${missing}\` to remove it`);
  return [...kinds.values()];
}

function kindOf(resource: Generic[number]): string {
  return resource.DiscreteResourceSpec?.Kind ?? resource.NamedResourceSpec?.Kind ?? "";
}

function changedPlacement(before: TaskSpec, values: UpdateValues): TaskSpec["Placement"] {
  const placement = before.Placement;
  const add = values["constraint-add"];
  const remove = values["constraint-rm"];
  const spreadsGone = values["placement-pref-rm"].map((preference) => preference.Spread.SpreadDescriptor);
  const preferencesNew = values["placement-pref-add"];
  const max = values["replicas-max-per-node"];
  if (add.length + remove.length + spreadsGone.length + preferencesNew.length === 0 && max === undefined) {
    return placement;
  }
  const constraints = [...(placement?.Constraints ?? []), ...add].filter((constraint) => !remove.includes(constraint));
  const kept = (placement?.Preferences ?? []).filter(
    (preference) => !spreadsGone.includes(preference.Spread?.SpreadDescriptor ?? ""),
  );
  return omitEmpty({
    ...placement,
    Constraints: add.length + remove.length === 0 ? placement?.Constraints : constraints.toSorted(byText),
    Preferences: [...kept, ...preferencesNew],
    MaxReplicas: max ?? placement?.MaxReplicas,
  });
}

function changedNetworks(before: TaskSpec, values: UpdateValues, looked: LookedForChange): TaskSpec["Networks"] {
  if (values["network-add"].length + values["network-rm"].length === 0) return before.Networks;
  const kept = (before.Networks ?? []).filter((network) => !looked.networksGone.includes(network.Target));
  const seen = new Set(kept.map((network) => network.Target));
  for (const [index, network] of looked.networksNew.entries()) {
    if (seen.has(network.Target)) {
      const name = values["network-add"][index]?.Target ?? network.Target;
      throw new CliFailure(`service is already attached to network ${name}`);
    }
    seen.add(network.Target);
  }
  return [...kept, ...looked.networksNew].toSorted((left, right) => byText(left.Target, right.Target));
}

function changedMode(before: ServiceSpec, values: UpdateValues): ServiceSpec["Mode"] {
  if (values.replicas === undefined) return before.Mode;
  if (before.Mode.Replicated === undefined) throw new CliFailure("replicas can only be used with replicated mode");
  return { ...before.Mode, Replicated: { Replicas: values.replicas } };
}

function changedEndpoint(before: ServiceSpec, values: UpdateValues): ServiceSpec["EndpointSpec"] {
  const add = values["publish-add"].flat();
  const remove = values["publish-rm"].flat();
  const mode = values["endpoint-mode"];
  if (add.length + remove.length === 0 && mode === undefined) return before.EndpointSpec;
  const ports = before.EndpointSpec?.Ports ?? [];
  const key = (port: (typeof ports)[number]): string =>
    `${port.PublishedPort ?? 0}:${port.TargetPort}/${port.Protocol ?? "tcp"}/${port.PublishMode ?? "ingress"}`;
  const isGone = (port: (typeof ports)[number]): boolean =>
    remove.some(
      (gone) =>
        gone.TargetPort === port.TargetPort &&
        gone.Protocol === (port.Protocol ?? "tcp") &&
        gone.PublishMode === (port.PublishMode ?? "ingress"),
    );
  const known = new Set(ports.map(key));
  const after = [...ports.filter((port) => !isGone(port)), ...add.filter((port) => !known.has(key(port)))];
  return {
    ...before.EndpointSpec,
    ...withKey("Mode", mode),
    ...(add.length + remove.length === 0 ? {} : { Ports: after.toSorted(comparePorts) }),
  };
}
