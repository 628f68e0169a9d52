import { invalid } from "../base/error.ts";
import type { Mount, ServiceSpec } from "./service-spec.ts";

/**
 * Whether a slot of the service stays where it has run, because it left data there: in a named volume of the node's own.
 * On unless the label says off.
 */
export function keepsVolumes({ Labels, TaskTemplate }: Pick<ServiceSpec, "Labels" | "TaskTemplate">): boolean {
  return Labels[volumeAffinityLabel] !== "off" && (TaskTemplate.ContainerSpec.Mounts ?? []).some(isOfNode);
}

/** Throws INVALID, naming the label. */
export function validateVolumeAffinity({ Labels }: Pick<ServiceSpec, "Labels">): void {
  const value = Labels[volumeAffinityLabel];
  if (value !== undefined && value !== "on" && value !== "off") {
    throw invalid(`label ${volumeAffinityLabel}: '${value}' is none of on, off`);
  }
}

export const volumeAffinityLabel = "skein.volume-affinity";

/** Volumes without a name go with their container; of other drivers, and of remote file systems, all nodes see the same. */
function isOfNode({ Type, Source = "", VolumeOptions }: Mount): boolean {
  const { Name = "", Options = {} } = VolumeOptions?.DriverConfig ?? {};
  const isLocal = Name === "" || Name === "local";
  return Type === "volume" && Source !== "" && isLocal && !elsewhere.test(Options["type"] ?? "");
}

const elsewhere = /^(nfs|cifs|smb|ceph|glusterfs|9p|tmpfs)/i;
