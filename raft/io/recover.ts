import { readdir, readFile, truncate, unlink } from "node:fs/promises";
import { join } from "node:path";
import { disk, syncDirectory } from "./files.ts";
import type { KeyRing } from "./keys.ts";
import { type Cut, LogReplay, type Replayed } from "./replay.ts";
import type { Log } from "./types.ts";

export interface RecoverOptions {
  readonly directory: string;
  readonly keys: KeyRing;
  readonly keepFrom: number;
  readonly log: Log;
}

/** Reads the whole log and makes its end definite: what comes next is written to a new file. */
export async function recoverLog(options: RecoverOptions): Promise<Replayed> {
  const names = (await readdir(options.directory)).filter((name) => /^log-\d{10}\.seg$/.test(name)).sort();
  const replay = new LogReplay(options);
  for (const name of names) {
    const file = join(options.directory, name);
    const last = name === names.at(-1);
    const cut = replay.take({ file, sequence: Number(name.slice(4, 14)), bytes: await readFile(file), last });
    if (cut !== undefined) await carryOut(cut, file, options);
  }
  return replay.end();
}

async function carryOut({ offset, why }: Cut, file: string, { directory, log }: RecoverOptions): Promise<void> {
  if (why !== undefined)
    log("warn", "cut off the end of the log that a crash left half-written", { file, offset, why });
  if (offset === 0) {
    await unlink(file);
    await syncDirectory(directory);
    return;
  }
  await truncate(file, offset);
  const descriptor = await disk.open(file, "r+");
  await disk.fsync(descriptor);
  await disk.close(descriptor);
}
