import type { Answer, Call, ClusterRoute } from "./call.ts";
import { convertEvent, type SwarmEvent } from "./convert-event.ts";
import { anyOf, type Filters, hasExactLabels, parseFilters } from "./filters.ts";
import type { CommittedChange, ManagerPort } from "./port.ts";

/** The swarm's own events, at the leader; the asked node merges its engine's in. */
export function eventRoutes(): readonly ClusterRoute[] {
  return [{ method: "GET", path: "/events", streams: true, handle: watchEvents }];
}

async function watchEvents(manager: ManagerPort, { query, signal }: Call): Promise<Answer> {
  const filters = parseFilters(query.get("filters") ?? "");
  const changes = manager.watch(signal)[Symbol.asyncIterator]();
  // Asked before the head is sent: a change that the client makes after reading the head is seen.
  const first = changes.next();
  first.catch(() => undefined); // Told to who reads the body; if nobody does, it must not end the process.
  return { status: 200, headers: { "content-type": "application/json" }, body: linesOf({ changes, first, filters }) };
}

interface Watched {
  readonly changes: AsyncIterator<CommittedChange>;
  readonly first: Promise<IteratorResult<CommittedChange>>;
  readonly filters: Filters;
}

async function* linesOf({ changes, first, filters }: Watched): AsyncGenerator<Uint8Array> {
  try {
    for (let step = await first; !step.done; step = await changes.next()) {
      const event = convertEvent(step.value);
      if (event !== undefined && matches(event, filters)) yield Buffer.from(`${JSON.stringify(event)}\n`);
    }
  } finally {
    await changes.return?.();
  }
}

const nouns = ["node", "service", "network", "secret", "config", "container", "daemon", "image", "plugin", "volume"];

function matches(event: SwarmEvent, filters: Filters): boolean {
  const { ID: id, Attributes: attributes } = event.Actor;
  const isActor = (value: string): boolean => id.startsWith(value) || attributes["name"] === value;
  return (
    anyOf(filters, "type", (value) => event.Type === value) &&
    anyOf(filters, "event", (value) => event.Action === value) &&
    anyOf(filters, "scope", (value) => event.scope === value) &&
    nouns.every((noun) => anyOf(filters, noun, (value) => event.Type === noun && isActor(value))) &&
    hasExactLabels(filters, "label", attributes)
  );
}
