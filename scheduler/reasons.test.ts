import { describe, expect, test } from "vitest";
import type { PortConfig, TaskSpec } from "../model/service-spec.ts";
import { filters, reasonsAgainst } from "./filter.ts";
import { Host } from "./host.ts";
import { askOf } from "./place.ts";
import { sampleNode, sampleSpec, sampleTask } from "./sample.ts";

const httpPort: PortConfig = { Protocol: "tcp", TargetPort: 80, PublishedPort: 8080, PublishMode: "host" };
const greedy = sampleSpec({
  ContainerSpec: {
    Image: "web",
    Mounts: [{ Type: "volume", Target: "/data", VolumeOptions: { DriverConfig: { Name: "rexray" } } }],
  },
  LogDriver: { Name: "loki" },
  Resources: {
    Reservations: {
      NanoCPUs: 2e9,
      MemoryBytes: 2 ** 30,
      GenericResources: [{ DiscreteResourceSpec: { Kind: "gpu", Value: 2 } }],
    },
  },
  Placement: {
    Constraints: ["node.labels.disk==ssd", "node.role!=worker", "node.ip==10.0.0.0/8", "node.color==red"],
    MaxReplicas: 1,
    Platforms: [{ OS: "linux", Architecture: "arm64" }],
  },
});
const engine = {
  plugins: [
    { type: "Volume", name: "local" },
    { type: "Log", name: "json-file" },
  ],
  memoryBytes: 2 ** 29,
};
const drained = sampleNode(
  "full",
  {
    spec: { Labels: { disk: "hdd" }, Role: "worker", Availability: "drain" },
    status: { state: "down", message: "heartbeat failure", address: "192.168.0.7" },
  },
  engine,
);
const busy = sampleTask("busy", {
  state: "running",
  node: "full",
  spec: sampleSpec({ Resources: { Reservations: { NanoCPUs: 3.5e9 } } }),
  ports: [httpPort],
});

function hosts(): readonly Host[] {
  const full = new Host(drained);
  full.load.add(busy);
  return [full, new Host(sampleNode("free")), new Host(sampleNode("bare", {}, { nanoCpus: 0 }))];
}

function askFor(spec: TaskSpec, live = 1) {
  return askOf({ spec, specVersion: 1, ports: spec === greedy ? [httpPort] : [] }, { liveOn: () => live });
}

test("everything that speaks against a node is said, with the numbers", () => {
  const [full = new Host(drained)] = hosts();
  expect(reasonsAgainst(askFor(greedy), full)).toEqual([
    "the node is down (heartbeat failure)",
    "its availability is drain",
    "needs 2 CPUs, 0.5 free",
    "needs 1024 MiB of memory, 512 free",
    "needs 2 gpu, 0 free",
    "there is no volume plugin rexray",
    "there is no log plugin loki",
    'node.labels.disk==ssd is not met: the node has "hdd"',
    'node.role!=worker is not met: the node has "worker"',
    'node.ip==10.0.0.0/8 is not met: the node has "192.168.0.7"',
    "node.color==red is not met: there is no such key",
    "the image is for linux/arm64, the node is linux/x86_64",
    "host port tcp/8080 is in use",
    "has 1 tasks of at most 1 per node",
  ]);
});

test("a node that fits has nothing against it", () => {
  expect(reasonsAgainst(askFor(sampleSpec()), new Host(sampleNode("free")))).toEqual([]);
});

test("what is asked and what is free never look alike", () => {
  const spec = sampleSpec({ Resources: { Reservations: { MemoryBytes: 2 ** 30 + 1 } } });
  const host = new Host(sampleNode("tight", {}, { memoryBytes: 2 ** 30 }));
  expect(reasonsAgainst(askFor(spec), host)).toEqual(["needs 1024.001 MiB of memory, 1024 free"]);
});

describe.each(filters.map((filter, index) => [index, filter] as const))("filter %i", (_, filter) => {
  test.each([greedy, sampleSpec()])("has reasons exactly if it does not admit", (spec) => {
    for (const live of [0, 1]) {
      const ask = askFor(spec, live);
      for (const host of hosts().filter(() => filter.concerns(ask))) {
        expect(filter.reasons(ask, host).length === 0).toBe(filter.admits(ask, host));
      }
    }
  });
});
