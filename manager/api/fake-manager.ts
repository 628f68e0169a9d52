import { asId, type NodeId, type ServiceId } from "../../base/id.ts";
import type { Cluster } from "../../model/cluster.ts";
import type { Command, CommandResult } from "../../model/command.ts";
import type { Network, NetworkSpec } from "../../model/network.ts";
import type { Node } from "../../model/node.ts";
import type { NodeVerdict } from "../../model/node-verdict.ts";
import { defaultSwarmSpec } from "../../model/parse/swarm-spec.ts";
import type { Move } from "../../model/rebalance.ts";
import type { Config, Secret } from "../../model/secret.ts";
import type { Service } from "../../model/service.ts";
import type { ServiceSpec } from "../../model/service-spec.ts";
import type { Task } from "../../model/task.ts";
import type { Rows, TableName, View } from "../../model/view.ts";
import type { CommittedChange, LogRecord, LogsRequest, ManagerPort } from "./port.ts";

/** A cluster in memory behind the API's port: rows in Maps, commands recorded, streams fed by the test. */
export class FakeManager implements ManagerPort {
  readonly tables: { readonly [Table in TableName]: Map<string, Rows[Table]> } = {
    cluster: new Map(),
    node: new Map(),
    service: new Map(),
    task: new Map(),
    network: new Map(),
    secret: new Map(),
    config: new Map(),
  };
  readonly commands: Command[] = [];
  readonly logRequests: LogsRequest[] = [];
  readonly states = new Map<NodeId, { readonly leader: boolean; readonly reachable: boolean }>();
  logRecords: readonly LogRecord[] = [];
  /** What the next commands answer, or throw. */
  answer: () => CommandResult = () => ({ id: "idofwhatwasmade0000000000", warnings: [] });
  #gone: () => void = () => undefined;
  readonly #watchers = new Set<(change: CommittedChange) => void>();

  put<Table extends TableName>(table: Table, row: Rows[Table]): void {
    this.tables[table].set(row.id, row);
  }

