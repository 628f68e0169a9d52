import { expect, test } from "vitest";
import { Simulation } from "./simulation.ts";

/** SEED=n replays one run; SEEDS=n runs that many. */
const seeds = Number(process.env["SEEDS"] ?? 200);
const chosen =
  process.env["SEED"] === undefined ? Array.from({ length: seeds }, (_, at) => at + 1) : [Number(process.env["SEED"])];

test("no seed breaks what Raft promises, and every cluster recovers", () => {
  const totals = { acknowledged: 0, crashes: 0, terms: 0, changes: 0, snapshotsSent: 0 };
  for (const seed of chosen) {
    try {
      const report = new Simulation(seed).run(6_000);
      totals.acknowledged += report.acknowledged;
      totals.crashes += report.crashes;
      totals.terms += report.terms;
      totals.changes += report.changes;
      totals.snapshotsSent += report.snapshotsSent;
    } catch (error) {
      throw new Error(`SEED=${seed} fails`, { cause: error });
    }
  }
  // A simulation in which nothing happens proves nothing.
  for (const total of Object.values(totals)) expect(total).toBeGreaterThan(chosen.length > 1 ? chosen.length : -1);
});
