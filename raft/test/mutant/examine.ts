import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { CheckName, Finding, Limits } from "./checks.ts";
import type { Mutant } from "./mutant.ts";

/** What the checks found in the sources with one bug in them. */
export interface Examination {
  readonly mutant: string | undefined;
  readonly findings: ReadonlyMap<CheckName, Finding>;
}

export interface Order {
  /** Name of the planted bug; undefined leaves the sources as they are. */
  readonly mutant: string | undefined;
  /** In this order. */
  readonly checks: readonly CheckName[];
  readonly limits: Limits;
  /** Whether the first check that finds something is enough. */
  readonly untilFound: boolean;
}

/** The quick ones first. What reads and writes files is tried only on bugs there. */
export function checksFor(mutant: Mutant | undefined): readonly CheckName[] {
  const touchesFiles = mutant === undefined || mutant.file.startsWith("io/");
  return touchesFiles ? ["scenario", "disk", "simulation"] : ["scenario", "simulation"];
}

/** A verdict comes far sooner; only a bug that makes the sources run in circles reaches this. */
const patienceMs = 600_000;

/** Examines the sources in a process of their own, with the planted bug in them from the first import on. */
async function examine(order: Order): Promise<Examination> {
  const output = await new Promise<string>((resolve, reject) => {
    const program = [fileURLToPath(new URL("./child.ts", import.meta.url)), JSON.stringify(order)];
    execFile(process.execPath, program, { timeout: patienceMs, killSignal: "SIGKILL" }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`no verdict on ${order.mutant ?? "the sources"}`, { cause: error }));
    });
  });
  // Printed by child.ts.
  const found = JSON.parse(output) as Partial<Record<CheckName, Finding>>;
  const findings = order.checks.flatMap((check) => {
    const finding = found[check];
    return finding === undefined ? [] : [[check, finding] as const];
  });
  return { mutant: order.mutant, findings: new Map(findings) };
}

/** Examines many, `atOnce` at a time, and tells of each as soon as it is known. */
export async function examineAll(
  orders: readonly Order[],
  options: { readonly atOnce: number; readonly onExamined: (examination: Examination) => void },
): Promise<readonly Examination[]> {
  const waiting = [...orders];
  const examinations: Examination[] = [];
  const worker = async (): Promise<void> => {
    for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
      const examination = await examine(order);
      examinations.push(examination);
      options.onExamined(examination);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, worker));
  return examinations;
}