  /** Resolves when a client that followed logs has gone. */
  followersGone(): Promise<void> {
    return new Promise((resolve) => {
      this.#gone = resolve;
    });
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  announce(change: CommittedChange): void {
    for (const watcher of this.#watchers) watcher(change);
  }

  view(): View {
    const { cluster, node, service, task, network, secret, config } = this.tables;
    return {
      cluster: () => cluster.values().next().value,
      node: (id) => node.get(id),
      nodes: () => node.values(),
      service: (id) => service.get(id),
      serviceByName: (name) => [...service.values()].find((row) => row.spec.Name === name),
      services: () => service.values(),
      task: (id) => task.get(id),
      tasks: () => task.values(),
      tasksOfService: (id) => [...task.values()].filter((row) => row.serviceId === id),
      tasksOfNode: (id) => [...task.values()].filter((row) => row.nodeId === id),
      network: (id) => network.get(id),
      networkByName: (name) => [...network.values()].find((row) => row.spec.Name === name),
      networks: () => network.values(),
      secret: (id) => secret.get(id),
      secrets: () => secret.values(),
      config: (id) => config.get(id),
      configs: () => config.values(),
    };
  }

  managerStates(): ReadonlyMap<NodeId, { readonly leader: boolean; readonly reachable: boolean }> {
    return this.states;
  }

  async submit(command: Command): Promise<CommandResult> {
    this.commands.push(command);
    return this.answer();
  }

  isUpToDate(task: Task): boolean {
    return this.view().service(task.serviceId)?.specVersion === task.specVersion;
  }

  moves(id: ServiceId): readonly Move[] {
    const tasks = this.view().tasksOfService(id);
    return [...tasks].map((task) => ({ task, from: task.nodeId ?? asId("from"), to: asId("to") }));
  }

  explain(service: Service): readonly NodeVerdict[] {
    const tasks = [...this.view().tasksOfService(service.id)].length;
    const said = (id: string, hostname: string, reasons: readonly string[]) => ({
      nodeId: asId<"node">(id),
      hostname,
      tasks,
      reasons,
    });
    return [said("n1", "w1", []), said("n2", "w2", ["needs 2 CPUs, 0.5 free"])];
  }

  mintToken(): string {
    return "SWMTKN-1-new";
  }

  async *logs(request: LogsRequest, signal: AbortSignal): AsyncGenerator<LogRecord> {
    this.logRequests.push(request);
    yield* this.logRecords;
    if (!request.follow) return;
    await aborted(signal);
    this.#gone();
  }

  async *watch(signal: AbortSignal): AsyncGenerator<CommittedChange> {
    const queue: CommittedChange[] = [];
    let wake: () => void = () => undefined;
    const watcher = (change: CommittedChange): void => {
      queue.push(change);
      wake();
    };
    this.#watchers.add(watcher);
    signal.addEventListener("abort", () => wake(), { once: true });
    try {
      while (!signal.aborted) {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) yield next;
        if (signal.aborted) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      this.#watchers.delete(watcher);
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

const at = Date.UTC(2026, 0, 2, 3, 4, 5, 120);
const meta = { version: 7, createdAt: at, updatedAt: at };

/** Rows as a small cluster has them; each test says only what it is about. */
export const sample = {
  at,
  cluster: (): Cluster => ({
    id: asId("clusteridclusteridcluster"),
    meta,
    spec: defaultSwarmSpec,
    rootCa: { certificate: "-----BEGIN CERTIFICATE-----\nroot\n-----END CERTIFICATE-----\n", key: "secret root key" },
    joinTokens: { worker: "SWMTKN-1-worker", manager: "SWMTKN-1-manager" },
    defaultAddressPool: ["10.0.0.0/8"],
    subnetSize: 24,
    dataPathPort: 4789,
    meshPool: "10.200.0.0/16",
    removedNodes: [],
  }),
  node: (id: string, hostname: string, more: Partial<Node> = {}): Node => ({
    id: asId(id),
    meta,
    spec: { Labels: {}, Role: "worker", Availability: "active" },
    role: "worker",
    description: {
      hostname,
      architecture: "x86_64",
      os: "linux",
      nanoCpus: 2_000_000_000,
      memoryBytes: 4_000_000_000,
      engineVersion: "20.10.24",
      engineLabels: { disk: "ssd" },
      plugins: [{ type: "Network", name: "bridge" }],
    },
    status: { state: "ready", message: "", address: "192.168.9.11" },
    slice: 1,
    dataPathAddress: "192.168.9.11",
    ...more,
  }),
  spec: (name: string, more: Partial<ServiceSpec> = {}): ServiceSpec => ({
    Name: name,
    Labels: {},
    TaskTemplate: { ContainerSpec: { Image: "busybox:latest" }, ForceUpdate: 0, Runtime: "container" },
    Mode: { Replicated: { Replicas: 2 } },
    EndpointSpec: { Mode: "vip" },
    ...more,
  }),
  service: (id: string, spec: ServiceSpec, more: Partial<Service> = {}): Service => ({
    id: asId(id),
    meta,
    spec,
    specVersion: 1,
    endpoint: { ports: [], virtualIps: [] },
    ...more,
  }),
  task: (id: string, service: Service, more: Partial<Task> = {}): Task => ({
    id: asId(id),
    meta,
    serviceId: service.id,
    serviceName: service.spec.Name,
    serviceLabels: service.spec.Labels,
    slot: 1,
    nodeId: asId("nodeonenodeonenodeonenode"),
    spec: service.spec.TaskTemplate,
    specVersion: service.specVersion,
    desiredState: "running",
    status: { state: "running", timestamp: at, message: "started", containerId: "c0ffee", pid: 42 },
    attachments: [],
    ports: [],
    ...more,
  }),
  network: (
    id: string,
    name: string,
    more: Partial<Omit<Network, "spec">> & { spec?: Partial<NetworkSpec> } = {},
  ): Network => ({
    id: asId(id),
    meta,
    kind: "overlay",
    vni: 4097,
    subnet: "10.0.1.0/24",
    gateway: "10.0.1.1",
    nextHost: 2,
    ...more,
    spec: {
      Name: name,
      Labels: {},
      Driver: "overlay",
      EnableIPv4: true,
      EnableIPv6: false,
      Internal: false,
      Attachable: false,
      Ingress: false,
      Options: {},
      IPAM: { Driver: "default", Config: [] },
      ...more.spec,
    },
  }),
  secret: (id: string, name: string): Secret => ({
    id: asId(id),
    meta,
    spec: { Name: name, Labels: {}, Data: "c2VjcmV0" },
  }),
  config: (id: string, name: string): Config => ({
    id: asId(id),
    meta,
    spec: { Name: name, Labels: {}, Data: "Y29uZmln" },
  }),
};
