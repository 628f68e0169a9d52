import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { playScenario } from "../scenario/play.ts";
import { simulate } from "../sim/simulation.ts";
import { diskChecks } from "./disk-checks.ts";

/** What a check saw: where it failed and the first words of how, or nothing. */
export interface Finding {
  readonly where: string;
  readonly words: string;
}

export type CheckName = "simulation" | "scenario" | "disk";

export interface Limits {
  readonly seeds: number;
}

/** The ways to find a bug in the sources as they were loaded. */
export const checks: Record<CheckName, (limits: Limits) => Promise<Finding | undefined>> = {
  simulation: async ({ seeds }) => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const words = await failureOf(() => simulate(seed));
      if (words !== undefined) return { where: `seed ${seed}`, words };
    }
    return undefined;
  },
  scenario: async () => {
    for (const file of scenarioFiles()) {
      const { differences, error } = playScenario(readFileSync(file, "utf8"));
      const [first] = differences;
      const name = file.replace(/^.*\//, "");
      if (first !== undefined)
        return { where: `${name}:${first.line}`, words: differenceOf(first.expected, first.actual) };
      if (error !== undefined) return { where: name, words: error };
    }
    return undefined;
  },
  disk: async () => {
    for (const [where, check] of Object.entries(diskChecks)) {
      const words = await failureOf(check);
      if (words !== undefined) return { where, words };
    }
    return undefined;
  },
};

/** Our own scenarios first, then those of the other implementation where they are at hand. */
function scenarioFiles(): readonly string[] {
  const folders = [
    join(import.meta.dirname, "../../scenario"),
    join(import.meta.dirname, "../../../../shared/raft-scenarios"),
  ];
  return folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".txt"))
      .sort()
      .map((name) => join(folder, name)),
  );
}

async function failureOf(run: () => unknown): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return (text.split("\n")[0] ?? "").replace(/^seed .* ms: /, "").replace(/^raft invariant broken: /, "");
  }
}

/** The first line that is not as it should be. */
function differenceOf(expected: readonly string[], actual: readonly string[]): string {
  const longer = actual.length > expected.length ? actual : expected;
  const at = longer.findIndex((_, position) => actual[position] !== expected[position]);
  return `prints "${(actual[at] ?? "nothing more").trim()}", not "${(expected[at] ?? "nothing more").trim()}"`;
}
