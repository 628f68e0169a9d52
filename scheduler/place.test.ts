import { expect, test } from "vitest";
import { asId } from "../base/id.ts";
import type { Node } from "../model/node.ts";
import type { TaskSpec } from "../model/service-spec.ts";
import type { Task } from "../model/task.ts";
import { Fleet } from "./fleet.ts";
import { askOf, place as placing } from "./place.ts";
import { Refusal } from "./refusal.ts";
import { sampleNode, sampleSpec, sampleTask } from "./sample.ts";
import { Standing } from "./standing.ts";

const now = 1_000_000;

interface Group {
  readonly spec: TaskSpec;
  readonly waiting: readonly Task[];
  readonly siblings: readonly Task[];
}
interface Host {
  readonly node: Node;
  readonly tasks: readonly Task[];
}

function groupOf(count: number, spec: TaskSpec, siblings: readonly Task[] = []): Group {
  return { spec, waiting: Array.from({ length: count }, (_, index) => sampleTask(`t${index}`, { spec })), siblings };
}

const hostOf = (node: Node, tasks: readonly Task[] = []): Host => ({ node, tasks });

/** All of a group's tasks, one after the other. */
function place({ spec, waiting, siblings }: Group, all: readonly Host[]) {
  const fleet = new Fleet();
  for (const { node, tasks } of all) {
    fleet.setNode(node.id, node);
    for (const task of tasks) fleet.add(node.id, task);
  }
  const standing = new Standing(siblings);
  const like = { spec, specVersion: 1, ports: [] };
  const steps = placing(like, fleet, standing, now);
  const placed: Task[] = [];
  for (const task of waiting) {
    const host = steps.best();
    if (host === undefined) break;
    const there: Task = { ...task, nodeId: host.node.id, status: { ...task.status, state: "assigned" } };
    fleet.add(host.node.id, there);
    standing.add(there);
    steps.taken();
    placed.push(there);
  }
  const unplaced = waiting.slice(placed.length);
  return { placed, unplaced, why: unplaced.length === 0 ? "" : new Refusal(askOf(like, standing), fleet).why };
}

function counts(group: Group, hosts: readonly Host[]): Record<string, number> {
  const { placed } = place(group, hosts);
  return Object.fromEntries(
    hosts.map(({ node }) => [node.id, placed.filter(({ nodeId }) => nodeId === node.id).length]),
  );
}

const hosts = (ids: readonly string[], tasks: readonly Task[] = []): Host[] =>
  ids.map((id) =>
    hostOf(
      sampleNode(id),
      tasks.filter((task) => task.nodeId === id),
    ),
  );

test("tasks of a service are spread evenly, ties going by id", () => {
  expect(counts(groupOf(7, sampleSpec()), hosts(["c", "b", "a"]))).toEqual({ a: 3, b: 2, c: 2 });
});

test("few tasks of this service count before few tasks in total", () => {
  const own = [sampleTask("own", { node: "a", state: "running" })];
  const foreign = ["x", "y", "z"].map((id) =>
    sampleTask(id, { node: "b", state: "running", serviceId: asId("other") }),
  );
  const group = groupOf(1, sampleSpec(), own);
  expect(counts(group, hosts(["a", "b"], [...own, ...foreign]))).toEqual({ a: 0, b: 1 });
  expect(counts(groupOf(1, sampleSpec()), hosts(["a", "b"], [...own, ...foreign]))).toEqual({ a: 1, b: 0 });
});

test("a node where the service failed five times lately comes last", () => {
  const failures = (count: number, timestamp: number) =>
    Array.from({ length: count }, (_, index) =>
      sampleTask(`f${index}`, {
        node: "a",
        desiredState: "shutdown",
        status: { state: "failed", timestamp, message: "" },
      }),
    );
  const place1 = (siblings: readonly Task[]) => counts(groupOf(1, sampleSpec(), siblings), hosts(["a", "b"]));
  expect(place1(failures(4, now))).toEqual({ a: 1, b: 0 });
  expect(place1(failures(5, now))).toEqual({ a: 0, b: 1 });
  expect(place1(failures(5, now - 300_001))).toEqual({ a: 1, b: 0 });
});

test("reservations fill a node; limits do not", () => {
  const reserving = sampleSpec({ Resources: { Reservations: { NanoCPUs: 1.5e9 } } });
  const limited = sampleSpec({ Resources: { Limits: { NanoCPUs: 64e9 } } });
  const { placed, unplaced, why } = place(groupOf(5, reserving), hosts(["a", "b"]));
  expect([placed.length, unplaced.length, why]).toEqual([4, 1, "no suitable node (insufficient resources on 2 nodes)"]);
  expect(place(groupOf(5, limited), hosts(["a"])).placed).toHaveLength(5);
});

