import { present } from "../../base/assert.ts";
import type { NetworkId, NodeId } from "../../base/id.ts";
import {
  type AssignmentItem,
  type Assignments,
  type EndpointItem,
  keyOf,
  type NetworkItem,
  type PayloadItem,
  type PortItem,
  type SelfItem,
  type ServiceItem,
  type TaskItem,
} from "../../model/assignment.ts";
import type { Network } from "../../model/network.ts";
import type { Node } from "../../model/node.ts";
import { type Service, taskName } from "../../model/service.ts";
import { compareStates, isTerminal, type Task } from "../../model/task.ts";
import { bareAddress } from "../../overlay-net/ipv4.ts";
import { networksOf } from "../store/index.ts";
import type { IndexedView } from "../store/reads.ts";

/** Everything that a node has to hold, from committed rows. Empty for a node that is no member. */
export function assignmentsFor(view: IndexedView, nodeId: NodeId): Assignments {
  const node = view.node(nodeId);
  if (node === undefined) return new Map();
  const tasks = view.tasksOfNode(nodeId).filter((task) => compareStates(task.status.state, "assigned") >= 0);
  const living = tasks.filter((task) => !isTerminal(task));
  const networks = networksNear(view, living);
  const items: readonly AssignmentItem[] = [
    selfItem(view, node),
    ...tasks.map((task) => taskItem(view, task)),
    ...[...view.nodes()].filter((peer) => peer.id !== nodeId && peer.dataPathAddress !== "").map(peerItem),
    ...networks.map(networkItem),
    ...networks.flatMap((network) => endpointItems(view, network.id)),
    ...networks.flatMap((network) => serviceItems(view, network.id)),
    ...ingressItems(view),
    ...hostPortItems(living),
    ...payloadItems(view, living),
  ];
  return new Map(items.map((item) => [keyOf(item), item]));
}

/** Whether a task answers requests. One on a node that is down does not: the plan has given it up in the same turn. */
export function isBackend(task: Task): boolean {
  return task.status.state === "running" && task.desiredState === "running";
}

function selfItem(view: IndexedView, node: Node): SelfItem {
  const { meshPool, dataPathPort } = present(view.cluster(), "the cluster's row");
  const { id, slice, dataPathAddress, spec, description } = node;
  const hostname = description?.hostname ?? "";
  return { kind: "self", nodeId: id, hostname, slice, dataPathAddress, meshPool, dataPathPort, wantedRole: spec.Role };
}

function taskItem(view: IndexedView, task: Task): TaskItem {
  const { id, serviceId, serviceName, serviceLabels, slot, spec, desiredState, attachments } = task;
  const registryAuth = view.service(serviceId)?.registryAuth;
  return {
    kind: "task",
    id,
    serviceId,
    serviceName,
    serviceLabels,
    slot,
    spec,
    desiredState,
    attachments,
    gatewayAddress: task.gatewayAddress ?? "",
    ports: task.ports,
    ...(registryAuth === undefined ? {} : { registryAuth }),
  };
}

function peerItem(peer: Node): AssignmentItem {
  return { kind: "peer", nodeId: peer.id, slice: peer.slice, dataPathAddress: peer.dataPathAddress };
}

/** Networks that removal was asked of stay until the last task on this node has left them. */
function networksNear(view: IndexedView, living: readonly Task[]): readonly Network[] {
  const ids = new Set(living.flatMap((task) => task.attachments.map(({ networkId }) => networkId)));
  return [...ids].flatMap((id) => view.network(id) ?? []);
}

function networkItem({ id, spec, vni, subnet, gateway }: Network): NetworkItem {
  const { Name: name, Internal: internal, Labels: labels, Options: options } = spec;
  return { kind: "network", id, name, vni, subnet, gateway, internal, labels, options };
}

