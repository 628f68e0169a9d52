import { Worker } from "node:worker_threads";
import type { SimReport } from "./simulation.ts";

/** A seed that ran well, or how it failed. */
export type SeedResult =
  | { readonly kind: "ran"; readonly report: SimReport }
  | { readonly kind: "failed"; readonly seed: number; readonly text: string };

export interface CrewOptions {
  readonly from: number;
  readonly seeds: number;
  readonly workers: number;
  /** No new seed is begun after this; undefined: all are run. */
  readonly until: number | undefined;
  readonly onResult: (result: SeedResult) => void;
}

/** Runs seeds on several threads. Each seed is one thread's alone, so results do not depend on how many there are. */
export async function runCrew(options: CrewOptions): Promise<void> {
  let next = options.from;
  const end = options.from + options.seeds;
  const take = (): number | undefined => {
    if (next >= end || (options.until !== undefined && performance.now() >= options.until)) return undefined;
    next += 1;
    return next - 1;
  };
  await Promise.all(Array.from({ length: options.workers }, () => runWorker(take, options.onResult)));
}

function runWorker(take: () => number | undefined, onResult: (result: SeedResult) => void): Promise<void> {
  const worker = new Worker(new URL("./crew-worker.ts", import.meta.url));
  return new Promise((resolve, reject) => {
    const next = (): void => {
      const seed = take();
      if (seed === undefined) worker.terminate().then(() => resolve(), reject);
      else worker.postMessage(seed);
    };
    worker.on("message", (result: SeedResult) => {
      onResult(result);
      next();
    });
    worker.on("error", reject);
    next();
  });
}
