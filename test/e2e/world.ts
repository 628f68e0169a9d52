import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { realClock } from "../../base/io/real.ts";
import { Lab } from "../../deploy/lab/lab.ts";
import { attempt, type Output, run } from "../../deploy/tools/command.ts";
import { until } from "../../deploy/tools/until.ts";

/*
 * What the end-to-end tests stand on: one lab of three managers and two workers, the stock docker command, our own, and a
 * client host. Everything is asked from outside, as a user would.
 */

export const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");
export const labName = process.env["SKEIN_LAB"] ?? "e2e";
export const lab = new Lab(labName);
export const nodeNames = ["m1", "m2", "m3", "w1", "w2"] as const;
export const managerNames = ["m1", "m2", "m3"] as const;
export const composeFile = `${root}/deploy/examples/counter/compose.yml`;

/** The stock docker command, against the Skein socket of a host; throws on a failure. Answers its standard output, trimmed. */
export async function docker(host: string, ...args: readonly string[]): Promise<string> {
  return (await run([dockerCommand(), ...args], { env: environment(lab.host(host).skeinSocket) })).stdout.trim();
}

/** The same, when the failure is what is looked at. */
export function dockerTry(host: string, ...args: readonly string[]): Promise<Output> {
  return attempt([dockerCommand(), ...args], { env: environment(lab.host(host).skeinSocket) });
}

/** Our own command. */
export async function skein(host: string, ...args: readonly string[]): Promise<string> {
  return (await run(skeinWords(args), { env: environment(lab.host(host).skeinSocket) })).stdout.trim();
}

export function skeinTry(host: string, ...args: readonly string[]): Promise<Output> {
  return attempt(skeinWords(args), { env: environment(lab.host(host).skeinSocket) });
}

/** The engine of a host itself, past Skein: what really runs. */
export async function engine(host: string, ...args: readonly string[]): Promise<string> {
  return (await run([dockerCommand(), ...args], { env: environment(lab.host(host).engineSocket) })).stdout.trim();
}

/** Words that end a service command: a container that does nothing, and stops at once. */
export const sleeper = ["--stop-grace-period", "1s", "busybox", "sleep", "100000"] as const;

export function linesOf(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}

/** Waits for a condition on the cluster. */
export function eventually<Answer>(
  what: string,
  question: () => Promise<Answer | undefined | false>,
  timeoutMs = 90_000,
): Promise<Answer> {
  return until({ what, timeoutMs, everyMs: 200 }, question);
}

export interface Container {
  readonly host: string;
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly startedAt: string;
}

/** Every running task container of every engine that answers. */
export async function runningContainers(service?: string): Promise<Container[]> {
  const perHost = await Promise.all(nodeNames.map((host) => containersOn(host)));
  const all = perHost.flat();
  return service === undefined ? all : all.filter((container) => container.service === service);
}

async function containersOn(host: string): Promise<Container[]> {
  const format = '{{.ID}} {{.Names}} {{.Label "com.docker.swarm.service.name"}}';
  const env = environment(lab.host(host).engineSocket);
  const filter = ["--filter", "label=com.docker.swarm.service.name"];
  const listed = await attempt([dockerCommand(), "ps", "--no-trunc", ...filter, "--format", format], { env });
  if (listed.code !== 0) return [];
  const rows = linesOf(listed.stdout.trim()).map((line) => line.split(" "));
  if (rows.length === 0) return [];
  const ids = rows.map(([id = ""]) => id);
  const inspected = await attempt([dockerCommand(), "inspect", "--format", "{{.State.StartedAt}}", ...ids], { env });
  const started = linesOf(inspected.stdout.trim());
  return rows.map(([id = "", name = "", service = ""], index) => ({
    ...{ host, id, name, service },
    startedAt: started[index] ?? "",
  }));
}

