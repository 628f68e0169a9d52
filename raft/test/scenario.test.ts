import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runScenario } from "./run-scenario.ts";

const folder = join(import.meta.dirname, "../../../shared/raft-scenarios");
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];

test("a scenario that expects something else is noticed", () => {
  const text = "add-nodes 1 voters=(1) index=3\n----\n\ncampaign 1\n----\n\nraft-state\n----\n1: StateLeader (Voter)\n";
  expect(runScenario(text)).toMatchObject({ line: 7, actual: ["1: StateCandidate (Voter) Term:1 Lead:0"] });
});

describe.skipIf(files.length === 0)("interaction scenarios", () => {
  test.each(files)("%s", (name) => {
    expect(runScenario(readFileSync(join(folder, name), "utf8"))).toBeUndefined();
  });
});
