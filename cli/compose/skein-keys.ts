import { fail, inside, type Place } from "./place.ts";
import type { Shape } from "./shape.ts";

type Labels = Readonly<Record<string, string>>;

/**
 * `x-skein` of a service, each value under the dotted name of its keys: {restart: {max-delay: 2m}} is "restart.max-delay".
 * What the names and values mean is the manager's to say.
 */
export const skeinKeys: Shape<Labels> = (value, place) => {
  if (!isMapping(value)) return fail(place, "must be a mapping such as {restart: {max-delay: 2m}}");
  return Object.fromEntries(flattened(value, "", place));
};

/** The same as labels of the service. */
export function skeinLabels(keys: Labels | undefined): Labels {
  return Object.fromEntries(Object.entries(keys ?? {}).map(([key, value]) => [`skein.${key}`, value]));
}

function flattened(mapping: object, prefix: string, place: Place): readonly (readonly [string, string])[] {
  return Object.entries(mapping).flatMap(([key, value]: [string, unknown]) => {
    const at = inside(place, key);
    if (isMapping(value)) return flattened(value, `${prefix}${key}.`, at);
    if (!["string", "number", "boolean"].includes(typeof value))
      return fail(at, "must be a text, a number or a mapping");
    return [[`${prefix}${key}`, String(value)] as const];
  });
}

function isMapping(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
