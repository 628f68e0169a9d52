import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { availableParallelism, release } from "node:os";
import { join } from "node:path";
import type { Workshop } from "../test/workshop.ts";
import { summary } from "./load.ts";

/** What the figures were measured on: they mean little without it. */
export function describeMachine(workshop: Workshop): string {
  const model = /^model name\s*: (.*)$/m.exec(readFileSync("/proc/cpuinfo", "latin1"))?.[1] ?? process.arch;
  const [load = ""] = readFileSync("/proc/loadavg", "latin1").split(" ");
  const { p50Ms, p99Ms } = syncTimes(workshop.folder);
  return [
    `machine: ${availableParallelism()} cores (${model}), Linux ${release()}, Node ${process.version}`,
    `load before the run: ${load}`,
    `write of 512 bytes and fdatasync here: p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms`,
  ].join("\n");
}

function syncTimes(folder: string): { readonly p50Ms: number; readonly p99Ms: number } {
  const path = join(folder, "sync-probe");
  const file = openSync(path, "w");
  writeSync(file, Buffer.alloc(512 * 1024));
  fdatasyncSync(file);
  const times = Array.from({ length: 500 }, (_, at) => {
    const start = performance.now();
    writeSync(file, Buffer.alloc(512, at), 0, 512, at * 512);
    fdatasyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  rmSync(path);
  return summary(times);
}
