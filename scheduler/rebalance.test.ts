import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asId, type NodeId } from "../base/id.ts";
import type { Node } from "../model/node.ts";
import type { Move } from "../model/rebalance.ts";
import type { TaskSpec } from "../model/service-spec.ts";
import type { Task } from "../model/task.ts";
import { vetoOf } from "./filter.ts";
import { Fleet } from "./fleet.ts";
import { activeFilters, askOf, place } from "./place.ts";
import { rebalance } from "./rebalance.ts";
import { roomFor } from "./room.ts";
import { sampleNode, sampleSpec, sampleTask } from "./sample.ts";
import { Standing } from "./standing.ts";

/** A node with so many tasks of the service, and others that only make it busy. */
interface Spot {
  readonly node: Node;
  readonly own: number;
  readonly others: number;
}
interface Case {
  readonly spec: TaskSpec;
  readonly spots: readonly Spot[];
}

const failures = new Map<NodeId, number>();

function spot(id: string, part: Partial<Spot> & { zone?: string; cpus?: number; availability?: "pause" } = {}): Spot {
  const { own = 0, others = 0, zone = "a", cpus = 8, availability = "active" } = part;
  const spec = { Labels: { zone }, Role: "worker", Availability: availability } as const;
  return { node: sampleNode(id, { spec }, { nanoCpus: cpus * 1e9 }), own, others };
}

function specOf(options: { reserve?: boolean; max?: number; spread?: boolean; notIn?: string } = {}): TaskSpec {
  const { reserve = false, max = 0, spread = false, notIn } = options;
  return sampleSpec({
    ...(reserve ? { Resources: { Reservations: { NanoCPUs: 1e9 } } } : {}),
    Placement: {
      MaxReplicas: max,
      ...(spread ? { Preferences: [{ Spread: { SpreadDescriptor: "node.labels.zone" } }] } : {}),
      ...(notIn === undefined ? {} : { Constraints: [`node.labels.zone!=${notIn}`] }),
    },
  });
}

function tasksOf({ spec, spots }: Case): readonly Task[] {
  return spots.flatMap(({ node, own }) =>
    Array.from({ length: own }, (_, at) => sampleTask(`${node.id}${at}`, { spec, node: node.id, state: "running" })),
  );
}

function fleetOf({ spots }: Case, tasks: readonly Task[]): Fleet {
  const fleet = new Fleet();
  for (const { node, others } of spots) {
    fleet.setNode(node.id, node);
    const foreign = { serviceId: asId<"service">("other"), node: node.id, state: "running" } as const;
    for (let at = 0; at < others; at += 1) fleet.add(node.id, sampleTask(`x${at}`, foreign));
  }
  for (const task of tasks) if (task.nodeId !== undefined) fleet.add(task.nodeId, task);
  return fleet;
}

const groupFor = (spec: TaskSpec) => ({ spec, specVersion: 1, ports: [] });

function movesOf(given: Case, tasks = tasksOf(given)): readonly Move[] {
  return rebalance({ group: groupFor(given.spec), tasks, hosts: fleetOf(given, tasks).all(), failures });
}

function eligibleOf({ spec, spots }: Case): readonly Spot[] {
  const banned = (spec.Placement?.Constraints ?? []).map((text) => text.split("!=")[1]);
  return spots.filter(
    ({ node }) => node.spec.Availability === "active" && !banned.includes(node.spec.Labels["zone"] ?? ""),
  );
}

/** How many each node gets when so many are placed where none of the service is. */
function placedAnew({ spec, spots }: Case, count: number): readonly number[] {
  const fleet = fleetOf({ spec, spots }, []);
  const standing = new Standing();
  const placing = place(groupFor(spec), fleet, standing, 0);
  for (let at = 0; at < count; at += 1) {
    const host = placing.best();
    if (host === undefined) break;
    const task = sampleTask(`new${at}`, { spec, node: host.node.id, state: "assigned" });
    fleet.add(host.node.id, task);
    standing.add(task);
    placing.taken();
  }
  return spots.map(({ node }) => standing.liveOn(node.id));
}

const sorted = (numbers: readonly number[]) => [...numbers].sort((left, right) => left - right);
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** Whether counts on eligible nodes are as even as placing anew would have made them. */
function isEven(given: Case, counts: readonly number[]): boolean {
  const spots = eligibleOf(given);
  const spread = (given.spec.Placement?.Preferences ?? []).length > 0;
  const zones = spread ? ["a", "b"] : ["a"];
  const inZone = (zone: string) => (_: unknown, at: number) => !spread || spots[at]?.node.spec.Labels["zone"] === zone;
  const totals = (of: readonly number[]) => sorted(zones.map((zone) => sumOf(of.filter(inZone(zone)))));
  const anew = placedAnew({ ...given, spots }, sumOf(counts));
  return (
    totals(counts).join() === totals(anew).join() &&
    zones.every((zone) => {
      const own = counts.filter(inZone(zone));
      const alone = placedAnew({ ...given, spots: spots.filter(inZone(zone)) }, sumOf(own));
      return sorted(own).join() === sorted(alone).join();
    })
  );
}

function vectors(length: number, total: number): readonly (readonly number[])[] {
  if (length === 0) return total === 0 ? [[]] : [];
  return Array.from({ length: total + 1 }, (_, first) => first).flatMap((first) =>
    vectors(length - 1, total - first).map((rest) => [first, ...rest]),
  );
}

