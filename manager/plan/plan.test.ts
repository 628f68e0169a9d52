import { expect, test } from "vitest";
import { present } from "../../base/assert.ts";
import { asId } from "../../base/id.ts";
import { limits } from "../../base/limit.ts";
import { isLive, type Task } from "../../model/task.ts";
import { serviceSpec } from "./scenario/spec.ts";
import { joining, nodeStatus, World } from "./scenario/world.ts";

/** A cluster of `count` workers that are up. */
function cluster(count: number): World {
  const world = new World();
  const names = Array.from({ length: count }, (_, index) => `w${index + 1}`);
  world.turn(names.map((name) => joining(name, "worker")));
  world.observe(...names.map((name) => nodeStatus(asId(name), "ready")));
  return world;
}

/** Turns without input, as long as the plan asks for them at once. */
function finish(world: World): number {
  let turns = 0;
  for (; world.wakeAt <= world.now; turns += 1) {
    expect(turns).toBeLessThan(200);
    world.turn([]);
  }
  return turns;
}

function countOf(world: World, what: (task: ReturnType<World["state"]["tasksOfNode"]>[number]) => boolean): number {
  return [...world.state.tasks()].filter(what).length;
}

test("a service of thousands of tasks is made, moved and removed in entries that are not too large", () => {
  const world = cluster(20);
  world.must({ kind: "createService", spec: serviceSpec("web", ["replicas=4500"]) });
  expect(finish(world)).toBeGreaterThan(1);
  expect(countOf(world, (task) => task.status.state === "assigned")).toBe(4500);
  expect(world.replan()).toEqual([]);

  world.observe(nodeStatus(asId("w1"), "down"), nodeStatus(asId("w2"), "down"));
  finish(world);
  const onLost = (task: { nodeId?: string }) => task.nodeId === "w1" || task.nodeId === "w2";
  expect(countOf(world, (task) => onLost(task) && task.away === undefined)).toBe(0);
  const isHere = (task: Task) => task.status.state === "assigned" && isLive(task) && task.away === undefined;
  expect(countOf(world, isHere)).toBe(4500);

  const service = world.state.serviceByName("web");
  world.must({ kind: "removeService", id: asId(service?.id ?? "") });
  finish(world);
  expect(countOf(world, (task) => task.desiredState !== "remove")).toBe(0);
  expect(world.largestEntry).toBeLessThanOrEqual(limits.entryBytesMax);
});

test("thousands of tasks that waited for a node are placed in entries that are not too large", () => {
  const world = cluster(0);
  world.must({ kind: "createService", spec: serviceSpec("web", ["replicas=2000", "constraint=node.role==worker"]) });
  finish(world);
  expect(countOf(world, (task) => task.status.error !== undefined)).toBe(2000);
  const names = Array.from({ length: 10 }, (_, index) => `w${index + 1}`);
  world.turn(names.map((name) => joining(name, "worker")));
  world.observe(...names.map((name) => nodeStatus(asId(name), "ready")));
  finish(world);
  expect(countOf(world, (task) => task.status.state === "assigned")).toBe(2000);
  expect(world.largestEntry).toBeLessThanOrEqual(limits.entryBytesMax);
});

test("a turn that changes one service writes to no other", () => {
  const world = cluster(3);
  for (const name of ["a", "b", "c"]) world.must({ kind: "createService", spec: serviceSpec(name, ["replicas=2"]) });
  const { changes } = world.must({ kind: "createService", spec: serviceSpec("d", ["replicas=2"]) });
  expect(changes.map(({ change }) => change.table).sort()).toEqual(["service", "task", "task"]);
});

test("a node takes as many tasks as its slice has addresses, and says so", () => {
  const world = cluster(1);
  world.must({ kind: "createService", spec: serviceSpec("web", ["replicas=255", "constraint=node.role==worker"]) });
  finish(world);
  const addresses = [...world.state.tasks()].flatMap((task) => task.gatewayAddress ?? []);
  expect([addresses.length, new Set(addresses).size]).toEqual([253, 253]);
  const reasons = new Set([...world.state.tasks()].flatMap((task) => task.status.error ?? []));
  expect([...reasons]).toEqual([
    "no suitable node (scheduling constraints not satisfied on 1 node; no task address left on 1 node)",
  ]);
});

test("a task's address on the mesh is not given to its successor, nor to theirs, while there are others", () => {
  const few = livesOf(60, 3);
  expect(few.all).toHaveLength(240);
  expect(new Set(few.all).size).toBe(240);
  const many = livesOf(150, 3);
  expect(many.living).toHaveLength(150);
  expect(new Set(many.living).size).toBe(150);
});

