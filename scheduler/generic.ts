import { move } from "../base/count.ts";
import type { GenericResource } from "../model/service-spec.ts";

/** How many of each kind: a named resource counts one. */
export function countGeneric(resources: readonly GenericResource[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { NamedResourceSpec: named, DiscreteResourceSpec: discrete } of resources) {
    if (named !== undefined) move(counts, named.Kind, 1);
    if (discrete !== undefined) move(counts, discrete.Kind, discrete.Value);
  }
  return counts;
}

/**
 * What a task gets of what a node offers: of a kind that comes by name the first names that nobody has, of others so
 * many.
 */
export function claimGeneric(
  asked: ReadonlyMap<string, number>,
  offered: readonly GenericResource[],
  isTaken: (name: string) => boolean,
): readonly GenericResource[] {
  return [...asked].flatMap(([kind, count]): readonly GenericResource[] => {
    const named = offered.filter(({ NamedResourceSpec: one }) => one?.Kind === kind);
    if (named.length === 0) return [{ DiscreteResourceSpec: { Kind: kind, Value: count } }];
    return named.filter((one) => !isTaken(nameOf(one) ?? "")).slice(0, count);
  });
}

/** One resource that has a name, among all of a node; undefined for those that are only counted. */
export function nameOf({ NamedResourceSpec: named }: GenericResource): string | undefined {
  return named === undefined ? undefined : `${named.Kind}=${named.Value}`;
}
