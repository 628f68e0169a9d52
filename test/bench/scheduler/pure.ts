import { asId } from "../../../base/id.ts";
import { Fleet } from "../../../scheduler/fleet.ts";
import { place } from "../../../scheduler/place.ts";
import { sampleNode, sampleSpec, sampleTask } from "../../../scheduler/sample.ts";
import { Standing } from "../../../scheduler/standing.ts";

/** Milliseconds for finding places alone, without rows, drafts or entries: services of 100 tasks on empty nodes. */
export function measurePure(nodes: number, tasks: number): { readonly ms: number; readonly cpuMs: number } {
  const fleet = new Fleet();
  for (let number = 0; number < nodes; number += 1) {
    const node = sampleNode(`n${number}`);
    fleet.setNode(node.id, node);
  }
  const spec = sampleSpec();
  const before = performance.now();
  const cpu = process.threadCpuUsage();
  for (let group = 0; group < tasks / 100; group += 1) {
    const standing = new Standing();
    const placing = place({ spec, specVersion: 1, ports: [] }, fleet, standing, 0);
    for (let slot = 0; slot < 100; slot += 1) {
      const host = placing.best();
      if (host === undefined) throw new Error("no host is left");
      const task = {
        ...sampleTask(`t${group}-${slot}`, { state: "assigned", spec }),
        serviceId: asId<"service">(`s${group}`),
      };
      const there = { ...task, nodeId: host.node.id };
      fleet.add(host.node.id, there);
      standing.add(there);
      placing.taken();
    }
  }
  const { user, system } = process.threadCpuUsage(cpu);
  return { ms: performance.now() - before, cpuMs: (user + system) / 1_000 };
}
