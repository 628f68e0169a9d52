import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Entry } from "../core/types.ts";
import { DiskLog, type DiskLogOptions } from "../io/disk-log.ts";
import { realFiles } from "../io/files.ts";
import { type Key, KeyRing } from "../io/keys.ts";
import { recoverLog } from "../io/recover.ts";

/*
 * How long it takes to read a log back: node raft/bench/recovery.ts [ENTRIES] [BYTES]. The log is written by the code that
 * members use; each reading runs in a process of its own, so that its memory can be told.
 */

const entryCount = Number(process.argv[2] ?? 1_000_000);
const entryBytes = Number(process.argv[3] ?? 256);
const batchEntries = 512;
const mebibyte = 1024 * 1024;
const key = new Uint8Array(32).fill(3);

interface Reading {
  readonly entries: number;
  readonly seconds: number;
  readonly peakBytes: number;
  readonly keptBytes: number;
}

function optionsFor(directory: string, current: Key, keepFrom: number): DiskLogOptions {
  return {
    directory,
    files: realFiles,
    keys: new KeyRing(current),
    keepFrom,
    segmentBytes: 8 * mebibyte,
    log: () => undefined,
    onError: (error) => {
      throw error;
    },
    onFull: () => console.error("no space"),
    onSpace: () => undefined,
  };
}

async function write(directory: string, current: Key): Promise<number> {
  const { log } = await DiskLog.open(optionsFor(directory, current, 0));
  const data = randomBytes(entryBytes);
  const start = performance.now();
  for (let first = 1; first <= entryCount; first += batchEntries) {
    const length = Math.min(batchEntries, entryCount - first + 1);
    const entries: Entry[] = Array.from({ length }, (_, at) => ({ kind: "normal", index: first + at, term: 1, data }));
    await new Promise<void>((done) => log.append({ hard: undefined, mark: undefined, entries, mustSync: true, done }));
  }
  const seconds = (performance.now() - start) / 1_000;
  await log.close();
  return seconds;
}

/** Runs in a process of its own. */
async function read(directory: string, current: Key, keepFrom: number): Promise<Reading> {
  const start = performance.now();
  const recovered = await recoverLog(optionsFor(directory, current, keepFrom));
  const seconds = (performance.now() - start) / 1_000;
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { entries: recovered.entries.length, seconds, peakBytes, keptBytes: heapUsed + arrayBuffers };
}

function readElsewhere(directory: string, current: Key, keepFrom: number): Reading {
  const script = fileURLToPath(import.meta.url);
  const environment = {
    ...process.env,
    READ: directory,
    ENCRYPTED: current === undefined ? "" : "yes",
    KEEP: String(keepFrom),
  };
  const { stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", script], { env: environment });
  if (stdout.length === 0) throw new Error(stderr.toString());
  // Written by the same script, below.
  return JSON.parse(stdout.toString()) as Reading;
}

async function measure(current: Key): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "raft-recovery-"));
  const name = current === undefined ? "in clear" : "encrypted";
  try {
    const seconds = await write(directory, current);
    console.log(`${name}: written in ${seconds.toFixed(2)} s, ${Math.round(entryCount / seconds)} entries per second`);
    for (const keepFrom of [0, Math.max(1, entryCount - 500)]) {
      const reading = readElsewhere(directory, current, keepFrom);
      console.log(
        `${name}: read in ${reading.seconds.toFixed(2)} s, ${Math.round(entryCount / reading.seconds)} entries per ` +
          `second; kept ${reading.entries} entries in ${Math.round(reading.keptBytes / mebibyte)} MiB, ` +
          `peak ${Math.round(reading.peakBytes / mebibyte)} MiB`,
      );
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const { READ: toRead, ENCRYPTED: encrypted, KEEP: keep } = process.env;
if (toRead === undefined) {
  console.log(`${entryCount} entries of ${entryBytes} bytes`);
  await measure(undefined);
  await measure(key);
} else {
  console.log(JSON.stringify(await read(toRead, encrypted === "yes" ? key : undefined, Number(keep))));
}
