import { present } from "../../../base/assert.ts";
import { move } from "../../../base/count.ts";
import type { Store } from "../../../manager/io/store.ts";
import { type Shape, storeOf, zoneOf } from "./cluster.ts";
import { Leader, type Measured, type Through } from "./leader.ts";

/** What one line of the table says. */
export interface PlacingRow {
  readonly what: string;
  readonly tasks: number;
  /** From waiting rows in the store to placed rows in it: deciding and applying. */
  readonly scheduling: Times;
  /** The same through entries: deciding, encoding and applying, all that a leader does but Raft. */
  readonly turns: Times & { readonly count: number; readonly worstMs: number; readonly megabytes: number };
  /** swarmkit for the same numbers on a machine of this kind: known, not measured here. */
  readonly known?: number;
  readonly verdict: string;
}

interface Times {
  readonly seconds: number;
  readonly cpuSeconds: number;
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

/** Places all tasks of a case both ways, several times if that is quick, and looks at what came out. */
export function measurePlacing(one: Case): PlacingRow {
  const rounds = one.tasks <= 10_000 ? 5 : one.tasks <= 100_000 ? 3 : 1;
  const scheduled = Array.from({ length: rounds }, () => run(one, "rows"));
  const turned = Array.from({ length: rounds }, () => run(one, "entries"));
  return {
    what: `${one.nodes} nodes, ${one.tasks} tasks${one.picky ? ", constraints" : ""}`,
    tasks: one.tasks,
    scheduling: middle(scheduled),
    turns: middle(turned),
    ...(one.known === undefined ? {} : { known: one.known }),
    verdict: [...new Set([...scheduled, ...turned].map(({ verdict }) => verdict))].join(", "),
  };
}

function run(one: Case, through: Through) {
  const shape: Shape = { ...one, services: one.tasks / replicas, replicas, tasks: "waiting" };
  const store = storeOf(shape);
  globalThis.gc?.();
  const turns = new Leader(store, through).settle();
  const sum = (pick: (turn: Measured) => number) => turns.reduce((total, turn) => total + pick(turn), 0);
  return {
    seconds: sum(({ ms }) => ms) / 1_000,
    cpuSeconds: sum(({ cpuMs }) => cpuMs) / 1_000,
    count: turns.length,
    worstMs: Math.max(...turns.map(({ ms }) => ms)),
    megabytes: sum(({ bytes }) => bytes) / 1e6,
    verdict: judge(store, shape),
  };
}

const replicas = 100;

/** The run in the middle by its time on a processor. */
function middle<Run extends Times>(runs: readonly Run[]): Run {
  const ordered = runs.toSorted((left, right) => left.cpuSeconds - right.cpuSeconds);
  return present(ordered[runs.length >> 1], "at least one run");
}

/** Everything placed, where it may be, and even: in total, for each service, and over racks where asked. */
function judge({ state }: Store, { picky }: Shape): string {
  const perNode = new Map([...state.nodes()].map(({ id }) => [id, 0]));
  const faults = new Set<string>();
  for (const [number, service] of [...state.services()].entries()) {
    const ofService = new Map<string, number>();
    const ofRack = new Map<string, number>();
    for (const task of state.tasksOfService(service.id)) {
      const node = task.nodeId === undefined ? undefined : state.node(task.nodeId);
      if (node === undefined) faults.add("a task is on no node");
      else {
        if (picky && node.spec.Labels["zone"] !== zoneOf(number)) faults.add("a task is where it may not be");
        move(ofService, node.id, 1);
        move(ofRack, node.spec.Labels["rack"] ?? "", 1);
        move(perNode, node.id, 1);
      }
    }
    if (!picky && spanOf(ofService.values()) > 1) faults.add("a service is uneven");
    if (picky && spanOf(ofRack.values()) > 1) faults.add("a service is uneven over racks");
  }
  // With preferences racks count before the load of single nodes, and not all have equally many: only without them is
  // the total even to one.
  if (!picky && spanOf(perNode.values()) > 1) faults.add("the nodes are uneven");
  return faults.size === 0 ? (picky ? "as constrained, racks even" : "even") : [...faults].join(", ");
}

function spanOf(counts: Iterable<number>): number {
  const all = [...counts];
  return (
    all.reduce((most, count) => Math.max(most, count), 0) -
    all.reduce((least, one) => Math.min(least, one), all[0] ?? 0)
  );
}
