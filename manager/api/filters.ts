import { SkeinError } from "../../base/error.ts";
import type { Labels } from "../../model/meta.ts";

/** The `filters` of a list call: each key's values. */
export type Filters = ReadonlyMap<string, readonly string[]>;

/**
 * Reads `?filters=`: {"key":{"value":true}} or the older {"key":["value"]}. Throws BAD_REQUEST, also for keys not
 * in `known`.
 */
export function filtersOf(query: URLSearchParams, known: readonly string[]): Filters {
  const filters = parseFilters(query.get("filters") ?? "");
  for (const key of filters.keys()) {
    if (!known.includes(key)) throw new SkeinError("BAD_REQUEST", { reason: `invalid filter '${key}'` });
  }
  return filters;
}

/** The same without a list of known keys. */
export function parseFilters(text: string): Filters {
  if (text === "") return new Map();
  const keys = recordOf(parsed(text)) ?? fail(text);
  return new Map(
    Object.entries(keys).map(([key, values]) => {
      if (Array.isArray(values)) return [key, values.map(String)] as const;
      return [key, Object.keys(recordOf(values) ?? fail(text))] as const;
    }),
  );
}

/** Whether one of the filter's values is accepted; no filter accepts all. */
export function anyOf(filters: Filters, key: string, accepts: (value: string) => boolean): boolean {
  const values = filters.get(key) ?? [];
  return values.length === 0 || values.some(accepts);
}

/** Whether the labels have every wanted one: "key" or "key=value"; "key=" is any value, as in Swarm. */
export function hasLabels(filters: Filters, key: string, labels: Labels): boolean {
  return (filters.get(key) ?? []).every((wanted) => hasExactLabel(wanted.replace(/^([^=]*)=$/, "$1"), labels));
}

/** The same for what engines have too, where "key=" is an empty value. */
export function hasExactLabels(filters: Filters, key: string, labels: Labels): boolean {
  return (filters.get(key) ?? []).every((wanted) => hasExactLabel(wanted, labels));
}

function hasExactLabel(wanted: string, labels: Labels): boolean {
  const equals = wanted.indexOf("=");
  if (equals < 0) return Object.hasOwn(labels, wanted);
  const name = wanted.slice(0, equals);
  return Object.hasOwn(labels, name) && labels[name] === wanted.slice(equals + 1);
}

/** A filter that is true or false. Undefined when it is not given; throws BAD_REQUEST. */
export function booleanFilter(filters: Filters, key: string): boolean | undefined {
  const [value] = filters.get(key) ?? [];
  if (value === undefined) return undefined;
  if (["1", "true"].includes(value.toLowerCase())) return true;
  if (["0", "false"].includes(value.toLowerCase())) return false;
  throw new SkeinError("BAD_REQUEST", { reason: `invalid filter '${key}=[${value}]'` });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return fail(text); // Why it does not parse says less than what was sent.
  }
}

function recordOf(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return value as Record<string, unknown>; // An object that is no list.
}

function fail(text: string): never {
  throw new SkeinError("BAD_REQUEST", { reason: `invalid filter: ${text}` });
}
