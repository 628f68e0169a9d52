import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { type CrewOptions, runCrew, type SeedResult } from "./crew.ts";
import { runSeed } from "./run-seed.ts";
import { Summary } from "./summary.ts";

const usage = `npm run sim -- --seed S [--trace]           replays one seed exactly; --trace prints every event
npm run sim -- --seeds N [--from K] [--minutes M] [--workers W] [--failures F]
                                            runs N seeds from K on, for M minutes at most, and ends after F failures`;

/** Fewer are done before a second thread has read its code. */
const seedsPerWorkerMin = 50;

interface Wishes {
  readonly from: number;
  readonly seeds: number;
  readonly minutes: number;
  readonly workers: number;
  readonly failures: number;
}

process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: "string" },
      seeds: { type: "string" },
      from: { type: "string", default: "1" },
      minutes: { type: "string" },
      workers: { type: "string" },
      failures: { type: "string", default: "1" },
      trace: { type: "boolean", default: false },
    },
  });
  if (values.seed !== undefined) return replay(Number(values.seed), values.trace);
  if (values.seeds === undefined && values.minutes === undefined) {
    console.error(usage);
    return 2;
  }
  const seeds = Number(values.seeds ?? Number.MAX_SAFE_INTEGER);
  const workers = Number(values.workers ?? Math.min(2, availableParallelism()));
  return runMany({
    from: Number(values.from),
    seeds,
    minutes: Number(values.minutes ?? Number.POSITIVE_INFINITY),
    workers: Math.max(1, Math.min(workers, Math.ceil(seeds / seedsPerWorkerMin))),
    failures: Number(values.failures),
  });
}

function replay(seed: number, trace: boolean): number {
  const result = runSeed(seed, trace ? { onEvent: (line) => console.log(line) } : {});
  if (result.kind === "failed") {
    console.error(result.text);
    return 1;
  }
  const summary = new Summary();
  summary.add(result.report);
  console.log(`seed ${seed}, hash ${result.report.hash.toString(16).padStart(8, "0")}`);
  for (const line of summary.lines()) console.log(line);
  return 0;
}

async function runMany({ from, seeds, minutes, workers, failures }: Wishes): Promise<number> {
  const summary = new Summary();
  const failed: number[] = [];
  const start = performance.now();
  let shown = start;
  const onResult = (result: SeedResult): void => {
    if (result.kind === "ran") {
      summary.add(result.report);
    } else {
      failed.push(result.seed);
      console.error(`\n${result.text}\n`);
    }
    const now = performance.now();
    if (now - shown < 1_000) return;
    shown = now;
    const rate = ((now - start) / (summary.seeds + failed.length)).toFixed(0);
    process.stderr.write(`\r${summary.seeds} seeds well, ${failed.length} failed, ${rate} ms each `);
  };
  const options: CrewOptions = {
    from,
    seeds,
    workers,
    // Also the way to end early: after enough failures nothing new is begun.
    get until() {
      return failed.length >= failures ? start : start + minutes * 60_000;
    },
    onResult,
  };
  await runCrew(options);
  process.stderr.write("\n");
  for (const line of summary.lines()) console.log(line);
  console.log(`${((performance.now() - start) / 1_000).toFixed(0)} s on ${workers} threads`);
  if (failed.length > 0) console.log(`failed: ${failed.join(" ")}`);
  return failed.length > 0 ? 1 : 0;
}
