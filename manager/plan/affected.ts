import { asId, type NetworkId, type NodeId } from "../../base/id.ts";
import type { Node } from "../../model/node.ts";
import type { Service } from "../../model/service.ts";
import { isTerminal, type Task } from "../../model/task.ts";
import type { Change } from "../../model/view.ts";
import { networksOf } from "../store/index.ts";
import type { IndexedView } from "../store/reads.ts";
import type { AppliedChange } from "../store/state.ts";
import { isBackend } from "./assignment.ts";

/** The nodes whose assignments a committed entry may have changed: those of others need not be computed again. */
export function affectedNodes(changes: readonly AppliedChange[], view: IndexedView): "all" | ReadonlySet<NodeId> {
  const nodes = new Set<NodeId>();
  const networks = new Set<NetworkId>();
  for (const { change, before } of changes) {
    // Both sides of a change are rows of one table, which TypeScript cannot see.
    const pair = { ...change, before } as Pair;
    if (collect(pair, view, nodes, networks) === "all") return "all";
  }
  for (const id of networks) {
    for (const task of view.find("task", "network", id)) if (task.nodeId !== undefined) nodes.add(task.nodeId);
  }
  return nodes;
}

type Pair = Change extends infer One
  ? One extends { row?: infer Row }
    ? One & { readonly before?: Row }
    : never
  : never;

function collect(pair: Pair, view: IndexedView, nodes: Set<NodeId>, networks: Set<NetworkId>): "all" | "some" {
  switch (pair.table) {
    case "cluster":
      return pair.row?.meshPool === pair.before?.meshPool && pair.row?.dataPathPort === pair.before?.dataPathPort
        ? "some"
        : "all";
    case "node":
      if (pair.row !== undefined) nodes.add(pair.row.id);
      return faceOfNode(pair.row) === faceOfNode(pair.before) ? "some" : "all";
    case "service":
      return collectService(pair.row, pair.before, view, nodes, networks);
    case "task":
      return collectTask(pair.row, pair.before, nodes, networks);
    default:
      return "some"; // What is sent of networks and payloads never changes once a task uses them.
  }
}

/** What other nodes see of a node: where it is. */
function faceOfNode(node: Node | undefined): string {
  return node === undefined ? "" : `${node.slice} ${node.dataPathAddress}`;
}

function collectService(
  row: Service | undefined,
  before: Service | undefined,
  view: IndexedView,
  nodes: Set<NodeId>,
  networks: Set<NetworkId>,
): "all" | "some" {
  const [now, then] = [faceOfService(row), faceOfService(before)];
  if (now.ports !== then.ports) return "all";
  if (now.names !== then.names) {
    for (const service of [row, before]) {
      for (const { Target } of service === undefined ? [] : networksOf(service)) networks.add(asId(Target));
    }
  }
  if (row !== undefined && row.registryAuth !== before?.registryAuth) {
    for (const { nodeId } of view.tasksOfService(row.id)) if (nodeId !== undefined) nodes.add(nodeId);
  }
  return "some";
}

function faceOfService(service: Service | undefined): { readonly ports: string; readonly names: string } {
  if (service === undefined || service.removedAt !== undefined) return { ports: "[]", names: "" };
  const ports = service.endpoint.ports.filter((port) => port.PublishMode === "ingress");
  const names = [service.spec.Name, networksOf(service), service.endpoint.virtualIps];
  return { ports: JSON.stringify(ports), names: JSON.stringify(names) };
}

function collectTask(
  row: Task | undefined,
  before: Task | undefined,
  nodes: Set<NodeId>,
  networks: Set<NetworkId>,
): "all" | "some" {
  const task = row ?? before;
  if (task?.nodeId === undefined) return "some";
  nodes.add(task.nodeId);
  const answers = serves(row) !== serves(before);
  if (answers && task.ports.some((port) => port.PublishMode === "ingress")) return "all";
  if (answers || isThere(row) !== isThere(before)) {
    for (const { networkId } of task.attachments) networks.add(networkId);
  }
  return "some";
}

function serves(task: Task | undefined): boolean {
  return task !== undefined && isBackend(task);
}

/** Has an endpoint that neighbours know. */
function isThere(task: Task | undefined): boolean {
  return task?.nodeId !== undefined && !isTerminal(task) && task.gatewayAddress !== undefined;
}
