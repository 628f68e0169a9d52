import type { ContainerSpec, Mount, TaskSpec } from "../../model/service-spec.ts";

/** Docker Engine 20.10: the oldest that we work with. */
export const engineMinorMin = 41;
/** The newest whose meaning of every field is known to us; a newer engine is spoken to as this one. */
const engineMinorMax = 47;

/** The minor version to speak with an engine that offers up to 1.`offered`. */
export function spokenMinor(offered: number): number {
  return Math.min(offered, engineMinorMax);
}

/** Why an engine that speaks API 1.`minor` cannot do what the spec wants; undefined when it can. It would drop the field silently. */
export function unsupportedReason(spec: TaskSpec, minor: number): string | undefined {
  const container = spec.ContainerSpec;
  if (container.Privileges?.CredentialSpec !== undefined) return "Privileges.CredentialSpec needs a Windows node";
  if (container.Isolation !== undefined && container.Isolation !== "default") {
    return `Isolation "${container.Isolation}" needs a Windows node`;
  }
  const foreign = container.Mounts?.find(({ Type }) => !["bind", "volume", "tmpfs"].includes(Type));
  if (foreign !== undefined) return `mounts of type ${foreign.Type} are not supported`;
  const need = needs.find((one) => minor < one.minor && one.isAsked(container));
  if (need === undefined) return undefined;
  return `${need.field} needs engine API 1.${need.minor} (Docker Engine ${need.release}); this node's engine speaks 1.${minor}`;
}

/** Why an engine that made the container with these warnings has left out what the spec says about swap; undefined if it has not. */
export function droppedReason({ Resources }: TaskSpec, warnings: readonly string[]): string | undefined {
  const left = (field: string, words: RegExp): string | undefined => {
    const warning = warnings.find((one) => words.test(one));
    return warning === undefined ? undefined : `Resources.${field} cannot be honoured: ${warning}`;
  };
  const swappiness = Resources?.MemorySwappiness ?? -1;
  return (
    (Resources?.SwapBytes === undefined ? undefined : left("SwapBytes", /swap limit/i)) ??
    (swappiness < 0 ? undefined : left("MemorySwappiness", /swappiness/i))
  );
}

interface Need {
  readonly field: string;
  readonly minor: number;
  readonly release: number;
  isAsked(container: ContainerSpec): boolean;
}

const needs: readonly Need[] = [
  {
    ...{ field: "Healthcheck.StartInterval", minor: 44, release: 25 },
    isAsked: ({ Healthcheck }) => (Healthcheck?.StartInterval ?? 0) > 0,
  },
  mountNeed("VolumeOptions.Subpath", 45, 26, ({ VolumeOptions }) => (VolumeOptions?.Subpath ?? "") !== ""),
  mountNeed("BindOptions.CreateMountpoint", 42, 23, ({ BindOptions }) => BindOptions?.CreateMountpoint === true),
  mountNeed(
    "BindOptions.ReadOnlyForceRecursive",
    44,
    25,
    ({ BindOptions }) => BindOptions?.ReadOnlyForceRecursive === true,
  ),
];

function mountNeed(field: string, minor: number, release: number, isSet: (mount: Mount) => boolean): Need {
  return { field: `Mounts.${field}`, minor, release, isAsked: ({ Mounts = [] }) => Mounts.some(isSet) };
}
