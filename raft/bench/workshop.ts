import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Everything a run makes outside itself: one folder, and processes. Nothing of it outlives the run, however it ends. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), "raft-bench-"));
  readonly #children = new Set<ChildProcess>();

  constructor() {
    process.on("exit", () => this.clear());
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
  }

  /** Takes responsibility for a process. */
  adopt(child: ChildProcess): void {
    this.#children.add(child);
    child.once("exit", () => this.#children.delete(child));
  }

  clear(): void {
    for (const child of this.#children) child.kill("SIGKILL");
    // Killed processes may still be writing their last file.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}
