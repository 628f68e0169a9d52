import type { NetworkId } from "../../base/id.ts";
import type { Node } from "../../model/node.ts";
import { isRebalancedAlone } from "../../model/rebalance.ts";
import type { Service } from "../../model/service.ts";
import type { PortConfig } from "../../model/service-spec.ts";
import { isTerminal, type Task } from "../../model/task.ts";
import type { Rows, TableName } from "../../model/view.ts";
import type { Keys } from "./table.ts";

/**
 * The secondary indexes: for each table, the keys under which a row is found. Rows may stand under no key or several.
 */
export const indexes = {
  cluster: {},
  node: {
    slice: (node: Node) => `${node.slice}`,
    /** The block of the mesh, of 256 slices each, that its slice lies in. */
    block: (node: Node) => `${node.slice >>> 8}`,
  },
  service: {
    name: (service: Service) => (service.removedAt === undefined ? nameKey(service.spec.Name) : undefined),
    network: (service: Service) => networksOf(service).map(({ Target }) => Target),
    /** Virtual addresses, held until the row is gone. */
    address: (service: Service) => service.endpoint.virtualIps.map((ip) => addressKey(ip.networkId, ip.address)),
    /** Published ports of both modes, asked or allocated; free as soon as removal is asked. */
    port: (service: Service) => (service.removedAt === undefined ? publishedPorts(service).map(portKey) : undefined),
    trait: traitsOf,
  },
  task: {
    service: (task: Task) => task.serviceId,
    node: (task: Task) => task.nodeId,
    network: ({ attachments }: Task) =>
      attachments.length === 0 ? undefined : attachments.map(({ networkId }) => networkId),
    address: (task: Task) =>
      task.attachments.length === 0 || isTerminal(task)
        ? undefined
        : task.attachments.map((leg) => addressKey(leg.networkId, leg.address)),
  },
  network: {
    name: (network) => (network.removedAt === undefined ? nameKey(network.spec.Name) : undefined),
    removed: (network) => (network.removedAt === undefined ? undefined : "yes"),
  },
  secret: { name: (secret) => nameKey(secret.spec.Name) },
  config: { name: (config) => nameKey(config.spec.Name) },
} as const satisfies { readonly [Table in TableName]: Readonly<Record<string, Keys<Rows[Table]>>> };

export type IndexName<Table extends TableName> = keyof (typeof indexes)[Table] & string;

/** Under which a name is found: as for DNS, names that differ in case only are one. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/** Under which an address of one network is found; the prefix length does not count. */
export function addressKey(networkId: NetworkId, address: string): string {
  return `${networkId}/${address.split("/")[0]}`;
}

/** Under which a published port is found. */
export function portKey(port: PortConfig): string {
  return `${port.Protocol}/${port.PublishedPort}`;
}

/** The networks that a service's tasks are attached to, wherever the spec names them. */
export function networksOf(service: Pick<Service, "spec">): NonNullable<Service["spec"]["Networks"]> {
  const { TaskTemplate, Networks = [] } = service.spec;
  const wanted = TaskTemplate.Networks ?? [];
  return wanted.length > 0 ? wanted : Networks;
}

function publishedPorts(service: Service): readonly PortConfig[] {
  const asked = service.spec.EndpointSpec?.Ports ?? [];
  return [...asked, ...service.endpoint.ports].filter((port) => (port.PublishedPort ?? 0) > 0);
}

/** Kinds of service that something happening to a node, or every node, has to find quickly. */
function traitsOf(service: Service): readonly ("everywhere" | "balanced" | "ingress" | "removed")[] {
  if (service.removedAt !== undefined) return ["removed"];
  const { Global, GlobalJob } = service.spec.Mode;
  const published = service.endpoint.ports.some((port) => port.PublishMode === "ingress");
  return [
    ...(Global === undefined && GlobalJob === undefined ? [] : (["everywhere"] as const)),
    ...(isRebalancedAlone(service.spec) ? (["balanced"] as const) : []),
    ...(published ? (["ingress"] as const) : []),
  ];
}
