import { invalid, SkeinError } from "../../base/error.ts";
import type { NetworkSpec } from "../network.ts";
import { validateName } from "./name.ts";
import { flag, kept, labels, list, readDocument, shape, text } from "./schema.ts";

/** Reads the body of `POST /networks/create`; the shape only. */
export function parseNetworkSpec(json: unknown): NetworkSpec {
  return readDocument(networkSpec, json);
}

/** Throws INVALID, FORBIDDEN or 501 unless a swarm-scoped network can be made of it. */
export function validateNetworkSpec(spec: NetworkSpec): void {
  validateName(spec.Name);
  if (["bridge", "host", "none", "default"].includes(spec.Name)) {
    throw new SkeinError("FORBIDDEN", { reason: `${spec.Name} is a pre-defined network and cannot be created` });
  }
  if (Object.hasOwn(spec.Labels, "com.docker.swarm.predefined")) {
    const reason =
      "label com.docker.swarm.predefined is for internally created predefined networks and cannot be applied by users";
    throw new SkeinError("FORBIDDEN", { reason });
  }
  if (spec.Ingress && spec.Driver !== "overlay")
    throw unsupported("only overlay driver is currently supported for ingress network");
  if (spec.Driver !== "overlay")
    throw unsupported(`Driver: swarm networks need the driver overlay, not ${spec.Driver}`);
  if (spec.Ingress && spec.Attachable) throw invalid("ingress network cannot be attachable");
  if (!spec.EnableIPv4)
    throw unsupported("EnableIPv4: overlay networks without IPv4 are not supported by this version");
  if (spec.EnableIPv6) throw unsupported("EnableIPv6: IPv6 overlay networks are not supported by this version");
  validateOptions(spec);
  validateIpam(spec.IPAM);
}

function validateOptions(spec: NetworkSpec): void {
  if (Object.hasOwn(spec.Options, "encrypted") && spec.Options["encrypted"] !== "false") {
    throw invalid(
      "Options.encrypted: encrypted overlay networks are not supported by this version; they are never run in clear",
    );
  }
  if (Object.hasOwn(spec.Options, "com.docker.network.driver.overlay.vxlanid_list")) {
    throw invalid(
      "Options.com.docker.network.driver.overlay.vxlanid_list: network identifiers are chosen by the cluster",
    );
  }
  const mtu = spec.Options["com.docker.network.driver.mtu"];
  if (mtu !== undefined && !/^\d{3,5}$/.test(mtu))
    throw invalid(`Options.com.docker.network.driver.mtu: "${mtu}" is not a number of bytes`);
}

function validateIpam(ipam: NetworkSpec["IPAM"]): void {
  if (ipam.Driver !== "default")
    throw unsupported(`IPAM.Driver: only the driver default is supported, not ${ipam.Driver}`);
  if (ipam.Config.length > 1)
    throw unsupported("IPAM.Config: only one subnet per network is supported by this version");
  for (const config of ipam.Config) {
    if (config.Subnet === undefined) throw invalid("IPAM.Config: Subnet must be provided");
    if (!isSubnet(config.Subnet)) throw invalid(`invalid CIDR address: ${config.Subnet} (IPAM.Config.Subnet)`);
    if (config.Gateway !== undefined && !isAddress(config.Gateway)) {
      throw invalid(`invalid address: ${config.Gateway} (IPAM.Config.Gateway)`);
    }
    if (config.IPRange !== undefined && !isSubnet(config.IPRange)) {
      throw invalid(`invalid CIDR address: ${config.IPRange} (IPAM.Config.IPRange)`);
    }
    for (const [name, address] of Object.entries(config.AuxiliaryAddresses ?? {})) {
      if (!isAddress(address)) throw invalid(`invalid address: ${address} (IPAM.Config.AuxiliaryAddresses.${name})`);
    }
  }
}

/** Whether it is an IPv4 subnet: "10.0.1.0/24". */
export function isSubnet(subnet: string): boolean {
  const [address = "", prefix = "", ...rest] = subnet.split("/");
  return rest.length === 0 && isAddress(address) && /^\d{1,2}$/.test(prefix) && Number(prefix) <= 32;
}

function isAddress(address: string): boolean {
  const parts = address.split(".");
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

function unsupported(reason: string): SkeinError {
  return new SkeinError("NOT_IMPLEMENTED", { reason });
}

const ipam = shape<NetworkSpec["IPAM"]>(
  {
    Driver: text,
    Options: labels,
    Config: list(
      shape<NetworkSpec["IPAM"]["Config"][number]>(
        { Subnet: text, IPRange: text, Gateway: text, AuxiliaryAddresses: labels },
        { defaults: {} },
      ),
    ),
  },
  { defaults: { Driver: "default", Config: [] } },
);

const networkSpec = shape<NetworkSpec>(
  {
    Name: text,
    Labels: labels,
    Driver: text,
    EnableIPv4: kept(flag),
    EnableIPv6: flag,
    Internal: flag,
    Attachable: flag,
    Ingress: flag,
    Options: labels,
    IPAM: ipam,
  },
  {
    defaults: {
      Name: "",
      Labels: {},
      Driver: "overlay",
      EnableIPv4: true,
      EnableIPv6: false,
      Internal: false,
      Attachable: false,
      Ingress: false,
      Options: {},
      IPAM: { Driver: "default", Config: [] },
    },
    refused: {
      ConfigOnly: "ConfigOnly networks are local to a node, not to the swarm",
      ConfigFrom: "ConfigFrom is not supported for networks of the swarm",
    },
  },
);
