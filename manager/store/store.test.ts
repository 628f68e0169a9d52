import fc from "fast-check";
import { expect, test } from "vitest";
import { AssertionError } from "../../base/assert.ts";
import { asId } from "../../base/id.ts";
import { newMeta } from "../../model/meta.ts";
import type { Config } from "../../model/secret.ts";
import type { Service } from "../../model/service.ts";
import type { Task } from "../../model/task.ts";
import { sampleSpec, sampleTask } from "../../scheduler/sample.ts";
import { decodeEntry, encodeEntry } from "./codec.ts";
import { absorb, type Draft, draftOf } from "./draft.ts";
import type { IndexedView } from "./reads.ts";
import { captureSnapshot, restoreSnapshot } from "./snapshot.ts";
import { apply, createState, type State } from "./state.ts";

function config(id: string, data = "eA=="): Config {
  return { id: asId(id), meta: newMeta(1), spec: { Name: id, Labels: {}, Data: data } };
}

function service(id: string, name: string): Service {
  const spec = { Name: name, Labels: {}, TaskTemplate: sampleSpec(), Mode: { Replicated: {} } };
  return { id: asId(id), meta: newMeta(1), spec, specVersion: 1, endpoint: { ports: [], virtualIps: [] } };
}

function stateWith(write: (draft: Draft) => void): State {
  const state = createState();
  commit(state, write);
  return state;
}

function commit(state: State, write: (draft: Draft) => void): ReturnType<typeof apply> {
  const draft = draftOf(state);
  write(draft);
  return apply(state, { index: state.index + 1, nowMs: 5_000, changes: draft.changes() });
}

test("apply stamps every row with the entry's index and time, and answers the row before", () => {
  const state = stateWith((draft) => draft.put("config", config("a")));
  expect(state.config(asId("a"))?.meta).toEqual({ version: 1, createdAt: 1, updatedAt: 5_000 });
  const before = state.config(asId("a"));
  const [changed] = commit(state, (draft) => draft.put("config", config("a", "eQ==")));
  expect(changed?.before).toBe(before);
  expect(changed?.change.row).toBe(state.config(asId("a")));
  const [dropped] = commit(state, (draft) => draft.drop("config", "a"));
  expect(dropped).toEqual({ change: { table: "config", id: "a" }, before: changed?.change.row, at: 5_000 });
  expect(state.index).toBe(3);
});

test("apply refuses an entry that does not move forward, and a draft as state", () => {
  const state = stateWith((draft) => draft.put("config", config("a")));
  expect(() => apply(state, { index: 1, nowMs: 0, changes: [] })).toThrow(AssertionError);
  expect(() => apply({ ...state, index: 9 }, { index: 10, nowMs: 0, changes: [] })).toThrow(AssertionError);
});

test("a draft sees its own writes and leaves the base alone; absorbed, they are the outer draft's", () => {
  const state = stateWith((draft) => {
    draft.put("service", service("s1", "web"));
    draft.put("config", config("a"));
  });
  const outer = draftOf(state);
  outer.put("service", service("s2", "db"));
  const inner = draftOf(outer);
  inner.put("service", { ...service("s1", "web"), removedAt: 1 });
  inner.drop("config", "a");
  expect([inner.serviceByName("web"), inner.serviceByName("db")?.id, inner.config(asId("a"))]).toEqual([
    undefined,
    "s2",
    undefined,
  ]);
  expect([outer.serviceByName("web")?.id, outer.config(asId("a"))?.id]).toEqual(["s1", "a"]);
  expect([inner.touched("service", "s2"), outer.touched("service", "s1")]).toEqual([true, false]);
  absorb(outer, inner);
  expect(outer.serviceByName("web")).toBeUndefined();
  expect(outer.changes().map(({ table, id }) => `${table} ${id}`)).toEqual(["service s2", "service s1", "config a"]);
  expect(state.serviceByName("web")?.id).toBe("s1");
});