test("generic resources are counted, named or not", () => {
  const offer = [
    { DiscreteResourceSpec: { Kind: "disk", Value: 3 } },
    { NamedResourceSpec: { Kind: "gpu", Value: "u1" } },
    { NamedResourceSpec: { Kind: "gpu", Value: "u2" } },
  ];
  const ask = (Kind: string, Value: number) =>
    sampleSpec({ Resources: { Reservations: { GenericResources: [{ DiscreteResourceSpec: { Kind, Value } }] } } });
  const fits = (spec: TaskSpec) =>
    place(groupOf(9, spec), [hostOf(sampleNode("a", {}, { genericResources: offer }), [])]).placed.length;
  expect([fits(ask("disk", 1)), fits(ask("disk", 2)), fits(ask("gpu", 1)), fits(ask("tpu", 1))]).toEqual([3, 1, 2, 0]);
});

test("the explanation names what kept off most nodes first, each node counted once", () => {
  const paused = sampleNode("p", { spec: { Labels: {}, Role: "worker", Availability: "pause" } });
  const arm = (id: string) => sampleNode(id, {}, { architecture: "aarch64" });
  const all = [paused, arm("x"), arm("y")].map((node) => hostOf(node));
  const spec = sampleSpec({ Placement: { Platforms: [{ Architecture: "amd64", OS: "linux" }] } });
  expect(place(groupOf(1, spec), all).why).toBe(
    "no suitable node (unsupported platform on 2 nodes; 1 node not available for new tasks)",
  );
  expect(place(groupOf(1, spec), []).why).toBe("no suitable node");
});

test.each([
  ["amd64", "x86_64", true],
  ["arm64", "aarch64", true],
  ["", "x86_64", true],
  ["arm64", "x86_64", false],
])("platform %s on %s: %s", (Architecture, architecture, fits) => {
  const spec = sampleSpec({ Placement: { Platforms: [{ Architecture, OS: "linux" }] } });
  const host = hostOf(sampleNode("a", {}, { architecture }), []);
  expect(place(groupOf(1, spec), [host]).placed.length === 1).toBe(fits);
});

test("a missing volume or log driver keeps tasks off, unless the engine says nothing about that type", () => {
  const spec = sampleSpec({
    LogDriver: { Name: "fluentd" },
    ContainerSpec: {
      Image: "web",
      Mounts: [{ Type: "volume", Target: "/data", VolumeOptions: { DriverConfig: { Name: "nfs" } } }],
    },
  });
  const withPlugins = (...plugins: readonly [string, string][]) =>
    hostOf(sampleNode("a", {}, { plugins: plugins.map(([type, name]) => ({ type, name })) }), []);
  expect(place(groupOf(1, spec), [withPlugins(["Volume", "local"])]).why).toBe(
    "no suitable node (missing plugin on 1 node)",
  );
  expect(place(groupOf(1, spec), [withPlugins(["Volume", "nfs:latest"], ["Log", "fluentd"])]).unplaced).toEqual([]);
  expect(place(groupOf(1, spec), [withPlugins()]).unplaced).toEqual([]);
});

test("preferences spread over labels level by level", () => {
  const at = (id: string, zone: string, rack: string) =>
    hostOf(sampleNode(id, { spec: { Labels: { zone, rack }, Role: "worker", Availability: "active" } }), []);
  const all = [at("a", "1", "x"), at("b", "1", "x"), at("c", "1", "y"), at("d", "2", "x")];
  const Preferences = ["node.labels.zone", "node.labels.rack"].map((SpreadDescriptor) => ({
    Spread: { SpreadDescriptor },
  }));
  expect(counts(groupOf(8, sampleSpec({ Placement: { Preferences } })), all)).toEqual({ a: 1, b: 1, c: 2, d: 4 });
});

test("a full bucket leaves the rest to the others", () => {
  const at = (id: string, zone: string) =>
    hostOf(sampleNode(id, { spec: { Labels: { zone }, Role: "worker", Availability: "active" } }), []);
  const Preferences = [{ Spread: { SpreadDescriptor: "node.labels.zone" } }];
  const spec = sampleSpec({ Placement: { Preferences, MaxReplicas: 2 } });
  expect(counts(groupOf(9, spec), [at("a", "1"), at("b", "2"), at("c", "2")])).toEqual({ a: 2, b: 2, c: 2 });
});

test("what was found out about nodes' rows for one service does not outlast the rows", () => {
  const spec = sampleSpec({
    Placement: {
      Constraints: ["node.labels.zone==a"],
      Preferences: [{ Spread: { SpreadDescriptor: "node.labels.rack" } }],
    },
  });
  const inZone = (id: string, zone: string): Node =>
    sampleNode(id, { spec: { Labels: { zone, rack: "r" }, Role: "worker", Availability: "active" } });
  const fleet = new Fleet();
  const first = () => placing({ spec, specVersion: 1, ports: [] }, fleet, new Standing(), now).best()?.node.id;
  fleet.setNode(asId("n1"), inZone("n1", "a"));
  expect(first()).toBe("n1");
  fleet.setNode(asId("n1"), inZone("n1", "b"));
  expect(first()).toBeUndefined();
  fleet.setNode(asId("n2"), inZone("n2", "a"));
  expect(first()).toBe("n2");
  fleet.setNode(asId("n2"), undefined);
  expect(first()).toBeUndefined();
});
