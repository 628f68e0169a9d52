import { isIPv4 } from "node:net";
import { parseArgs } from "node:util";
import { SkeinError } from "../base/error.ts";
import { type LogLevel, logLevels } from "./log.ts";

/** What an operator decides. */
export interface Settings {
  readonly stateDir: string;
  readonly socket: string;
  readonly engineSocket: string;
  /** "" lets the request or the routing table decide. */
  readonly advertiseAddress: string;
  readonly listenAddress: string;
  readonly dataPathAddress: string;
  readonly pluginDir: string;
  readonly logLevel: LogLevel;
}

export type Parsed =
  | { readonly kind: "run"; readonly settings: Settings }
  | { readonly kind: "say"; readonly text: string };

interface Flag {
  readonly name: string;
  readonly standard: string;
  readonly explain: string;
}

const flags = {
  stateDir: {
    name: "state-dir",
    standard: "/var/lib/skein",
    explain: "identity, certificate, Raft log, worker state",
  },
  socket: {
    name: "socket",
    standard: "/run/skein/skein.sock",
    explain: "unix socket of the API",
  },
  engineSocket: {
    name: "engine-socket",
    standard: "/var/run/docker.sock",
    explain: "unix socket of this node's Docker Engine",
  },
  advertiseAddress: {
    name: "advertise-addr",
    standard: "",
    explain:
      "address or interface that other nodes reach this one by,\nwhen `swarm init` or `swarm join` does not name one",
  },
  listenAddress: {
    name: "listen-addr",
    standard: "0.0.0.0:2377",
    explain: "address that managers serve other nodes on",
  },
  dataPathAddress: {
    name: "data-path-addr",
    standard: "",
    explain: "address or interface for container traffic;\nthe advertised one if not given",
  },
  pluginDir: {
    name: "plugin-dir",
    standard: "/run/docker/plugins",
    explain: "where the engine looks for network drivers",
  },
  logLevel: { name: "log-level", standard: "info", explain: logLevels.join(", ") },
} as const satisfies Record<keyof Settings, Flag>;

/** Reads flags, then SKEIND_* variables, then defaults. Throws SkeinError BAD_REQUEST with the flag's name. */
export function parseFlags(argv: readonly string[], environment: Readonly<Record<string, string | undefined>>): Parsed {
  const values = readArguments(argv);
  if (values["help"] === true) return { kind: "say", text: helpText() };
  const chosen = ({ name, standard }: Flag): string => {
    const value = values[name] ?? environment[variableOf(name)] ?? standard;
    return typeof value === "string" ? value : standard;
  };
  const logLevel = logLevels.find((level) => level === chosen(flags.logLevel));
  if (logLevel === undefined)
    throw refuse(`--log-level: "${chosen(flags.logLevel)}" is none of ${logLevels.join(", ")}`);
  return {
    kind: "run",
    settings: {
      stateDir: pathOf(flags.stateDir, chosen(flags.stateDir)),
      socket: pathOf(flags.socket, chosen(flags.socket)),
      engineSocket: pathOf(flags.engineSocket, chosen(flags.engineSocket)),
      advertiseAddress: chosen(flags.advertiseAddress),
      listenAddress: listenOf(chosen(flags.listenAddress)),
      dataPathAddress: chosen(flags.dataPathAddress),
      pluginDir: pathOf(flags.pluginDir, chosen(flags.pluginDir)),
      logLevel,
    },
  };
}

function readArguments(argv: readonly string[]): Readonly<Record<string, string | boolean | undefined>> {
  const options = Object.fromEntries(Object.values(flags).map(({ name }) => [name, { type: "string" } as const]));
  try {
    return parseArgs({ args: [...argv], options: { ...options, help: { type: "boolean", short: "h" } }, strict: true })
      .values;
  } catch (error) {
    throw refuse(`${error instanceof Error ? error.message : String(error)}\nSee: skeind --help`);
  }
}

function pathOf({ name }: Flag, value: string): string {
  if (!value.startsWith("/")) throw refuse(`--${name}: "${value}" must be an absolute path`);
  return value;
}

function listenOf(value: string): string {
  const [host = "", port = ""] = value.split(":");
  if (!isIPv4(host) || !/^\d+$/.test(port) || Number(port) > 65_535) {
    throw refuse(`--listen-addr: "${value}" must be an IPv4 address and a port, like ${flags.listenAddress.standard}`);
  }
  return value;
}

function variableOf(name: string): string {
  return `SKEIND_${name.toUpperCase().replaceAll("-", "_")}`;
}

function refuse(reason: string): SkeinError {
  return new SkeinError("BAD_REQUEST", { reason });
}

function helpText(): string {
  const rows = Object.values(flags).flatMap(({ name, standard, explain }: Flag) => {
    const [first = "", ...more] = explain.split("\n");
    const shown = standard === "" ? "" : ` (default ${standard})`;
    const lines = [`  --${name.padEnd(16)} ${first}`, ...more.map((line) => `${" ".repeat(21)}${line}`)];
    return lines.map((line, at) => (at === lines.length - 1 ? line + shown : line));
  });
  return `skeind: one node of a Skein cluster, beside this machine's Docker Engine.

Usage: skeind [flags]

${rows.join("\n")}
  -h, --help           this text

Every flag can also be given as a variable: --state-dir is SKEIND_STATE_DIR.

Start it before the Docker Engine: it serves the engine's network driver. Then, on the first machine

  export DOCKER_HOST=unix://${flags.socket.standard}
  docker swarm init --advertise-addr 192.0.2.10      # or: skein swarm init …
  docker swarm join-token worker                     # prints the line to run on the next machine

It logs JSON lines to standard output.
SIGTERM stops it; containers and their traffic go on without it.
`;
}
