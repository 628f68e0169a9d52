import { expect, test } from "vitest";
import { tellOf } from "./run.ts";

/*
 * Random lives of clusters: the rules of rules.ts hold after every turn, those of rest.ts when nothing more happens.
 * `SEED=n` replays one, `RUNS=n` tries others or more.
 */

const seed = process.env["SEED"];
const runs = Number(process.env["RUNS"] ?? 2_000);
const perTest = 25;
const starts = Array.from({ length: Math.ceil(runs / perTest) }, (_, index) => index * perTest);

test.runIf(seed !== undefined)("the life that SEED names", () => {
  expect(tellOf(Number(seed))).toBe(undefined);
});

test.runIf(seed === undefined).each(starts)("lives from seed %i", (start) => {
  for (let offset = 0; offset < Math.min(perTest, runs - start); offset += 1) {
    expect(tellOf(start + offset)).toBe(undefined);
  }
});
