import { existsSync } from "node:fs";
import { cacheDirectory } from "../images/cache.ts";
import { redisIsAtHand } from "../images/redis-files.ts";
import { attempt } from "../tools/command.ts";
import type { Steps } from "../tools/steps.ts";
import { installPackages } from "./packages.ts";
import {
  type Machine,
  type PackageManager,
  packagesOf,
  planSetup,
  type Requirement,
  requirements,
} from "./requirements.ts";

/** The machine lacks something that only its owner can change; the message says what, and how. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}

/** Makes the machine ready: installs on Debian and Ubuntu as root, or throws SetupError and does nothing. */
export async function setUp(steps: Steps, more: readonly Requirement[] = []): Promise<void> {
  const machine = await inspectMachine(more);
  const plan = planSetup(machine);
  if (plan.kind === "refuse") throw new SetupError(plan.reason);
  if (plan.kind === "install") await install(plan.packages, { more, steps });
}

/** Throws SetupError unless the machine is ready for the lab; installs nothing. */
export async function requireReady(): Promise<void> {
  const machine = await inspectMachine();
  const plan = planSetup(machine);
  if (plan.kind === "refuse") throw new SetupError(plan.reason);
  if (plan.kind !== "install") return;
  const packages = packagesOf(machine.missing, "apt").join(" ");
  throw new SetupError(`Missing on this machine; \`npm start\` installs it, or: apt-get install ${packages}`);
}

async function install(
  packages: readonly string[],
  { more, steps }: { readonly more: readonly Requirement[]; readonly steps: Steps },
): Promise<void> {
  console.log(`Installing Debian packages: ${packages.join(", ")}. No service of theirs is started or enabled.`);
  await steps.step("Debian packages", () => installPackages(packages));
  const { missing } = await inspectMachine(more);
  if (missing.length === 0) return;
  throw new SetupError(`Still missing after the installation: ${missing.map(({ name }) => name).join(", ")}`);
}

async function inspectMachine(more: readonly Requirement[] = []): Promise<Machine> {
  const manager = managerHere();
  const { dockerd, ip, nft, iptables, conntrack, nsenter, redis } = requirements;
  const programs = [dockerd, ip, nft, iptables, conntrack, nsenter, ...more].map(program);
  const found = await Promise.all([...programs, busybox()]);
  // Debian's packages serve as files for the image, so redis itself need not be installed there.
  if (manager !== "apt" && !redisIsAtHand(cacheDirectory)) found.push(redis);
  const missing = found.filter((requirement) => requirement !== undefined);
  return { linux: process.platform === "linux", root: process.getuid?.() === 0, manager, missing };
}

async function program(requirement: Requirement): Promise<Requirement | undefined> {
  return (await pathOf(requirement.name)) === "" ? requirement : undefined;
}

async function busybox(): Promise<Requirement | undefined> {
  const path = await pathOf("busybox");
  // A dynamic one would need its libraries in every image. ldd fails on a static program.
  const dynamic = path !== "" && (await attempt(["ldd", path])).code === 0;
  return path === "" || dynamic ? requirements.busybox : undefined;
}

async function pathOf(name: string): Promise<string> {
  return (await attempt(["sh", "-c", 'command -v "$0"', name])).stdout.trim();
}

function managerHere(): PackageManager | undefined {
  const places = { apt: "/usr/bin/apt-get", dnf: "/usr/bin/dnf", pacman: "/usr/bin/pacman", apk: "/sbin/apk" } as const;
  return (["apt", "dnf", "pacman", "apk"] as const).find((manager) => existsSync(places[manager]));
}
