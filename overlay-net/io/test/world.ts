import { type ChildProcess, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import { asId } from "../../../base/id.ts";
import { demoImages } from "../../../deploy/images/build.ts";
import { type Lab, startEngines } from "../../../deploy/lab/lab.ts";
import { run } from "../../../deploy/tools/command.ts";
import { until } from "../../../deploy/tools/until.ts";
import { type AssignmentItem, type Assignments, keyOf, type TaskItem } from "../../../model/assignment.ts";
import type { EngineNetwork } from "../../../model/dataplane.ts";
import type { PortConfig } from "../../../model/service-spec.ts";
import { containerNetworking } from "../../container-networking.ts";
import type { Answer, Order } from "./agent.ts";

/*
 * Three hosts of a lab with bare engines, the data path as a process on each, and a hand-written leader: a list of
 * tasks from which
 * every node's assignments follow. No managers, no worker.
 */

export const hosts = ["w1", "w2", "w3"] as const;
export type HostName = (typeof hosts)[number];

export interface PlannedTask {
  readonly name: string;
  readonly service: string;
  readonly host: HostName;
  readonly networks: readonly string[];
  readonly ready: boolean;
  /** As `--dns` of a service. */
  readonly nameservers?: readonly string[];
}

interface PlannedService {
  readonly name: string;
  readonly virtual: boolean;
  readonly ports: readonly PortConfig[];
}

interface PlannedNetwork {
  readonly name: string;
  readonly internal: boolean;
}

export interface Plan {
  readonly networks: readonly PlannedNetwork[];
  readonly services: readonly PlannedService[];
  readonly tasks: readonly PlannedTask[];
}

/** The addresses follow from the position in the plan, so that a test can name them. */
const addresses = {
  subnet: (network: number): string => `10.0.${network + 1}.0/24`,
  gateway: (network: number): string => `10.0.${network + 1}.1`,
  virtual: (network: number, service: number): string => `10.0.${network + 1}.${100 + service}`,
  task: (network: number, task: number): string => `10.0.${network + 1}.${10 + task}`,
  leg: (host: HostName, task: number): string => `10.200.${hosts.indexOf(host) + 1}.${10 + task}`,
} as const;

/** What the leader would send to that node. */
function assignmentsOf(lab: Lab, plan: Plan, host: HostName): Assignments {
  const items = [
    selfItem(lab, host),
    ...hosts.filter((name) => name !== host).map((name) => peerItem(lab, name)),
    ...plan.tasks.filter((task) => task.host === host).map((task) => taskItem(plan, task)),
    ...plan.networks.flatMap((network) => networkItems(lab, plan, { network, host })),
    ...plan.services.flatMap((service) => portItems(plan, service, host)),
  ];
  return new Map(items.map((item) => [keyOf(item), item]));
}

function selfItem(lab: Lab, host: HostName): AssignmentItem {
  const slice = hosts.indexOf(host) + 1;
  const mesh = { slice, meshPool: "10.200.0.0/16", dataPathPort: 4_789, dataPathAddress: lab.host(host).address };
  return { kind: "self", nodeId: asId(host), hostname: host, wantedRole: "worker", ...mesh };
}

function peerItem(lab: Lab, host: HostName): AssignmentItem {
  const dataPathAddress = lab.host(host).address;
  return { kind: "peer", nodeId: asId(host), slice: hosts.indexOf(host) + 1, dataPathAddress };
}

function taskItem(plan: Plan, task: PlannedTask): TaskItem {
  const number = plan.tasks.indexOf(task);
  const attachments = task.networks.map((name) => {
    const network = plan.networks.findIndex((one) => one.name === name);
    return { networkId: asId<"network">(`n-${name}`), address: `${addresses.task(network, number)}/24`, aliases: [] };
  });
  return {
    ...{ kind: "task", id: asId(task.name), serviceId: asId(task.service), serviceName: task.service, slot: 1 },
    ...{
      serviceLabels: {},
      spec: {
        ContainerSpec: { Image: "busybox", DNSConfig: { Nameservers: task.nameservers ?? [] } },
        ...{ ForceUpdate: 0, Runtime: "container" },
      },
      desiredState: "running",
      ports: [],
    },
    ...{ attachments, gatewayAddress: addresses.leg(task.host, number) },
  };
}

interface On {
  readonly network: PlannedNetwork;
  readonly host: HostName;
}

function networkItems(lab: Lab, plan: Plan, { network, host }: On): readonly AssignmentItem[] {
  const number = plan.networks.indexOf(network);
  const tasks = plan.tasks.filter((task) => task.networks.includes(network.name));
  if (!tasks.some((task) => task.host === host)) return [];
  const networkId = asId<"network">(`n-${network.name}`);
  const addressOf = (task: PlannedTask): string => addresses.task(number, plan.tasks.indexOf(task));
  const range = { subnet: addresses.subnet(number), gateway: addresses.gateway(number), internal: network.internal };
  const services = plan.services.filter((service) => tasks.some((task) => task.service === service.name));
  return [
    { kind: "network", id: networkId, name: network.name, vni: 4_097 + number, ...range, labels: {}, options: {} },
    ...tasks.map((task): AssignmentItem => {
      const place = { nodeId: asId<"node">(task.host), dataPathAddress: lab.host(task.host).address };
      return { kind: "endpoint", networkId, taskId: asId(task.name), address: addressOf(task), ...place };
    }),
    ...services.map((service): AssignmentItem => {
      const ready = tasks.filter((task) => task.service === service.name && task.ready);
      const virtualIp = addresses.virtual(number, plan.services.indexOf(service));
      return {
        ...{ kind: "service", networkId, serviceId: asId(service.name), names: [service.name] },
        ...(service.virtual ? { virtualIp } : {}),
        backends: ready.map((task) => ({ taskId: asId(task.name), address: addressOf(task), names: [task.name] })),
      };
    }),
  ];
}

function portItems(plan: Plan, service: PlannedService, host: HostName): readonly AssignmentItem[] {
  const tasks = plan.tasks.filter((task) => task.service === service.name);
  return service.ports.flatMap((port): AssignmentItem[] => {
    const near = port.PublishMode === "ingress" ? tasks : tasks.filter((task) => task.host === host);
    if (near.length === 0) return [];
    const ready = near.filter((task) => task.ready);
    return [
      {
        ...{ kind: "port", protocol: port.Protocol, publishedPort: port.PublishedPort ?? 0, mode: port.PublishMode },
        serviceId: asId(service.name),
        backends: ready.map((task) => ({
          ...{ taskId: asId(task.name), address: addresses.leg(task.host, plan.tasks.indexOf(task)) },
          port: port.TargetPort,
        })),
      },
    ];
  });
}

/** The agent process of one host. */
class Agent {
  readonly #process: ChildProcess;
  readonly #lines: Interface;
  readonly #answers: AsyncIterator<string>;

  constructor(command: readonly string[]) {
    const [program = "", ...rest] = command;
    this.#process = spawn(program, rest, { stdio: ["pipe", "pipe", "inherit"] });
    if (this.#process.stdout === null) throw new Error("a pipe was asked for");
    this.#lines = createInterface({ input: this.#process.stdout });
    this.#answers = this.#lines[Symbol.asyncIterator]();
  }

  async answer(): Promise<Answer> {
    const { value, done } = await this.#answers.next();
    if (done === true) throw new Error("the agent ended");
    return JSON.parse(value) as Answer; // Written by agent.ts.
  }

  async order(order: Order): Promise<Answer> {
    this.#process.stdin?.write(`${JSON.stringify(order)}\n`);
    return this.answer();
  }

  /** As `kill -9`, and waits until it has ended. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    if (this.#process.exitCode === null) this.#process.kill("SIGKILL");
    else return;
    await ended;
  }
}

export class World {
  readonly lab: Lab;
  readonly #agents = new Map<HostName, Agent>();
  readonly #networks = new Map<HostName, Promise<void>>();
  plan: Plan = { networks: [], services: [], tasks: [] };

  private constructor(lab: Lab) {
    this.lab = lab;
  }

  static async open(name: string): Promise<World> {
    const images = await demoImages(() => {});
    const start = (): Promise<Lab> => startEngines(name, hosts.length, images);
    const lab = await start().catch(start); // The lab may look for a daemon before its process bears its name.
    const world = new World(lab);
    for (const host of hosts) await world.startAgent(host);
    return world;
  }

  async startAgent(host: HostName): Promise<void> {
    const { stateDirectory, engineSocket } = this.lab.host(host);
    const script = fileURLToPath(new URL("agent.ts", import.meta.url));
    const command = [process.execPath, script, `${stateDirectory}/skein/network`, engineSocket];
    const agent = new Agent(this.lab.inside(host, command));
    this.#agents.set(host, agent);
    await agent.answer();
  }

  /** Switches a host on; engine and agent start together, as on a machine that boots. */
  async boot(host: HostName): Promise<void> {
    const start = (): Promise<void> => this.lab.start(host);
    const booted = start().catch(start); // As above.
    await until({ what: `${host} to be on`, timeoutMs: 20_000, everyMs: 10 }, async () => {
      try {
        return (await this.lab.exec(host, ["test", "-d", "/run/docker/plugins"])).code === 0;
      } catch {
        return false; // Off.
      }
    });
    await Promise.all([booted, this.startAgent(host)]);
  }

  agent(host: HostName): Agent {
    const agent = this.#agents.get(host);
    if (agent === undefined) throw new Error(`no agent on ${host}`);
    return agent;
  }

  /** Tells every node; resolves when all kernels are as planned. Returns the milliseconds that each took. */
  async apply(plan: Plan, on: readonly HostName[] = hosts): Promise<readonly number[]> {
    this.plan = plan;
    return Promise.all(
      on.map(async (host) => {
        const items = [...assignmentsOf(this.lab, plan, host).values()];
        const { error, elapsedMs } = await this.agent(host).order({ kind: "apply", items });
        if (error !== undefined) throw new Error(`${host}: ${error}`);
        return elapsedMs;
      }),
    );
  }

  docker(host: HostName, ...args: readonly string[]): Promise<string> {
    return run(["docker", "-H", `unix://${this.lab.host(host).engineSocket}`, ...args]).then(({ stdout }) =>
      stdout.trim(),
    );
  }

  /** What the worker does: networks, a container with its first leg, the other legs, start. */
  async startContainer(name: string, command: string): Promise<void> {
    const task = this.plan.tasks.find((one) => one.name === name);
    if (task === undefined) throw new Error(`no task ${name} in the plan`);
    const { host } = task;
    const {
      attachments,
      dns,
      dnsOptions = [],
    } = containerNetworking(taskItem(this.plan, task), assignmentsOf(this.lab, this.plan, host));
    for (const { network } of attachments) await this.#ensureNetwork(host, network);
    const [first, ...others] = attachments;
    if (first === undefined) throw new Error("a container has at least one leg");
    const options = dnsOptions.flatMap((option) => ["--dns-opt", option]);
    const nameservers = [...dns, ...(task.nameservers ?? [])];
    const resolvers = [...nameservers.flatMap((address) => ["--dns", address]), ...options];
    const leg = ["--network", first.network.name, "--ip", first.address];
    await this.docker(
      host,
      "create",
      "--name",
      name,
      "--hostname",
      name,
      ...leg,
      ...resolvers,
      "busybox",
      "sh",
      "-c",
      command,
    );
    for (const { network, address } of others) {
      await this.docker(host, "network", "connect", "--ip", address, network.name, name);
    }
    await this.docker(host, "start", name);
  }

  /** Runs a shell line in a task's container. */
  inTask(name: string, line: string): Promise<string> {
    const task = this.plan.tasks.find((one) => one.name === name);
    return this.docker(task?.host ?? "w1", "exec", name, "sh", "-c", line);
  }

  /** Runs a shell line on a host, or on the client. Returns what it printed, whatever its exit code. */
  async onHost(host: string, line: string): Promise<string> {
    return (await this.lab.exec(host, ["sh", "-c", line])).stdout.trim();
  }

  /** One after the other on each host: the engine refuses the second of two that make the same network at once. */
  #ensureNetwork(host: HostName, network: EngineNetwork): Promise<void> {
    const before = this.#networks.get(host) ?? Promise.resolve();
    const after = before.then(() => this.#createNetwork(host, network));
    this.#networks.set(host, after);
    return after;
  }

  async #createNetwork(host: HostName, network: EngineNetwork): Promise<void> {
    const present = await this.docker(host, "network", "ls", "--format", "{{.Name}}");
    if (present.split("\n").includes(network.name)) return;
    const options = Object.entries(network.options).flatMap(([key, value]) => ["-o", `${key}=${value}`]);
    const range = ["--subnet", network.subnet, "--gateway", network.gateway, "--ipam-driver", network.ipamDriver];
    const internal = network.internal ? ["--internal"] : [];
    await this.docker(host, "network", "create", "-d", network.driver, ...range, ...options, ...internal, network.name);
  }
}
