import { SkeinError } from "../../base/error.ts";
import { parseInterface } from "../ipv4.ts";
import type { PluginMethod } from "./plugin-server.ts";

const addressSpace = "skein";

/**
 * Docker's address manager, as far as Skein lets it manage: pools and addresses are given as asked, because managers
 * chose them.
 * It remembers nothing, so networks may overlap those of other drivers and each other. `isMesh` tells a gateway leg's
 * address.
 */
export function ipamDriver(isMesh: (address: string) => boolean): Readonly<Record<string, PluginMethod>> {
  return { ...methods, "/IpamDriver.RequestAddress": (request) => giveAddress(request, isMesh) };
}

const methods: Readonly<Record<string, PluginMethod>> = {
  "/IpamDriver.GetCapabilities": () => ({ RequiresMACAddress: false }),
  "/IpamDriver.GetDefaultAddressSpaces": () => ({
    LocalDefaultAddressSpace: addressSpace,
    GlobalDefaultAddressSpace: addressSpace,
  }),
  "/IpamDriver.RequestPool": ({ Pool }) => {
    const pool = text(Pool);
    if (pool === "") throw refusal("a network of driver skein needs the subnet that its swarm network has");
    parseInterface(pool);
    return { PoolID: `${addressSpace}/${pool}`, Pool: pool, Data: {} };
  },
};

function giveAddress({ PoolID, Address, Options }: Parameters<PluginMethod>[0], isMesh: (address: string) => boolean) {
  const { prefix } = parseInterface(text(PoolID).slice(addressSpace.length + 1));
  const address = text(Address);
  if (address === "") throw refusal("addresses of a swarm network are given by its managers: use --ip");
  const options = Options as { readonly RequestAddressType?: string } | null; // libnetwork's.
  const forGateway = options?.RequestAddressType !== undefined;
  // Gateway legs are routed: a task has no neighbour there but its node.
  return { Address: `${address}/${isMesh(address) && !forGateway ? 32 : prefix}`, Data: {} };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function refusal(reason: string): SkeinError {
  return new SkeinError("BAD_REQUEST", { reason });
}
