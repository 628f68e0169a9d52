import { type Labels, type Mount, omitEmpty } from "../api/service-spec.ts";
import { CliFailure } from "../failure.ts";
import { withKey } from "../text/words.ts";
import { isExternal, objectName, stackLabels } from "./plan.ts";
import type { Compose, VolumeObject } from "./schema.ts";
import type { Volume } from "./volume.ts";

const kinds = ["volume", "bind", "tmpfs", "npipe", "cluster", "image"] as const;
type Kind = (typeof kinds)[number];

/** A service's volumes as mounts; the nodes create named volumes on first use, from the options that come with them. */
export function mountsOf(stack: string, volumes: readonly Volume[], declared: Compose["volumes"]): readonly Mount[] {
  return volumes.map((volume) => {
    const kind = kinds.find((known) => known === (volume.type ?? "volume"));
    if (kind === undefined) throw new CliFailure("volume type must be volume, bind, tmpfs, npipe, cluster or image");
    checkOptions(kind, volume);
    const base = omitEmpty<Mount>({
      Type: kind,
      Target: volume.target,
      ReadOnly: volume.read_only,
      Source: volume.source,
      Consistency: volume.consistency,
    });
    return { ...base, ...optionsOf({ kind, stack, volume, declared: declared ?? {} }) };
  });
}

interface Given {
  readonly kind: Kind;
  readonly stack: string;
  readonly volume: Volume;
  readonly declared: NonNullable<Compose["volumes"]>;
}

function optionsOf(given: Given): Mount {
  const { kind, volume } = given;
  if (kind === "volume") return namedVolume(given);
  if (kind === "cluster") return { ...clusterSource(given), ClusterOptions: {} };
  if (kind === "tmpfs" && volume.tmpfs !== undefined) {
    return {
      TmpfsOptions: omitEmpty<NonNullable<Mount["TmpfsOptions"]>>({ SizeBytes: volume.tmpfs.size, Mode: undefined }),
    };
  }
  if (kind === "image" && volume.image !== undefined) {
    return { ImageOptions: omitEmpty<NonNullable<Mount["ImageOptions"]>>({ Subpath: volume.image.subpath }) };
  }
  if ((kind === "bind" || kind === "npipe") && volume.bind !== undefined) {
    return { BindOptions: volume.bind.propagation === undefined ? {} : { Propagation: volume.bind.propagation } };
  }
  return {};
}

function namedVolume({ stack, volume, declared }: Given): Mount {
  if (volume.source === undefined || volume.source === "") return {};
  const object = declaredVolume(volume.source, declared);
  const own = {
    ...(volume.volume?.nocopy === true ? { NoCopy: true } : {}),
    ...withKey("Subpath", volume.volume?.subpath),
  };
  const source = { Source: objectName(stack, volume.source, object) };
  if (isExternal(object)) return { ...source, VolumeOptions: own };
  const labels: Labels = stackLabels(stack, object.labels);
  return { ...source, VolumeOptions: { ...own, Labels: labels, ...withKey("DriverConfig", driverOf(object)) } };
}

function driverOf(object: VolumeObject) {
  if (object.driver === undefined && object.driver_opts === undefined) return undefined;
  return { ...withKey("Name", object.driver), ...withKey("Options", object.driver_opts) };
}

function clusterSource({ stack, volume, declared }: Given): Mount {
  const source = volume.source ?? "";
  if (source.startsWith("group:")) return {};
  return { Source: objectName(stack, source, declaredVolume(source, declared)) };
}

function declaredVolume(source: string, declared: Given["declared"]): VolumeObject {
  const object = declared[source];
  if (object === undefined) throw new CliFailure(`undefined volume "${source}": name it under volumes`);
  const extra = (["driver", "driver_opts", "labels"] as const).find((key) => object[key] !== undefined);
  if (isExternal(object) && extra !== undefined) {
    throw new CliFailure(`conflicting parameters "external" and "${extra}" specified for volume "${source}"`);
  }
  return object;
}

function checkOptions(kind: Kind, volume: Volume): void {
  const wrong = (["bind", "volume", "tmpfs", "image", "cluster"] as const).find((option) => {
    const fits = option === kind || (kind === "npipe" && option === "bind");
    return volume[option] !== undefined && !fits;
  });
  if (wrong !== undefined) throw new CliFailure(`${wrong} options are incompatible with type ${kind}`);
  const hasSource = volume.source !== undefined && volume.source !== "";
  if (kind === "tmpfs" && hasSource) throw new CliFailure("invalid tmpfs source, source must be empty");
  if (kind !== "tmpfs" && kind !== "volume" && !hasSource) {
    throw new CliFailure(`invalid ${kind} source, source cannot be empty`);
  }
}
