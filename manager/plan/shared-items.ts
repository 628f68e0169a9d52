import type { NetworkId } from "../../base/id.ts";
import type { EndpointItem, NetworkItem, PeerItem, PortItem, ServiceItem } from "../../model/assignment.ts";
import type { Network } from "../../model/network.ts";
import type { Node } from "../../model/node.ts";
import { type Service, taskName } from "../../model/service.ts";
import { compareStates, isTerminal, isWanted, type Task } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { bareAddress } from "../../overlay-net/ipv4.ts";
import { networksOf } from "../store/index.ts";

/**
 * Whether a task answers requests, one of a job too. One on a node that is down does not: the plan has given it up, or
 * marked it as away, in the same turn.
 */
export function isBackend(task: Task): boolean {
  return task.status.state === "running" && isWanted(task) && task.away === undefined;
}

/** What other nodes see of a node: where it is. */
export function peerItem(peer: Node): PeerItem | undefined {
  if (peer.dataPathAddress === "") return undefined;
  return { kind: "peer", nodeId: peer.id, slice: peer.slice, dataPathAddress: peer.dataPathAddress };
}

/** A network for the nodes that have a task on it. */
export function networkItem({ id, spec, vni, subnet, gateway }: Network): NetworkItem {
  const { Name: name, Internal: internal, Labels: labels, Options: options } = spec;
  return { kind: "network", id, name, vni, subnet, gateway, internal, labels, options };
}

/** A neighbour on an overlay: everyone whose container may still be there, also while it is being stopped. */
export function endpointItem(view: View, networkId: NetworkId, task: Task): EndpointItem | undefined {
  if (isTerminal(task) || task.nodeId === undefined || compareStates(task.status.state, "assigned") < 0)
    return undefined;
  const node = view.node(task.nodeId);
  const leg = task.attachments.find((attachment) => attachment.networkId === networkId);
  if (node === undefined || leg === undefined || node.dataPathAddress === "") return undefined;
  const address = bareAddress(leg.address);
  const { dataPathAddress } = node;
  return { kind: "endpoint", networkId, taskId: task.id, nodeId: task.nodeId, address, dataPathAddress };
}

/** A service's names on an overlay that it is attached to, and who answers there. */
export function serviceItem(view: View, networkId: NetworkId, service: Service): ServiceItem | undefined {
  const network = networksOf(service).find(({ Target }) => Target === networkId);
  if (network === undefined || service.removedAt !== undefined) return undefined;
  const names = [...new Set([service.spec.Name, ...(network.Aliases ?? [])].map((name) => name.toLowerCase()))];
  const virtualIp = service.endpoint.virtualIps.find((ip) => ip.networkId === networkId);
  const backends = [...view.tasksOfService(service.id)].flatMap((task) => {
    const leg = task.attachments.find((attachment) => attachment.networkId === networkId);
    if (leg === undefined || !isBackend(task)) return [];
    const name = taskName(task.serviceName, task.slot, task.nodeId, task.id).toLowerCase();
    return [{ taskId: task.id, address: bareAddress(leg.address), names: [name] }];
  });
  return {
    kind: "service",
    networkId,
    serviceId: service.id,
    names,
    ...(virtualIp === undefined ? {} : { virtualIp: bareAddress(virtualIp.address) }),
    backends: backends.sort(byAddress),
  };
}

/**
 * Every node answers on every ingress port, with or without backends: without, the client is refused instead of left
 * waiting.
 */
export function ingressItems(view: View, service: Service): readonly PortItem[] {
  const ports = ingressPorts(service);
  if (ports.length === 0) return [];
  const backends = [...view.tasksOfService(service.id)].filter(isBackend);
  return ports.map((port) => ({
    kind: "port",
    protocol: port.Protocol,
    publishedPort: port.PublishedPort ?? 0,
    mode: "ingress",
    serviceId: service.id,
    backends: backends.flatMap((task) => backendOf(task, port.TargetPort)).sort(byAddress),
  }));
}

/** The ports that every node answers for this service. */
export function ingressPorts(service: Service): Service["endpoint"]["ports"] {
  if (service.removedAt !== undefined) return [];
  return service.endpoint.ports.filter((port) => port.PublishMode === "ingress");
}

/** Where a task is reached on the mesh, once it has an address there; one on an engine's own network has no leg of ours. */
export function backendOf(task: Task, port: number): { taskId: Task["id"]; address: string; port: number }[] {
  const { id, gatewayAddress, attachments } = task;
  if (gatewayAddress === undefined || attachments.some(({ address }) => address === "")) return [];
  return [{ taskId: id, address: gatewayAddress, port }];
}

function byAddress(left: { readonly address: string }, right: { readonly address: string }): number {
  return left.address < right.address ? -1 : 1;
}
