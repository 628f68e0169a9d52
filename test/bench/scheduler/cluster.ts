import { asId, type Id } from "../../../base/id.ts";
import { Store } from "../../../manager/io/store.ts";
import { encodeEntry } from "../../../manager/store/codec.ts";
import type { Cluster } from "../../../model/cluster.ts";
import { newMeta } from "../../../model/meta.ts";
import type { Node } from "../../../model/node.ts";
import type { Service } from "../../../model/service.ts";
import type { TaskSpec } from "../../../model/service-spec.ts";
import type { Task } from "../../../model/task.ts";
import type { Change } from "../../../model/view.ts";

/** A cluster as rows: what the benchmark starts from. */
export interface Shape {
  readonly nodes: number;
  readonly services: number;
  readonly replicas: number;
  /** Every service asks for a label that a third of the nodes have, each third by turns, and spreads over racks. */
  readonly picky: boolean;
  /** The first service has so many replicas instead. */
  readonly largest?: number;
  /** Tasks wait for a node, or run on one already. */
  readonly tasks: "waiting" | "running";
}

export const start = 1_700_000_000_000;
const rowsPerEntry = 5_000;
const meshBase = 10 * 256 * 65_536 + 200 * 65_536;

/** A store that holds the cluster, every row through its bytes as after a restart. */
export function storeOf(shape: Shape): Store {
  const store = new Store();
  let index = 0;
  let pack: Change[] = [];
  const flush = (): void => {
    index += 1;
    store.apply([{ index, term: 1, data: encodeEntry(start, pack) }]);
    pack = [];
  };
  for (const change of rowsOf(shape)) {
    pack.push(change);
    if (pack.length >= rowsPerEntry) flush();
  }
  flush();
  return store;
}

function* rowsOf(shape: Shape): Generator<Change> {
  yield { table: "cluster", id: "cluster", row: cluster };
  for (let number = 0; number < shape.nodes; number += 1) yield nodeChange(number);
  let placed = 0;
  for (let number = 0; number < shape.services; number += 1) {
    const replicas = number === 0 ? (shape.largest ?? shape.replicas) : shape.replicas;
    const service = serviceOf(number, replicas, shape.picky);
    yield { table: "service", id: service.id, row: service };
    for (let slot = 1; slot <= replicas; slot += 1) {
      const task = taskOf(service, slot);
      const row = shape.tasks === "waiting" ? task : running(task, placed, shape.nodes);
      placed += 1;
      yield { table: "task", id: row.id, row };
    }
  }
}

/** Of nodes and of picky services. */
export function zoneOf(number: number): string {
  return "abc".charAt(number % 3);
}

export function nodeName(number: number): string {
  return `node-${String(number).padStart(6, "0")}`;
}

function nodeChange(number: number): Change {
  const labels = { zone: zoneOf(number), rack: `r${number % 20}` };
  const row: Node = {
    id: asId(nodeName(number)),
    meta: newMeta(start),
    spec: { Labels: labels, Role: "worker", Availability: "active" },
    role: "worker",
    description: {
      hostname: nodeName(number),
      architecture: "x86_64",
      os: "linux",
      nanoCpus: 64e9,
      memoryBytes: 512 * 2 ** 30,
      engineVersion: "28.0.0",
      engineLabels: {},
      plugins: [],
    },
    status: { state: "ready", message: "", address: `192.168.${number >> 8}.${number & 255}` },
    slice: number + 1,
    dataPathAddress: `192.168.${number >> 8}.${number & 255}`,
  };
  return { table: "node", id: row.id, row };
}

function serviceOf(number: number, replicas: number, picky: boolean): Service {
  const Placement = {
    Constraints: [`node.labels.zone==${zoneOf(number)}`, "node.platform.os==linux"],
    Preferences: [{ Spread: { SpreadDescriptor: "node.labels.rack" } }],
  };
  const TaskTemplate: TaskSpec = {
    ContainerSpec: { Image: "registry.example.com/team/web:1.27", Env: ["MODE=production", "LEVEL=info"] },
    Resources: { Reservations: { NanoCPUs: 1e8, MemoryBytes: 64 * 2 ** 20 } },
    ForceUpdate: 0,
    Runtime: "container",
    ...(picky ? { Placement } : {}),
  };
  const Name = `service-${String(number).padStart(6, "0")}`;
  return {
    id: asId(Name),
    meta: newMeta(start + number),
    spec: { Name, Labels: { team: "one" }, TaskTemplate, Mode: { Replicated: { Replicas: replicas } } },
    specVersion: 1,
    endpoint: { ports: [], virtualIps: [] },
  };
}

function taskOf(service: Service, slot: number): Task {
  return {
    id: longId(`${service.id.slice(8)}${String(slot).padStart(7, "0")}`),
    meta: service.meta,
    serviceId: service.id,
    serviceName: service.spec.Name,
    serviceLabels: service.spec.Labels,
    slot,
    spec: service.spec.TaskTemplate,
    specVersion: 1,
    desiredState: "running",
    status: { state: "pending", timestamp: start, message: "pending task scheduling" },
    attachments: [],
    ports: [],
  };
}

/** As long as real ids are. */
function longId<Kind extends string>(text: string): Id<Kind> {
  return asId(text.padEnd(25, "x"));
}

function running(task: Task, placed: number, nodes: number): Task {
  const node = placed % nodes;
  const host = 2 + (Math.floor(placed / nodes) % 253);
  return {
    ...task,
    nodeId: asId(nodeName(node)),
    gatewayAddress: addressOf(meshBase + (node + 1) * 256 + host),
    status: { state: "running", timestamp: start, runningAt: start, message: "started", containerId: task.id },
  };
}

function addressOf(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}

const cluster: Cluster = {
  id: asId("cluster"),
  meta: newMeta(start),
  spec: {
    Name: "default",
    Labels: {},
    Orchestration: { TaskHistoryRetentionLimit: 5 },
    Raft: {
      SnapshotInterval: 1,
      KeepOldSnapshots: 0,
      LogEntriesForSlowFollowers: 1,
      ElectionTick: 10,
      HeartbeatTick: 1,
    },
    Dispatcher: { HeartbeatPeriod: 1e9 },
    CAConfig: { NodeCertExpiry: 90 * 24 * 3600e9 },
    TaskDefaults: {},
    EncryptionConfig: { AutoLockManagers: false },
  },
  rootCa: { certificate: "", key: "" },
  joinTokens: { worker: "", manager: "" },
  defaultAddressPool: ["10.0.0.0/8"],
  subnetSize: 24,
  dataPathPort: 4789,
  meshPool: "10.200.0.0/16",
  removedNodes: [],
};
