import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { attempt, CommandError, run } from "../tools/command.ts";

const quiet = { env: { DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" } };
const patience = ["-o", "DPkg::Lock::Timeout=120"];
const policy = "/usr/sbin/policy-rc.d";
const savedPolicy = `${policy}.before-skein`;
const policyText = "#!/bin/sh\n# Put here by skein while it installs packages; removed right after.\nexit 101\n";
const units = ["docker.service", "docker.socket", "containerd.service"];

/**
 * Installs Debian packages and starts nothing: no service of theirs runs afterwards or at the next boot. Fails rather
 * than removes anything that is installed.
 */
export async function installPackages(names: readonly string[]): Promise<void> {
  const before = units.filter(unitExists);
  forbidServices();
  try {
    await apt(["install", "--yes", "--no-install-recommends", "--no-remove", ...names], names);
  } finally {
    restoreServices();
  }
  const added = units.filter((unit) => unitExists(unit) && !before.includes(unit));
  // Without systemd there is nothing to disable and no such command.
  if (added.length > 0) await attempt(["systemctl", "disable", "--quiet", ...added]);
}

/** Downloads packages, and those they need that this machine lacks, into `directory`. Installs nothing. */
export async function fetchPackages(names: readonly string[], directory: string): Promise<void> {
  mkdirSync(`${directory}/partial`, { recursive: true });
  const flags = ["--yes", "--reinstall", "--download-only", "--no-install-recommends"];
  await apt(["install", ...flags, "-o", `Dir::Cache::archives=${directory}`, ...names], names);
}

/** Runs apt-get; if apt does not know the packages or cannot get their files, refreshes its lists and tries again. */
async function apt(words: readonly string[], names: readonly string[]): Promise<void> {
  const command = ["apt-get", ...patience, ...words];
  if (await allKnown(names)) {
    const first = await attempt(command, quiet);
    if (first.code === 0) return;
  }
  await run(["apt-get", ...patience, "update"], quiet);
  const second = await attempt(command, quiet);
  if (second.code !== 0) throw new CommandError(["apt-get", ...words], second);
}

async function allKnown(names: readonly string[]): Promise<boolean> {
  const { stdout } = await attempt(["apt-cache", "policy", ...names], quiet);
  const candidates = stdout.match(/^ {2}Candidate: (?!\(none\))/gm) ?? [];
  return candidates.length === names.length;
}

function forbidServices(): void {
  restoreServices(); // In case an earlier run was killed between the two.
  if (existsSync(policy)) renameSync(policy, savedPolicy);
  writeFileSync(policy, policyText);
  chmodSync(policy, 0o755);
}

function restoreServices(): void {
  if (existsSync(policy) && readFileSync(policy, "utf8") === policyText) rmSync(policy);
  if (existsSync(savedPolicy)) renameSync(savedPolicy, policy);
}

function unitExists(unit: string): boolean {
  return [`/lib/systemd/system/${unit}`, `/etc/systemd/system/${unit}`].some((path) => existsSync(path));
}
