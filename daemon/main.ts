import { mkdirSync } from "node:fs";
import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";
import { messageOf, SkeinError } from "../base/error.ts";
import { parseFlags } from "./flags.ts";
import { createLogger, type Logger } from "./log.ts";
import type { Daemon } from "./start.ts";

/** `skeind`: the process. What it consists of is in start.ts. */
async function main(): Promise<void> {
  const parsed = parseFlags(process.argv.slice(2), process.env);
  if (parsed.kind === "say") {
    process.stdout.write(parsed.text);
    return;
  }
  const { settings } = parsed;
  const log = createLogger({ level: settings.logLevel, now: Date.now, print: (line) => process.stdout.write(line) });
  const die = (error: unknown): void => end(log, error);
  process.on("uncaughtException", die);
  process.on("unhandledRejection", die);
  mkdirSync(settings.stateDir, { recursive: true, mode: 0o700 });
  // Compiled code is kept across restarts, which halves them.
  enableCompileCache(join(settings.stateDir, "cache"));
  // After that, and not above: what is imported statically is compiled before this line runs.
  const starting = import("./start.ts").then(({ startDaemon }) => startDaemon(settings, log, die));
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop(starting, log, signal, die));
  await starting;
  // Now, for a process that is killed has no later.
  flushCompileCache();
}

const stopMs = 15_000;

function stop(starting: Promise<Daemon>, log: Logger, signal: NodeJS.Signals, die: (error: unknown) => void): void {
  log.info("stopping", { signal });
  // A part that does not end must not keep the machine from shutting down.
  setTimeout(() => end(log, new Error("the parts did not stop in time")), stopMs).unref();
  starting.then((daemon) => daemon.stop()).then(() => process.exit(0), die);
}

/** A process with a dead part would look alive and do half its work: it ends, and whoever started it starts it again. */
function end(log: Logger, error: unknown): never {
  log.error("skeind ends", { error: messageOf(error), stack: error instanceof Error ? error.stack : undefined });
  process.exit(1);
}

await main().catch((error: unknown) => {
  const text = error instanceof SkeinError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`skeind: ${text}\n`);
  process.exit(1);
});
