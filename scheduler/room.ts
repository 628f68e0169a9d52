import { type Ask, addressesPerNode } from "./filter.ts";
import { freeOn } from "./free.ts";
import type { Host } from "./host.ts";

/**
 * How many more tasks of a group a host can take, as the filters that depend on load would say one by one. Negative
 * where it has more of them than its maximum.
 */
export function roomFor(ask: Ask, host: Host): number {
  const { demand, spec } = ask;
  const { node, load } = host;
  const free = freeOn(host);
  const max = spec.Placement?.MaxReplicas ?? 0;
  const rooms = [
    share(free.nanoCpus, demand.nanoCpus),
    share(free.memoryBytes, demand.memoryBytes),
    ...[...demand.generic].map(([kind, asked]) => share(free.generic(kind), asked)),
    // Two tasks with one host port never share a node.
    ...demand.hostPorts.map((port) => (load.ports.has(port) ? 0 : 1)),
    roomBeside(ask, host),
    addressesPerNode - load.held,
  ];
  const room = Math.max(0, Math.min(...rooms));
  return max === 0 ? room : Math.min(room, max - ask.ofService(node.id));
}

function share(free: number, asked: number): number {
  return asked <= 0 ? Number.POSITIVE_INFINITY : Math.floor(free / asked);
}

/** None beside a task that it is kept apart from, one where that may be its own. */
function roomBeside({ neighbours, ofService }: Ask, { node }: Host): number {
  if (neighbours?.apart.some((other) => other.placedOn(node.id) > 0) === true) return 0;
  if (neighbours?.isApartFromItself === true) return ofService(node.id) > 0 ? 0 : 1;
  return Number.POSITIVE_INFINITY;
}
