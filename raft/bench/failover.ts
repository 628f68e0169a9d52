import type { Bench, Findings } from "./bench.ts";
import { Cables, memberName } from "./cable.ts";
import { summary } from "./load.ts";
import { type Member, RaftSystem } from "./raft-system.ts";
import { pause } from "./system.ts";
import { type Cell, table } from "./table.ts";

interface Loss {
  readonly what: string;
  /** Whether something lies between the members; it would answer for a member whose process is gone. */
  readonly cabled: boolean;
  readonly strike: (leader: Member, cables: Cables) => void;
  readonly undo: (leader: Member, cables: Cables) => void;
}

const losses: readonly Loss[] = [
  {
    what: "process killed",
    cabled: false,
    strike: ({ worker }) => worker.process.kill("SIGKILL"),
    undo: (leader) => leader.restart(),
  },
  {
    what: "process stopped (SIGSTOP)",
    cabled: false,
    strike: ({ worker }) => worker.process.kill("SIGSTOP"),
    undo: ({ worker }) => worker.process.kill("SIGCONT"),
  },
  {
    what: "cables cut",
    cabled: true,
    strike: ({ setup }, cables) => cables.cut(memberName(setup.id)),
    undo: ({ setup }, cables) => cables.heal(memberName(setup.id)),
  },
];

/** Leader lost, with default timings, until the next write succeeds for a client that keeps asking everybody. */
export async function measureFailover(bench: Bench): Promise<Findings> {
  const rows: Cell[][] = [];
  for (const loss of losses) {
    const times = await loseLeaders(bench, loss, bench.quick ? 5 : 50);
    const { p50Ms, p95Ms, maxMs } = summary(times);
    rows.push([loss.what, String(times.length), p50Ms, p95Ms, maxMs]);
  }
  const title = "leader lost until the next write succeeds, default timings (tick 100 ms, election 11 to 15 ticks)";
  return { tables: [table(title, ["loss", "times", "p50 ms", "p95 ms", "max ms"], rows)], conclusions: [] };
}

async function loseLeaders(bench: Bench, loss: Loss, times: number): Promise<readonly number[]> {
  const { workshop, certificate, client } = bench;
  const cables = new Cables();
  const between = (id: number, address: string): Promise<string> => cables.lead(memberName(id), address);
  const options = { name: loss.what, encrypted: true, workshop, certificate };
  const system = await RaftSystem.start(loss.cabled ? { ...options, between } : options);
  const { path, addresses: targets } = system;
  const outagesMs: number[] = [];
  while (outagesMs.length < times) {
    bench.progress(`failover: ${loss.what}, ${outagesMs.length + 1} of ${times}`);
    const leader = await system.leadingMember();
    await client.call("firstWrite", { path, targets });
    // Anywhere between two heartbeats.
    await pause(300 + Math.random() * 200);
    const lost = process.hrtime.bigint();
    loss.strike(leader, cables);
    const written = await client.call("firstWrite", {
      path,
      targets: targets.filter((one) => one !== leader.setup.address),
    });
    outagesMs.push(Number(BigInt(written) - lost) / 1e6);
    loss.undo(leader, cables);
  }
  await system.close();
  return outagesMs;
}
