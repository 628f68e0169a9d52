import { SkeinError } from "../../base/error.ts";
import type { NetworkId } from "../../base/id.ts";
import type { Command, CommandResult, SeedCommand } from "../../model/command.ts";
import { newMeta } from "../../model/meta.ts";
import type { NetworkSpec } from "../../model/network.ts";
import { allocateSubnet, gatewayOf } from "../../overlay-net/subnet.ts";
import { ingressVni } from "../../overlay-net/vni.ts";
import type { Draft } from "../store/draft.ts";
import { clusterOf, done, inSequence } from "./check.ts";
import type { Context } from "./control.ts";
import { joinNode, setManager } from "./node.ts";

/** Every node's gateway legs, until `swarm init` can choose. */
const meshPool = "10.200.0.0/16";

/** The first command of a new cluster: its row, its networks, its first node. */
export function seedCluster(draft: Draft, command: SeedCommand, context: Context): CommandResult {
  if (draft.cluster() !== undefined) throw new SkeinError("ALREADY_IN_SWARM", {});
  const { clusterId, spec, rootCa, joinTokens, defaultAddressPool, subnetSize, dataPathPort, node } = command;
  const meta = newMeta(context.now);
  draft.put("cluster", {
    id: clusterId,
    meta,
    spec,
    rootCa,
    joinTokens,
    defaultAddressPool,
    subnetSize,
    dataPathPort,
    meshPool,
    removedNodes: [],
  });
  seedIngress(draft, context, { pools: defaultAddressPool, size: subnetSize });
  for (const [name, driver] of Object.entries(predefined)) seedPredefined(draft, context, name, driver);
  joinNode(draft, node, context);
  setManager(draft, { kind: "setManager", nodeId: node.nodeId, manager: node.manager });
  return { ...done, id: node.nodeId };
}

export function updateCluster(draft: Draft, command: Command & { kind: "updateCluster" }): CommandResult {
  const cluster = clusterOf(draft);
  inSequence(draft, "cluster", cluster, command.version);
  if (command.spec.Name !== cluster.spec.Name) {
    throw new SkeinError("INVALID", { reason: "modification of cluster name is not allowed" });
  }
  const joinTokens = { ...cluster.joinTokens, ...command.newTokens };
  draft.put("cluster", { ...cluster, spec: command.spec, joinTokens });
  return done;
}

/** Networks of every engine that services can name. */
const predefined = { bridge: "bridge", host: "host", none: "null" } as const;

function seedIngress(
  draft: Draft,
  context: Context,
  { pools, size }: { pools: readonly string[]; size: number },
): void {
  const subnet = allocateSubnet({ pools, size, taken: [meshPool] });
  draft.put("network", {
    id: context.mint<"network">(),
    meta: newMeta(context.now),
    spec: networkSpec("ingress", "overlay", true),
    kind: "ingress",
    vni: ingressVni,
    subnet,
    gateway: gatewayOf(subnet),
    nextHost: 2,
  });
}

function seedPredefined(draft: Draft, context: Context, name: string, driver: string): void {
  const id: NetworkId = context.mint<"network">();
  const spec = networkSpec(name, driver, false);
  draft.put("network", {
    id,
    meta: newMeta(context.now),
    spec,
    kind: "predefined",
    vni: 0,
    subnet: "",
    gateway: "",
    nextHost: 0,
  });
}

function networkSpec(name: string, driver: string, ingress: boolean): NetworkSpec {
  return {
    Name: name,
    Labels: {},
    Driver: driver,
    EnableIPv4: true,
    EnableIPv6: false,
    Internal: false,
    Attachable: false,
    Ingress: ingress,
    Options: {},
    IPAM: { Driver: "default", Config: [] },
  };
}
