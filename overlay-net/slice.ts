import { SkeinError } from "../base/error.ts";
import { formatAddress, parseSubnet } from "./ipv4.ts";

const sliceMax = 254;

/**
 * A new node's part of the mesh pool: the lowest number from 1 to 254 that no node has. Throws PRECONDITION when none
 * is left.
 */
export function allocateSlice(taken: ReadonlySet<number>): number {
  for (let slice = 1; slice <= sliceMax; slice += 1) if (!taken.has(slice)) return slice;
  throw new SkeinError("PRECONDITION", { reason: `the mesh pool has room for ${sliceMax} nodes, and all are taken` });
}

/** Slice 3 of 10.200.0.0/16 is "10.200.3.0/24". */
export function sliceSubnet(meshPool: string, slice: number): string {
  return `${formatAddress(parseSubnet(meshPool).base + slice * 256)}/24`;
}

/** The node's own address on the mesh, gateway and resolver of its tasks: 10.200.<slice>.1. */
export function sliceGateway(meshPool: string, slice: number): string {
  return formatAddress(parseSubnet(meshPool).base + slice * 256 + 1);
}

/**
 * The last byte of a free gateway-leg address, 2 … 254, on a node; undefined when all 253 are taken. The search starts at
 * `nextHost`: any start is right, a moving one lets a freed address rest.
 */
export function freeGatewayHost(taken: (host: number) => boolean, nextHost: number): number | undefined {
  const start = nextHost >= 2 && nextHost <= 254 ? nextHost : 2;
  for (let step = 0; step < 253; step += 1) {
    const host = 2 + ((start - 2 + step) % 253);
    if (!taken(host)) return host;
  }
  return undefined;
}
