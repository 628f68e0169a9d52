import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import type { Bench, Findings } from "./bench.ts";
import { RaftSystem } from "./raft-system.ts";
import { pause } from "./system.ts";
import { type Cell, table } from "./table.ts";

interface Disturbance {
  readonly what: string;
  readonly seconds: number;
  /** Disturbs for all of the time; returns how to end it. */
  readonly begin: (bench: Bench, system: RaftSystem, seconds: number) => Promise<() => void>;
}

const stoppedShare = 0.8;

/** How often the leader changes, and what is still written, while something disturbs the cluster under load. */
export async function measureCalm(bench: Bench): Promise<Findings> {
  const rows: Cell[][] = [];
  for (const { what, seconds, begin } of disturbances(bench.quick)) {
    bench.progress(`calm: ${what}, ${seconds} s`);
    const { workshop, certificate, client } = bench;
    const system = await RaftSystem.start({ name: what, encrypted: true, workshop, certificate });
    const { setup, worker } = await system.leadingMember();
    const { path, addresses } = system;
    const targets = [setup.address, ...addresses.filter((address) => address !== setup.address)];
    const before = await worker.call("status", {});
    const end = await begin(bench, system, seconds);
    const load = { path, targets, clients: 32, valueBytes: 256, connections: 8, seconds, warmUpSeconds: 0 };
    const outcome = await client.call("load", load);
    end();
    // A member that came back late may still disturb.
    await pause(3_000);
    const after = await (await system.leadingMember()).worker.call("status", {});
    rows.push([what, String(seconds), String(after.term - before.term), outcome.writesPerSecond, outcome.maxMs]);
    await system.close();
  }
  const columns = ["disturbance", "seconds", "leader changes", "writes/s", "longest write ms"];
  return {
    tables: [table("leader changes under disturbance, 32 clients writing 256 bytes", columns, rows)],
    conclusions: [],
  };
}

function disturbances(quick: boolean): readonly Disturbance[] {
  return [
    { what: "none", seconds: quick ? 3 : 20, begin: () => Promise.resolve(() => undefined) },
    { what: "all cores busy", seconds: quick ? 5 : 60, begin: keepCoresBusy },
    { what: "fdatasync takes 50 to 500 ms more on the leader", seconds: quick ? 5 : 60, begin: slowLeader },
    {
      what: `a follower stopped for ${quick ? 6 : 60} s returns`,
      seconds: (quick ? 6 : 60) / stoppedShare,
      begin: stopFollower,
    },
  ];
}

/** One endless loop per core, at the same priority as everybody else. */
function keepCoresBusy({ workshop }: Bench): Promise<() => void> {
  const loops = Array.from({ length: availableParallelism() }, () => {
    const loop = spawn(process.execPath, ["--eval", "for (;;) {}"], { stdio: "ignore" });
    workshop.adopt(loop);
    return loop;
  });
  return Promise.resolve(() => {
    for (const loop of loops) loop.kill("SIGKILL");
  });
}

async function slowLeader(_: Bench, system: RaftSystem): Promise<() => void> {
  const { worker } = await system.leadingMember();
  await worker.call("slowSyncs", { fromMs: 50, toMs: 500 });
  return () => void worker.call("slowSyncs", { fromMs: 0, toMs: 0 });
}

async function stopFollower(_: Bench, system: RaftSystem, seconds: number): Promise<() => void> {
  const leader = await system.leadingMember();
  const follower = system.members.find((member) => member !== leader);
  follower?.worker.process.kill("SIGSTOP");
  // It comes back while the clients still write.
  const back = setTimeout(() => follower?.worker.process.kill("SIGCONT"), stoppedShare * seconds * 1_000);
  return () => clearTimeout(back);
}
