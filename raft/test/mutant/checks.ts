import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runScenario } from "../run-scenario.ts";
import { Simulation } from "../simulation.ts";
import { diskChecks, inNewFolder } from "./disk-checks.ts";

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
      const words = await failureOf(() => new Simulation(seed).run(6_000));
      if (words !== undefined) return { where: `seed ${seed}`, words };
    }
    return undefined;
  },
  scenario: async () => {
    for (const file of scenarioFiles()) {
      let line = 0;
      const words = await failureOf(() => {
        const difference = runScenario(readFileSync(file, "utf8"));
        line = difference?.line ?? 0;
        if (difference !== undefined) throw new Error(`${difference.command} prints something else`);
      });
      if (words !== undefined) return { where: `${file.replace(/^.*\//, "")}${line > 0 ? `:${line}` : ""}`, words };
    }
    return undefined;
  },
  disk: async () => {
    for (const [where, check] of Object.entries(diskChecks)) {
      const words = await failureOf(() => inNewFolder(check));
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
    return (text.split("\n")[0] ?? "").replace(/^raft invariant broken: /, "").replaceAll(/\S*raft-mutant-\w+\//g, "");
  }
}
