import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { cgroupsAt } from "./cgroups.ts";
import { allRuns, allStates, labPaths } from "./plan.ts";
import { readProcesses } from "./processes.ts";

/** Everything on this machine that belongs to a lab, one line each; empty when the lab left no trace. */
export function remainsOf(lab: string): readonly string[] {
  const paths = labPaths(lab);
  const processes = readProcesses().filter((row) => row.mark.startsWith(`${lab}/`) && row.state !== "Z");
  const mounts = readFileSync("/proc/self/mounts", "utf8").split("\n");
  const ours = [paths.runDirectory, paths.stateDirectory, `/run/netns/${paths.netnsPrefix}`];
  return [
    ...processes.map((row) => `process ${row.pid}: ${row.argv.join(" ")}`),
    ...netnsOf(lab).map((netns) => `network namespace ${netns}`),
    ...mounts.filter((line) => ours.some((path) => line.includes(` ${path}`))).map((line) => `mount ${line}`),
    ...[paths.runDirectory, paths.stateDirectory].filter(existsSync).map((path) => `folder ${path}`),
    ...cgroupsAt(paths.cgroup).map((path) => `control group ${path}`),
  ];
}

/** The network namespaces that exist for a lab. */
export function netnsOf(lab: string): readonly string[] {
  const names = existsSync("/run/netns") ? readdirSync("/run/netns") : [];
  return names.filter((name) => name.startsWith(labPaths(lab).netnsPrefix));
}

/** The labs that exist on this machine, running or not. */
export function labsHere(): readonly string[] {
  return [allRuns, allStates]
    .flatMap((path) => (existsSync(path) ? readdirSync(path) : []))
    .filter(unique)
    .sort();
}

/** Removes the lab's folders, and those above that were made for labs only, unless another lab is in them. */
export function removeFolders(lab: string): void {
  const paths = labPaths(lab);
  for (const path of [paths.runDirectory, paths.stateDirectory]) rmSync(path, { recursive: true, force: true });
  for (const path of [allRuns, allStates, ...cgroupsAt("skein-lab")]) removeIfEmpty(path);
}

function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Another lab lives in it, or it was never made.
  }
}

function unique<Value>(value: Value, index: number, all: readonly Value[]): boolean {
  return all.indexOf(value) === index;
}
