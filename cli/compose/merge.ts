import { byText } from "../text/words.ts";
import type { Compose, Service } from "./schema.ts";

/** Two files as one: the right one's words win, mappings are joined, lists are joined by what identifies their items. */
export function mergeCompose(left: Compose, right: Compose): Compose {
  return {
    ...left,
    ...right,
    services: mergedServices(left.services ?? {}, right.services ?? {}),
    networks: deep(left.networks ?? {}, right.networks ?? {}),
    volumes: deep(left.volumes ?? {}, right.volumes ?? {}),
    secrets: deep(left.secrets ?? {}, right.secrets ?? {}),
    configs: deep(left.configs ?? {}, right.configs ?? {}),
  };
}

type Services = Readonly<Record<string, Service>>;

function mergedServices(left: Services, right: Services): Services {
  const both = Object.entries(right).map(([name, service]) => {
    const base = left[name];
    return [name, base === undefined ? service : mergedService(base, service)] as const;
  });
  return { ...left, ...Object.fromEntries(both) };
}

function mergedService(left: Service, right: Service): Service {
  return omitAbsent({
    ...deep(left, right),
    command: right.command ?? left.command,
    entrypoint: right.entrypoint ?? left.entrypoint,
    ports: keyed(left.ports, right.ports, (port) =>
      port.published === undefined ? `${port.target}/${port.protocol}` : `${port.published}/${port.protocol ?? "tcp"}`,
    )?.toSorted((one, other) => (one.published ?? 0) - (other.published ?? 0)),
    volumes: keyed(left.volumes, right.volumes, (volume) => volume.target ?? "")?.toSorted((one, other) =>
      byText(one.target ?? "", other.target ?? ""),
    ),
    secrets: keyed(left.secrets, right.secrets, (file) => file.source ?? "")?.toSorted(bySource),
    configs: keyed(left.configs, right.configs, (file) => file.source ?? "")?.toSorted(bySource),
    ulimits: left.ulimits === undefined ? right.ulimits : { ...left.ulimits, ...right.ulimits },
    logging: mergedLogging(left.logging, right.logging),
    healthcheck: left.healthcheck === undefined ? right.healthcheck : { ...left.healthcheck, ...right.healthcheck },
  });
}

function bySource(left: { readonly source?: string }, right: { readonly source?: string }): number {
  return byText(left.source ?? "", right.source ?? "");
}

/** Another driver's options would be wrong for the new one. */
function mergedLogging(left: Service["logging"], right: Service["logging"]): Service["logging"] {
  if (left === undefined || right === undefined) return right ?? left;
  const isOther = left.driver !== undefined && right.driver !== undefined && left.driver !== right.driver;
  return isOther ? right : deep(left, right);
}

function keyed<Item>(
  left: readonly Item[] | undefined,
  right: readonly Item[] | undefined,
  keyOf: (item: Item) => string,
): readonly Item[] | undefined {
  if (left === undefined || right === undefined) return right ?? left;
  return [...new Map([...left, ...right].map((item) => [keyOf(item), item])).values()];
}

/** Mappings joined at every level, lists appended, anything else replaced. */
function deep<Value extends object>(left: Value, right: Value): Value {
  const entries = Object.entries(right).map(([key, item]: [string, unknown]) => {
    const before: unknown = Object.hasOwn(left, key) ? (left as Record<string, unknown>)[key] : undefined; // Any object.
    if (Array.isArray(before) && Array.isArray(item)) return [key, [...(before as unknown[]), ...(item as unknown[])]];
    if (isMapping(before) && isMapping(item)) return [key, deep(before, item)];
    return [key, item ?? before];
  });
  return { ...left, ...Object.fromEntries(entries) } as Value; // The same keys with values of the same shapes.
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function omitAbsent<Shape extends object>(fields: { readonly [Key in keyof Shape]: Shape[Key] | undefined }): Shape {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Shape; // Every key of a service is optional.
}
