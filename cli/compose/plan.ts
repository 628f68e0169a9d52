import { omitEmpty, someLabels } from "../api/service-spec.ts";
import type { StoredSpec } from "../api/shapes.ts";
import { CliFailure } from "../failure.ts";
import { withKey } from "../text/words.ts";
import type { Compose, FileObject, Network } from "./schema.ts";

export const namespaceLabel = "com.docker.stack.namespace";
export const imageLabel = "com.docker.stack.image";

/** What a stack needs beside its services, in the order in which it is made. */
export interface StackPlan {
  /** Networks that must exist already, by name. */
  readonly externalNetworks: readonly string[];
  readonly networks: readonly NetworkRequest[];
  readonly secrets: readonly StoredSpec[];
  readonly configs: readonly StoredSpec[];
}

export interface NetworkRequest {
  readonly Name: string;
  readonly Driver: string;
  readonly Scope: string;
  readonly IPAM?: {
    readonly Driver: string;
    readonly Options: null;
    readonly Config: readonly { readonly Subnet: string }[];
  };
  readonly Internal: boolean;
  readonly Attachable: boolean;
  readonly Ingress: boolean;
  readonly ConfigOnly: boolean;
  readonly ConfigFrom: null;
  readonly Options: Readonly<Record<string, string>> | null;
  readonly Labels: Readonly<Record<string, string>>;
}

/** The requests for a stack's networks, secrets and configs. `readData` answers a file's content as base64. */
export function planStack(stack: string, compose: Compose, readData: (file: string) => string): StackPlan {
  const used = usedNetworks(compose);
  const declared = compose.networks ?? {};
  const isOwn = (key: string): boolean => !isExternal(declared[key] ?? {});
  return {
    externalNetworks: used.filter((key) => !isOwn(key)).map((key) => objectName(stack, key, declared[key])),
    networks: used.filter(isOwn).map((key) => networkRequest(stack, key, declared[key] ?? {})),
    secrets: fileSpecs(stack, compose.secrets ?? {}, readData, "secret"),
    configs: fileSpecs(stack, compose.configs ?? {}, readData, "config"),
  };
}

/** The name in the swarm of what the file calls `key`. */
export function objectName(
  stack: string,
  key: string,
  object: { readonly name?: string; readonly external?: Network["external"] } | undefined,
): string {
  if (object?.name !== undefined) return object.name;
  if (typeof object?.external === "object") return object.external.name ?? key;
  return object?.external === true ? key : `${stack}_${key}`;
}

export function isExternal(object: { readonly external?: Network["external"] }): boolean {
  return object.external !== undefined && object.external !== false;
}

/** Labels with the stack's own on top. */
export function stackLabels(stack: string, labels: Readonly<Record<string, string>> | undefined) {
  return { ...labels, [namespaceLabel]: stack };
}

/** Keys of the networks that services are on, "default" for those that name none; sorted. */
function usedNetworks(compose: Compose): readonly string[] {
  const keys = Object.values(compose.services ?? {}).flatMap((service) => {
    const named = Object.keys(service.networks ?? {});
    return named.length === 0 ? ["default"] : named;
  });
  return [...new Set(keys)].toSorted();
}

function networkRequest(stack: string, key: string, network: Network): NetworkRequest {
  const subnets = (network.ipam?.config ?? []).flatMap(({ subnet }) =>
    subnet === undefined ? [] : [{ Subnet: subnet }],
  );
  const hasIpam = network.ipam?.driver !== undefined || subnets.length > 0;
  return {
    Name: objectName(stack, key, network),
    Driver: network.driver ?? "overlay",
    Scope: "",
    ...(hasIpam ? { IPAM: { Driver: network.ipam?.driver ?? "", Options: null, Config: subnets } } : {}),
    Internal: network.internal ?? false,
    Attachable: network.attachable ?? false,
    Ingress: false,
    ConfigOnly: false,
    ConfigFrom: null,
    Options: network.driver_opts ?? null,
    Labels: stackLabels(stack, network.labels),
  };
}

function fileSpecs(
  stack: string,
  objects: Readonly<Record<string, FileObject>>,
  readData: (file: string) => string,
  kind: "secret" | "config",
): readonly StoredSpec[] {
  const own = Object.entries(objects).filter(([, object]) => !isExternal(object));
  return own.map(([key, object]) => {
    if (object.driver !== undefined && object.file !== undefined) {
      throw new CliFailure(`${kind} ${key}: ${kind}.driver and ${kind}.file conflict; only use ${kind}.driver`);
    }
    if (object.driver === undefined && object.file === undefined) {
      throw new CliFailure(`${kind} ${key}: needs a file, or external: true`);
    }
    const data = object.file === undefined ? "" : readData(object.file);
    return {
      Name: objectName(stack, key, object),
      Labels: stackLabels(stack, object.labels),
      ...omitEmpty<Pick<StoredSpec, "Data">>({ Data: data }),
      ...withKey("Driver", driverOf(object)),
      ...withKey("Templating", object.template_driver === undefined ? undefined : { Name: object.template_driver }),
    };
  });
}

function driverOf(object: FileObject): StoredSpec["Driver"] {
  if (object.driver === undefined) return undefined;
  return { Name: object.driver, ...withKey("Options", someLabels(object.driver_opts)) };
}
