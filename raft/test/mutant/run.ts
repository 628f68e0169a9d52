import { parseArgs } from "node:util";
import { checksFor, type Examination, examineAll, type Order } from "./examine.ts";
import { mutants } from "./mutants.ts";

/**
 * npm run raft:mutants [-- --seeds N] [-- --only WORDS]: which check finds which planted bug. Exits 0 only if each is found
 * and the sources without any pass.
 */
const { values } = parseArgs({ options: { seeds: { type: "string" }, only: { type: "string" } } });
const seeds = Number(values.seeds ?? 1_000);
const chosen = mutants.filter(({ name }) => name.includes(values.only ?? ""));
const orders = [undefined, ...chosen].map(
  (mutant): Order => ({
    mutant: mutant?.name,
    checks: checksFor(mutant),
    limits: { seeds: mutant === undefined ? Math.min(seeds, 100) : seeds },
    untilFound: false,
  }),
);

print(`${"planted bug".padEnd(54)} found by\n`);
const examinations = await examineAll(orders, { atOnce: 2, onExamined: report });
const survivors = examinations.filter(({ mutant, findings }) => mutant !== undefined && findings.size === 0);
const sound = examinations.every(({ mutant, findings }) => mutant !== undefined || findings.size === 0);
print(`${chosen.length - survivors.length} of ${chosen.length} found, up to ${seeds} seeds\n`);
if (!sound) print("the sources without a planted bug fail as well: nothing above proves anything\n");
process.exitCode = sound && survivors.length === 0 ? 0 : 1;

function report({ mutant, findings }: Examination): void {
  const name = (mutant ?? "(none)").padEnd(54);
  const lines = [...findings].map(([check, { where, words }]) => `${check}, ${where}: ${words}`);
  const nothing = mutant === undefined ? "nothing, as it should be" : "NOTHING";
  for (const [at, line] of (lines.length > 0 ? lines : [nothing]).entries()) {
    print(`${at === 0 ? name : " ".repeat(54)} ${line.slice(0, 130)}\n`);
  }
}

function print(text: string): void {
  process.stdout.write(text);
}
