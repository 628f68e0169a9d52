import { type Affinity, affinityOf, type Term } from "../../model/affinity.ts";
import type { Service } from "../../model/service.ts";
import type { Neighbour, Neighbours } from "../../scheduler/neighbours.ts";
import type { Draft } from "../store/draft.ts";
import type { Census } from "./census.ts";

/** What a service asks of its neighbours, and they of it; undefined if nobody asks anything. */
export function neighboursOf(draft: Draft, census: Census, service: Service): Neighbours | undefined {
  const affinity = affinityOf(service.spec.Labels);
  const others = [...census.bonds.against(service.spec.Name)].flatMap((id) => draft.service(id) ?? []);
  const repelling = others.filter((other) => other.id !== service.id && repels(draft, other, service));
  if (affinity === undefined && repelling.length === 0) return undefined;
  const { needs, prefers, byReserved } = affinity ?? asksNothing;
  const standingOf = (id: Service["id"]): Neighbour => census.standing(draft, id);
  const neighbour = (term: Term): Neighbour => {
    const found = meant(draft, term);
    return found === undefined ? nowhere : standingOf(found.id);
  };
  const [together, apart] = [true, false].map((side) => needs.filter(({ isTogether }) => isTogether === side));
  const foreign = (apart ?? []).filter((term) => meant(draft, term)?.id !== service.id);
  return {
    together: (together ?? []).map(neighbour),
    apart: [...foreign.map(neighbour), ...repelling.map(({ id }) => standingOf(id))],
    isApartFromItself: foreign.length < (apart ?? []).length,
    prefers: prefers.map((term) => ({ neighbour: neighbour(term), isTogether: term.isTogether })),
    byReserved,
  };
}

const asksNothing: Affinity = { needs: [], prefers: [], byReserved: false };
const nowhere: Neighbour = { liveOn: () => 0 };

function repels(draft: Draft, other: Service, service: Service): boolean {
  const needs = affinityOf(other.spec.Labels)?.needs ?? [];
  return needs.some((term) => !term.isTogether && meant(draft, term)?.id === service.id);
}

function meant(draft: Draft, { names }: Term): Service | undefined {
  return names.flatMap((name) => draft.serviceByName(name) ?? [])[0];
}
