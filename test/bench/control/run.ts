import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../../base/error.ts";
import { describeMachine } from "../../../raft/bench/machine.ts";
import { Workshop } from "../../../raft/bench/workshop.ts";
import { residentMb } from "../process-cost.ts";
import { Cluster } from "./cluster.ts";
import { createsPerSecond, idleCost, recovery, removeService, tasksRunning } from "./measures.ts";

/*
 * npm run bench:control [-- quick | 100 1000 …] [profile]: the whole control plane on one machine. Three real manager
 * processes on loopback (gRPC, TLS, Raft logs on the disk) and simulated workers in two processes. With `profile`, what the
 * leader does in each phase is written to .cache/bench-control.
 */

/** Up to here every worker is a whole node with an engine in memory; a larger cluster has light ones. */
const fullWorkersMax = 100;
const joiningAtOnce = 64;
/** Addresses of a node's slice. */
const tasksPerWorkerMax = 253;

/** swarmkit (2023) in the same shape with 100 agents: known figures, not measured here. */
const known = {
  join: { text: "60/s", value: 60 },
  "create 32": { text: "460/s", value: 460 },
  "1000 tasks": { text: "1.15 s", value: 1.15 },
  "10000 tasks": { text: "14.5 s", value: 14.5 },
  memory: { text: "316 MB", value: 316 },
  write: { text: "28 s", value: 28 },
} as const;

interface Line {
  readonly what: string;
  readonly value: number;
  readonly unit: "/s" | "s" | "MB" | "%";
  readonly beside?: string;
  readonly known?: keyof typeof known;
}

const words = process.argv.slice(2);
const wrong = words.find((word) => !/^(quick|profile|[1-9]\d*)$/.test(word));
if (wrong !== undefined) {
  process.stderr.write(`unknown: ${wrong}; say quick, profile, or numbers of workers\n`);
  process.exit(2);
}
const chosen = words.filter((word) => /^\d+$/.test(word)).map(Number);
const sizes = words.includes("quick") ? [100] : chosen.length > 0 ? chosen : [100, 1_000, 5_000];
const profiles = words.includes("profile") ? join(process.cwd(), ".cache/bench-control") : undefined;
if (profiles !== undefined) mkdirSync(profiles, { recursive: true });

const workshop = new Workshop();
process.stdout.write(`${describeMachine(workshop)}\n`);
let failed = false;
for (const size of sizes) failed = !(await measure(size)) || failed;
process.exit(failed ? 1 : 0);

/** One fresh cluster. False if something failed; what was measured until then is printed by then. */
async function measure(workers: number): Promise<boolean> {
  const kind = workers <= fullWorkersMax ? "full" : "light";
  const about =
    kind === "full"
      ? "each the real worker with an engine in memory, its state on a tmpfs"
      : "each the real session (gRPC, TLS, certificate) and decisions of a worker, without an engine or a state on disk";
  process.stdout.write(`\n${workers} workers, ${about}\n\n`);
  const cluster = new Cluster(workshop);
  print(["what", "here", "swarmkit", "ratio", "beside"]);
  let failure: unknown;
  try {
    await cluster.start();
    await measureAll(cluster, { workers, kind }, (line) => print(cellsOf(line)));
  } catch (error) {
    failure = error;
  }
  await cluster.close();
  if (failure !== undefined) process.stdout.write(`failed: ${messageOf(failure)}\n`);
  return failure === undefined;
}

async function measureAll(
  cluster: Cluster,
  { workers, kind }: { readonly workers: number; readonly kind: "full" | "light" },
  add: (line: Line) => void,
): Promise<void> {
  const leader = await cluster.leader();
  const phase = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    if (profiles !== undefined) await leader.process.call("startProfile", undefined);
    const result = await work();
    const path = join(profiles ?? "", `${workers}-${name}.cpuprofile`);
    if (profiles !== undefined) await leader.process.call("stopProfile", path);
    return result;
  };
  const seconds = await phase("join", () => cluster.join(workers, kind, joiningAtOnce));
  const joined = `all ready after ${seconds.toFixed(1)} s`;
  add({ what: "workers joined", value: workers / seconds, unit: "/s", beside: joined, known: "join" });
  const idle = await phase("idle", () => idleCost(leader));
  add({ what: "idle leader", value: idle.percent, unit: "%", beside: `${idle.mb.toFixed(0)} MB` });
  for (const [clients, count] of [
    [1, 300],
    [8, 1_500],
    [32, 4_000],
  ] as const) {
    const made = await phase(`create-${clients}`, () => createsPerSecond(leader, clients, count));
    const beside = `p50 ${made.p50Ms.toFixed(1)} ms, p99 ${made.p99Ms.toFixed(1)} ms`;
    const line: Line = { what: `creates, ${clients} clients`, value: made.perSecond, unit: "/s", beside };
    add(clients === 32 ? { ...line, known: "create 32" } : line);
  }
  for (const tasks of [1_000, 10_000] as const) {
    if (tasks > workers * tasksPerWorkerMax) continue;
    const running = await phase(`tasks-${tasks}`, () => tasksRunning(leader, tasks));
    add({ what: `${tasks} tasks running`, value: running.seconds, unit: "s", known: `${tasks} tasks` });
    const mb = residentMb(leader.process.pid);
    if (tasks === 10_000) add({ what: "leader's memory then", value: mb, unit: "MB", known: "memory" });
    await removeService(leader, running.id);
  }
  const recovered = await recovery(cluster, 1_000);
  add({ what: "first write, leader killed", value: recovered.firstWriteSeconds, unit: "s", known: "write" });
  const beside = `${recovered.replacements} of 1000, 10 % of the workers killed too`;
  add({ what: "all replacements running", value: recovered.replacedSeconds, unit: "s", beside });
}

/** At once, not as a table in the end: a run takes minutes, and may be ended before. */
function print(cells: readonly string[]): void {
  const widths = [27, 8, 9, 7];
  process.stdout.write(
    `${cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd()}\n`,
  );
}

function cellsOf({ what, value, unit, beside = "", known: name }: Line): readonly string[] {
  const digits = unit === "s" ? 2 : unit === "%" ? 1 : 0;
  const here = `${value.toFixed(digits)}${unit === "/s" ? "" : " "}${unit}`;
  if (name === undefined) return [what, here, "", "", beside];
  // More than one is better, whichever way the figure counts.
  const ratio = unit === "/s" ? value / known[name].value : known[name].value / value;
  return [what, here, known[name].text, `${ratio.toFixed(1)} ×`, beside];
}
