import type { NetworkId, NodeId, ServiceId, TaskId } from "../base/id.ts";
import type { Labels } from "./meta.ts";
import type { GenericResource, PortConfig, TaskSpec } from "./service-spec.ts";
import type { DesiredState, NetworkAttachment, TaskState } from "./task.ts";

/*
 * Everything one worker must hold, as small keyed items, so that a delta is a few puts and drops whatever the kind. The leader
 * computes them from committed rows (manager/plan/assignment.ts); the worker keeps the last set on disk and reconciles against it.
 */

export type AssignmentItem =
  | SelfItem
  | TaskItem
  | PeerItem
  | NetworkItem
  | EndpointItem
  | ServiceItem
  | PortItem
  | PayloadItem;

/** The node itself, as the cluster sees it. Key "self". */
export interface SelfItem {
  readonly kind: "self";
  readonly nodeId: NodeId;
  readonly hostname: string;
  readonly slice: number;
  readonly dataPathAddress: string;
  readonly meshPool: string;
  readonly dataPathPort: number;
  readonly wantedRole: "worker" | "manager";
}

/** One task of this node. Key "task/<id>". It stays until its row is gone: then the container is removed. */
export interface TaskItem {
  readonly kind: "task";
  readonly id: TaskId;
  readonly serviceId: ServiceId;
  readonly serviceName: string;
  readonly serviceLabels: Labels;
  readonly slot: number;
  readonly spec: TaskSpec;
  readonly desiredState: DesiredState;
  readonly attachments: readonly NetworkAttachment[];
  readonly gatewayAddress: string;
  /** Host-mode ports only matter to the node itself; ingress ports come as PortItem. */
  readonly ports: readonly PortConfig[];
  /** Told to the container in its environment. */
  readonly genericResources?: readonly GenericResource[];
  /** X-Registry-Auth of the service, for pulls. */
  readonly registryAuth?: string;
}

/** A node of the cluster: mesh neighbour of all others. Told to all alike, itself included. Key "peer/<nodeId>". */
export interface PeerItem {
  readonly kind: "peer";
  readonly nodeId: NodeId;
  readonly slice: number;
  readonly dataPathAddress: string;
}

/** An overlay network on which this node has a task. Key "network/<id>". */
export interface NetworkItem {
  readonly kind: "network";
  readonly id: NetworkId;
  readonly name: string;
  readonly vni: number;
  readonly subnet: string;
  readonly gateway: string;
  readonly internal: boolean;
  readonly labels: Labels;
  /** Driver options, e.g. com.docker.network.driver.mtu. */
  readonly options: Labels;
}

/** One task's address on one of this node's networks, local or remote: neighbour and forwarding entry. Key "endpoint/<network>/<task>". */
export interface EndpointItem {
  readonly kind: "endpoint";
  readonly networkId: NetworkId;
  readonly taskId: TaskId;
  readonly nodeId: NodeId;
  /** No prefix: "10.0.1.3". The MAC follows from it: 02:42 + the four bytes. */
  readonly address: string;
  readonly dataPathAddress: string;
}

/** One service on one of this node's networks: names and load balancing. Key "service/<network>/<service>". */
export interface ServiceItem {
  readonly kind: "service";
  readonly networkId: NetworkId;
  readonly serviceId: ServiceId;
  /** The service's name and its aliases on this network, lower case. */
  readonly names: readonly string[];
  /** No prefix; absent for dnsrr: names then resolve to the backends. */
  readonly virtualIp?: string;
  /** Ready tasks only, sorted by address. */
  readonly backends: readonly {
    readonly taskId: TaskId;
    readonly address: string;
    readonly names: readonly string[];
  }[];
}

/** A published port, answered on this node. Key "port/<protocol>/<published>". Host mode: sent to the task's node only. */
export interface PortItem {
  readonly kind: "port";
  readonly protocol: "tcp" | "udp" | "sctp";
  readonly publishedPort: number;
  readonly mode: "ingress" | "host";
  readonly serviceId: ServiceId;
  /** Ready tasks only: gateway-leg address and target port, sorted. */
  readonly backends: readonly { readonly taskId: TaskId; readonly address: string; readonly port: number }[];
}

/** A secret or config that one of this node's tasks uses. Key "secret/<id>" or "config/<id>". */
export interface PayloadItem {
  readonly kind: "secret" | "config";
  readonly id: string;
  readonly name: string;
  /** Standard base64. */
  readonly data: string;
  /** The data is a template that the worker expands for each task. */
  readonly template?: true;
}

/** The item's place in the set. */
export function keyOf(item: AssignmentItem): string {
  switch (item.kind) {
    case "self":
      return "self";
    case "task":
    case "network":
    case "secret":
    case "config":
      return `${item.kind}/${item.id}`;
    case "peer":
      return `peer/${item.nodeId}`;
    case "endpoint":
      return `endpoint/${item.networkId}/${item.taskId}`;
    case "service":
      return `service/${item.networkId}/${item.serviceId}`;
    case "port":
      return `port/${item.protocol}/${item.publishedPort}`;
  }
}

/** By key. */
export type Assignments = ReadonlyMap<string, AssignmentItem>;

/** What a worker says about one of its tasks. Applied only if it moves the task forward. */
export interface TaskReport {
  readonly taskId: TaskId;
  readonly state: TaskState;
  readonly timestamp: number;
  readonly message: string;
  readonly error?: string;
  readonly containerId?: string;
  readonly pid?: number;
  readonly exitCode?: number;
  readonly hostPorts?: readonly PortConfig[];
}
