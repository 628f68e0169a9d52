import { skein } from "./lab/cluster.ts";
import type { Lab } from "./lab/lab.ts";
import { type HostPlan, repositoryRoot } from "./lab/plan.ts";
import { ask } from "./tools/unix-http.ts";
import { until } from "./tools/until.ts";

const stack = "counter";
const composeFile = `${repositoryRoot}/deploy/examples/counter/compose.yml`;
const serviceCount = 3;
const convergencePatienceMs = 90_000;
const answerPatienceMs = 15_000;
export const publishedPort = 8080;

/** What we read of a service in Docker's list. */
interface ListedService {
  readonly Spec?: { readonly Name?: string };
  readonly ServiceStatus?: Readonly<Record<string, number>>;
}

/** How far a service is. */
export interface ServiceProgress {
  readonly name: string;
  readonly running: number;
  readonly desired: number;
}

/** Deploys the example stack; what is deployed already stays as it is. */
export async function deployStack(manager: HostPlan): Promise<void> {
  await skein(manager, ["stack", "deploy", "-c", composeFile, stack]);
}

/** Returns once every service of the stack runs all its tasks; rejects with what is missing. */
export async function untilConverged(manager: HostPlan, say: (words: string) => void): Promise<void> {
  let services: readonly ServiceProgress[] = [];
  const options = { what: "the stack to converge", timeoutMs: convergencePatienceMs, everyMs: 200 };
  const wait = until(options, async () => {
    services = await progressOf(manager);
    say(describe(services));
    return services.length >= serviceCount && services.every(isConverged);
  });
  await wait.catch(async (error: Error) => {
    const tasks = await skein(manager, ["stack", "ps", stack, "--no-trunc"]);
    throw new Error(`${error.message} (${describe(services)})\n${tasks}`);
  });
}

/** Asks the page from the client host through every node until each has answered; returns what the last one said. */
export async function untilAnswering(lab: Lab, say: (words: string) => void): Promise<string> {
  let page = "";
  for (const [index, node] of lab.nodes.entries()) {
    const command = ["wget", "-q", "-T", "3", "-O", "-", `http://${node.address}:${publishedPort}/`];
    const what = `port ${publishedPort} of ${node.name} to answer the client`;
    page = await until({ what, timeoutMs: answerPatienceMs, everyMs: 200 }, async () => {
      const { code, stdout } = await lab.exec("client", command);
      return code === 0 && stdout;
    });
    say(`port ${publishedPort} answers on ${index + 1} of ${lab.nodes.length} nodes`);
  }
  return page;
}

/** The tables of the running cluster, as the skein command prints them. */
export async function tables(manager: HostPlan): Promise<string> {
  const columns = "table {{.Name}}\t{{.Node}}\t{{.DesiredState}}\t{{.CurrentState}}\t{{.Error}}";
  const nodes = await skein(manager, ["node", "ls"]);
  const services = await skein(manager, ["service", "ls"]);
  const tasks = await skein(manager, ["stack", "ps", stack, "--filter", "desired-state=running", "--format", columns]);
  return [nodes, services, tasks].map((text) => text.trimEnd()).join("\n\n");
}

/** Docker's service list as progress, sorted by name. */
export function parseProgress(services: unknown): readonly ServiceProgress[] {
  return ((services ?? []) as readonly ListedService[])
    .map(({ Spec, ServiceStatus }) => ({
      name: (Spec?.Name ?? "").replace(`${stack}_`, ""),
      running: ServiceStatus?.["RunningTasks"] ?? 0,
      desired: ServiceStatus?.["DesiredTasks"] ?? 0,
    }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

async function progressOf(manager: HostPlan): Promise<readonly ServiceProgress[]> {
  const filters = encodeURIComponent(JSON.stringify({ label: [`com.docker.stack.namespace=${stack}`] }));
  // Version 1.41 is the first in which a service list tells the running tasks.
  return parseProgress(await ask(manager.skeinSocket, `/v1.41/services?status=true&filters=${filters}`));
}

function isConverged(service: ServiceProgress): boolean {
  return service.desired > 0 && service.running === service.desired;
}

function describe(services: readonly ServiceProgress[]): string {
  return services.map(({ name, running, desired }) => `${name} ${running}/${desired}`).join(", ");
}
