import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as grpc from "@grpc/grpc-js";
import type { Entry } from "../core/types.ts";
import { DiskLog, type DiskLogOptions } from "../io/disk-log.ts";
import { realFiles } from "../io/files.ts";
import { type Key, KeyRing } from "../io/keys.ts";
import { startRaft } from "../io/raft-node.ts";
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
  /** Of processor time: what remains of `seconds` was waited for, or given to other processes. */
  readonly busySeconds: number;
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
    const entries = Array.from({ length }, (_, at) => entryAt(first + at, data));
    // As a founder leaves it: that it is a member is known to be committed.
    const hard = first === 1 ? { term: 1, vote: 0, commit: 1 } : undefined;
    await new Promise<void>((done) => log.append({ hard, mark: undefined, entries, mustSync: true, done }));
  }
  const seconds = (performance.now() - start) / 1_000;
  await log.close();
  return seconds;
}

/** The founding of a cluster of one, then data. */
function entryAt(index: number, data: Uint8Array): Entry {
  if (index > 1) return { kind: "normal", index, term: 1, data };
  const changes = [{ kind: "add-voter", id: 1, address: "127.0.0.1:1" }] as const;
  return { kind: "change", index, term: 1, change: { transition: "auto", changes } };
}

/** Starts a member, alone in its cluster, and waits until it leads and has everything in its state machine. */
async function start(directory: string, current: Key): Promise<number> {
  let applied = 0;
  const begin = performance.now();
  const node = await startRaft({
    id: 1,
    address: "127.0.0.1:1",
    directory,
    ...(current === undefined ? {} : { encryptionKey: current }),
    stateMachine: {
      apply: (entries) => {
        applied += entries.length;
      },
      async *snapshot() {
        yield new Uint8Array(0);
      },
      restore: () => Promise.resolve(),
    },
    snapshotEntries: 2 * entryCount,
    channelCredentials: () => grpc.credentials.createInsecure(),
    onFatal: (error) => {
      throw error;
    },
  });
  await node.readIndex().catch(() => undefined);
  while (applied < entryCount - 1) await new Promise((resolve) => setImmediate(resolve));
  const seconds = (performance.now() - begin) / 1_000;
  await node.stop();
  return seconds;
}

/** Runs in a process of its own. */
async function read(directory: string, current: Key, keepFrom: number): Promise<Reading> {
  const start = performance.now();
  const busy = process.cpuUsage();
  const recovered = await recoverLog(optionsFor(directory, current, keepFrom));
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(busy);
  const busySeconds = (user + system) / 1_000_000;
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { entries: recovered.entries.length, seconds, busySeconds, peakBytes, keptBytes: heapUsed + arrayBuffers };
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
        `${name}: read in ${reading.seconds.toFixed(2)} s (${reading.busySeconds.toFixed(2)} s of processor), ${Math.round(entryCount / reading.seconds)} entries per ` +
          `second; kept ${reading.entries} entries in ${Math.round(reading.keptBytes / mebibyte)} MiB, ` +
          `peak ${Math.round(reading.peakBytes / mebibyte)} MiB`,
      );
    }
    const started = await start(directory, current);
    console.log(`${name}: a member leads and has applied everything after ${started.toFixed(2)} s`);
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
