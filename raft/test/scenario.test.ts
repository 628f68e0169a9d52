import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { playScenario } from "./scenario/play.ts";

const shared = join(import.meta.dirname, "../../../shared/raft-scenarios");

describe.skipIf(!existsSync(shared))("interaction scenarios of etcd/raft", () => {
  test.each(scenariosIn(shared))("%s", (_, file) => {
    expect(playScenario(readFileSync(file, "utf8"))).toMatchObject({ differences: [], error: undefined });
  });
});

function scenariosIn(folder: string): [name: string, file: string][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => [name, join(folder, name)]);
}
