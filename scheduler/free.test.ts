import { expect, test } from "vitest";
import { asId } from "../base/id.ts";
import type { PortConfig } from "../model/service-spec.ts";
import { reasonsAgainst, vetoOf } from "./filter.ts";
import { freeOn, isPortTaken } from "./free.ts";
import { Host } from "./host.ts";
import { demandOf, excessOf } from "./load.ts";
import { activeFilters, askOf } from "./place.ts";
import { sampleNode, sampleSpec, sampleTask } from "./sample.ts";
import { Standing } from "./standing.ts";

const port: PortConfig = { Protocol: "tcp", TargetPort: 80, PublishedPort: 8080, PublishMode: "host" };
const spec = sampleSpec({
  Resources: {
    Reservations: {
      NanoCPUs: 3e9,
      MemoryBytes: 6e9,
      GenericResources: [{ DiscreteResourceSpec: { Kind: "gpu", Value: 2 } }],
    },
  },
  Placement: { MaxReplicas: 1 },
});
const old = sampleTask("old", { state: "running", node: "w1", spec, ports: [port] });
const gpus = { genericResources: [{ DiscreteResourceSpec: { Kind: "gpu", Value: 3 } }] };

function hostWith(...tasks: readonly (typeof old)[]): Host {
  const host = new Host(sampleNode("w1", {}, gpus));
  for (const task of tasks) host.load.add(task);
  return host;
}

test("what a predecessor gives up is free for its successor, on its node only", () => {
  const demand = demandOf(old.spec, old.ports);
  const told = (host: Host, node?: string) => {
    const released = node === undefined ? undefined : { node: asId<"node">(node), demand };
    const free = freeOn(host, released);
    return [free.nanoCpus, free.memoryBytes, free.generic("gpu"), isPortTaken("tcp/8080", host, released)];
  };
  expect(told(hostWith(old))).toEqual([1e9, 2e9, 1, true]);
  expect(told(hostWith(old), "w2")).toEqual([1e9, 2e9, 1, true]);
  expect(told(hostWith(old), "w1")).toEqual([4e9, 8e9, 3, false]);
  const another = sampleTask("another", { state: "running", node: "w1", ports: [port] });
  expect(isPortTaken("tcp/8080", hostWith(old, another), { node: asId("w1"), demand })).toBe(true);
});

test("a full node takes the successor of a task of its own, and of no other", () => {
  const standing = new Standing([old]);
  const group = { spec, specVersion: 2, ports: [port] };
  const vetoes = (predecessor?: typeof old) => {
    const ask = askOf(predecessor === undefined ? group : { ...group, predecessor }, standing);
    return [vetoOf(activeFilters(ask), ask, hostWith(old)) === undefined, reasonsAgainst(ask, hostWith(old))];
  };
  expect(vetoes(old)).toEqual([true, []]);
  const reasons = [
    "needs 3 CPUs, 1 free",
    "needs 5722.046 MiB of memory, 1907.348 free",
    "needs 2 gpu, 1 free",
    "host port tcp/8080 is in use",
    "has 1 tasks of at most 1 per node",
  ];
  expect(vetoes()).toEqual([false, reasons]);
  expect(vetoes(sampleTask("elsewhere", { state: "running", node: "w2", spec }))).toEqual([false, reasons]);
});

test("what is needed beyond what another has", () => {
  const amounts = (nanoCpus: number, memoryBytes: number, gpu: number) => ({
    nanoCpus,
    memoryBytes,
    generic: new Map(gpu === 0 ? [] : [["gpu", gpu]]),
  });
  expect(excessOf(amounts(3, 1, 2), amounts(1, 2, 0))).toEqual(amounts(2, 0, 2));
  expect(excessOf(amounts(1, 1, 1), amounts(1, 1, 1))).toEqual(amounts(0, 0, 0));
});

test("one given up before it started holds its address, and nothing else", () => {
  const { load } = hostWith({ ...old, desiredState: "shutdown", neverStarted: true });
  expect([load.held, load.wanted, load.nanoCpus, load.ports.size]).toEqual([1, 0, 0, 0]);
});
