import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checksFor, examine } from "./examine.ts";
import { planted } from "./mutant.ts";
import { mutants } from "./mutants.ts";

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

describe("found", () => {
  test("nothing where nothing is planted", async () => {
    const { findings } = await examine({
      mutant: undefined,
      checks: checksFor(undefined),
      limits: { seeds: 20 },
      untilFound: true,
    });
    expect([...findings]).toEqual([]);
  });

  test.each(byName)("%s", async (_name, mutant) => {
    const { findings } = await examine({
      mutant: mutant.name,
      checks: checksFor(mutant),
      limits: { seeds: 200 },
      untilFound: true,
    });
    expect(findings.size).toBe(1);
  });
});
