import type { Bench, Findings } from "./bench.ts";
import { EtcdSystem, provideEtcd } from "./etcd-system.ts";
import type { Outcome } from "./load.ts";
import { processorSeconds } from "./processor.ts";
import { RaftSystem } from "./raft-system.ts";
import { pause, type System } from "./system.ts";
import { type Cell, table } from "./table.ts";

interface Measured extends Outcome {
  readonly processorSecondsPerThousand: number;
}

interface Shape {
  readonly clients: number;
  readonly valueBytes: number;
}

/** Writes per second, latency and cost, raft-ts and etcd in turn: the same clients, the same requests, the same disk. */
export async function measureWrites(bench: Bench): Promise<Findings> {
  const { workshop, certificate, quick } = bench;
  const etcd = provideEtcd();
  const raft = await RaftSystem.start({ name: "raft-ts", encrypted: true, workshop, certificate });
  const plain = await RaftSystem.start({ name: "raft-ts, log in the clear", encrypted: false, workshop, certificate });
  const systems: System[] = [raft, plain];
  if ("version" in etcd) systems.push(await EtcdSystem.start({ workshop, certificate }));
  for (const system of systems) system.pause();
  const seconds = quick ? 2 : 5;
  for (const system of systems) {
    // Compilers and caches warm up before anything is counted: many writes at a time take other ways than one.
    bench.progress(`writes: ${system.name} warms up`);
    for (const clients of [256, 1]) await measure(bench, system, { clients, valueBytes: 256 }, seconds);
  }
  const rows: Cell[][] = [];
  const conclusions: string[] = "missing" in etcd ? [etcd.missing] : [];
  for (const shape of shapes(quick)) {
    const found = new Map<string, Measured>();
    for (const system of systems) {
      // One row is enough to tell what encryption costs.
      if (system === plain && (shape.clients !== 32 || shape.valueBytes !== 256)) continue;
      bench.progress(`writes: ${system.name}, ${shape.clients} clients, ${shape.valueBytes} bytes`);
      const measured = await measure(bench, system, shape, seconds);
      found.set(system.name, measured);
      rows.push([shape.valueBytes, shape.clients, system.name, ...cells(measured)]);
    }
    const ratio = compare(shape, found.get(raft.name), found.get("etcd"));
    if (ratio !== undefined) conclusions.push(ratio);
  }
  for (const system of systems) {
    system.resume();
    await system.close();
  }
  const beside = "version" in etcd ? `raft-ts beside ${etcd.version}` : "raft-ts";
  const title = `writes over gRPC with TLS, ${beside}, ${seconds} s a row`;
  return { tables: [table(title, ["bytes", "clients", "system", ...columns], rows)], conclusions };
}

/** Clients in the leader's own process: what the library does without a service around it. */
export async function measureInside(bench: Bench): Promise<Findings> {
  const { workshop, certificate, quick } = bench;
  const system = await RaftSystem.start({ name: "inside", encrypted: true, workshop, certificate });
  const leader = await system.leadingMember();
  const seconds = quick ? 2 : 5;
  const rows: Cell[][] = [];
  await leader.worker.call("load", { clients: 32, valueBytes: 256, seconds, warmUpSeconds: 0 });
  for (const shape of shapes(quick)) {
    bench.progress(`inside: ${shape.clients} clients, ${shape.valueBytes} bytes`);
    const before = processorSeconds(system.pids);
    const outcome = await leader.worker.call("load", { ...shape, seconds, warmUpSeconds: 0 });
    rows.push([
      shape.valueBytes,
      shape.clients,
      ...cells(costed(outcome, seconds, processorSeconds(system.pids) - before)),
    ]);
  }
  await system.close();
  const title = `writes by clients inside the leader's process, raft-ts, ${seconds} s a row`;
  const known = "known, not measured here: HashiCorp raft 1.1.2 on BoltDB in that shape 900, 5000 and 15000 writes/s";
  return { tables: [table(title, ["bytes", "clients", ...columns], rows)], conclusions: [known] };
}

const columns = ["writes/s", "p50 ms", "p99 ms", "cpu s per 1000"];
const connectionsMax = 8;

function shapes(quick: boolean): readonly Shape[] {
  const sizes = quick ? [256] : [256, 4096];
  return sizes.flatMap((valueBytes) => [1, 32, 256].map((clients) => ({ clients, valueBytes })));
}

async function measure(bench: Bench, system: System, shape: Shape, seconds: number): Promise<Measured> {
  system.resume();
  const leader = await system.leader();
  const warmUpSeconds = 1;
  const running = bench.client.call("load", {
    ...shape,
    seconds,
    warmUpSeconds,
    path: system.path,
    targets: [leader],
    connections: Math.min(shape.clients, connectionsMax),
  });
  await pause(warmUpSeconds * 1_000);
  const before = processorSeconds(system.pids);
  const outcome = await running;
  const used = processorSeconds(system.pids) - before;
  system.pause();
  if (outcome.failures > 0)
    throw new Error(`${outcome.failures} writes to ${system.name} failed: the row would not compare`);
  return costed(outcome, seconds, used);
}

function costed(outcome: Outcome, seconds: number, used: number): Measured {
  return { ...outcome, processorSecondsPerThousand: (used * 1_000) / (outcome.writesPerSecond * seconds) };
}

function cells(measured: Measured): readonly Cell[] {
  return [measured.writesPerSecond, measured.p50Ms, measured.p99Ms, measured.processorSecondsPerThousand];
}

function compare(shape: Shape, ours: Measured | undefined, theirs: Measured | undefined): string | undefined {
  if (ours === undefined || theirs === undefined) return undefined;
  const times = (own: number, other: number): string => `${(own / other).toFixed(2)} x`;
  const what = `raft-ts to etcd, ${shape.valueBytes} bytes, ${shape.clients} clients:`;
  const rate = times(ours.writesPerSecond, theirs.writesPerSecond);
  const latency = `p50 ${times(ours.p50Ms, theirs.p50Ms)}, p99 ${times(ours.p99Ms, theirs.p99Ms)}`;
  const cost = times(ours.processorSecondsPerThousand, theirs.processorSecondsPerThousand);
  return `${what} writes/s ${rate}, ${latency}, cpu per write ${cost}`;
}
