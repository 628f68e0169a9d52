import { SkeinError } from "../../base/error.ts";
import type { Network } from "../../model/network.ts";
import { parseNetworkSpec, validateNetworkSpec } from "../../model/parse/network-spec.ts";
import { flag, readDocument, shape, text } from "../../model/parse/schema.ts";
import type { View } from "../../model/view.ts";
import { attemptCluster, listOf, memberOf, objectOf } from "./attempt.ts";
import { readJson } from "./body.ts";
import { type Answer, bytesOf, type Call, type ClusterRoute, empty, type Here, json, type LocalRoute } from "./call.ts";
import { convertNetwork } from "./convert-network.ts";
import { anyOf, booleanFilter, type Filters, filtersOf, hasExactLabels, parseFilters } from "./filters.ts";
import { findNamed, gatewayLabel, isOwn, ownLabel } from "./network-lookup.ts";
import type { ManagerPort } from "./port.ts";
import { findNetwork } from "./rows.ts";

/** The swarm's networks, at the leader. */
export function clusterNetworkRoutes(): readonly ClusterRoute[] {
  return [
    { method: "GET", path: "/networks", handle: listNetworks },
    { method: "POST", path: "/networks/create", handle: createNetwork },
    { method: "GET", path: "/networks/:id", handle: getNetwork },
    { method: "DELETE", path: "/networks/:id", handle: removeNetwork },
  ];
}

/** The same, with the networks of this node's engine in them. */
export function localNetworkRoutes(): readonly LocalRoute[] {
  return [
    { method: "GET", path: "/networks", handle: listAll },
    { method: "POST", path: "/networks/create", handle: createAnywhere },
    { method: "POST", path: "/networks/prune", handle: pruneLocal },
    { method: "GET", path: "/networks/:id", handle: getAnywhere },
    { method: "DELETE", path: "/networks/:id", handle: removeAnywhere },
  ];
}

async function listNetworks(manager: ManagerPort, { query }: Call): Promise<Answer> {
  const filters = filtersOf(query, ["driver", "id", "label", "name", "scope", "type", "dangling"]);
  const view = manager.view();
  const dangling = booleanFilter(filters, "dangling");
  const used = dangling === undefined ? new Set<string>() : usedNetworks(view);
  const rows = [...view.networks()].filter(
    (network) =>
      network.removedAt === undefined &&
      network.kind !== "predefined" &&
      (dangling === undefined || used.has(network.id) !== dangling) &&
      matches(network, filters),
  );
  return json(
    200,
    rows.map((network) => convertNetwork(network)),
  );
}

function matches({ id, kind, spec }: Network, filters: Filters): boolean {
  return (
    anyOf(filters, "id", (value) => id.startsWith(value)) &&
    anyOf(filters, "name", (value) => spec.Name.includes(value)) &&
    anyOf(filters, "driver", (value) => spec.Driver === value) &&
    anyOf(filters, "scope", (value) => value === "swarm") &&
    anyOf(filters, "type", (value) => value === (kind === "ingress" ? "builtin" : "custom")) &&
    hasExactLabels(filters, "label", spec.Labels)
  );
}

function usedNetworks(view: View): Set<string> {
  return new Set([...view.tasks()].flatMap((task) => task.attachments.map((attachment) => attachment.networkId)));
}

async function createNetwork(manager: ManagerPort, call: Call): Promise<Answer> {
  const spec = parseNetworkSpec(readJson(call));
  validateNetworkSpec(spec);
  const { id, warnings } = await manager.submit({ kind: "createNetwork", spec }, call.signal);
  return json(201, { Id: id, Warning: warnings.join("; ") });
}

async function getNetwork(manager: ManagerPort, { params }: Call): Promise<Answer> {
  return json(200, convertNetwork(findNetwork(manager.view(), params["id"] ?? "")));
}

async function removeNetwork(manager: ManagerPort, { params, signal }: Call): Promise<Answer> {
  const network = findNetwork(manager.view(), params["id"] ?? "");
  if (network.kind === "predefined") {
    throw new SkeinError("FORBIDDEN", {
      reason: `${network.spec.Name} is a pre-defined network and cannot be removed`,
    });
  }
  await manager.submit({ kind: "removeNetwork", id: network.id }, signal);
  return empty(204);
}

