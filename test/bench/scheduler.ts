import { measurePlacing, placingCases } from "./scheduler/placing.ts";
import { measurePure } from "./scheduler/pure.ts";
import { printTable } from "./scheduler/table.ts";
import { Bench, large, operations, small as smallest, type TurnsRow } from "./scheduler/turns.ts";

/*
 * `npm run bench:scheduler [-- place|turn] [-- small]`: what the leader's turns cost, without Raft and without sockets.
 */

const words = process.argv.slice(2);
const wants = (part: string): boolean =>
  words.every((word) => !["place", "turn"].includes(word)) || words.includes(part);
const small = words.includes("small");

if (wants("place")) {
  console.log(`
placing: every task waits in a row of the store; afterwards every task has its node there
  scheduled: decided and applied, as swarmkit's benchmark of its scheduler measures (its figures: known, not measured here)
  turns: the same with each turn as the bytes of an entry, encoded and applied: all that a leader does but Raft
  seconds on the clock, and cpu on this thread: the clock alone is slow on a machine that has other work to do`);
  measurePlacing({ nodes: 1_000, tasks: 10_000, picky: true }); // A leader is warm.
  const cases = placingCases.filter(({ nodes }) => !small || nodes <= 1_000);
  const rows = cases.map(measurePlacing).map(({ what, tasks, scheduling, turns, known, verdict }) => ({
    what,
    scheduled: scheduling.seconds.toFixed(2),
    cpu: scheduling.cpuSeconds.toFixed(2),
    "tasks/s": String(Math.round(tasks / scheduling.seconds)),
    swarmkit: known === undefined ? "" : `${known} s, ×${(known / scheduling.seconds).toFixed(1)}`,
    turns: turns.seconds.toFixed(2),
    "turns' cpu": turns.cpuSeconds.toFixed(2),
    count: String(turns.count),
    "worst ms": turns.worstMs.toFixed(1),
    MB: turns.megabytes.toFixed(1),
    result: verdict,
  }));
  printTable(rows);
  console.log(`peak memory of all that: ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB`);
  console.log("\nfinding places alone, without rows and entries");
  const pure = cases.filter(({ picky, tasks, nodes }) => !picky && tasks / nodes <= 100);
  const alone = pure.map(({ nodes, tasks }) => ({ nodes, tasks, ...measurePure(nodes, tasks) }));
  printTable(
    alone.map(({ nodes, tasks, ms, cpuMs }) => ({
      what: `${nodes} nodes, ${tasks} tasks`,
      seconds: (ms / 1_000).toFixed(3),
      cpu: (cpuMs / 1_000).toFixed(3),
      "tasks/s": String(Math.round(tasks / (ms / 1_000))),
    })),
  );
}

if (wants("turn")) {
  console.log("\nturns: 10,000 services, 110,000 tasks, 1,000 nodes beside 100 services, 1,000 tasks, 10 nodes");
  const benches = { large: new Bench(large), small: new Bench(smallest) };
  const rows: Record<string, string>[] = [];
  for (const [what, operation] of Object.entries(operations)) {
    const inLarge = await operation(benches.large);
    const inSmall = await operation(benches.small);
    const beside = (key: keyof TurnsRow, digits: number): string =>
      `${inLarge[key].toFixed(digits)} | ${inSmall[key].toFixed(digits)}`;
    rows.push({
      "large | small": what,
      turns: beside("turns", 0),
      "p50 ms": beside("p50", 2),
      "p99 ms": beside("p99", 2),
      "max ms": beside("max", 1),
      "mean cpu ms": beside("cpu", 2),
      ratio: (inLarge.cpu / inSmall.cpu).toFixed(1),
      "lag ms": beside("lagMs", 1),
      kB: [inLarge, inSmall].map(({ bytes }) => (bytes / 1_000).toFixed(1)).join(" | "),
      computed: beside("computed", 1),
      messages: beside("told", 1),
    });
  }
  printTable(rows);
}
