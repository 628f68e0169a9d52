import { parseArgs } from "node:util";
import { exitOnSignals } from "../workshop.ts";
import { campaign, type Report } from "./campaign.ts";

/*
 * npm run raft:kill -- [--kills 200] [--members 3] [--seed S] [--clients 8] [--no-leases]: real processes, killed at random under
 * load. Exit code 0 only if nothing acknowledged was lost and the clients' history is linearizable.
 */

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "200" },
    members: { type: "string", default: "3" },
    clients: { type: "string", default: "8" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    leases: { type: "boolean", default: true },
  },
  allowNegative: true,
});
const [kills, members, clients, seed] = [values.kills, values.members, values.clients, values.seed].map(Number);
console.log(`${members} members, ${kills} kills, ${clients} clients, seed ${seed}`);
exitOnSignals();
const start = performance.now();
const report = await campaign({
  kills: kills ?? 0,
  members: members ?? 0,
  clients: clients ?? 0,
  seed: seed ?? 0,
  leases: values.leases,
  progress: (line) => console.log(line),
});
console.log(table(report, (performance.now() - start) / 1_000));
process.exit(report.problems.length === 0 ? 0 : 1);

function table(report: Report, seconds: number): string {
  const { counts, operations } = report;
  const rows: readonly (readonly [string, string | number])[] = [
    ["members", members ?? 0],
    ["lease reads", values.leases ? "on" : "off"],
    ["seconds", seconds.toFixed(0)],
    ["rounds", counts.rounds],
    ["kills (SIGKILL)", counts.kills],
    ["stops (SIGSTOP)", counts.stops],
    ["cuts", counts.cuts],
    ["connections reset", counts.resets],
    ["restarts", counts.restarts],
    ["members replaced", counts.changes],
    ["operations ok", operations.ok],
    ["operations failed", operations.failed],
    ["operations unknown", operations.unknown],
    ["leaders elected", report.leaderChanges],
    ["longest gap without a write", `${report.longestGapMs.toFixed(0)} ms`],
    ["slowest write after repair", `${report.slowestRecoveryMs.toFixed(0)} ms`],
    ["history", report.verdict],
    ["problems", report.problems.length],
  ];
  const lines = rows.map(([name, value]) => `${name.padEnd(28)} ${value}`);
  const kept = report.kept === undefined ? [] : [`kept in ${report.kept}`];
  return ["", ...lines, ...report.problems, ...kept].join("\n");
}
