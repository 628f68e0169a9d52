import type { ServiceId } from "../../base/id.ts";
import type { Service } from "../../model/service.ts";
import { networksOf } from "../store/index.ts";

/** Services without a virtual address on a network of theirs, by their rows: mostly because it was full. */
export class Unaddressed {
  readonly #services = new Map<ServiceId, number>();

  /** A service's row was written; `undefined` where there is none. */
  change(before: Service | undefined, after: Service | undefined): void {
    if (after !== undefined && lackedBy(after).length > 0) this.#services.set(after.id, after.meta.createdAt);
    else if (before !== undefined) this.#services.delete(before.id);
  }

  /** What it lacks is not given to anybody: no look is worth it until its row is written again. */
  forget(id: ServiceId): void {
    this.#services.delete(id);
  }

  get size(): number {
    return this.#services.size;
  }

  /** Oldest first. */
  inOrder(): readonly ServiceId[] {
    const entries = [...this.#services].sort(([left, at], [right, then]) => at - then || (left < right ? -1 : 1));
    return entries.map(([id]) => id);
  }
}

/** The networks on which a service is to have a virtual address and has none. */
export function lackedBy(service: Service): readonly string[] {
  const { spec, endpoint, removedAt } = service;
  if (removedAt !== undefined || spec.EndpointSpec?.Mode === "dnsrr") return [];
  const given = new Set<string>(endpoint.virtualIps.map(({ networkId }) => networkId));
  return networksOf(service).flatMap(({ Target }) => (given.has(Target) ? [] : [Target]));
}
