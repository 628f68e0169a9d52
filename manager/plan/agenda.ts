import { type Instant, never } from "../../base/clock.ts";

/**
 * What has to be looked at again at which time though nothing happens to it: a cache of what the rows say, kept by the
 * leader between turns. Dropped with the leadership, or whenever a turn was not committed; planning "everything" builds
 * it anew.
 */
export interface Agenda {
  /** `never` takes the entry out. */
  set(kind: AgendaKind, id: string, at: Instant): void;
  due(kind: AgendaKind, now: Instant): readonly string[];
  earliest(): Instant;
}
/** "place": tasks that could have been placed, had the turn had room. */
type AgendaKind = "service" | "node" | "place";

export function createAgenda(): Agenda {
  const entries = {
    service: new Map<string, Instant>(),
    node: new Map<string, Instant>(),
    place: new Map<string, Instant>(),
  };
  return {
    set(kind, id, at) {
      if (at === never) entries[kind].delete(id);
      else entries[kind].set(id, at);
    },
    due: (kind, now) => [...entries[kind]].filter(([, at]) => at <= now).map(([id]) => id),
    earliest: () => earliestOf(entries.place, earliestOf(entries.node, earliestOf(entries.service, never))),
  };
}

function earliestOf(entries: ReadonlyMap<string, Instant>, start: Instant): Instant {
  let earliest = start;
  for (const at of entries.values()) if (at < earliest) earliest = at;
  return earliest;
}
