import type { NodeId } from "../base/id.ts";
import type { Node } from "../model/node.ts";
import type { TaskSpec } from "../model/service-spec.ts";
import { type Constraint, meets } from "./constraint.ts";
import { freeOn, isPortTaken, type Released } from "./free.ts";
import type { Host } from "./host.ts";
import type { Demand } from "./load.ts";
import type { Neighbours } from "./neighbours.ts";
import { shortages, unavailable, unmet, wrongPlatform } from "./reasons.ts";

/** What a group of like tasks asks of a node. */
export interface Ask {
  readonly spec: TaskSpec;
  readonly demand: Demand;
  readonly constraints: readonly Constraint[];
  /** What is asked of other services' tasks, if anything. */
  readonly neighbours?: Neighbours;
  /** What the task's predecessor, if it waits for the end of one, gives up where it is. */
  readonly released?: Released;
  /** Live tasks of the service on a node, those just placed included. */
  ofService(node: NodeId): number;
}

/** One reason why a node may not take a task. Stateless, so each can be tested, reordered or dropped on its own. */
export interface Filter {
  /** Its verdict on a node can change when a task is placed there. */
  readonly dependsOnLoad: boolean;
  concerns(ask: Ask): boolean;
  admits(ask: Ask, host: Host): boolean;
  explain(nodes: number): string;
  /** What it has against this host, with the numbers: empty exactly if it admits it. */
  reasons(ask: Ask, host: Host): readonly string[];
}

const ready: Filter = {
  dependsOnLoad: false,
  concerns: () => true,
  admits: (_, { node }) => node.status.state === "ready" && node.spec.Availability === "active",
  explain: (nodes) => `${nodes === 1 ? "1 node" : `${nodes} nodes`} not available for new tasks`,
  reasons: (_, { node }) => unavailable(node),
};

const resources: Filter = {
  dependsOnLoad: true,
  concerns: ({ demand }) => demand.nanoCpus > 0 || demand.memoryBytes > 0 || demand.generic.size > 0,
  admits: (ask, host) => fits(ask, host),
  explain: (nodes) => `insufficient resources on ${count(nodes)}`,
  reasons: ({ demand, released }, host) => shortages(demand, freeOn(host, released)),
};

const plugins: Filter = {
  dependsOnLoad: false,
  concerns: ({ spec }) => pluginsOf(spec).length > 0,
  admits: ({ spec }, { node }) => hasPlugins(node, pluginsOf(spec)),
  explain: (nodes) => `missing plugin on ${count(nodes)}`,
  reasons: ({ spec }, { node }) =>
    pluginsOf(spec)
      .filter((plugin) => !hasPlugins(node, [plugin]))
      .map(({ type, name }) => `there is no ${type.toLowerCase()} plugin ${name}`),
};

const constraints: Filter = {
  dependsOnLoad: false,
  concerns: (ask) => ask.constraints.length > 0,
  admits: (ask, { node }) => meets(ask.constraints, node),
  explain: (nodes) => `scheduling constraints not satisfied on ${count(nodes)}`,
  reasons: (ask, { node }) => unmet(ask.constraints, node),
};

const platform: Filter = {
  dependsOnLoad: false,
  concerns: ({ spec }) => (spec.Placement?.Platforms ?? []).length > 0,
  admits: ({ spec }, { node }) => suitsPlatform(spec, node),
  explain: (nodes) => `unsupported platform on ${count(nodes)}`,
  reasons: ({ spec }, { node }) => (suitsPlatform(spec, node) ? [] : [wrongPlatform(spec, node)]),
};

const hostPort: Filter = {
  dependsOnLoad: true,
  concerns: ({ demand }) => demand.hostPorts.length > 0,
  admits: ({ demand, released }, host) => !demand.hostPorts.some((port) => isPortTaken(port, host, released)),
  explain: (nodes) => `host-mode port already in use on ${count(nodes)}`,
  reasons: ({ demand, released }, host) =>
    demand.hostPorts.filter((port) => isPortTaken(port, host, released)).map((port) => `host port ${port} is in use`),
};

const maxReplicas: Filter = {
  dependsOnLoad: true,
  concerns: ({ spec }) => (spec.Placement?.MaxReplicas ?? 0) > 0,
  admits: (ask, { node }) => ask.ofService(node.id) < (ask.spec.Placement?.MaxReplicas ?? 0),
  explain: () => "max replicas per node limit exceed",
  reasons: (ask, host) =>
    maxReplicas.admits(ask, host)
      ? []
      : [`has ${ask.ofService(host.node.id)} tasks of at most ${ask.spec.Placement?.MaxReplicas} per node`],
};

/** Ours, not swarmkit's: every task needs an address in its node's slice of the mesh pool. */
const address: Filter = {
  dependsOnLoad: true,
  concerns: () => true,
  admits: (_, { load }) => load.held < addressesPerNode,
  explain: (nodes) => `${noAddressLeft} on ${count(nodes)}`,
  reasons: (_, { load }) => (load.held < addressesPerNode ? [] : [`all ${addressesPerNode} task addresses are in use`]),
};
export const addressesPerNode = 253;
export const noAddressLeft = "no task address left";

