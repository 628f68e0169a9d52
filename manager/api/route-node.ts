import type { Node } from "../../model/node.ts";
import { parseNodeSpec } from "../../model/parse/node-spec.ts";
import { readJson } from "./body.ts";
import { type Answer, type Call, type ClusterRoute, empty, json } from "./call.ts";
import { convertNode } from "./convert-node.ts";
import { anyOf, type Filters, filtersOf, hasLabels } from "./filters.ts";
import type { ManagerPort } from "./port.ts";
import { laxFlag, versionOf } from "./query.ts";
import { findNode, hostnameOf } from "./rows.ts";

export function nodeRoutes(): readonly ClusterRoute[] {
  return [
    { method: "GET", path: "/nodes", handle: listNodes },
    { method: "GET", path: "/nodes/:id", handle: getNode },
    { method: "POST", path: "/nodes/:id/update", handle: updateNode },
    { method: "DELETE", path: "/nodes/:id", handle: removeNode },
  ];
}

async function listNodes(manager: ManagerPort, { query }: Call): Promise<Answer> {
  const filters = filtersOf(query, ["id", "name", "label", "node.label", "role", "membership"]);
  const states = manager.managerStates();
  const nodes = [...manager.view().nodes()].filter((node) => matches(node, filters));
  return json(
    200,
    nodes.map((node) => convertNode(node, states.get(node.id))),
  );
}

/** Every node that has a row was accepted: there is no pending membership. */
function matches(node: Node, filters: Filters): boolean {
  return (
    anyOf(filters, "id", (value) => node.id.startsWith(value)) &&
    anyOf(filters, "name", (value) => hostnameOf(node).startsWith(value)) &&
    anyOf(filters, "role", (value) => node.spec.Role === value.toLowerCase()) &&
    anyOf(filters, "membership", (value) => value.toLowerCase() === "accepted") &&
    hasLabels(filters, "label", node.description?.engineLabels ?? {}) &&
    hasLabels(filters, "node.label", node.spec.Labels)
  );
}

async function getNode(manager: ManagerPort, { params }: Call): Promise<Answer> {
  const node = findNode(manager.view(), params["id"] ?? "");
  return json(200, convertNode(node, manager.managerStates().get(node.id)));
}

async function updateNode(manager: ManagerPort, call: Call): Promise<Answer> {
  const version = versionOf(call.query, "node");
  const spec = parseNodeSpec(readJson(call));
  const { id } = findNode(manager.view(), call.params["id"] ?? "");
  await manager.submit({ kind: "updateNode", id, version, spec }, call.signal);
  return empty(200);
}

async function removeNode(manager: ManagerPort, { params, query, signal }: Call): Promise<Answer> {
  const force = laxFlag(query, "force");
  const { id } = findNode(manager.view(), params["id"] ?? "");
  await manager.submit({ kind: "removeNode", id, force }, signal);
  return empty(200);
}
