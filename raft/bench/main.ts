import { exitOnSignals, Workshop } from "../test/workshop.ts";
import { type Bench, type Findings, prepareBench } from "./bench.ts";
import { measureCalm } from "./calm.ts";
import { measureFailover } from "./failover.ts";
import { describeMachine } from "./machine.ts";
import { measureRecovery } from "./recovery-time.ts";
import { measureSnapshot } from "./snapshot.ts";
import { measureSteps } from "./steps.ts";
import { measureInside, measureWrites } from "./writes.ts";

/*
 * npm run bench:raft [-- only=writes,failover] [-- quick]: the figures of raft-ts, measured on real processes with real
 * disks and TLS, all on loopback. Ratios within one run are what counts; absolute figures depend on the machine.
 */

const topics: Readonly<Record<string, (bench: Bench) => Promise<Findings>>> = {
  writes: measureWrites,
  inside: measureInside,
  steps: measureSteps,
  snapshot: measureSnapshot,
  recovery: measureRecovery,
  failover: measureFailover,
  calm: measureCalm,
};

const words = process.argv.slice(2);
const only = words
  .find((word) => word.startsWith("only="))
  ?.slice("only=".length)
  .split(",");
const unknown = [
  ...(only ?? []).filter((name) => topics[name] === undefined),
  ...words.filter((word) => word !== "quick" && !word.startsWith("only=")),
];
if (unknown.length > 0) {
  process.stderr.write(`unknown: ${unknown.join(" ")}; say only=${Object.keys(topics).join(",")} or quick\n`);
  process.exit(2);
}

exitOnSignals();
const workshop = new Workshop("raft-bench-");
const bench = prepareBench(workshop, words.includes("quick"));
process.stdout.write(`${describeMachine(workshop)}\n\n`);
const conclusions: string[] = [];
let failed = false;
for (const [name, measure] of Object.entries(topics)) {
  if (only !== undefined && !only.includes(name)) continue;
  try {
    const found = await measure(bench);
    for (const text of found.tables) process.stdout.write(`${text}\n`);
    conclusions.push(...found.conclusions);
  } catch (error) {
    // One that fails says so; the others are still worth having.
    failed = true;
    process.stdout.write(`${name}: failed: ${error instanceof Error ? error.message : String(error)}\n\n`);
    if (error instanceof Error) bench.progress(error.stack ?? "");
  }
}
for (const line of conclusions) process.stdout.write(`${line}\n`);
process.exit(failed ? 1 : 0);
