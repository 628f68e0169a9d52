import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";
import type { HostPlan } from "./plan.ts";

/** The environment variable that marks what runs in a lab, as `lab/host`: the kernel keeps it, no file can go stale. */
export const labMark = "SKEIN_LAB";

/** One row of the machine's process table. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  /** As in ps: R, S, D, T (stopped), Z (dead, not yet reaped). */
  readonly state: string;
  /** The process id in each nested namespace, ours first. */
  readonly innerPids: readonly number[];
  readonly pidNamespace: string;
  readonly argv: readonly string[];
  readonly mark: string;
}

/** What of one host is running. */
export interface HostProcesses {
  /** Process 1 of the host: while it lives the host is on, and when it dies the kernel kills all others. */
  readonly init: ProcessRow | undefined;
  readonly engine: ProcessRow | undefined;
  readonly agent: ProcessRow | undefined;
  /** Everything on the host, containers included. */
  readonly all: readonly ProcessRow[];
}

/** Picks one host's processes out of the table. */
export function hostProcesses(table: readonly ProcessRow[], host: Pick<HostPlan, "lab" | "name">): HostProcesses {
  const mark = `${host.lab}/${host.name}`;
  const init = table.find((row) => row.mark === mark && isInit(row));
  if (init === undefined) return { init: undefined, engine: undefined, agent: undefined, all: [] };
  const daemons = table.filter((row) => row.parent === init.pid && row.state !== "Z");
  return {
    init,
    engine: daemons.find((row) => basename(row.argv[0] ?? "") === "dockerd"),
    agent: daemons.find((row) => row.argv.some((word) => word.endsWith("/daemon/main.ts"))),
    all: family(table, init),
  };
}

/** Process 1 of every host of a lab, whatever the lab's size was when it was started. */
export function initsOf(table: readonly ProcessRow[], lab: string): readonly ProcessRow[] {
  return table.filter((row) => row.mark.startsWith(`${lab}/`) && isInit(row));
}

/** The processes in the host's process namespace, and their descendants in the namespaces of containers. */
function family(table: readonly ProcessRow[], init: ProcessRow): readonly ProcessRow[] {
  const members = new Set(table.filter((row) => row.pidNamespace === init.pidNamespace).map((row) => row.pid));
  for (let before = 0; before !== members.size; ) {
    before = members.size;
    for (const row of table) if (members.has(row.parent)) members.add(row.pid);
  }
  return table.filter((row) => members.has(row.pid));
}

function isInit(row: ProcessRow): boolean {
  return row.innerPids.length === 2 && row.innerPids[1] === 1 && row.state !== "Z";
}

/** The machine's process table now. Processes that end while it is read are left out. */
export function readProcesses(): readonly ProcessRow[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [readProcess(Number(name))];
      } catch {
        return []; // It ended between the listing and the look.
      }
    });
}

function readProcess(pid: number): ProcessRow {
  const argv = words(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kernelThread = argv.length === 0;
  return {
    pid,
    argv,
    ...parseStatus(status),
    pidNamespace: kernelThread ? "" : readlinkSync(`/proc/${pid}/ns/pid`),
    mark: kernelThread ? "" : markIn(readFileSync(`/proc/${pid}/environ`, "utf8")),
  };
}

/** The fields we need of /proc/PID/status. */
export function parseStatus(text: string): Pick<ProcessRow, "parent" | "state" | "innerPids"> {
  const field = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, "m").exec(text)?.[1] ?? "";
  return {
    parent: Number(field("PPid")),
    state: field("State").slice(0, 1),
    innerPids: field("NSpid").split(/\s+/).map(Number),
  };
}

function markIn(environment: string): string {
  const entry = words(environment).find((word) => word.startsWith(`${labMark}=`));
  return entry?.slice(labMark.length + 1) ?? "";
}

function words(zeroSeparated: string): readonly string[] {
  return zeroSeparated.split("\0").filter((word) => word !== "");
}
