import { filledMode } from "../../model/parse/service-spec.ts";
import type { ContainerSpec, ServiceSpec, TaskSpec } from "../../model/service-spec.ts";

/** Drops what the asked API version did not know yet, as Docker does: an old client cannot have meant it. */
export function adjustSpec(spec: ServiceSpec, minor: number): ServiceSpec {
  const steps = [
    { before: 40, apply: withoutVersion40 },
    { before: 41, apply: withoutVersion41 },
    { before: 44, apply: withoutVersion44 },
    { before: 46, apply: withoutVersion46 },
  ];
  return steps.filter((step) => minor < step.before).reduce((adjusted, step) => step.apply(adjusted), spec);
}

function withoutVersion40(spec: ServiceSpec): ServiceSpec {
  const { Placement: placement } = spec.TaskTemplate;
  const adjusted = onContainer(spec, (container) => {
    const { CredentialSpec: credentials, ...privileges } = container.Privileges ?? {};
    const { Config: _config, ...rest } = credentials ?? {};
    return {
      ...without(container, ["Sysctls"]),
      ...(container.Privileges && { Privileges: { ...privileges, ...(credentials && { CredentialSpec: rest }) } }),
      ...(container.Configs && { Configs: container.Configs.filter((config) => config.Runtime === undefined) }),
    };
  });
  return placement === undefined
    ? adjusted
    : onTask(adjusted, (task) => ({ ...task, Placement: without(placement, ["MaxReplicas"]) }));
}

function withoutVersion41(spec: ServiceSpec): ServiceSpec {
  const { Resources: resources } = spec.TaskTemplate;
  const modern = onContainer(spec, (container) => without(container, ["CapabilityAdd", "CapabilityDrop", "Ulimits"]));
  const adjusted = { ...modern, Mode: filledMode(without(spec.Mode, ["ReplicatedJob", "GlobalJob"])) };
  if (resources?.Limits === undefined) return adjusted;
  const Limits = without(resources.Limits, ["Pids"]);
  return onTask(adjusted, (task) => ({ ...task, Resources: { ...resources, Limits } }));
}

function withoutVersion44(spec: ServiceSpec): ServiceSpec {
  return onContainer(spec, (container) => ({
    ...container,
    ...(container.Privileges && {
      Privileges: without(container.Privileges, ["Seccomp", "AppArmor", "NoNewPrivileges"]),
    }),
    ...(container.Healthcheck && { Healthcheck: without(container.Healthcheck, ["StartInterval"]) }),
  }));
}

function withoutVersion46(spec: ServiceSpec): ServiceSpec {
  return onContainer(spec, (container) => ({
    ...without(container, ["OomScoreAdj"]),
    ...(container.Mounts && {
      Mounts: container.Mounts.map((mount) =>
        mount.TmpfsOptions === undefined ? mount : { ...mount, TmpfsOptions: without(mount.TmpfsOptions, ["Options"]) },
      ),
    }),
  }));
}

function onTask(spec: ServiceSpec, change: (task: TaskSpec) => TaskSpec): ServiceSpec {
  return { ...spec, TaskTemplate: change(spec.TaskTemplate) };
}

function onContainer(spec: ServiceSpec, change: (container: ContainerSpec) => ContainerSpec): ServiceSpec {
  return onTask(spec, (task) => ({ ...task, ContainerSpec: change(task.ContainerSpec) }));
}

function without<Value extends object, Key extends keyof Value>(value: Value, keys: readonly Key[]): Omit<Value, Key> {
  const kept = Object.entries(value).filter(([key]) => !keys.some((dropped) => dropped === key));
  return Object.fromEntries(kept) as Omit<Value, Key>; // The entries of Value without exactly those keys.
}
