import type { NodeId } from "../base/id.ts";
import type { Host } from "./host.ts";

/** Live tasks of another service by node: those that the node was told of. */
export interface Neighbour {
  placedOn(node: NodeId): number;
}

/** What a group asks of its neighbours on a node, services looked up. */
export interface Neighbours {
  readonly together: readonly Neighbour[];
  /** Also those that do not want it beside them. */
  readonly apart: readonly Neighbour[];
  /** It may not run beside a task of its own service. */
  readonly isApartFromItself: boolean;
  readonly prefers: readonly { readonly neighbour: Neighbour; readonly isTogether: boolean }[];
  readonly byReserved: boolean;
}

/** How many of the preferences a node does not meet. */
export function unmet({ prefers }: Neighbours, node: NodeId): number {
  return prefers.filter(({ neighbour, isTogether }) => neighbour.placedOn(node) > 0 !== isTogether).length;
}

/** The larger of the shares of processor and memory that are reserved. */
export function reservedShare({ node, load }: Host): number {
  const { nanoCpus = 0, memoryBytes = 0 } = node.description ?? {};
  return Math.max(share(load.nanoCpus, nanoCpus), share(load.memoryBytes, memoryBytes));
}

function share(reserved: number, offered: number): number {
  return reserved === 0 ? 0 : reserved / Math.max(1, offered);
}
