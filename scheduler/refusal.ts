import { type Ask, explain, type Filter, filters, vetoOf } from "./filter.ts";
import type { Fleet } from "./fleet.ts";
import type { Host } from "./host.ts";
import { activeFilters } from "./place.ts";

/** Why no host takes a group's task: what each of them has against it, so that a change of one is a look at one. */
export class Refusal {
  readonly #ask: Ask;
  readonly #active: readonly Filter[];
  /** By the hosts' numbers: the place of the veto among all filters, counted from 1. */
  readonly #vetoes: Uint8Array;

  constructor(ask: Ask, fleet: Fleet) {
    this.#ask = ask;
    this.#active = activeFilters(ask);
    this.#vetoes = new Uint8Array(fleet.numbersEnd);
    for (const host of fleet.all()) this.#vetoes[host.number] = this.#vetoOf(host);
  }

  get why(): string {
    const counts = new Map<Filter, number>();
    for (const veto of this.#vetoes) {
      const filter = filters[veto - 1];
      if (filter !== undefined) counts.set(filter, (counts.get(filter) ?? 0) + 1);
    }
    return explain(counts);
  }

  /** Tasks of other services have a say in it. */
  get hasNeighbours(): boolean {
    return this.#ask.neighbours !== undefined;
  }

  /** Whether the host says now what it said then. */
  stands(host: Host): boolean {
    return this.#vetoes[host.number] === this.#vetoOf(host);
  }

  #vetoOf(host: Host): number {
    const veto = vetoOf(this.#active, this.#ask, host);
    return veto === undefined ? 0 : filters.indexOf(veto) + 1;
  }
}
