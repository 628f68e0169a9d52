import type { ServiceId } from "../../base/id.ts";
import { type Affinity, affinityOf, type Term } from "../../model/affinity.ts";
import type { Service } from "../../model/service.ts";
import type { View } from "../../model/view.ts";
import type { Neighbour, Neighbours } from "../../scheduler/neighbours.ts";

/** Where services and their tasks are looked up. */
export interface Neighbourhood {
  readonly view: View;
  standing(id: ServiceId): Neighbour;
  /** Services that may not want one of that name beside them. */
  against(name: string): Iterable<ServiceId>;
}

/** What a service asks of its neighbours, and they of it; undefined if nobody asks anything. */
export function neighboursOf(service: Service, around: Neighbourhood): Neighbours | undefined {
  const { view } = around;
  const affinity = affinityOf(service.spec.Labels);
  const others = [...around.against(service.spec.Name)].flatMap((id) => view.service(id) ?? []);
  const repelling = others.filter((other) => other.id !== service.id && repels(view, other, service));
  if (affinity === undefined && repelling.length === 0) return undefined;
  const { needs, prefers, byReserved } = affinity ?? asksNothing;
  const neighbour = (term: Term): Neighbour => {
    const found = meant(view, term);
    return found === undefined ? nowhere : around.standing(found.id);
  };
  const [together, apart] = [true, false].map((side) => needs.filter(({ isTogether }) => isTogether === side));
  const foreign = (apart ?? []).filter((term) => meant(view, term)?.id !== service.id);
  return {
    together: (together ?? []).map(neighbour),
    apart: [...foreign.map(neighbour), ...repelling.map(({ id }) => around.standing(id))],
    isApartFromItself: foreign.length < (apart ?? []).length,
    prefers: prefers.map((term) => ({ neighbour: neighbour(term), isTogether: term.isTogether })),
    byReserved,
  };
}

const asksNothing: Affinity = { needs: [], prefers: [], byReserved: false };
const nowhere: Neighbour = { placedOn: () => 0 };

function repels(view: View, other: Service, service: Service): boolean {
  const needs = affinityOf(other.spec.Labels)?.needs ?? [];
  return needs.some((term) => !term.isTogether && meant(view, term)?.id === service.id);
}

function meant(view: View, { names }: Term): Service | undefined {
  return names.flatMap((name) => view.serviceByName(name) ?? [])[0];
}
