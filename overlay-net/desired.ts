import type { NetworkId, TaskId } from "../base/id.ts";
import type {
  AssignmentItem,
  Assignments,
  EndpointItem,
  NetworkItem,
  PeerItem,
  PortItem,
  SelfItem,
  ServiceItem,
  TaskItem,
} from "../model/assignment.ts";
import { bareAddress } from "./ipv4.ts";

/** What this node's kernel and resolver should hold, whatever they hold now. */
export interface Desired {
  readonly self: SelfItem;
  readonly peers: readonly PeerItem[];
  readonly networks: ReadonlyMap<NetworkId, DesiredNetwork>;
  readonly ports: readonly PortItem[];
  readonly tasks: readonly LocalTask[];
}

export interface DesiredNetwork {
  readonly id: NetworkId;
  readonly name: string;
  readonly vni: number;
  readonly mtu: number;
  readonly remotes: readonly RemoteEndpoint[];
  readonly services: readonly ServiceItem[];
}

/** A task on another node: where frames for its address go. */
export interface RemoteEndpoint {
  readonly address: string;
  readonly dataPathAddress: string;
}

/** A task of this node, as far as the data path is concerned. */
interface LocalTask {
  readonly id: TaskId;
  readonly gatewayAddress: string;
  readonly networks: readonly NetworkId[];
  /**
   * All its networks are internal: it may answer published ports and ask names, but opens no connection to the
   * outside.
   */
  readonly confined: boolean;
  /** Its user named who is to be asked for what the cluster does not know. */
  readonly hasNameservers: boolean;
}

/** Bytes that a VXLAN header over IPv4 adds to a frame. */
const vxlanOverhead = 50;

/**
 * From what the leader assigned; undefined until the node knows itself, its data path's address included.
 * `underlayMtu` is that of the data path's interface.
 */
export function desiredOf(assignments: Assignments, underlayMtu: number): Desired | undefined {
  const items = [...assignments.values()];
  const self = items.find((item) => item.kind === "self");
  if (self === undefined || self.dataPathAddress === "") return undefined;
  const networkItems = ofKind(items, "network").filter((item) => item.vni !== 0);
  const endpoints = ofKind(items, "endpoint").filter((item) => item.nodeId !== self.nodeId);
  const services = ofKind(items, "service");
  const networks = networkItems.map((item) => [item.id, networkOf(item, underlayMtu, endpoints, services)] as const);
  return {
    self,
    // A node that has not said where its data path is cannot be reached, and must not stop the others.
    peers: ofKind(items, "peer").filter((item) => item.nodeId !== self.nodeId && item.dataPathAddress !== ""),
    networks: new Map(networks),
    ports: ofKind(items, "port").map(withAddresses),
    // A task on the host's own network has no leg of ours.
    tasks: ofKind(items, "task")
      .filter((task) => task.gatewayAddress !== "")
      .map((task) => localTask(task, networkItems)),
  };
}

/** What fits through the mesh and, unless a network says otherwise, through every overlay network. */
export function innerMtu(underlayMtu: number): number {
  return underlayMtu - vxlanOverhead;
}

function networkOf(
  item: NetworkItem,
  underlayMtu: number,
  endpoints: readonly EndpointItem[],
  services: readonly ServiceItem[],
): DesiredNetwork {
  const asked = Number(item.options["com.docker.network.driver.mtu"]);
  const remotes = endpoints.filter((endpoint) => endpoint.networkId === item.id);
  return {
    ...{ id: item.id, name: item.name, vni: item.vni },
    mtu: asked > 0 ? asked : innerMtu(underlayMtu),
    remotes: remotes.map(({ address, dataPathAddress }) => ({ address: bareAddress(address), dataPathAddress })),
    services: services.filter((service) => service.networkId === item.id),
  };
}

function withAddresses(port: PortItem): PortItem {
  return { ...port, backends: port.backends.filter((backend) => backend.address !== "") };
}

function localTask(task: TaskItem, networks: readonly NetworkItem[]): LocalTask {
  const own = networks.filter((network) => task.attachments.some(({ networkId }) => networkId === network.id));
  return {
    id: task.id,
    gatewayAddress: bareAddress(task.gatewayAddress),
    networks: task.attachments.map(({ networkId }) => networkId),
    confined: own.length > 0 && own.every((network) => network.internal),
    hasNameservers: (task.spec.ContainerSpec.DNSConfig?.Nameservers ?? []).length > 0,
  };
}

function ofKind<Kind extends AssignmentItem["kind"]>(
  items: readonly AssignmentItem[],
  kind: Kind,
): readonly Extract<AssignmentItem, { kind: Kind }>[] {
  return items.filter((item): item is Extract<AssignmentItem, { kind: Kind }> => item.kind === kind);
}
