import { fileURLToPath } from "node:url";

type HostRole = "manager" | "worker" | "client";

/** One host of a lab: every name, address and path it will ever have. */
export interface HostPlan {
  readonly lab: string;
  readonly name: string;
  readonly role: HostRole;
  readonly address: string;
  readonly address6: string;
  readonly hardwareAddress: string;
  /** Network namespace under /run/netns. */
  readonly netns: string;
  /** Sockets; gone with the machine's own boot. */
  readonly runDirectory: string;
  /** What a disk would hold: engine data, Skein state, logs. */
  readonly stateDirectory: string;
  readonly skeinSocket: string;
  readonly engineSocket: string;
  readonly skeinLog: string;
  readonly engineLog: string;
}

/** What a lab consists of; written to its folder, so that every later command knows it. */
export interface LabSize {
  readonly managers: number;
  readonly workers: number;
  /** False: engines only, no skeind (contract tests run against bare engines). */
  readonly agents: boolean;
}

const managersMax = 50;
const workersMax = 100;
export const router = { address: "10.99.0.1", address6: "fd99::1", prefix: 24, prefix6: 64 } as const;
export const repositoryRoot = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");
/** The lab that is meant when none is named; SKEIN_LAB sets another, so that tests leave a person's lab alone. */
export const defaultLab = process.env["SKEIN_LAB"] ?? "lab";
export const allRuns = "/run/skein-lab";
export const allStates = "/var/lib/skein-lab";

/** The names and paths that belong to a lab as a whole. Throws on a name that could be mixed up with another lab's. */
export function labPaths(lab: string) {
  // No dash: the namespaces of a lab "a" and a lab "a-b" could otherwise not be told apart.
  if (!/^[a-z][a-z0-9]{0,15}$/.test(lab)) {
    throw new Error(`lab name "${lab}": use a lower-case letter, then up to 15 lower-case letters or digits`);
  }
  return {
    underlay: `skein-${lab}-underlay`,
    netnsPrefix: `skein-${lab}-`,
    runDirectory: `${allRuns}/${lab}`,
    stateDirectory: `${allStates}/${lab}`,
    sizeFile: `${allStates}/${lab}/lab.json`,
    cgroup: `skein-lab/${lab}`,
  } as const;
}

/** The hosts of a lab, managers first, the client last. */
export function planHosts(lab: string, size: Pick<LabSize, "managers" | "workers">): readonly HostPlan[] {
  if (!within(size.managers, managersMax)) throw new Error(`managers: a whole number from 0 to ${managersMax}`);
  if (!within(size.workers, workersMax)) throw new Error(`workers: a whole number from 0 to ${workersMax}`);
  return [
    ...numbers(size.managers).map((number) => planHost(lab, `m${number}`, "manager", 10 + number)),
    ...numbers(size.workers).map((number) => planHost(lab, `w${number}`, "worker", 100 + number)),
    planHost(lab, "client", "client", 250),
  ];
}

/** The lines of /etc/hosts that every host sees. The plain names are IPv4, which every published port answers on. */
export function hostsFileOf(hosts: readonly HostPlan[]): string {
  const names = hosts.flatMap((host) => [`${host.address} ${host.name}`, `${host.address6} ${host.name}-ipv6`]);
  return ["127.0.0.1 localhost", "::1 localhost", ...names, ""].join("\n");
}

function planHost(lab: string, name: string, role: HostRole, last: number): HostPlan {
  const paths = labPaths(lab);
  const runDirectory = `${paths.runDirectory}/${name}`;
  const stateDirectory = `${paths.stateDirectory}/${name}`;
  return {
    lab,
    name,
    role,
    address: `10.99.0.${last}`,
    address6: `fd99::${last}`,
    // Fixed, as a network card's: a rebooted host must be found by neighbours that still remember it.
    hardwareAddress: `02:99:00:00:00:${last.toString(16).padStart(2, "0")}`,
    netns: `${paths.netnsPrefix}${name}`,
    runDirectory,
    stateDirectory,
    skeinSocket: `${runDirectory}/skein.sock`,
    engineSocket: `${runDirectory}/docker.sock`,
    skeinLog: `${stateDirectory}/skeind.log`,
    engineLog: `${stateDirectory}/dockerd.log`,
  };
}

function within(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= max;
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
