import { invalid, SkeinError } from "../../base/error.ts";
import type { NetworkId } from "../../base/id.ts";
import type { CommandResult } from "../../model/command.ts";
import { newMeta } from "../../model/meta.ts";
import type { Network, NetworkSpec } from "../../model/network.ts";
import { compareStates, isWanted, type Task } from "../../model/task.ts";
import { parseAddress, parseSubnet } from "../../overlay-net/ipv4.ts";
import { blocksInUse } from "../../overlay-net/slice.ts";
import { allocateSubnet, gatewayOf } from "../../overlay-net/subnet.ts";
import { allocateVni, ingressVni, meshVni } from "../../overlay-net/vni.ts";
import type { Draft } from "../store/draft.ts";
import { nameKey } from "../store/index.ts";
import { clusterOf, done, found, notImplemented, precondition, subnetsOf } from "./check.ts";
import type { Context } from "./control.ts";

/**
 * An overlay with its subnet and VNI: allocated at once, so that an overlap is an answer and not a network that never
 * works.
 */
export function createNetwork(draft: Draft, spec: NetworkSpec, context: Context): CommandResult {
  refuseWhatWeCannot(spec);
  refuseTaken(draft, spec);
  const cluster = clusterOf(draft);
  const hasNodes = (block: number): boolean => draft.has("node", "block", `${block}`);
  const [config = {}] = spec.IPAM.Config;
  const subnet = allocateSubnet({
    pools: cluster.defaultAddressPool,
    size: cluster.subnetSize,
    taken: [...blocksInUse(cluster.meshPool, hasNodes), ...subnetsOf(draft)],
    ...(config.Subnet === undefined || config.Subnet === "" ? {} : { requested: config.Subnet }),
  });
  const id = context.mint<"network">();
  const vni = vniFor(spec, new Set([...draft.networks()].map((network) => network.vni)));
  const kind = spec.Ingress ? "ingress" : "overlay";
  const gateway = gatewayOf(subnet, config.Gateway);
  const nextHost = firstHost(subnet, config.IPRange);
  draft.put("network", { id, meta: newMeta(context.now), spec, kind, vni, subnet, gateway, nextHost });
  return { id, warnings: spec.Attachable ? [onlyServices] : [] };
}

/**
 * Only wanted tasks and services keep a network. Tasks still shutting down do not: the row is hidden and goes after
 * them.
 */
export function removeNetwork(draft: Draft, id: NetworkId, context: Context): CommandResult {
  const network = found(draft, "network", id);
  const name = network.spec.Name;
  if (network.kind === "predefined") throw forbidden(`${name} is a pre-defined network and cannot be removed`);
  if (network.kind === "ingress") refuseNeededIngress(draft);
  const service = draft.find("service", "network", id).find((user) => user.removedAt === undefined);
  if (service !== undefined) throw precondition(`network ${id} is in use by service ${service.id}`);
  const task = draft.find("task", "network", id).find(usesNetwork);
  if (task !== undefined) throw precondition(`network ${id} is in use by task ${task.id}`);
  draft.put("network", { ...network, removedAt: context.now });
  return done;
}

/** The network that a spec names, by id or name. Throws what Docker says when it is not there or not for services. */
export function resolveNetwork(draft: Draft, target: string): Network {
  // A name that is also the start of an id still means the name: only whole ids are looked up.
  const byId = draft.get("network", target);
  const network = byId?.removedAt === undefined ? (byId ?? draft.networkByName(target)) : undefined;
  if (network === undefined) throw new SkeinError("UNKNOWN", { reason: `network ${target} not found` });
  if (network.kind === "ingress") {
    throw invalid(`Service cannot be explicitly attached to the ingress network "${network.spec.Name}"`);
  }
  return network;
}

/** Taken all the same: stacks say it of networks that only their services use. */
const onlyServices = "Attachable: only services can be attached to swarm networks in this version";

function refuseWhatWeCannot(spec: NetworkSpec): void {
  const { Driver, Options, IPAM } = spec;
  if (Driver !== "" && Driver !== "overlay") {
    const code = spec.Ingress ? "NOT_IMPLEMENTED" : "INVALID";
    throw new SkeinError(code, { reason: `network driver ${Driver} has no cluster scope: use overlay` });
  }
  if ("encrypted" in Options) throw notImplemented("encrypted overlay networks are not supported by this version");
  if (spec.EnableIPv6) throw notImplemented("IPv6 on overlay networks is not supported by this version");
  if (IPAM.Config.length > 1)
    throw notImplemented("more than one IPAM config per network is not supported by this version");
  if (IPAM.Driver !== "" && IPAM.Driver !== "default") {
    throw notImplemented(`IPAM driver ${IPAM.Driver} is not supported by this version`);
  }
}

function refuseTaken(draft: Draft, spec: NetworkSpec): void {
  const [existing] = draft.find("network", "name", nameKey(spec.Name));
  if (existing?.kind === "predefined") {
    throw forbidden(`${spec.Name} is a pre-defined network and cannot be created`);
  }
  if (existing !== undefined) throw new SkeinError("NETWORK_EXISTS", { name: spec.Name });
  const ingress = [...draft.networks()].find(
    (network) => network.kind === "ingress" && network.removedAt === undefined,
  );
  if (spec.Ingress && ingress !== undefined) {
    throw new SkeinError("CONFLICT", { reason: `ingress network (${ingress.id}) is already present` });
  }
}

function refuseNeededIngress(draft: Draft): void {
  const user = draft.find("service", "trait", "ingress")[0];
  if (user !== undefined) {
    throw precondition(`ingress network cannot be removed because service ${user.id} depends on it`);
  }
}

function usesNetwork(task: Task): boolean {
  return isWanted(task) && compareStates(task.status.state, "running") <= 0;
}

/** The user's own VXLAN identifier, or the next free one. */
function vniFor(spec: NetworkSpec, taken: ReadonlySet<number>): number {
  const asked = spec.Options["com.docker.network.driver.overlay.vxlanid_list"];
  if (spec.Ingress) return ingressVni;
  if (asked === undefined || asked === "") return allocateVni(taken);
  const vni = Number(asked);
  const usable = /^\d+$/.test(asked) && vni >= 1 && vni < 2 ** 24 && vni !== meshVni;
  if (!usable) throw invalid(`vxlanid_list "${asked}" is not one free VXLAN identifier from 1 to ${2 ** 24 - 1}`);
  if (taken.has(vni)) throw invalid(`VXLAN identifier ${vni} is used by another network`);
  return vni;
}

/** Where allocation starts: at the range that the user kept for it, if any. */
function firstHost(subnet: string, range: string | undefined): number {
  if (range === undefined || range === "") return 2;
  const offset = parseSubnet(range).base - parseAddress(subnet.split("/")[0] ?? "");
  if (offset < 0) throw invalid(`IPRange ${range} is not inside ${subnet}`);
  return Math.max(offset, 1);
}

function forbidden(reason: string): SkeinError<"FORBIDDEN"> {
  return new SkeinError("FORBIDDEN", { reason });
}