/** Mesh addresses on one node after all of `replicas` tasks have failed and been replaced `times` times. */
function livesOf(replicas: number, times: number) {
  const world = cluster(1);
  const words = [`replicas=${replicas}`, "restart=any:0", "constraint=node.role==worker"];
  world.must({ kind: "createService", spec: serviceSpec("web", words) });
  const living = () => [...world.state.tasks()].filter((task) => task.status.state === "assigned");
  for (let life = 0; life < times; life += 1) {
    const reports = living().map(({ id }) => ({ taskId: id, state: "failed", timestamp: 0, message: "" }) as const);
    world.observe({ kind: "reports", nodeId: asId("w1"), reports });
  }
  const addressOf = (task: { gatewayAddress?: string }) => task.gatewayAddress;
  return { all: [...world.state.tasks()].map(addressOf), living: living().map(addressOf) };
}

test("many tasks that are replaced at once are placed over several turns, each beside what it takes over", () => {
  const world = cluster(200);
  const words = ["replicas=200", "cpus=3", "constraint=node.role==worker", "parallel=0"];
  world.must({ kind: "createService", spec: serviceSpec("web", words) });
  finish(world);
  run(world);
  updateImage(world);
  const placed = () => countOf(world, (task) => task.specVersion === 2 && task.status.state === "assigned");
  expect(placed()).toBeLessThan(200);
  expect(finish(world)).toBeGreaterThan(0);
  expect(placed()).toBe(200);
  const after = [...world.state.tasks()].filter((task) => task.specVersion === 2);
  const beside = after.filter(
    ({ startAfterTask, nodeId }) => world.state.task(startAfterTask ?? asId(""))?.nodeId === nodeId,
  );
  expect(beside).toHaveLength(200);
  expect(world.replan()).toEqual([]);
});

/** The service web gets another image. */
function updateImage(world: World): void {
  const { id, spec, meta } = present(world.state.serviceByName("web"), "web");
  const next = serviceSpec("web", ["image=web:2"], spec);
  const { version } = meta;
  world.must({ kind: "updateService", id, version, spec: next, registryAuthFrom: "spec", rollback: false });
}

/** Everything that is assigned runs. */
function run(world: World): void {
  const tasks = [...world.state.tasks()];
  const reports = tasks.map(({ id }) => ({ taskId: id, state: "running", timestamp: 0, message: "" }) as const);
  world.observe(
    ...tasks.map(({ nodeId }, at) => {
      return { kind: "reports", nodeId: present(nodeId, "its node"), reports: reports.slice(at, at + 1) } as const;
    }),
  );
}

test("on a node without another address an old task stops before its successor has one", () => {
  const world = cluster(0);
  world.must({ kind: "createService", spec: serviceSpec("web", ["replicas=253"]) });
  finish(world);
  run(world);
  updateImage(world);
  expect(finish(world)).toBe(1);
  const stopping = [...world.state.tasks()].filter((task) => task.desiredState === "shutdown");
  expect(stopping).toHaveLength(1);
  const reports = stopping.map((task) => ({ taskId: task.id, state: "shutdown", timestamp: 0, message: "" }) as const);
  world.observe({ kind: "reports", nodeId: asId("m1"), reports });
  const [successor] = [...world.state.tasks()].filter((task) => task.specVersion === 2);
  expect(successor).toMatchObject({ nodeId: "m1", desiredState: "running", status: { state: "assigned" } });
});

test("a service without a log driver gets the cluster's, and another one there replaces no task", () => {
  const world = new World();
  const useDriver = (Name: string) => {
    const { spec, meta } = present(world.state.cluster(), "the cluster");
    const TaskDefaults = { LogDriver: { Name, Options: { tag: "x" } } };
    world.must({ kind: "updateCluster", version: meta.version, spec: { ...spec, TaskDefaults } });
  };
  useDriver("journald");
  const own = serviceSpec("own", []);
  const LogDriver = { Name: "json-file" };
  world.must({ kind: "createService", spec: serviceSpec("web", []) });
  world.must({ kind: "createService", spec: { ...own, TaskTemplate: { ...own.TaskTemplate, LogDriver } } });
  useDriver("syslog");
  const web = present(world.state.serviceByName("web"), "web");
  const spec = serviceSpec("web", ["replicas=2"], web.spec);
  world.must({
    ...{ kind: "updateService", id: web.id, version: web.meta.version, spec },
    ...{ registryAuthFrom: "spec", rollback: false },
  });
  const drivers = [...world.state.tasks()].map((task) => `${task.serviceName} ${task.spec.LogDriver?.Name}`);
  expect(drivers.sort()).toEqual(["own json-file", "web journald", "web syslog"]);
  expect(world.state.serviceByName("web")?.spec.TaskTemplate.LogDriver).toBeUndefined();
});