test("what is put and dropped again was never written", () => {
  const draft = draftOf(createState());
  draft.put("config", config("a"));
  expect(draft.empty).toBe(false);
  draft.drop("config", "a");
  expect([draft.empty, draft.changes()]).toEqual([true, []]);
});

test("an entry comes back from its bytes as it was", () => {
  const changes = [
    { table: "config", id: "ä", row: config("ä") },
    { table: "task", id: "t", row: sampleTask("t") },
    { table: "node", id: "n" },
  ] as const;
  expect(decodeEntry(encodeEntry(1_700_000_000_123, changes))).toEqual({ nowMs: 1_700_000_000_123, changes });
});

test("a snapshot is of the moment it was asked for, in chunks, and restores to the same state", () => {
  const big = "x".repeat(400_000);
  const state = stateWith((draft) => {
    for (let number = 0; number < 10; number += 1) draft.put("config", config(`c${number}`, big));
    draft.put("task", sampleTask("t", { node: "n1" }));
  });
  const snapshot = captureSnapshot(state);
  commit(state, (draft) => draft.drop("config", "c3"));
  const chunks = [...snapshot];
  expect(chunks.length).toBe(5);
  expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(1_000_000);
  const restored = restoreSnapshot();
  for (const chunk of chunks) restored.push(chunk);
  const copy = restored.finish(1);
  expect(copy.index).toBe(1);
  expect([...copy.configs()].map(({ id }) => id)).toHaveLength(10);
  expect(copy.config(asId("c3"))?.meta.version).toBe(1);
  expect(copy.tasksOfNode(asId("n1"))).toEqual(state.tasksOfNode(asId("n1")));
  expect(() => restored.finish(0)).toThrow(AssertionError);
});

/* The indexes against what a plain look through all rows finds, on states and drafts two deep. */
const move = fc.tuple(
  fc.constantFrom("t1", "t2", "t3"),
  fc.constantFrom("a", "b", undefined),
  fc.constantFrom("s1", "s2"),
  fc.boolean(),
);

test("indexes find what looking through everything finds", () => {
  fc.assert(
    // An index of a draft is kept from when it is first asked: before, between or after its writes.
    fc.property(fc.array(fc.tuple(fc.constantFrom(0, 1, 2), move, fc.boolean()), { maxLength: 30 }), (moves) => {
      const state = createState();
      let outer = draftOf(state);
      let inner = draftOf(outer);
      for (const [depth, [id, node, serviceId, gone], isAsked] of moves) {
        const row: Task = { ...sampleTask(id, node === undefined ? {} : { node }), serviceId: asId(serviceId) };
        if (depth === 0) {
          absorb(outer, inner);
          apply(state, { index: state.index + 1, nowMs: 0, changes: outer.changes() });
          outer = draftOf(state);
        } else if (depth === 1) absorb(outer, inner);
        if (depth < 2) inner = draftOf(outer);
        if (gone) inner.drop("task", id);
        else inner.put("task", row);
        for (const view of isAsked ? [state, outer, inner] : []) agrees(view);
      }
      for (const view of [state, outer, inner]) agrees(view);
    }),
    { numRuns: 200 },
  );
});

function agrees(view: IndexedView): void {
  const all = [...view.tasks()];
  for (const node of ["a", "b"]) {
    const found = view.tasksOfNode(asId(node));
    expect(ids(found)).toEqual(ids(all.filter((task) => task.nodeId === node)));
    expect(found.every((task) => task === view.task(task.id))).toBe(true);
    expect(view.has("task", "node", node)).toBe(found.length > 0);
  }
  for (const id of ["s1", "s2"]) {
    expect(ids(view.tasksOfService(asId(id)))).toEqual(ids(all.filter((task) => task.serviceId === id)));
  }
}

function ids(tasks: readonly Task[]): readonly string[] {
  return tasks.map(({ id }) => id).sort();
}
