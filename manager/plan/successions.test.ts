import { expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import type { Task } from "../../model/task.ts";
import { sampleNode, sampleSpec, sampleTask } from "../../scheduler/sample.ts";
import { createState } from "../store/state.ts";
import { Census } from "./census.ts";
import { Successions } from "./successions.ts";

const old = sampleTask("old", { state: "running", node: "w1", spec: reserving(2) });
const next = successor("next");

function reserving(cpus: number) {
  return sampleSpec({ Resources: { Reservations: { NanoCPUs: cpus } } });
}

function successor(id: string, part: Parameters<typeof sampleTask>[1] = {}): Task {
  return sampleTask(id, { desiredState: "ready", startAfterTask: old.id, byUpdate: true, ...part });
}

/** What a census says that was told of these rows in this order, the other side of a pair found among all of them. */
function counted(...rows: readonly Task[]) {
  const census = new Census(createState());
  census.changeNode(asId("w1"), sampleNode("w1"));
  census.changeNode(asId("w2"), sampleNode("w2"));
  census.rows = { task: (id) => rows.findLast((row) => row.id === id) };
  const standing = census.standing(createState(), asId("web"));
  const known = new Map<string, Task>();
  for (const row of rows) {
    census.changeTask(known.get(row.id), row);
    known.set(row.id, row);
  }
  const of = (node: "w1" | "w2") => {
    const load = census.fleet.get(asId(node))?.load;
    return {
      cpus: load?.nanoCpus,
      wanted: load?.wanted,
      live: standing.liveOn(asId(node)),
      staying: standing.stayingOn(asId(node)),
    };
  };
  return { census, w1: of("w1"), w2: of("w2") };
}

test("one that has no place yet: the old task counts for limits, and not for where others go", () => {
  const { census, w1 } = counted(old, next);
  expect(w1).toEqual({ cpus: 2, wanted: 0, live: 1, staying: 0 });
  expect(census.predecessorOf(next)).toBe(old);
});

test.each([
  ["smaller", 1, 2],
  ["larger", 3, 3],
])("beside the old task the two are one, and as large as the larger: %s", (_, cpus, together) => {
  const beside = successor("next", { state: "assigned", node: "w1", spec: reserving(cpus) });
  const once = { cpus: together, wanted: 1, live: 1, staying: 1 };
  expect(counted(old, next, beside).w1).toEqual(once);
  expect(counted(beside, old).w1).toEqual(once);
});

test("on another node each counts where it is", () => {
  const { w1, w2 } = counted(old, next, successor("next", { state: "assigned", node: "w2", spec: reserving(3) }));
  expect(w1).toEqual({ cpus: 2, wanted: 0, live: 1, staying: 0 });
  expect(w2).toEqual({ cpus: 3, wanted: 1, live: 1, staying: 1 });
});

test("when either has ended, started or is gone, the other counts for itself", () => {
  const beside = successor("next", { state: "ready", node: "w1", spec: reserving(3) });
  const ended: Task = { ...old, status: { ...old.status, state: "shutdown" } };
  expect(counted(old, beside, ended).w1).toEqual({ cpus: 3, wanted: 1, live: 1, staying: 1 });
  const given: Task = { ...beside, desiredState: "shutdown", neverStarted: true };
  expect(counted(old, beside, given).w1).toEqual({ cpus: 2, wanted: 1, live: 1, staying: 1 });
  const started: Task = { ...beside, desiredState: "running" };
  expect(counted(old, beside, started).w1).toEqual({ cpus: 5, wanted: 2, live: 2, staying: 2 });
});

test("of two that wait for one task only the first takes its place", () => {
  const second = successor("other", { state: "assigned", node: "w1", spec: reserving(2) });
  const { census, w1 } = counted(old, next, second);
  expect(w1).toEqual({ cpus: 4, wanted: 1, live: 2, staying: 1 });
  expect(census.predecessorOf(second)).toBe(undefined);
  expect(census.predecessorOf(next)).toBe(old);
});

test("a task is found from both sides, until nobody waits for it", () => {
  const successions = new Successions();
  const rowOf = () => old;
  successions.change(undefined, next, rowOf);
  const pair = { predecessor: old, successor: next };
  expect([successions.of(old), successions.of(next), successions.ofService(asId("web"))]).toEqual(
    Array(3).fill([pair]),
  );
  successions.change(next, undefined, rowOf);
  expect(successions.of(old)).toEqual([]);
});
