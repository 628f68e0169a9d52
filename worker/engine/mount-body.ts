import type { Mount } from "../../model/service-spec.ts";

/** One entry of HostConfig.Mounts. */
export function mountOf(mount: Mount): Readonly<Record<string, unknown>> {
  const { BindOptions: bind, VolumeOptions: volume, TmpfsOptions: tmpfs } = mount;
  return {
    Type: mount.Type,
    ...(mount.Source && { Source: mount.Source }),
    Target: mount.Target,
    ...(mount.ReadOnly && { ReadOnly: true }),
    ...(mount.Consistency && { Consistency: mount.Consistency }),
    ...(bind && {
      BindOptions: {
        ...{ Propagation: bind.Propagation ?? "", NonRecursive: bind.NonRecursive ?? false },
        ...(bind.CreateMountpoint && { CreateMountpoint: true }),
        // An engine that does not know it never makes them recursive.
        ...(bind.ReadOnlyNonRecursive && { ReadOnlyNonRecursive: true }),
        ...(bind.ReadOnlyForceRecursive && { ReadOnlyForceRecursive: true }),
      },
    }),
    ...(volume && {
      VolumeOptions: {
        NoCopy: volume.NoCopy ?? false,
        Labels: volume.Labels ?? {},
        ...(volume.Subpath && { Subpath: volume.Subpath }),
        ...(volume.DriverConfig && {
          DriverConfig: { Name: volume.DriverConfig.Name ?? "", Options: volume.DriverConfig.Options ?? {} },
        }),
      },
    }),
    ...(tmpfs && { TmpfsOptions: { SizeBytes: tmpfs.SizeBytes ?? 0, Mode: tmpfs.Mode ?? 0 } }),
  };
}

/** HostConfig.Tmpfs: a table of target and mount options. */
export function tmpfsOf(mounts: readonly Mount[]): Readonly<Record<string, string>> | undefined {
  if (mounts.length === 0) return undefined;
  return Object.fromEntries(
    mounts.map(({ Target, ReadOnly, TmpfsOptions: options }) => {
      const words = [
        ...(ReadOnly ? ["ro"] : []),
        ...(options?.SizeBytes ? [`size=${options.SizeBytes}`] : []),
        ...(options?.Mode ? [`mode=${options.Mode.toString(8)}`] : []),
        ...(options?.Options ?? []).map((pair) => pair.join("=")),
      ];
      return [Target, words.join(",")];
    }),
  );
}