function fewestMoves(given: Case): number {
  const spots = eligibleOf(given);
  const own = spots.map((one) => one.own);
  const ends = vectors(spots.length, sumOf(own)).filter((counts) => isEven(given, counts));
  return Math.min(...ends.map((counts) => sumOf(counts.map((count, at) => Math.max(0, (own[at] ?? 0) - count)))));
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    options: fc.record({
      reserve: fc.boolean(),
      max: fc.constantFrom(0, 0, 3),
      spread: fc.boolean(),
      notIn: fc.constantFrom(undefined, undefined, "b"),
    }),
    spots: fc.array(
      fc.record({
        own: fc.nat(3),
        others: fc.nat(3),
        zone: fc.constantFrom("a", "b"),
        cpus: fc.constantFrom(3, 4, 5),
        availability: fc.constantFrom(undefined, undefined, undefined, "pause" as const),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ options: { notIn, ...options }, spots }) => ({
    spec: specOf(notIn === undefined ? options : { ...options, notIn }),
    spots: spots.map(({ availability, ...part }, at) =>
      spot(`n${at}`, availability === undefined ? part : { ...part, availability }),
    ),
  }));

const runs = { numRuns: Number(process.env["RUNS"] ?? 300) };

describe("whatever the cluster looks like", () => {
  test("what comes out is as even as placing anew, and no way there is shorter", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const moves = movesOf(given);
        const after = (id: NodeId, own: number) =>
          own - moves.filter(({ from }) => from === id).length + moves.filter(({ to }) => to === id).length;
        const counts = eligibleOf(given).map(({ node, own }) => after(node.id, own));
        expect(isEven(given, counts)).toBe(true);
        expect(moves).toHaveLength(fewestMoves(given));
      }),
      runs,
    );
  });

  test("every move is allowed at its time, start-first, and afterwards there is nothing to move", () => {
    fc.assert(
      fc.property(cases, (given) => {
        let tasks = tasksOf(given);
        const fleet = fleetOf(given, tasks);
        for (const { task, from, to } of movesOf(given)) {
          const standing = new Standing(tasks);
          const host = fleet.get(to);
          const ask = askOf(groupFor(given.spec), standing);
          expect(host && vetoOf(activeFilters(ask), ask, host)).toBeUndefined();
          const moved = { ...task, nodeId: to };
          fleet.add(to, moved);
          fleet.remove(from, task);
          tasks = tasks.map((one) => (one.id === task.id ? moved : one));
        }
        expect(movesOf(given, tasks)).toEqual([]);
      }),
      runs,
    );
  });

  test("room is what the filters would admit one by one", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const tasks = tasksOf(given);
        const standing = new Standing(tasks);
        const fleet = fleetOf(given, tasks);
        const ask = askOf(groupFor(given.spec), standing);
        const moving = activeFilters(ask).filter((filter) => filter.dependsOnLoad);
        for (const host of fleet.all()) {
          const room = roomFor(ask, host);
          let admitted = 0;
          for (; admitted < 300 && vetoOf(moving, ask, host) === undefined; admitted += 1) {
            const task = sampleTask(`more${admitted}`, { spec: given.spec, node: host.node.id, state: "assigned" });
            fleet.add(host.node.id, task);
            standing.add(task);
          }
          expect(Math.max(0, room)).toBe(admitted);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("in particular", () => {
  const summary = (given: Case) => movesOf(given).map(({ task, to }) => `${task.id} to ${to}`);

  test("a node that joins gets its share, and no more than that is moved", () => {
    expect(summary({ spec: specOf(), spots: [spot("m", { own: 3 }), spot("n", { own: 3 }), spot("o")] })).toEqual([
      "m2 to o",
      "n2 to o",
    ]);
  });

  test("a difference of one is even", () => {
    expect(summary({ spec: specOf(), spots: [spot("m", { own: 1 }), spot("n")] })).toEqual([]);
  });

  test("zones come before nodes", () => {
    const spots = [spot("m", { own: 1 }), spot("n", { own: 1 }), spot("o", { own: 1 }), spot("p", { zone: "b" })];
    expect(summary({ spec: specOf(), spots })).toEqual([]);
    expect(summary({ spec: specOf({ spread: true }), spots })).toEqual(["o0 to p"]);
  });

  test("a node that is full gets nothing", () => {
    const spots = [spot("m", { own: 4 }), spot("n", { cpus: 0 })];
    expect(summary({ spec: specOf({ reserve: true }), spots })).toEqual([]);
  });

  test("a paused node neither gives nor gets, nor does one where the service failed get any", () => {
    expect(summary({ spec: specOf(), spots: [spot("m", { own: 4, availability: "pause" }), spot("n")] })).toEqual([]);
    const given = { spec: specOf(), spots: [spot("m", { own: 4 }), spot("n")] };
    const tasks = tasksOf(given);
    const failed = new Map([[asId<"node">("n"), 5]]);
    const hosts = fleetOf(given, tasks).all();
    expect(rebalance({ group: groupFor(given.spec), tasks, hosts, failures: failed })).toEqual([]);
  });

  test("only tasks that run are moved, the youngest first", () => {
    const given = { spec: specOf(), spots: [spot("m"), spot("n")] };
    const at = (createdAt: number) => ({ meta: { version: 0, createdAt, updatedAt: 0 }, node: "m", spec: given.spec });
    const tasks = [
      sampleTask("old", { ...at(1), state: "running" }),
      sampleTask("young", { ...at(2), state: "running" }),
      sampleTask("coming", { ...at(3), state: "preparing" }),
    ];
    expect(movesOf(given, tasks).map(({ task }) => task.id)).toEqual(["young"]);
  });
});
