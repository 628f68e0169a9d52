import { asId } from "../../../base/id.ts";
import type { Store } from "../../../manager/io/store.ts";
import { type Shape, storeOf } from "./cluster.ts";
import { Leader } from "./leader.ts";

/** What one line of the table says. */
export interface PlacingRow {
  readonly what: string;
  readonly seconds: number;
  readonly tasks: number;
  readonly turns: number;
  readonly worstTurnMs: number;
  readonly decidingSeconds: number;
  readonly megabytes: number;
  /** swarmkit for the same numbers on a machine of this kind: known, not measured here. */
  readonly known?: number;
  readonly verdict: string;
}

interface Case {
  readonly nodes: number;
  readonly tasks: number;
  readonly picky: boolean;
  readonly known?: number;
}

export const placingCases: readonly Case[] = [
  { nodes: 1_000, tasks: 1_000, picky: false, known: 0.14 },
  { nodes: 1_000, tasks: 10_000, picky: false, known: 1.1 },
  { nodes: 1_000, tasks: 100_000, picky: false, known: 11.5 },
  { nodes: 1_000, tasks: 1_000, picky: true, known: 0.17 },
  { nodes: 1_000, tasks: 10_000, picky: true, known: 1.6 },
  { nodes: 1_000, tasks: 100_000, picky: true, known: 13.3 },
  { nodes: 5_000, tasks: 100_000, picky: true, known: 39 },
  { nodes: 10_000, tasks: 100_000, picky: false },
  { nodes: 10_000, tasks: 1_000_000, picky: false },
];

/** A third of the nodes match where the services are picky: they must have room for all, so the tasks are fewer per node. */
export function measurePlacing(one: Case): PlacingRow {
  const replicas = 100;
  const shape: Shape = { ...one, services: one.tasks / replicas, replicas, tasks: "waiting" };
  const store = storeOf(shape);
  globalThis.gc?.();
  const leader = new Leader(store);
  const turns = leader.settle();
  const sum = (pick: (turn: (typeof turns)[number]) => number) => turns.reduce((total, turn) => total + pick(turn), 0);
  return {
    what: `${one.nodes} nodes, ${one.tasks} tasks${one.picky ? ", constraints" : ""}`,
    seconds: sum(({ ms }) => ms) / 1_000,
    decidingSeconds: sum(({ decidingMs }) => decidingMs) / 1_000,
    tasks: one.tasks,
    turns: turns.length,
    worstTurnMs: Math.max(...turns.map(({ ms }) => ms)),
    megabytes: sum(({ bytes }) => bytes) / 1e6,
    ...(one.known === undefined ? {} : { known: one.known }),
    verdict: judge(store, shape),
  };
}

/** Everything placed, where it may be, and even: in total, for each service, and over racks where asked. */
function judge(store: Store, shape: Shape): string {
  const { state } = store;
  const perNode = new Map<string, number>();
  const faults: string[] = [];
  for (const node of state.nodes()) if (!shape.picky || node.spec.Labels["zone"] === "a") perNode.set(node.id, 0);
  const racks = new Map([...state.nodes()].map((node) => [node.id, node.spec.Labels["rack"] ?? ""]));
  for (const service of state.services()) {
    const ofService = new Map<string, number>();
    const ofRack = new Map<string, number>();
    for (const { nodeId = asId<"node">("none") } of state.tasksOfService(service.id)) {
      ofService.set(nodeId, (ofService.get(nodeId) ?? 0) + 1);
      ofRack.set(racks.get(nodeId) ?? "", (ofRack.get(racks.get(nodeId) ?? "") ?? 0) + 1);
      const before = perNode.get(nodeId);
      if (before === undefined) faults.push("a task where it may not be");
      perNode.set(nodeId, (before ?? 0) + 1);
    }
    if (!shape.picky && spanOf(ofService.values()) > 1) faults.push("a service is uneven");
    if (shape.picky && spanOf(ofRack.values()) > 1) faults.push("a service is uneven over racks");
  }
  // With preferences the racks come before the load of single nodes, so the total may differ a little more.
  if (spanOf(perNode.values()) > (shape.picky ? 10 : 1)) faults.push(`uneven by ${spanOf(perNode.values())}`);
  return faults.length === 0 ? "even, as constrained" : (faults[0] ?? "");
}

function spanOf(counts: Iterable<number>): number {
  const all = [...counts];
  return (
    all.reduce((most, count) => Math.max(most, count), 0) -
    all.reduce((least, one) => Math.min(least, one), all[0] ?? 0)
  );
}
