import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Everything a run makes outside itself: one folder, and processes. Nothing of it outlives the run, however it ends. */
export class Workshop {
  readonly folder: string;
  readonly #children = new Set<ChildProcess>();
  readonly #onExit = (): void => this.clear();

  constructor(prefix: string) {
    this.folder = mkdtempSync(join(tmpdir(), prefix));
    process.on("exit", this.#onExit);
  }

  /** Takes responsibility for a process. */
  adopt(child: ChildProcess): void {
    this.#children.add(child);
    child.once("exit", () => this.#children.delete(child));
  }

  /** Ends the processes, and removes the folder unless there is something in it to look at. */
  clear({ keep = false }: { readonly keep?: boolean } = {}): void {
    process.removeListener("exit", this.#onExit);
    for (const child of this.#children) child.kill("SIGKILL");
    // Killed processes may still be writing their last file.
    if (!keep) rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** For commands: whoever interrupts one ends it in order, so that its workshop is cleared. */
export function exitOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
}
