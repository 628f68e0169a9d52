import {
  type ContainerSpec,
  type CredentialSpec,
  type DnsConfig,
  type FileReference,
  type Healthcheck,
  type Mount,
  type NetworkAttachment,
  omitEmpty,
  type Ulimit,
  wholeCredentialSpec,
} from "../api/service-spec.ts";
import { CliFailure } from "../failure.ts";
import { byText, cut, withKey } from "../text/words.ts";
import { updatedCapabilities } from "./capability.ts";
import type { UpdateValues } from "./flags.ts";
import { parseMount } from "./mount.ts";
import { healthcheckFrom, omitUndefined } from "./spec.ts";

/** What had to be looked up before the spec can be changed. */
export interface LookedForChange {
  /** Ids of --network-rm. */
  readonly networksGone: readonly string[];
  /** --network-add with ids as targets. */
  readonly networksNew: readonly NetworkAttachment[];
  readonly secretsNew: readonly FileReference[];
  readonly configsNew: readonly FileReference[];
  readonly environment: readonly string[];
  readonly resolvePath: (path: string) => string;
}

/** The container part of a spec after the flags of `service update`. */
export function changedContainer(before: ContainerSpec, values: UpdateValues, looked: LookedForChange): ContainerSpec {
  const scalars = omitUndefined({
    Hostname: values.hostname,
    Dir: values.workdir,
    User: values.user,
    Command: values.entrypoint,
    Args: values.args,
    Init: values.init,
    Isolation: values.isolation,
    TTY: values.tty,
    ReadOnly: values["read-only"],
    StopSignal: values["stop-signal"],
    StopGracePeriod: values["stop-grace-period"],
    OomScoreAdj: values["oom-score-adj"],
  });
  const after = {
    ...before,
    ...scalars,
    ...withKey("Labels", changedMap(before.Labels, values["container-label-add"], values["container-label-rm"])),
    ...withKey("Env", changedEnvironment(before.Env, values, looked.environment)),
    ...withKey("Groups", changedGroups(before.Groups, values)),
    ...withKey("Mounts", changedMounts(before.Mounts, values, looked.resolvePath)),
    ...withKey("Healthcheck", changedHealthcheck(before.Healthcheck, values)),
    ...withKey("Hosts", changedHosts(before.Hosts, values)),
    ...withKey("DNSConfig", changedDns(before.DNSConfig, values)),
    ...withKey("Sysctls", changedMap(before.Sysctls, values["sysctl-add"], values["sysctl-rm"])),
    ...withKey("Ulimits", changedUlimits(before.Ulimits, values)),
    ...changedCapabilities(before, values),
    ...changedFiles(before, values, looked),
  };
  const isEmptied = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
  // As Docker's client: a list that lost its last item is not sent at all.
  return Object.fromEntries(Object.entries(after).filter(([, value]) => !isEmptied(value))) as unknown as ContainerSpec; // Only optional lists went.
}

/** A map after --X-add KEY=VALUE and --X-rm KEY. */
export function changedMap(
  before: Readonly<Record<string, string>> | undefined,
  add: readonly string[],
  remove: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const kept = Object.entries(before ?? {}).filter(([key]) => !remove.includes(key));
  const added = add.map((line): [string, string] => {
    const at = line.indexOf("=");
    return at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at + 1)];
  });
  return before === undefined && added.length === 0 ? undefined : Object.fromEntries([...kept, ...added]);
}

function changedEnvironment(before: readonly string[] | undefined, values: UpdateValues, add: readonly string[]) {
  if (add.length + values["env-rm"].length === 0) return before;
  const kept = (before ?? []).filter((line) => !values["env-rm"].includes(cut(line, "=").key));
  const byKey = new Map([...kept, ...add].map((line) => [cut(line, "=").key, line]));
  return [...byKey.values()];
}

function changedGroups(before: readonly string[] | undefined, values: UpdateValues): readonly string[] | undefined {
  const add = values["group-add"];
  const remove = values["group-rm"];
  if (add.length + remove.length === 0) return before;
  return [...(before ?? []), ...add].filter((group) => !remove.includes(group)).toSorted(byText);
}

function changedMounts(
  before: readonly Mount[] | undefined,
  values: UpdateValues,
  resolvePath: (path: string) => string,
): readonly Mount[] | undefined {
  const add = values["mount-add"].map((text) => parseMount(text, resolvePath));
  const remove = values["mount-rm"];
  if (add.length + remove.length === 0) return before;
  const targets = new Set(add.map((mount) => mount.Target));
  if (targets.size < add.length) throw new CliFailure("duplicate mount target");
  const mounts = [...add, ...(before ?? []).filter((mount) => !targets.has(mount.Target))];
  return mounts
    .filter((mount) => !remove.includes(mount.Target ?? ""))
    .toSorted(
      (left, right) => byText(left.Source ?? "", right.Source ?? "") || byText(left.Target ?? "", right.Target ?? ""),
    );
}

