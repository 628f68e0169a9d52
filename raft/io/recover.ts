import { join } from "node:path";
import { DiskError } from "./errors.ts";
import { type FileLayer, readWhole } from "./files.ts";
import type { KeyRing } from "./keys.ts";
import { type Cut, LogReplay, type Replayed } from "./replay.ts";
import type { Log } from "./types.ts";

export interface RecoverOptions {
  readonly directory: string;
  readonly files: FileLayer;
  readonly keys: KeyRing;
  readonly keepFrom: number;
  readonly log: Log;
}

/** Reads the whole log and makes its end definite: what comes next is written to a new file. */
export async function recoverLog(options: RecoverOptions): Promise<Replayed> {
  const { directory, files } = options;
  const names = (await files.list(directory)).filter((name) => /^log-\d{10}\.seg$/.test(name)).sort();
  const replay = new LogReplay(options);
  let reuse: Buffer = Buffer.alloc(0);
  for (const name of names) {
    const file = join(directory, name);
    const last = name === names.at(-1);
    const bytes = await readWhole(files, file, reuse).catch((error: unknown) => {
      throw new DiskError(`reading ${file}`, error);
    });
    const cut = replay.take({ file, sequence: Number(name.slice(4, 14)), bytes, last });
    // Entries are views into these bytes: copying each would cost more than the little that is kept too long.
    reuse = replay.keepsBytes ? Buffer.alloc(0) : bytes;
    if (cut !== undefined) await carryOut(cut, file, options);
  }
  return replay.end();
}

async function carryOut({ offset, why }: Cut, file: string, { directory, files, log }: RecoverOptions): Promise<void> {
  if (why !== undefined)
    log("warn", "cut off the end of the log that a crash left half-written", { file, offset, why });
  if (offset === 0) {
    await files.unlink(file);
    await files.syncDirectory(directory);
    return;
  }
  const descriptor = await files.open(file, "r+");
  try {
    await files.truncate(descriptor, offset);
    await files.fsync(descriptor);
  } finally {
    await files.close(descriptor);
  }
}
