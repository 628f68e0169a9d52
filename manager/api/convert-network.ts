import type { Network } from "../../model/network.ts";
import { rfc3339, vniOption } from "./convert-meta.ts";

/** A network of the swarm as Docker's API shows it; `containers` are this node's, as its engine shows them. */
export function convertNetwork(network: Network, containers: unknown = {}): Record<string, unknown> {
  const { spec } = network;
  const [asked] = spec.IPAM.Config;
  const config = network.subnet === "" ? [] : [{ ...asked, Subnet: network.subnet, Gateway: network.gateway }];
  return {
    Name: spec.Name,
    Id: network.id,
    Created: rfc3339(network.meta.createdAt),
    Scope: "swarm",
    Driver: spec.Driver,
    EnableIPv4: spec.EnableIPv4,
    EnableIPv6: spec.EnableIPv6,
    IPAM: { Driver: spec.IPAM.Driver, Options: spec.IPAM.Options ?? null, Config: config },
    Internal: spec.Internal,
    Attachable: spec.Attachable,
    Ingress: spec.Ingress,
    ConfigFrom: { Network: "" },
    ConfigOnly: false,
    Containers: containers,
    Options: { ...spec.Options, ...(network.vni > 0 && { [vniOption]: String(network.vni) }) },
    Labels: spec.Labels,
  };
}
