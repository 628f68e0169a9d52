import type { Bench, Findings } from "./bench.ts";
import type { Outcome } from "./load.ts";
import type { Lag } from "./member.ts";
import { type Member, RaftSystem } from "./raft-system.ts";
import { pause, poll } from "./system.ts";
import { table } from "./table.ts";

const snapshotEntries = 60_000;
const clients = 32;
const valueBytes = 256;

/** A new member that needs the whole state, while clients keep writing. */
export async function measureSnapshot(bench: Bench): Promise<Findings> {
  const { workshop, certificate, quick } = bench;
  const megabytes = quick ? 50 : 500;
  const ballastBytes = megabytes * 1e6;
  const name = "snapshot";
  const system = await RaftSystem.start({
    name,
    encrypted: true,
    workshop,
    certificate,
    ballastBytes,
    snapshotEntries,
  });
  const leader = await system.leadingMember();
  bench.progress("snapshot: writing until every member has taken one");
  await fill(system, leader);
  await leader.worker.call("load", { clients, valueBytes, seconds: 2, warmUpSeconds: 0 });
  const before = await write(bench, system, leader, 3);
  bench.progress(`snapshot: ${megabytes} MB to a new member`);
  const newcomer = await system.prepare();
  for (const { worker } of [leader, newcomer]) await worker.call("watchLag", {});
  const loading = write(bench, system, leader, 300);
  const start = performance.now();
  await leader.worker.call("add", newcomer.setup);
  const seconds = (performance.now() - start) / 1_000;
  const lags = [await leader.worker.call("lag", {}), await newcomer.worker.call("lag", {})] as const;
  const { restores } = await newcomer.worker.call("counts", {});
  if (restores === 0) throw new Error("the new member got everything from the log: there was no snapshot to measure");
  await bench.client.call("endLoad", {});
  const during = await loading;
  await system.close();
  return { tables: [report({ megabytes, seconds, lags, before, during })], conclusions: [] };
}

interface Measured {
  readonly megabytes: number;
  readonly seconds: number;
  readonly lags: readonly [Lag, Lag];
  readonly before: Outcome;
  readonly during: Outcome;
}

function report({ megabytes, seconds, lags: [leader, newcomer], before, during }: Measured): string {
  const title = `a snapshot of ${megabytes} MB to a new member while ${clients} clients write`;
  return table(
    title,
    ["what", "value"],
    [
      ["added until it votes, s", seconds],
      ["MB/s", megabytes / seconds],
      ["event loop late on the leader, p99 ms", leader.p99Ms],
      ["event loop late on the leader, max ms", leader.maxMs],
      ["event loop late on the receiver, p99 ms", newcomer.p99Ms],
      ["event loop late on the receiver, max ms", newcomer.maxMs],
      ["writes/s before", before.writesPerSecond],
      ["writes/s during the transfer", during.writesPerSecond],
      ["write p99 before, ms", before.p99Ms],
      ["write p99 during the transfer, ms", during.p99Ms],
    ],
  );
}

/** Writes until the log has been replaced by a snapshot everywhere, and nobody is busy writing one any more. */
async function fill(system: RaftSystem, leader: Member): Promise<void> {
  await poll(
    "a snapshot on every member",
    async () => {
      const counts = await Promise.all(system.members.map(({ worker }) => worker.call("counts", {})));
      if (counts.every(({ snapshotsTaken }) => snapshotsTaken > 0)) return true;
      const { appliedIndex } = await leader.worker.call("status", {});
      if (appliedIndex > snapshotEntries) await pause(200);
      else await leader.worker.call("load", { clients: 256, valueBytes, seconds: 1, warmUpSeconds: 0 });
      return undefined;
    },
    120_000,
  );
}

function write(bench: Bench, { path }: RaftSystem, leader: Member, seconds: number): Promise<Outcome> {
  const targets = [leader.setup.address];
  return bench.client.call("load", { clients, valueBytes, seconds, warmUpSeconds: 0, path, targets, connections: 8 });
}
