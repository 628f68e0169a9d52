import type { SeedResult } from "./crew.ts";
import { type SimOptions, simulate } from "./simulation.ts";

/** Runs one seed; a failure becomes a result like any other. */
export function runSeed(seed: number, options: SimOptions = {}): SeedResult {
  try {
    return { kind: "ran", report: simulate(seed, options) };
  } catch (error) {
    return { kind: "failed", seed, text: error instanceof Error ? error.message : String(error) };
  }
}
