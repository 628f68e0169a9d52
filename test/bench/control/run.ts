import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../../base/error.ts";
import { describeMachine } from "../../../raft/bench/machine.ts";
import { exitOnSignals, Workshop } from "../../../raft/test/workshop.ts";
import { Cluster } from "./cluster.ts";
import { Phases } from "./phases.ts";
import { joinAll, type SectionName, sections } from "./sections.ts";
import { printHead, printLine } from "./table.ts";

/*
 * npm run bench:control [-- quick | 100 1000 …] [only=create,recovery] [profile]: the whole control plane on one machine.
 * Three real manager processes on loopback (gRPC, TLS, Raft logs on the disk) and simulated workers in some more. With
 * `profile`, what each process does in each phase is written to .cache/bench-control.
 */

/** Up to here every worker is a whole node with an engine in memory; a larger cluster has light ones. */
const fullWorkersMax = 100;

const words = process.argv.slice(2);
const names = Object.keys(sections) as SectionName[]; // Its own keys.
const only = words
  .find((word) => word.startsWith("only="))
  ?.slice("only=".length)
  .split(",");
const wrong = [
  ...words.filter((word) => !/^(quick|profile|only=.*|[1-9]\d*)$/.test(word)),
  ...(only ?? []).filter((name) => !["join", ...names].includes(name)),
];
if (wrong.length > 0) {
  const known = `quick, profile, numbers of workers, or only=join,${names.join(",")}`;
  process.stderr.write(`unknown: ${wrong.join(" ")}; say ${known}\n`);
  process.exit(2);
}
const chosen = words.filter((word) => /^\d+$/.test(word)).map(Number);
const sizes = words.includes("quick") ? [100] : chosen.length > 0 ? chosen : [100, 1_000, 5_000];
const profiles = words.includes("profile") ? join(process.cwd(), ".cache/bench-control") : undefined;
if (profiles !== undefined) mkdirSync(profiles, { recursive: true });

exitOnSignals();
const workshop = new Workshop("skein-bench-");
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
  printHead();
  let failures = 0;
  try {
    await cluster.start();
    await cluster.prepare(workers, kind);
    const phases = new Phases({ cluster, profiles, label: String(workers), secondsMax: secondsMaxFor(workers) });
    const joined = await joinAll(cluster, phases, { workers, add: printLine });
    for (const name of names) {
      if (joined && (only?.includes(name) ?? true)) await sections[name](cluster, phases, { workers, add: printLine });
    }
    failures = phases.failures;
  } catch (error) {
    failures = 1;
    process.stdout.write(`failed: ${messageOf(error)}\n`);
  }
  await cluster.close();
  return failures === 0;
}

/** Beyond this no further phase begins: a run ends in bounded time on a busy machine, too. */
function secondsMaxFor(workers: number): number {
  return 150 + workers / 10;
}
