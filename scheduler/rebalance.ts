import { move } from "../base/count.ts";
import type { NodeId } from "../base/id.ts";
import type { Move } from "../model/rebalance.ts";
import type { Task } from "../model/task.ts";
import { readerOf } from "./constraint.ts";
import { type Bin, evenly, groupOf } from "./even.ts";
import { type Ask, vetoOf } from "./filter.ts";
import type { Host } from "./host.ts";
import { activeFilters, askOf, type Group } from "./place.ts";
import { roomFor } from "./room.ts";
import { labelsOf } from "./spread.ts";

/**
 * The fewest moves after which the tasks are spread as evenly as if they were placed anew. Nodes that may not take the
 * group's tasks (not ready, paused, constraints) neither give nor get any; those where it failed lately get none.
 */
export function rebalance(input: {
  readonly group: Group;
  /** All tasks of the service that have a node. Only those that run are moved. */
  readonly tasks: readonly Task[];
  readonly hosts: Iterable<Host>;
  readonly failures: ReadonlyMap<NodeId, number>;
}): readonly Move[] {
  const { group, tasks, failures } = input;
  const counts = new Map<NodeId, number>();
  for (const { nodeId } of tasks) if (nodeId !== undefined) move(counts, nodeId, 1);
  const ask = askOf(group, { liveOn: (id) => counts.get(id) ?? 0 });
  const places = [...eligible(ask, input.hosts)]
    .sort(byLoad)
    .map((host, rank) => placeOf(host, { ask, rank, failures }));
  const tree = treeOf(labelsOf(group.spec.Placement?.Preferences ?? []), places, 0);
  const targets = evenly(tree, tree.count);
  const changes = places.map((place) => ({ place, by: (targets.get(place) ?? 0) - place.count }));
  const sources = changes.filter(({ by }) => by < 0).sort((left, right) => right.place.count - left.place.count);
  const sinks = changes.filter(({ by }) => by > 0).sort((left, right) => left.place.count - right.place.count);
  const byNode = Map.groupBy(tasks, ({ nodeId }) => nodeId);
  const leaving = sources.flatMap(({ place, by }) => newestFirst(byNode.get(place.host.node.id) ?? []).slice(0, -by));
  const destinations = sinks.flatMap(({ place, by }) => Array.from({ length: by }, () => place.host.node.id));
  return leaving.flatMap((task, index) => {
    const [from, to] = [task.nodeId, destinations[index]];
    return from === undefined || to === undefined ? [] : [{ task, from, to }];
  });
}

interface Place extends Bin {
  readonly host: Host;
}

function* eligible(ask: Ask, hosts: Iterable<Host>): Generator<Host> {
  const lasting = activeFilters(ask).filter((filter) => !filter.dependsOnLoad);
  for (const host of hosts) if (vetoOf(lasting, ask, host) === undefined) yield host;
}

/** As placing ranks nodes that have equally many of the service's tasks. */
function byLoad(left: Host, right: Host): number {
  return left.load.wanted - right.load.wanted || (left.node.id < right.node.id ? -1 : 1);
}

function placeOf(
  host: Host,
  { ask, rank, failures }: { ask: Ask; rank: number; failures: ReadonlyMap<NodeId, number> },
): Place {
  const count = ask.ofService(host.node.id);
  const room = roomFor(ask, host);
  return {
    host,
    count,
    cap: Math.max(0, count + (failures.has(host.node.id) ? Math.min(0, room) : room)),
    rank,
    bins: [],
  };
}

function treeOf(labels: readonly string[], places: readonly Place[], rank: number): Bin {
  const [label, ...rest] = labels;
  if (label === undefined) return groupOf(places, rank);
  const read = readerOf(label);
  const byValue = Map.groupBy(places, ({ host }) => read?.(host.node) ?? "");
  const values = [...byValue].sort(([left], [right]) => (left < right ? -1 : 1));
  return groupOf(
    values.map(([, members], index) => treeOf(rest, members, index)),
    rank,
  );
}

function newestFirst(tasks: readonly Task[]): readonly Task[] {
  const running = tasks.filter((task) => task.status.state === "running");
  return running.sort((left, right) => right.meta.createdAt - left.meta.createdAt || (left.id < right.id ? 1 : -1));
}
