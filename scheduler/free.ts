import type { NodeId } from "../base/id.ts";
import { countGeneric } from "./generic.ts";
import type { Host } from "./host.ts";
import type { Demand } from "./load.ts";

/** What a task that is counted on a node gives up there before the one that is to be placed starts. */
export interface Released {
  readonly node: NodeId;
  readonly demand: Demand;
}

/** What is left of a host's resources; below zero where too much is reserved. */
export interface Free {
  readonly nanoCpus: number;
  readonly memoryBytes: number;
  generic(kind: string): number;
}

/** What is left for a task, what its predecessor gives up included. */
export function freeOn({ node, load }: Host, released?: Released): Free {
  const { nanoCpus = 0, memoryBytes = 0, genericResources = [] } = node.description ?? {};
  const back = released?.node === node.id ? released.demand : undefined;
  return {
    nanoCpus: nanoCpus - load.nanoCpus + (back?.nanoCpus ?? 0),
    memoryBytes: memoryBytes - load.memoryBytes + (back?.memoryBytes ?? 0),
    generic: (kind) => {
      const offered = countGeneric(genericResources).get(kind) ?? 0;
      return offered - (load.generic.get(kind) ?? 0) + (back?.generic.get(kind) ?? 0);
    },
  };
}

/** Whether a task other than its predecessor holds a host-mode port. */
export function isPortTaken(port: string, { node, load }: Host, released?: Released): boolean {
  const own = released?.node === node.id && released.demand.hostPorts.includes(port) ? 1 : 0;
  return (load.ports.get(port) ?? 0) > own;
}