/** Waits until exactly `count` containers of the service run, counted on the engines. */
export async function converged(service: string, count: number, timeoutMs = 90_000): Promise<Container[]> {
  return eventually(
    `${count} containers of ${service}`,
    async () => {
      const found = await runningContainers(service);
      return found.length === count ? found : undefined;
    },
    timeoutMs,
  );
}

/** The manager that leads, as the cluster says it, asked on the given hosts. */
export async function leader(hosts: readonly string[] = managerNames): Promise<string> {
  return eventually("a leader", async () => {
    for (const host of hosts) {
      const answer = await dockerTry(host, "node", "ls", "--format", "{{.Hostname}} {{.ManagerStatus}}");
      const line = linesOf(answer.stdout.trim()).find((row) => row.endsWith("Leader"));
      if (answer.code === 0 && line !== undefined) return line.split(" ")[0];
    }
    return undefined;
  });
}

/** All five nodes ready, every manager reachable. */
export async function healthy(): Promise<void> {
  await eventually("five ready nodes", async () => {
    const answer = await dockerTry("m1", "node", "ls", "--format", "{{.Status}} {{.ManagerStatus}}");
    const rows = linesOf(answer.stdout.trim());
    const managersUp = rows.filter((row) => /^Ready (Leader|Reachable)$/.test(row)).length;
    return rows.length === 5 && rows.every((row) => row.startsWith("Ready")) && managersUp === 3;
  });
}

/** Removes every service and waits until no task container is left on any engine. */
export async function emptied(): Promise<void> {
  const services = linesOf(await docker("m1", "service", "ls", "-q"));
  if (services.length > 0) await docker("m1", "service", "rm", ...services);
  await eventually("no task containers", async () => (await runningContainers()).length === 0);
}

/** A page from the client host; undefined when there was no good answer within two seconds. */
export async function fetchFromClient(url: string): Promise<string | undefined> {
  const output = await lab.exec("client", ["busybox", "timeout", "3", "busybox", "wget", "-qO-", url]);
  return output.code === 0 ? output.stdout : undefined;
}

export interface LoadReport {
  readonly answered: number;
  /** Pages that came without a count: their task did not reach redis by name in time. */
  readonly uncounted: number;
  readonly failures: readonly { readonly at: number; readonly url: string; readonly error: string }[];
  readonly lastAnswerAt: number;
  readonly clients: readonly string[];
}

/** A visitor at work. */
interface Load {
  /** Resolves once it was answered so many times more. */
  answers(count: number): Promise<void>;
  /** Ends it, and answers what it saw. */
  stop(): Promise<LoadReport>;
}

/** Starts a visitor on the client host. */
export function startLoad(urls: readonly string[], pauseMs = 20): Load {
  const words = lab.inside("client", [process.execPath, `${root}/test/e2e/load.ts`, String(pauseMs), "5000", ...urls]);
  const [program = "", ...rest] = words;
  const child: ChildProcess = spawn(program, rest, { stdio: ["pipe", "pipe", "inherit"] });
  let printed = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const answered = (): number => printed.split("\n").length - 1;
  return {
    async answers(count) {
      const goal = answered() + count;
      await eventually(`${count} more answers`, () => Promise.resolve(answered() >= goal));
    },
    async stop() {
      child.stdin?.end();
      await ended;
      return JSON.parse(printed) as LoadReport; // Printed by load.ts.
    },
  };
}

/** Seconds that `work` takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = realClock.monotonic();
  await work();
  return (realClock.monotonic() - started) / 1000;
}

function dockerCommand(): string {
  return ["/usr/local/bin/docker", "/usr/bin/docker"].find((path) => existsSync(path)) ?? "docker";
}

function skeinWords(args: readonly string[]): string[] {
  return [process.execPath, `${root}/cli/main.ts`, ...args];
}

function environment(socket: string): Record<string, string | undefined> {
  return { DOCKER_HOST: `unix://${socket}`, DOCKER_CONFIG: "/nonexistent", NO_COLOR: "1" };
}
