import { SkeinError } from "../base/error.ts";
import type { Assignments, NetworkItem, SelfItem, TaskItem } from "../model/assignment.ts";
import type { ContainerNetworking, EngineAttachment, EngineNetwork } from "../model/dataplane.ts";
import type { NetworkAttachment } from "../model/task.ts";
import { bareAddress } from "./ipv4.ts";
import { sliceGateway, sliceSubnet } from "./slice.ts";

/** The name of our Docker network driver and of its address manager. */
export const driverName = "skein";
const gatewayNetworkName = "skein_gateway";
/** Keys of options and labels on the engine's networks. */
export const networkOption = { network: "skein.network", vni: "skein.vni", slice: "skein.slice" } as const;

/** A question that our resolver misses while it restarts is asked again after a second, not after the usual five. */
const dnsOptions = ["timeout:1", "attempts:5"] as const;
/** Names that an engine keeps for itself, or that are ours. */
const reserved: ReadonlySet<string> = new Set([
  "bridge",
  "host",
  "none",
  "default",
  "docker_gwbridge",
  gatewayNetworkName,
]);

/**
 * The legs of one task's container: its overlay networks in the user's order, the gateway leg last; and who answers
 * names.
 */
export function containerNetworking(task: TaskItem, assignments: Assignments): ContainerNetworking {
  const self = assignments.get("self");
  if (self?.kind !== "self")
    throw new SkeinError("UNAVAILABLE", { reason: "this node has not learnt its part of the mesh yet" });
  const legs = task.attachments.map(
    (attachment): Leg => ({
      attachment,
      network: networkItem(attachment.networkId, assignments),
    }),
  );
  const predefined = legs.find(({ network }) => network.vni === 0);
  // The host's own network, or none: nothing of ours can be added to it.
  if (predefined !== undefined) return { attachments: [predefinedLeg(predefined)], dns: [] };
  const overlays = legs.map(
    ({ attachment, network }): EngineAttachment => ({
      network: overlayNetwork(network),
      address: bareAddress(attachment.address),
      ...driverOptionsOf(attachment),
    }),
  );
  return {
    attachments: [...overlays, { network: gatewayNetwork(self), address: bareAddress(task.gatewayAddress) }],
    dns: [sliceGateway(self.meshPool, self.slice)],
    dnsOptions,
  };
}

interface Leg {
  readonly attachment: NetworkAttachment;
  readonly network: NetworkItem;
}

function driverOptionsOf({ driverOptions }: NetworkAttachment): Pick<EngineAttachment, "driverOptions"> {
  return driverOptions === undefined ? {} : { driverOptions };
}

/** An overlay network as this node's engine must know it. */
function overlayNetwork(network: NetworkItem): EngineNetwork {
  const own = { [networkOption.network]: network.id, [networkOption.vni]: `${network.vni}` };
  return {
    name: reserved.has(network.name) ? `${network.name}_${network.id}` : network.name,
    ...{ driver: driverName, ipamDriver: driverName },
    options: { ...network.options, ...own },
    labels: { ...network.labels, ...own },
    ...{ subnet: network.subnet, gateway: network.gateway, internal: network.internal },
  };
}

/** The network of all gateway legs of a node, as its engine must know it. */
function gatewayNetwork(self: Pick<SelfItem, "meshPool" | "slice">): EngineNetwork {
  const own = { [networkOption.slice]: `${self.slice}` };
  return {
    name: gatewayNetworkName,
    ...{ driver: driverName, ipamDriver: driverName, options: own, labels: own },
    subnet: sliceSubnet(self.meshPool, self.slice),
    gateway: sliceGateway(self.meshPool, self.slice),
    internal: false,
  };
}

function predefinedLeg({ attachment, network: { name } }: Leg): EngineAttachment {
  const nothing = { options: {}, labels: {}, subnet: "", gateway: "", internal: false };
  const network = { name, driver: name, ipamDriver: "default", ...nothing };
  return { network, address: "", ...driverOptionsOf(attachment) };
}

function networkItem(id: string, assignments: Assignments): NetworkItem {
  const item = assignments.get(`network/${id}`);
  if (item?.kind !== "network") throw new SkeinError("NOT_FOUND", { kind: "network", name: id });
  return item;
}
