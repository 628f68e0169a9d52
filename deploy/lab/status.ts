import { pings } from "../tools/unix-http.ts";
import type { HostPlan } from "./plan.ts";
import { hostProcesses, readProcesses } from "./processes.ts";
import { readCable } from "./underlay.ts";

export interface DaemonStatus {
  readonly socket: string;
  readonly log: string;
  /** The process id on this machine; null: not running. */
  readonly pid: number | null;
  readonly answers: boolean;
}

/** One host as it is now; what `status --json` prints. */
export interface HostStatus {
  readonly name: string;
  readonly role: string;
  readonly state: "on" | "off" | "frozen";
  readonly address: string;
  readonly address6: string;
  readonly netns: string;
  readonly cable: "absent" | "cut" | "healed";
  readonly dropPercent: number;
  readonly pid: number | null;
  readonly skein: DaemonStatus | null;
  readonly docker: DaemonStatus | null;
  readonly stateDirectory: string;
}

/** Looks at the kernel and asks the host's daemons. */
export async function statusOf(host: HostPlan): Promise<HostStatus> {
  const { init, agent, engine } = hostProcesses(readProcesses(), host);
  const state = init === undefined ? "off" : init.state === "T" ? "frozen" : "on";
  const daemon = async (socket: string, log: string, pid: number | undefined): Promise<DaemonStatus> => ({
    ...{ socket, log, pid: pid ?? null },
    answers: state === "on" && pid !== undefined && (await pings(socket)),
  });
  const client = host.role === "client";
  return {
    ...{ name: host.name, role: host.role, state, address: host.address, address6: host.address6, netns: host.netns },
    ...(await readCable(host)),
    pid: init?.pid ?? null,
    skein: client ? null : await daemon(host.skeinSocket, host.skeinLog, agent?.pid),
    docker: client ? null : await daemon(host.engineSocket, host.engineLog, engine?.pid),
    stateDirectory: host.stateDirectory,
  };
}
