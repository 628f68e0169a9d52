import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/*
 * `npm test`: everything that proves the project, one step after the other, and one summary at the end. Exit code 0 only if
 * every step passed. `npm test -- unit types` runs the named steps only.
 */

interface Step {
  readonly name: string;
  readonly what: string;
  readonly command: readonly string[];
  /** Why it cannot run here; undefined when it can. */
  readonly hindrance?: () => string | undefined;
}

interface Outcome {
  readonly step: Step;
  readonly kind: "passed" | "failed" | "not run";
  readonly seconds: number;
  readonly note: string;
}

const root = fileURLToPath(new URL("../", import.meta.url));
const inCi = process.env["CI"] === "true";
const red = (text: string): string => (process.stdout.isTTY || inCi ? `\u001b[31m${text}\u001b[0m` : text);

const steps: readonly Step[] = [
  { name: "setup", what: "what the machine needs", command: ["node", "test/setup.ts"], hindrance: rootIsMissing },
  { name: "types", what: "TypeScript, strict", command: ["tsc", "-p", "tsconfig.json"] },
  { name: "lint", what: "format and lint", command: ["biome", "check", "--error-on-warnings", "."] },
  { name: "promises", what: "no promise floats", command: ["oxlint", "--type-aware", "--deny-warnings"] },
  { name: "generated", what: "protobuf code is what the .proto files say", command: ["node", "test/generated.ts"] },
  { name: "dead-code", what: "nothing is unused", command: ["knip", "--no-progress"] },
  { name: "unit", what: "unit, scenario, simulation, contract, tidy", command: ["vitest", "run"] },
  {
    name: "e2e",
    what: "real engines, real containers, real packets in the lab",
    command: ["node", "test/e2e/run.ts"],
    hindrance: rootIsMissing,
  },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`unknown step: ${unknown.join(", ")}. Steps: ${steps.map((step) => step.name).join(", ")}`);
  process.exit(2);
}
const outcomes = steps.filter((step) => wanted.length === 0 || wanted.includes(step.name)).map(run);
summarise(outcomes);
process.exit(outcomes.some((outcome) => isBad(outcome)) ? 1 : 0);

function run(step: Step): Outcome {
  const hindrance = step.hindrance?.();
  if (hindrance !== undefined) return { step, kind: "not run", seconds: 0, note: hindrance };
  console.log(`\n── ${step.name}: ${step.what}`);
  const [program = "", ...args] = step.command;
  const started = performance.now();
  const result = spawnSync(program, args, { cwd: root, stdio: "inherit" });
  const seconds = (performance.now() - started) / 1000;
  const note = result.error?.message ?? (result.status === 0 ? "" : `exit code ${result.status ?? result.signal}`);
  return { step, kind: result.status === 0 ? "passed" : "failed", seconds, note };
}

function summarise(all: readonly Outcome[]): void {
  console.log("\n── summary");
  for (const { step, kind, seconds, note } of all) {
    const line = `${kind.padEnd(8)} ${step.name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s  ${note || step.what}`;
    console.log(kind === "passed" ? line : red(line));
  }
  const count = (kind: Outcome["kind"]): number => all.filter((outcome) => outcome.kind === kind).length;
  console.log(
    `\n${count("passed")} passed, ${all.filter(isBad).length} failed, ${all.length - count("passed") - all.filter(isBad).length} skipped`,
  );
}

/** A step that could not run is only forgiven on a person's machine. */
function isBad(outcome: Outcome): boolean {
  return outcome.kind === "failed" || (outcome.kind === "not run" && inCi);
}

function rootIsMissing(): string | undefined {
  if (process.platform !== "linux") return "needs Linux";
  if (process.getuid?.() !== 0) return "needs root (network namespaces, engines): sudo npm test";
  return existsSync("/proc/self/ns/net") ? undefined : "needs network namespaces in the kernel";
}
