import type { ServiceId } from "../../base/id.ts";
import { affinityOf, namesApart } from "../../model/affinity.ts";
import type { Service } from "../../model/service.ts";

/** Which services ask something of their neighbours, so that all others can be placed without a thought. */
export class Bonds {
  readonly #asking = new Set<ServiceId>();
  /** By the names of services: who does not want them beside it. */
  readonly #apart = new Map<string, Set<ServiceId>>();

  /** A service's row was written; `undefined` where there is none. Answers whether placing may come out otherwise. */
  change(before: Service | undefined, after: Service | undefined): "no" | "presence" | "asked" {
    if (isThere(before) !== isThere(after)) {
      this.#forget(before);
      this.#note(after);
      return "presence";
    }
    if (before === undefined || after === undefined || !asksOtherwise(before, after)) return "no";
    this.#forget(before);
    this.#note(after);
    return "asked";
  }

  /** Whether anything is asked by or of a service. */
  concern({ serviceId, serviceName }: { readonly serviceId: ServiceId; readonly serviceName: string }): boolean {
    return this.#asking.has(serviceId) || this.#apart.has(serviceName);
  }

  /** Who may not want a service of that name beside it: in a stack names can mean another. */
  against(name: string): Iterable<ServiceId> {
    return this.#apart.get(name) ?? [];
  }

  #note(service: Service | undefined): void {
    if (service === undefined || !isThere(service) || affinityOf(service.spec.Labels) === undefined) return;
    this.#asking.add(service.id);
    for (const name of namesApart(service.spec.Labels)) {
      const others = this.#apart.get(name) ?? new Set();
      this.#apart.set(name, others.add(service.id));
    }
  }

  #forget(service: Service | undefined): void {
    if (service === undefined || !this.#asking.delete(service.id)) return;
    for (const name of namesApart(service.spec.Labels)) {
      const others = this.#apart.get(name);
      others?.delete(service.id);
      if (others?.size === 0) this.#apart.delete(name);
    }
  }
}

function isThere(service: Service | undefined): boolean {
  return service !== undefined && service.removedAt === undefined;
}

function asksOtherwise({ spec: { Labels: before } }: Service, { spec: { Labels: after } }: Service): boolean {
  return before !== after && JSON.stringify(affinityOf(before)) !== JSON.stringify(affinityOf(after));
}