const together: Filter = {
  dependsOnLoad: false,
  concerns: ({ neighbours }) => (neighbours?.together.length ?? 0) > 0,
  admits: ({ neighbours }, { node }) => neighbours?.together.every((other) => other.placedOn(node.id) > 0) !== false,
  explain: (nodes) => `no task of a service that it needs beside it on ${count(nodes)}`,
  reasons: (ask, host) => (together.admits(ask, host) ? [] : ["no task of a service that it needs beside it"]),
};

const apart: Filter = {
  dependsOnLoad: true,
  concerns: ({ neighbours }) => (neighbours?.apart.length ?? 0) > 0 || neighbours?.isApartFromItself === true,
  admits: (ask, { node }) => isApart(ask, node.id),
  explain: (nodes) => `kept apart from another task on ${count(nodes)}`,
  reasons: (ask, host) => (apart.admits(ask, host) ? [] : ["kept apart from a task that is there"]),
};

function isApart({ neighbours, ofService }: Ask, node: NodeId): boolean {
  if (neighbours?.isApartFromItself === true && ofService(node) > 0) return false;
  return neighbours?.apart.some((other) => other.placedOn(node) > 0) !== true;
}

/** In swarmkit's order, ours last. */
export const filters: readonly Filter[] = [
  ready,
  resources,
  plugins,
  constraints,
  platform,
  hostPort,
  maxReplicas,
  address,
  together,
  apart,
];

/**
 * What of an ask without neighbours the filters that do not depend on load go by, beside a node's row: equal texts, equal
 * verdicts.
 */
export function askedOfRow({ spec }: Ask): string {
  const { Constraints, Platforms } = spec.Placement ?? {};
  return JSON.stringify([Constraints, Platforms, pluginsOf(spec)]);
}

/** The first filter, of those that matter to this group, that keeps it off the host. */
export function vetoOf(active: readonly Filter[], ask: Ask, host: Host): Filter | undefined {
  for (const filter of active) if (!filter.admits(ask, host)) return filter;
  return undefined;
}

/** Everything that keeps a task of the group off the host, not only the first. */
export function reasonsAgainst(ask: Ask, host: Host): readonly string[] {
  return filters.filter((filter) => filter.concerns(ask)).flatMap((filter) => filter.reasons(ask, host));
}

/**
 * Why tasks stay pending, in swarmkit's words: the filter that kept off most nodes comes first, then in the filters'
 * order.
 */
export function explain(vetoes: ReadonlyMap<Filter, number>): string {
  const worstFirst = [...vetoes].sort(
    ([filter, nodes], [other, others]) => others - nodes || filters.indexOf(filter) - filters.indexOf(other),
  );
  const reasons = worstFirst.map(([filter, nodes]) => filter.explain(nodes)).join("; ");
  return reasons === "" ? "no suitable node" : `no suitable node (${reasons})`;
}

/** Whether the node's platform is one of those that the spec allows; none named means any. */
export function suitsPlatform(spec: TaskSpec, node: Node): boolean {
  const platforms = spec.Placement?.Platforms ?? [];
  const { architecture = "", os = "" } = node.description ?? {};
  if (platforms.length === 0) return true;
  return platforms.some(
    (allowed) => sameOrAny(allowed.OS, os) && sameOrAny(normalized(allowed.Architecture), normalized(architecture)),
  );
}

function sameOrAny(allowed: string | undefined, actual: string | undefined): boolean {
  return allowed === undefined || allowed === "" || allowed === actual;
}

function normalized(architecture: string | undefined): string | undefined {
  if (architecture === "x86_64") return "amd64";
  return architecture === "aarch64" ? "arm64" : architecture;
}

function fits({ demand, released }: Ask, host: Host): boolean {
  const free = freeOn(host, released);
  if (demand.nanoCpus > free.nanoCpus || demand.memoryBytes > free.memoryBytes) return false;
  return demand.generic.size === 0 || [...demand.generic].every(([kind, asked]) => asked <= free.generic(kind));
}

interface Plugin {
  readonly type: string;
  readonly name: string;
}

function pluginsOf(spec: TaskSpec): readonly Plugin[] {
  const volumes = (spec.ContainerSpec.Mounts ?? [])
    .map((mount) => mount.VolumeOptions?.DriverConfig?.Name ?? "")
    .filter((name) => name !== "" && name !== "local")
    .map((name) => ({ type: "Volume", name }));
  const log = spec.LogDriver?.Name ?? "";
  return log === "" || log === "none" ? volumes : [...volumes, { type: "Log", name: log }];
}

/** An engine that lists no plugin of a type has not said anything about it. */
function hasPlugins(node: Node, wanted: readonly Plugin[]): boolean {
  const offered = node.description?.plugins ?? [];
  return wanted.every(({ type, name }) => {
    const names = offered.filter((plugin) => plugin.type === type).map((plugin) => plugin.name);
    return names.length === 0 || names.includes(name) || names.includes(`${name}:latest`);
  });
}

function count(nodes: number): string {
  return nodes === 1 ? "1 node" : `${nodes} nodes`;
}
