import { readFileSync } from "node:fs";
import { runScenario } from "./run-scenario.ts";

/** node raft/test/scenario.ts FILE…: plays interaction scenarios; exit code 1 when one differs. */
for (const file of process.argv.slice(2)) {
  const difference = runScenario(readFileSync(file, "utf8"));
  if (difference === undefined) {
    process.stdout.write(`ok   ${file}\n`);
    continue;
  }
  const { line, command, expected, actual } = difference;
  process.exitCode = 1;
  process.stdout.write(
    `FAIL ${file}:${line} ${command}\n--- expected\n${expected.join("\n")}\n--- actual\n${actual.join("\n")}\n`,
  );
}
