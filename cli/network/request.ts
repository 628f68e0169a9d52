import { CliFailure } from "../failure.ts";
import type { Values } from "../flag.ts";
import { cut, pairs, withKey } from "../text/words.ts";
import type { networkFlags } from "./create.ts";
import { contains } from "./subnet.ts";

interface Pool {
  readonly Subnet: string;
  readonly IPRange?: string;
  readonly Gateway?: string;
  readonly AuxiliaryAddresses: Readonly<Record<string, string>>;
}

/** What `network create` sends. */
export function networkRequest(name: string, values: Values<typeof networkFlags>) {
  return {
    Name: name,
    Driver: values.driver ?? "overlay",
    Scope: values.scope ?? "",
    ...withKey("EnableIPv4", values.ipv4),
    ...withKey("EnableIPv6", values.ipv6),
    IPAM: { Driver: values["ipam-driver"] ?? "default", Options: pairs(values["ipam-opt"]), Config: poolsFrom(values) },
    Internal: values.internal ?? false,
    Attachable: values.attachable ?? false,
    Ingress: values.ingress ?? false,
    ConfigOnly: values["config-only"] ?? false,
    ConfigFrom: values["config-from"] === undefined ? null : { Network: values["config-from"] },
    Options: pairs(values.opt),
    Labels: pairs(values.label),
  };
}

/** Gateways, ranges and taken addresses go to the subnet that contains them. */
function poolsFrom(values: Values<typeof networkFlags>): readonly Pool[] {
  const subnets = words(values.subnet);
  const ranges = words(values["ip-range"]);
  const gateways = words(values.gateway);
  if (subnets.length < ranges.length || subnets.length < gateways.length) {
    throw new CliFailure("every ip-range or gateway must have a corresponding subnet");
  }
  for (const [index, subnet] of subnets.entries()) {
    const overlaps = subnets.slice(0, index).some((other) => contains(other, subnet) || contains(subnet, other));
    if (overlaps) throw new CliFailure("multiple overlapping subnet configuration is not supported");
  }
  const taken = values["aux-address"].map((text) => cut(text, "="));
  const given = [...ranges.map(named("range")), ...gateways.map(named("gateway")), ...taken.map(named2)];
  const stray = given.find(({ address }) => !subnets.some((subnet) => contains(subnet, address)));
  if (stray !== undefined) throw new CliFailure(`no matching subnet for ${stray.what} ${stray.address}`);
  return subnets.map((subnet) => ({
    Subnet: subnet,
    ...withKey("IPRange", only(subnet, ranges, "ranges")),
    ...withKey("Gateway", only(subnet, gateways, "gateways")),
    AuxiliaryAddresses: Object.fromEntries(
      taken.filter(({ value }) => contains(subnet, value ?? "")).map(({ key, value }) => [key, value ?? ""]),
    ),
  }));
}

function only(subnet: string, addresses: readonly string[], what: string): string | undefined {
  const inside = addresses.filter((address) => contains(subnet, address));
  if (inside.length > 1)
    throw new CliFailure(`cannot configure multiple ${what} (${inside.join(", ")}) on the same subnet (${subnet})`);
  return inside[0];
}

function words(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split(","));
}

function named(what: string): (address: string) => { what: string; address: string } {
  return (address) => ({ what, address });
}

function named2({ value }: { readonly value: string | undefined }): { what: string; address: string } {
  return { what: "aux-address", address: value ?? "" };
}