/** Neighbours on an overlay: everyone whose container may still be there, also while it is being stopped. */
function endpointItems(view: IndexedView, networkId: NetworkId): readonly EndpointItem[] {
  if (view.network(networkId)?.kind !== "overlay") return [];
  return view.find("task", "network", networkId).flatMap((task): readonly EndpointItem[] => {
    if (isTerminal(task) || task.nodeId === undefined || compareStates(task.status.state, "assigned") < 0) return [];
    const node = view.node(task.nodeId);
    const leg = task.attachments.find((attachment) => attachment.networkId === networkId);
    if (node === undefined || leg === undefined || node.dataPathAddress === "") return [];
    const address = bareAddress(leg.address);
    const { dataPathAddress } = node;
    return [{ kind: "endpoint", networkId, taskId: task.id, nodeId: task.nodeId, address, dataPathAddress }];
  });
}

function serviceItems(view: IndexedView, networkId: NetworkId): readonly ServiceItem[] {
  if (view.network(networkId)?.kind !== "overlay") return [];
  const services = view.find("service", "network", networkId).filter((service) => service.removedAt === undefined);
  return services.map((service) => serviceItem(view, networkId, service));
}

function serviceItem(view: IndexedView, networkId: NetworkId, service: Service): ServiceItem {
  const aliases = networksOf(service).find(({ Target }) => Target === networkId)?.Aliases ?? [];
  const names = [...new Set([service.spec.Name, ...aliases].map((name) => name.toLowerCase()))];
  const virtualIp = service.endpoint.virtualIps.find((ip) => ip.networkId === networkId);
  const backends = view.tasksOfService(service.id).flatMap((task) => {
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
function ingressItems(view: IndexedView): readonly PortItem[] {
  return view.find("service", "trait", "ingress").flatMap((service) => {
    const backends = view.tasksOfService(service.id).filter((task) => isBackend(task));
    const ports = service.endpoint.ports.filter((port) => port.PublishMode === "ingress");
    return ports.map(
      (port): PortItem => ({
        kind: "port",
        protocol: port.Protocol,
        publishedPort: port.PublishedPort ?? 0,
        mode: "ingress",
        serviceId: service.id,
        backends: backends.flatMap((task) => backendOf(task, port.TargetPort)).sort(byAddress),
      }),
    );
  });
}

function hostPortItems(living: readonly Task[]): readonly PortItem[] {
  return living.flatMap((task) => {
    const ready = task.status.state === "running" && task.desiredState === "running";
    const ports = task.ports.filter((port) => port.PublishMode === "host" && (port.PublishedPort ?? 0) > 0);
    return ports.map(
      (port): PortItem => ({
        kind: "port",
        protocol: port.Protocol,
        publishedPort: port.PublishedPort ?? 0,
        mode: "host",
        serviceId: task.serviceId,
        backends: ready ? backendOf(task, port.TargetPort) : [],
      }),
    );
  });
}

function backendOf(task: Task, port: number): { taskId: Task["id"]; address: string; port: number }[] {
  return task.gatewayAddress === undefined ? [] : [{ taskId: task.id, address: task.gatewayAddress, port }];
}

function payloadItems(view: IndexedView, living: readonly Task[]): readonly PayloadItem[] {
  const secrets = idsOf(living, (task) => task.spec.ContainerSpec.Secrets?.map(({ SecretID }) => SecretID));
  const configs = idsOf(living, (task) => task.spec.ContainerSpec.Configs?.map(({ ConfigID }) => ConfigID));
  return [
    ...secrets.flatMap((id) => payloadItem("secret", view.get("secret", id))),
    ...configs.flatMap((id) => payloadItem("config", view.get("config", id))),
  ];
}

function payloadItem(
  kind: PayloadItem["kind"],
  row: { readonly id: string; readonly spec: { readonly Name: string; readonly Data?: string } } | undefined,
): readonly PayloadItem[] {
  return row === undefined ? [] : [{ kind, id: row.id, name: row.spec.Name, data: row.spec.Data ?? "" }];
}

function idsOf(tasks: readonly Task[], ids: (task: Task) => readonly string[] | undefined): readonly string[] {
  return [...new Set(tasks.flatMap((task) => ids(task) ?? []))];
}

function byAddress(left: { readonly address: string }, right: { readonly address: string }): number {
  return left.address < right.address ? -1 : 1;
}
