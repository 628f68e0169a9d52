import { messageOf } from "../../base/error.ts";
import { demoImages } from "../../deploy/images/build.ts";
import { setUp } from "../../deploy/setup/setup.ts";
import { printedSteps } from "../../deploy/tools/steps.ts";
import { lab } from "../e2e/world.ts";
import { createsPerSecond } from "./creates.ts";
import { idleCost } from "./idle.ts";
import { leaderLoss, workerLoss } from "./loss.ts";
import { timeToRunning } from "./running.ts";

/*
 * `npm run bench`: the figures of docs/ARCHITECTURE.md, measured in one run on a lab of three managers and two workers.
 * Ratios within the run are what counts; absolute figures depend on the machine. Nothing here has a pass or a fail.
 */

export interface Row {
  readonly what: string;
  readonly result: string;
  readonly beside: string;
}

const steps = printedSteps(process.stdout);
const measures: readonly (readonly [string, () => Promise<readonly Row[]>])[] = [
  ["creates per second", createsPerSecond],
  ["time to running", timeToRunning],
  ["idle cost", idleCost],
  ["leader loss", leaderLoss],
  ["worker loss", workerLoss],
];
const wanted = process.argv.slice(2);
await setUp(steps);
const images = await steps.step("demo images", demoImages);
await lab.down();
try {
  await lab.up({ managers: 3, workers: 2, agents: true, images, steps });
  const rows: Row[] = [];
  for (const [name, measure] of measures) {
    if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
    // One that fails says so in the table; the others are still worth having.
    const failed = (error: unknown): readonly Row[] => [{ what: name, result: "failed", beside: messageOf(error) }];
    rows.push(...(await steps.step(name, measure).catch(failed)));
  }
  print(rows);
} finally {
  await lab.down();
}

function print(rows: readonly Row[]): void {
  const width = (key: keyof Row): number => Math.max(...rows.map((row) => row[key].length), key.length);
  console.log();
  for (const row of [{ what: "what", result: "result", beside: "beside" }, ...rows]) {
    console.log(`${row.what.padEnd(width("what"))}  ${row.result.padStart(width("result"))}  ${row.beside}`.trimEnd());
  }
}
