import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checksFor, examineAll, type Order } from "./examine.ts";
import { planted } from "./mutant.ts";
import { mutants } from "./mutants.ts";

/** What scenarios and disk checks let through is found within fewer; `npm run raft:mutants` goes on for longer. */
const seedsMax = 60;

const byName = mutants.map((mutant) => [mutant.name, mutant] as const);

function sourceOf(file: string): string {
  return readFileSync(join(import.meta.dirname, "../..", file), "utf8");
}

test("planted bugs have names of their own", () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});

test.each(byName)("can still be planted: %s", (_name, mutant) => {
  const source = sourceOf(mutant.file);
  expect(planted(mutant, source)).not.toBe(source);
});

test("a text that is gone, or not the only one, is noticed", () => {
  const mutant = { name: "m", story: "", file: "core/log.ts", find: "no such text", replace: "" };
  expect(() => planted(mutant, sourceOf(mutant.file))).toThrow("occurs 0 times in core/log.ts");
  expect(() => planted({ ...mutant, find: "this" }, sourceOf(mutant.file))).toThrow(/occurs \d+ times/);
});

test("nothing is found where nothing is planted, and every planted bug is", { timeout: 600_000 }, async () => {
  const orders = [undefined, ...mutants].map((mutant): Order => {
    const limits = { seeds: seedsMax };
    return { mutant: mutant?.name, checks: checksFor(mutant), limits, untilFound: true };
  });
  const examinations = await examineAll(orders, { atOnce: 2, onExamined: () => undefined });
  const survivors = examinations.filter(({ findings }) => findings.size === 0).map(({ mutant }) => mutant);
  expect(survivors).toEqual([undefined]);
});
