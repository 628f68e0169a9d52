import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Bench, Findings } from "./bench.ts";

const script = join(import.meta.dirname, "recovery.ts");

/** How long a member needs to read a log of a million entries back. */
export async function measureRecovery(bench: Bench): Promise<Findings> {
  bench.progress("recovery: writing and reading a log");
  const environment = { ...process.env, TMPDIR: bench.workshop.folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, bench.quick ? "100000" : "1000000"], {
    env: environment,
  });
  if (status !== 0) throw new Error(stderr.toString());
  const lines = stdout.toString().trimEnd().replaceAll("\n", "\n  ");
  return { tables: [`recovery of a log\n  ${lines}\n`], conclusions: [] };
}
