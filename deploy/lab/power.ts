import { spawn } from "node:child_process";
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { until } from "../tools/until.ts";
import { removeCgroups } from "./cgroups.ts";
import { type HostPlan, hostsFileOf, labPaths, repositoryRoot, router } from "./plan.ts";
import { hostProcesses, labMark, type ProcessRow, readProcesses } from "./processes.ts";
import { ensureUnderlay, plugIn, readCable, unplug } from "./underlay.ts";

const initScript = fileURLToPath(new URL("host-init.sh", import.meta.url));

/** Switches the host on, unless it is: namespaces, network and process 1; no daemon yet. */
export async function powerOn(host: HostPlan, neighbours: readonly HostPlan[]): Promise<void> {
  const { init } = hostProcesses(readProcesses(), host);
  if (init !== undefined && (await isReachable(host, init))) {
    writeFileSync(`${host.runDirectory}/hosts`, hostsFileOf(neighbours));
    return;
  }
  await powerOff(host);
  mkdirSync(host.runDirectory, { recursive: true, mode: 0o755 });
  mkdirSync(host.stateDirectory, { recursive: true, mode: 0o700 });
  writeFileSync(`${host.runDirectory}/hosts`, hostsFileOf(neighbours));
  await ensureUnderlay(host.lab);
  await plugIn(host);
  await startInit(host);
}

/**
 * Switches the host off as a power cut does: every process on it (engine, agent, containers) dies at once, and its
 * network and memory file systems are gone. Its neighbours get silence, not refusals. What was on disk stays.
 */
export async function powerOff(host: HostPlan): Promise<void> {
  const { init } = hostProcesses(readProcesses(), host);
  if (init !== undefined) process.kill(init.pid, "SIGKILL");
  await unplug(host);
  if (init !== undefined) await untilGone(init, host);
  await removeCgroups(`${labPaths(host.lab).cgroup}/${host.name}`);
}

/** False if somebody removed the host's folder or network while it ran: its sockets can then be reached no more. */
async function isReachable(host: HostPlan, init: ProcessRow): Promise<boolean> {
  const same = (outside: string, inside: string): boolean =>
    existsSync(outside) && existsSync(inside) && statSync(outside).ino === statSync(inside).ino;
  const { runDirectory, netns } = host;
  const root = `/proc/${init.pid}/root`;
  if ((await readCable(host)).cable === "absent") return false;
  return same(runDirectory, `${root}${runDirectory}`) && same(`/run/netns/${netns}`, `/proc/${init.pid}/ns/net`);
}

/** The command that runs `argv` inside the host: all its namespaces, its environment. Throws when the host is off. */
export function insideOf(host: HostPlan, argv: readonly string[]): readonly string[] {
  const { init } = hostProcesses(readProcesses(), host);
  if (init === undefined) throw new Error(`host ${host.name} of lab ${host.lab} is off; start it first`);
  const namespaces = ["--mount", "--uts", "--net", "--pid"];
  return ["nsenter", "--target", `${init.pid}`, ...namespaces, "--", "env", "-i", ...environmentOf(host), ...argv];
}

/** What a process on the host finds in its environment: nothing of ours but the terminal and language. */
function environmentOf(host: HostPlan): readonly string[] {
  const ours = ["HOME", "USER", "TERM", "LANG"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [`${name}=${value}`];
  });
  const machine = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  const path = `/run/bin:${repositoryRoot}/node_modules/.bin:${machine}:/run/busybox`;
  return [...ours, `PATH=${path}`, `${labMark}=${host.lab}/${host.name}`];
}

async function startInit(host: HostPlan): Promise<void> {
  // The first process that a shell forks after `unshare --pid` is process 1 of the new namespace; the shell then ends.
  const script = 'setsid sh "$0" </dev/null 2>&1 &';
  const unshare = ["unshare", "--mount", "--uts", "--pid", "sh", "-c", script, initScript];
  const child = spawn("nsenter", [`--net=/run/netns/${host.netns}`, ...unshare], {
    cwd: "/",
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH: process.env["PATH"],
      [labMark]: `${host.lab}/${host.name}`,
      HOST_NAME: host.name,
      HOST_ROLE: host.role,
      RUN_DIRECTORY: host.runDirectory,
      STATE_DIRECTORY: host.stateDirectory,
      ROUTER: router.address,
      REPOSITORY: repositoryRoot,
    },
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve); // Process 1 closes its output once it is ready.
  });
  if (!said.endsWith("ready\n")) throw new Error(`host ${host.name} did not come up: ${said.trim()}`);
}

async function untilGone(init: ProcessRow, host: HostPlan): Promise<void> {
  await until({ what: `host ${host.name} to be off`, timeoutMs: 20_000, everyMs: 10 }, async () =>
    readProcesses().every((row) => row.pid !== init.pid || row.mark !== init.mark || row.state === "Z"),
  );
}
