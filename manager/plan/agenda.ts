import { type Instant, never } from "../../base/clock.ts";
import { Heap } from "../../base/heap.ts";

/**
 * What has to be looked at again at which time though nothing happens to it: a cache of what the rows say, kept by the
 * leader between turns. Planning "everything" builds it anew.
 */
export class Agenda {
  readonly #times = {
    service: new Map<string, Instant>(),
    node: new Map<string, Instant>(),
    place: new Map<string, Instant>(),
  };
  /** May hold what has been set anew since: only the times above count. */
  readonly #line = new Heap<Entry>((left, right) => left.at < right.at);

  /** `never` takes the entry out. Answers what was set before. */
  set(kind: AgendaKind, id: string, at: Instant): Instant {
    const times = this.#times[kind];
    const before = times.get(id) ?? never;
    if (at === before) return before;
    if (at === never) times.delete(id);
    else times.set(id, at);
    if (at !== never) this.#line.push({ kind, id, at });
    return before;
  }

  /** What is due of one kind, without taking it out. */
  due(now: Instant): { readonly [Kind in AgendaKind]: readonly string[] } {
    const due = { service: [] as string[], node: [] as string[], place: [] as string[] };
    const entries = new Map<string, Entry>();
    for (let entry = this.#first(); entry !== undefined && entry.at <= now; entry = this.#first()) {
      this.#line.pop();
      entries.set(`${entry.kind} ${entry.id}`, entry);
    }
    for (const entry of entries.values()) {
      due[entry.kind].push(entry.id);
      this.#line.push(entry);
    }
    return due;
  }

  earliest(): Instant {
    return this.#first()?.at ?? never;
  }

  /** The first entry that is still meant. */
  #first(): Entry | undefined {
    for (let entry = this.#line.first(); entry !== undefined; entry = this.#line.first()) {
      if (this.#times[entry.kind].get(entry.id) === entry.at) return entry;
      this.#line.pop();
    }
    return undefined;
  }
}

/** "place": tasks that could have been placed, had the turn had room. */
export type AgendaKind = "service" | "node" | "place";

interface Entry {
  readonly kind: AgendaKind;
  readonly id: string;
  readonly at: Instant;
}