/** On a node that cannot ask the cluster, the engine's side of the swarm's networks is all there is to show. */
async function listAll(here: Here, call: Call): Promise<Answer> {
  const scopes = parseFilters(call.query.get("filters") ?? "").get("scope") ?? [];
  const wantsSwarm = scopes.length === 0 || scopes.includes("swarm");
  const isSwarmOnly = wantsSwarm && scopes.length === 1;
  if (isSwarmOnly) return here.cluster(call);
  const engine = await here.engine.relay(call);
  if (engine.status !== 200) return engine;
  const locals = listOf(JSON.parse((await bytesOf(engine)).toString("utf8")));
  const cluster = await attemptCluster(here, call);
  if (cluster.refusal !== undefined) return json(200, locals);
  if (cluster.status !== 200) return json(cluster.status, cluster.value);
  return json(200, [...locals.filter((network) => !isOwn(network)), ...(wantsSwarm ? listOf(cluster.value) : [])]);
}

const destination = shape<{ readonly Driver: string; readonly Scope: string; readonly Ingress: boolean }>(
  { Driver: text, Scope: text, Ingress: flag },
  { defaults: { Driver: "", Scope: "", Ingress: false } },
);

async function createAnywhere(here: Here, call: Call): Promise<Answer> {
  const body = readJson(call);
  const { Driver: driver, Scope: scope, Ingress: ingress } = readDocument(destination, body);
  if (driver !== "overlay" && scope !== "swarm" && !ingress) {
    // From 1.44 on clients no longer say that a name must not be taken twice; the older engine would let it be.
    const whole = Buffer.from(JSON.stringify({ CheckDuplicate: true, ...objectOf(body) }));
    return here.engine.relay({ ...call, body: call.minor >= 44 ? whole : call.body });
  }
  return here.cluster(call).catch((error: unknown) => {
    if (!(error instanceof SkeinError) || error.code !== "NOT_MANAGER") throw error;
    throw new SkeinError("FORBIDDEN", { reason: error.message }, error);
  });
}

/** The engine must not prune what the worker made for the swarm's networks. */
async function pruneLocal(here: Here, call: Call): Promise<Answer> {
  const filters = Object.fromEntries(parseFilters(call.query.get("filters") ?? ""));
  const query = new URLSearchParams(call.query);
  query.set(
    "filters",
    JSON.stringify({ ...filters, "label!": [...(filters["label!"] ?? []), ownLabel, gatewayLabel] }),
  );
  return here.engine.relay(call, `/v1.${call.minor}/networks/prune?${query}`);
}

async function getAnywhere(here: Here, call: Call): Promise<Answer> {
  const found = await findNamed(here, call);
  if (found.kind === "engine") return here.engine.relay(call);
  const containers = await containersOf(here, { id: found.id, signal: call.signal });
  return json(200, { ...objectOf(found.value), Containers: containers });
}

async function removeAnywhere(here: Here, call: Call): Promise<Answer> {
  const found = await findNamed(here, call);
  if (found.kind === "engine") return here.engine.relay(call);
  const path = `/networks/${encodeURIComponent(found.id)}`;
  return here.cluster({ ...call, path, url: `/v1.${call.minor}${path}` });
}

/** The containers that this node's engine has on a network of the swarm. */
async function containersOf(
  here: Here,
  { id, signal }: { readonly id: string; readonly signal: AbortSignal },
): Promise<unknown> {
  const filters = encodeURIComponent(JSON.stringify({ label: [`${ownLabel}=${id}`] }));
  try {
    const [first] = listOf((await here.engine.get(`/networks?filters=${filters}`, signal)).value);
    const engineId = memberOf(first, "Id");
    if (typeof engineId !== "string") return {};
    return memberOf((await here.engine.get(`/networks/${engineId}`, signal)).value, "Containers") ?? {};
  } catch (error) {
    // The cluster's part is worth showing alone.
    if (error instanceof SkeinError && error.code === "UNAVAILABLE") return {};
    throw error;
  }
}