function changedHealthcheck(before: Healthcheck | undefined, values: UpdateValues): Healthcheck | undefined {
  if (values["no-healthcheck"] === true) return healthcheckFrom(values);
  const given = omitUndefined({
    Interval: values["health-interval"],
    Timeout: values["health-timeout"],
    StartPeriod: values["health-start-period"],
    StartInterval: values["health-start-interval"],
    Retries: values["health-retries"],
  });
  const command = values["health-cmd"];
  if (Object.keys(given).length === 0 && command === undefined) return before;
  const kept = before?.Test?.[0] === "NONE" ? [] : before?.Test;
  const asked = command === "" ? [] : ["CMD-SHELL", command ?? ""];
  return omitEmpty<Healthcheck>({ ...before, ...given, Test: command === undefined ? kept : asked });
}

function changedHosts(before: readonly string[] | undefined, values: UpdateValues): readonly string[] | undefined {
  const add = values["host-add"];
  const remove = values["host-rm"].map((entry) => cut(entry, ":"));
  if (add.length + remove.length === 0) return before;
  const kept = (before ?? []).flatMap((entry) => {
    const [address = "", ...names] = entry.split(/\s+/);
    const isGone = (name: string): boolean =>
      remove.some((gone) => gone.key === name && (gone.value === undefined || gone.value === address));
    const left = names.filter((name) => !isGone(name));
    return left.length === 0 ? [] : [`${address} ${left.join(" ")}`];
  });
  return [...new Set([...kept, ...add])];
}

function changedDns(before: DnsConfig | undefined, values: UpdateValues): DnsConfig | undefined {
  const changed = (kept: readonly string[] | undefined, name: "dns" | "dns-search" | "dns-option") => {
    const all = new Set([...(kept ?? []), ...values[`${name}-add`]]);
    return [...all].filter((item) => !values[`${name}-rm`].includes(item)).toSorted(byText);
  };
  const names = ["dns", "dns-search", "dns-option"] as const;
  if (names.every((name) => values[`${name}-add`].length + values[`${name}-rm`].length === 0)) return before;
  return omitEmpty<DnsConfig>({
    Nameservers: changed(before?.Nameservers, "dns"),
    Search: changed(before?.Search, "dns-search"),
    Options: changed(before?.Options, "dns-option"),
  });
}

function changedUlimits(before: readonly Ulimit[] | undefined, values: UpdateValues): readonly Ulimit[] | undefined {
  const add = values["ulimit-add"];
  const remove = values["ulimit-rm"];
  if (add.length + remove.length === 0) return before;
  const byName = new Map((before ?? []).map((limit) => [limit.Name, limit]));
  for (const name of remove) byName.delete(cut(name, "=").key);
  for (const limit of add) byName.set(limit.Name, limit);
  return [...byName.values()].toSorted((left, right) => byText(left.Name, right.Name));
}

function changedCapabilities(before: ContainerSpec, values: UpdateValues) {
  const add = values["cap-add"];
  const drop = values["cap-drop"];
  if (add.length + drop.length === 0) return {};
  const had = { add: before.CapabilityAdd ?? [], drop: before.CapabilityDrop ?? [] };
  const after = updatedCapabilities(had, add, drop);
  return { CapabilityAdd: after.add, CapabilityDrop: after.drop };
}

function changedFiles(before: ContainerSpec, values: UpdateValues, looked: LookedForChange): Partial<ContainerSpec> {
  const credential = values["credential-spec"];
  const secretsKept = (before.Secrets ?? []).filter((file) => !values["secret-rm"].includes(file.SecretName ?? ""));
  const configsKept = (before.Configs ?? []).filter((file) => isKept(file, before, values));
  const configs = [...configsKept, ...looked.configsNew];
  return {
    ...changedIf(before.Secrets, "Secrets", [...secretsKept, ...looked.secretsNew]),
    ...changedIf(before.Configs, "Configs", configs),
    ...(credential === undefined ? {} : { Privileges: privilegesWith(before, credential, configs) }),
  };
}

/** Runtime configs live exactly as long as the credential spec that names them. */
function isKept(file: FileReference, before: ContainerSpec, values: UpdateValues): boolean {
  if (file.Runtime === undefined) return !values["config-rm"].includes(file.ConfigName ?? "");
  const credential = values["credential-spec"];
  if (credential !== undefined) return file.ConfigName === credential.Config;
  return file.ConfigID === before.Privileges?.CredentialSpec?.Config;
}

function privilegesWith(
  before: ContainerSpec,
  credential: CredentialSpec,
  configs: readonly FileReference[],
): NonNullable<ContainerSpec["Privileges"]> {
  const { CredentialSpec: _, ...others } = before.Privileges ?? {};
  if (Object.keys(credential).length === 0) return others;
  const id = configs.find((file) => file.ConfigName === credential.Config)?.ConfigID;
  return { ...others, CredentialSpec: wholeCredentialSpec({ ...credential, ...withKey("Config", id) }) };
}

function changedIf(
  before: readonly FileReference[] | undefined,
  key: "Secrets" | "Configs",
  after: readonly FileReference[],
): Partial<Pick<ContainerSpec, "Secrets" | "Configs">> {
  return before === undefined && after.length === 0 ? {} : { [key]: after };
}
