import { invalid, SkeinError } from "../../base/error.ts";
import type { ContainerSpec, FileTarget, Healthcheck, Mount, Privileges } from "../service-spec.ts";
import { isBase64 } from "./base64.ts";
import { isImageReference } from "./image-reference.ts";

/** Throws INVALID (or 501 for what we cannot do) unless the container's part of a spec makes sense by itself. */
export function validateContainerSpec(spec: ContainerSpec): void {
  if (spec.Image === "") throw invalid("ContainerSpec: image reference must be provided");
  if (!isImageReference(spec.Image)) throw invalid(`ContainerSpec: "${spec.Image}" is not a valid repository/tag`);
  validateMounts(spec.Mounts ?? []);
  validateHealthcheck(spec.Healthcheck);
  validateSecrets(spec);
  validateConfigs(spec);
  if (spec.Privileges?.CredentialSpec !== undefined) {
    throw unsupported("ContainerSpec: Privileges.CredentialSpec needs Windows nodes, which are not supported");
  }
  validateSeccomp(spec.Privileges?.Seccomp);
  for (const line of spec.Hosts ?? []) {
    if (!/^\s*\S+\s+\S/.test(line)) throw invalid(`ContainerSpec: invalid Hosts entry "${line}": must be "IP name …"`);
  }
  for (const limit of spec.Ulimits ?? []) {
    if (limit.Name === "") throw invalid("ContainerSpec: Ulimits.Name must be provided");
  }
}

function validateSeccomp(seccomp: Privileges["Seccomp"]): void {
  const { Mode = "default", Profile = "" } = seccomp ?? {};
  if ((Mode === "custom") !== (Profile !== "")) {
    throw invalid('ContainerSpec: Seccomp.Profile goes with Seccomp.Mode "custom", and only with it');
  }
  if (!isBase64(Profile)) throw invalid("ContainerSpec: Seccomp.Profile must be standard base64");
}

function validateMounts(mounts: readonly Mount[]): void {
  for (const mount of mounts) {
    if (mount.Type === "cluster" || mount.ClusterOptions !== undefined) {
      throw unsupported("ContainerSpec: cluster volumes (CSI) are not supported by this version");
    }
    if (mount.Type === "image") throw unsupported("ContainerSpec: image mounts are not supported by this version");
    if (mount.Type === "npipe") throw invalid("ContainerSpec: npipe mounts need Windows nodes");
    validatePaths(mount);
    validateOptions(mount);
  }
}

/** Of mounts whose templates are expanded. Throws INVALID. */
export function refuseSharedTargets(mounts: readonly Mount[]): void {
  const targets = new Set<string>();
  for (const { Target } of mounts) {
    if (targets.has(Target)) throw invalid(`ContainerSpec: duplicate mount point: ${Target}`);
    targets.add(Target);
  }
}

/** Swarm lets these through and the node rejects every task; better said here. Templates are known only on the node. */
function validatePaths(mount: Mount): void {
  const source = mount.Source ?? "";
  if (mount.Target === "") throw invalid("ContainerSpec: mount target must be provided");
  if (!isAbsolute(mount.Target)) {
    throw invalid(`ContainerSpec: invalid mount target, must be an absolute path: ${mount.Target}`);
  }
  if (mount.Type === "bind" && !isAbsolute(source)) {
    throw invalid(`ContainerSpec: invalid bind mount source, must be an absolute path: ${source}`);
  }
  if (mount.Type === "volume" && source.startsWith("/")) {
    throw invalid(`ContainerSpec: invalid volume mount source, must not be an absolute path: ${source}`);
  }
  if (mount.Type === "tmpfs" && source !== "")
    throw invalid("ContainerSpec: invalid tmpfs source, source must be empty");
}

function validateOptions(mount: Mount): void {
  const wrong =
    (mount.BindOptions !== undefined && mount.Type !== "bind" && "BindOptions") ||
    (mount.VolumeOptions !== undefined && mount.Type !== "volume" && "VolumeOptions") ||
    (mount.TmpfsOptions !== undefined && mount.Type !== "tmpfs" && "TmpfsOptions");
  if (wrong)
    throw invalid(`ContainerSpec: invalid mount ${mount.Target}: ${wrong} cannot be used with type ${mount.Type}`);
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/") || path.startsWith("{{");
}

const healthDurationMin = 1_000_000;

function validateHealthcheck(check: Healthcheck | undefined): void {
  for (const name of ["Interval", "Timeout", "StartPeriod", "StartInterval"] as const) {
    const duration = check?.[name];
    if (duration !== undefined && duration < healthDurationMin) {
      throw invalid(`ContainerSpec: ${name} in HealthConfig cannot be less than 1ms`);
    }
  }
  if ((check?.Retries ?? 0) < 0) throw invalid("ContainerSpec: Retries in HealthConfig cannot be negative");
}

function validateSecrets(spec: ContainerSpec): void {
  const owners = new Map<string, string>();
  for (const reference of spec.Secrets ?? []) {
    if (reference.SecretID === "" || reference.SecretName === "") throw invalid("malformed secret reference");
    if (reference.File.Name === "") throw invalid("malformed file secret reference, invalid target file name provided");
    validateFile("secret", reference.SecretName, reference.File);
    claim(owners, "secret", reference.SecretName, reference.File.Name);
  }
}

function validateConfigs(spec: ContainerSpec): void {
  const owners = new Map<string, string>();
  for (const reference of spec.Configs ?? []) {
    if (reference.ConfigID === "" || reference.ConfigName === "") throw invalid("malformed config reference");
    if (reference.Runtime !== undefined)
      throw unsupported("Configs.Runtime needs Windows nodes, which are not supported");
    if (reference.File === undefined) throw invalid("malformed config reference, no target provided");
    if (reference.File.Name === "") throw invalid("malformed file config reference, invalid target file name provided");
    validateFile("config", reference.ConfigName, reference.File);
    claim(owners, "config", reference.ConfigName, reference.File.Name);
  }
}

const modeMax = 0o7777;

/** Swarm leaves this to the node, which rejects every task. Clients send a missing owner as "". */
function validateFile(kind: string, name: string, { UID, GID, Mode }: FileTarget): void {
  if (!/^\d*$/.test(UID)) throw invalid(`malformed ${kind} reference '${name}': File.UID must be a number: ${UID}`);
  if (!/^\d*$/.test(GID)) throw invalid(`malformed ${kind} reference '${name}': File.GID must be a number: ${GID}`);
  if (Mode > modeMax) throw invalid(`malformed ${kind} reference '${name}': File.Mode cannot be more than 07777`);
}

function claim(owners: Map<string, string>, kind: string, name: string, target: string): void {
  const owner = owners.get(target);
  if (owner !== undefined)
    throw invalid(`${kind} references '${owner}' and '${name}' have a conflicting target: '${target}'`);
  owners.set(target, name);
}

function unsupported(reason: string): SkeinError {
  return new SkeinError("NOT_IMPLEMENTED", { reason });
}
