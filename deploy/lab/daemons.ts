import { existsSync, readFileSync } from "node:fs";
import { run } from "../tools/command.ts";
import { pings } from "../tools/unix-http.ts";
import { until } from "../tools/until.ts";
import { type HostPlan, labPaths, repositoryRoot } from "./plan.ts";
import { insideOf } from "./power.ts";
import { hostProcesses, readProcesses } from "./processes.ts";

const enginePatienceMs = 60_000;
const agentPatienceMs = 30_000;
/** Looks, 50 ms apart, at which a daemon was not there, until it counts as ended. */
const absencesMax = 40;

/** Starts what of the host's daemons is not running, both at once: the engine needs the agent's network driver. */
export async function startDaemons(host: HostPlan, agents: boolean): Promise<void> {
  const running = hostProcesses(readProcesses(), host);
  const start: Promise<void>[] = [];
  if (agents && running.agent === undefined) start.push(launch(host, agentCommand(host), host.skeinLog));
  if (running.engine === undefined) start.push(launch(host, engineCommand(host), host.engineLog));
  await Promise.all(start);
  await untilAnswering(host, agents);
}

/** The engine's command line. It reads no file of the machine's own engine, and shares no path with it. */
function engineCommand(host: HostPlan): readonly string[] {
  return [
    "dockerd",
    `--data-root=${host.stateDirectory}/docker`,
    `--host=unix://${host.engineSocket}`,
    `--cgroup-parent=/${labPaths(host.lab).cgroup}/${host.name}`,
    "--group=0",
  ];
}

/** The agent's command line: the one place that knows skeind's flags. */
function agentCommand(host: HostPlan): readonly string[] {
  return [
    process.execPath,
    "--max-semi-space-size=8", // As bin/skeind.
    `${repositoryRoot}/daemon/main.ts`,
    ...["--state-dir", `${host.stateDirectory}/skein`],
    ...["--socket", host.skeinSocket],
    ...["--engine-socket", host.engineSocket],
    ...["--advertise-addr", host.address],
    ...["--plugin-dir", "/run/docker/plugins"],
  ];
}

async function launch(host: HostPlan, command: readonly string[], log: string): Promise<void> {
  // In the background of a shell that ends: the daemon becomes a child of the host's process 1, as with any init.
  const script = 'log=$1; shift; setsid "$@" </dev/null >>"$log" 2>&1 &';
  await run(insideOf(host, ["sh", "-c", script, "sh", log, ...command]));
}

async function untilAnswering(host: HostPlan, agents: boolean): Promise<void> {
  const waits = [untilUp(host, { daemon: "engine", socket: host.engineSocket, log: host.engineLog }, enginePatienceMs)];
  if (agents) {
    waits.push(untilUp(host, { daemon: "agent", socket: host.skeinSocket, log: host.skeinLog }, agentPatienceMs));
  }
  await Promise.all(waits);
}

interface Daemon {
  readonly daemon: "engine" | "agent";
  readonly socket: string;
  readonly log: string;
}

async function untilUp(host: HostPlan, { daemon, socket, log }: Daemon, timeoutMs: number): Promise<void> {
  const what = `the ${daemon} of ${host.name} (log: ${log})`;
  let absences = 0;
  await until({ what, timeoutMs }, async () => {
    if (await pings(socket)) return true;
    absences = hostProcesses(readProcesses(), host)[daemon] === undefined ? absences + 1 : 0;
    if (absences < absencesMax) return false; // The shell that starts it may not have become it yet.
    throw new Error(`the ${daemon} of ${host.name} ended at its start; the end of ${log}:\n${tailOf(log, 20)}`);
  });
}

function tailOf(path: string, lines: number): string {
  if (!existsSync(path)) return "";
  return readFileSync(path, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
}
