import { asId, type NetworkId, type NodeId, type ServiceId, type TaskId } from "../../base/id.ts";
import type { Node } from "../../model/node.ts";
import type { Service } from "../../model/service.ts";
import { isTerminal, type Task } from "../../model/task.ts";
import type { Change } from "../../model/view.ts";
import { networksOf } from "../store/index.ts";
import type { IndexedView } from "../store/reads.ts";
import type { AppliedChange } from "../store/state.ts";
import { ingressPorts, isBackend } from "./shared-items.ts";

/** What committed changes mean for what nodes have to hold: whose items have to be made again, and no others. */
export class News {
  /** Something that every node holds of the cluster itself. */
  isForAll = false;
  /** Nodes whose own items may have changed. */
  readonly own = new Set<NodeId>();
  /** Nodes that others see elsewhere now, or no longer, or for the first time. */
  readonly peers = new Set<NodeId>();
  readonly networks = new Set<NetworkId>();
  /** Tasks that came to a network, left it or moved, by network. */
  readonly endpoints = new Map<NetworkId, Set<TaskId>>();
  /** Services of which names, addresses, ports or backends have changed, with the networks that hear of it. */
  readonly services = new Map<ServiceId, Set<NetworkId>>();
  /** Keys of ingress ports that changed services had. */
  readonly formerPorts = new Set<string>();
  readonly #view: IndexedView;

  constructor(view: IndexedView, changes: readonly AppliedChange[]) {
    this.#view = view;
    for (const { change, before } of changes) {
      // Both sides of a change are rows of one table, which TypeScript cannot see.
      this.#collect({ ...change, before } as Pair);
    }
  }

  #collect(pair: Pair): void {
    switch (pair.table) {
      case "cluster":
        if (pair.row?.meshPool !== pair.before?.meshPool) this.isForAll = true;
        if (pair.row?.dataPathPort !== pair.before?.dataPathPort) this.isForAll = true;
        return;
      case "node":
        this.own.add(asId(pair.id));
        if (faceOfNode(pair.row) !== faceOfNode(pair.before)) this.#moved(asId(pair.id));
        return;
      case "service":
        this.#service(pair.row, pair.before);
        return;
      case "task":
        this.#task(pair.row, pair.before);
        return;
      case "network":
        this.networks.add(asId(pair.id));
        return;
      default:
        return; // What is sent of payloads never changes once a task uses them.
    }
  }

  /** Neighbours are told with their node's address. */
  #moved(id: NodeId): void {
    this.peers.add(id);
    for (const task of this.#view.tasksOfNode(id)) this.#endpoint(task);
  }

  #service(row: Service | undefined, before: Service | undefined): void {
    for (const service of [row, before]) {
      if (service === undefined || faceOfService(row) === faceOfService(before)) continue;
      this.#tell(
        service.id,
        networksOf(service).map(({ Target }) => asId(Target)),
      );
    }
    for (const port of before === undefined ? [] : ingressPorts(before)) {
      this.formerPorts.add(`port/${port.Protocol}/${port.PublishedPort ?? 0}`);
    }
    if (row === undefined || row.registryAuth === before?.registryAuth) return;
    for (const { nodeId } of this.#view.tasksOfService(row.id)) if (nodeId !== undefined) this.own.add(nodeId);
  }

  #task(row: Task | undefined, before: Task | undefined): void {
    const task = row ?? before;
    if (task?.nodeId === undefined) return;
    this.own.add(task.nodeId);
    if (isThere(row) !== isThere(before)) this.#endpoint(task);
    if (serves(row) === serves(before)) return;
    this.#tell(
      task.serviceId,
      task.attachments.map(({ networkId }) => networkId),
    );
  }

  #endpoint(task: Task): void {
    for (const { networkId } of task.attachments) {
      const tasks = this.endpoints.get(networkId);
      if (tasks === undefined) this.endpoints.set(networkId, new Set([task.id]));
      else tasks.add(task.id);
    }
  }

  #tell(service: ServiceId, networks: readonly NetworkId[]): void {
    const told = this.services.get(service) ?? new Set();
    for (const id of networks) told.add(id);
    this.services.set(service, told);
  }
}

type Pair = Change extends infer One
  ? One extends { row?: infer Row }
    ? One & { readonly before?: Row }
    : never
  : never;

/** What other nodes see of a node: where it is. */
function faceOfNode(node: Node | undefined): string {
  return node === undefined ? "" : `${node.slice} ${node.dataPathAddress}`;
}

function faceOfService(service: Service | undefined): string {
  if (service === undefined || service.removedAt !== undefined) return "";
  return JSON.stringify([service.spec.Name, networksOf(service), service.endpoint.virtualIps, ingressPorts(service)]);
}

function serves(task: Task | undefined): boolean {
  return task !== undefined && isBackend(task);
}

/** Has an endpoint that neighbours know. */
function isThere(task: Task | undefined): boolean {
  return task?.nodeId !== undefined && !isTerminal(task) && task.gatewayAddress !== undefined;
}
