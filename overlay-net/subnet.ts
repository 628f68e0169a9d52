import { invalid, SkeinError } from "../base/error.ts";
import {
  contains,
  formatAddress,
  formatSubnet,
  overlaps,
  parseAddress,
  parseSubnet,
  type Subnet,
  sizeOf,
} from "./ipv4.ts";

/** Smallest network that can hold a gateway, a service address and a task. */
const prefixMax = 29;

export interface SubnetRequest {
  /** As in `docker swarm init --default-addr-pool`: ["10.0.0.0/8"]. */
  readonly pools: readonly string[];
  /** Prefix length of what is cut from the pools: 24. */
  readonly size: number;
  /** Everything that must stay apart: subnets of all networks and the mesh pool. */
  readonly taken: readonly string[];
  /** The user's own choice; it may lie outside the pools. */
  readonly requested?: string;
}

/**
 * A subnet for a new network: the requested one, or the lowest free one of the pools. Throws INVALID or PRECONDITION.
 */
export function allocateSubnet({ pools, size, taken, requested }: SubnetRequest): string {
  const others = taken.map(parseSubnet);
  if (requested !== undefined) return requestedSubnet(requested, others);
  for (const pool of pools.map(parseSubnet)) {
    const free = firstFree(pool, Math.max(size, pool.prefix), others);
    if (free !== undefined) return formatSubnet(free);
  }
  const reason =
    "could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network";
  throw new SkeinError("PRECONDITION", { reason });
}

/** The gateway of a network whose user named none: its first address. A named one must lie in the subnet. */
export function gatewayOf(subnet: string, requested?: string): string {
  const range = parseSubnet(subnet);
  if (requested === undefined || requested === "") return formatAddress(range.base + 1);
  const address = parseAddress(requested);
  if (!isHost(range, address)) throw invalid(`gateway ${requested} is not an address of subnet ${subnet}`);
  return requested;
}

export interface AddressRequest {
  readonly subnet: string;
  readonly gateway: string;
  /** Asked for addresses without prefix: "10.0.1.3". */
  readonly taken: (address: string) => boolean;
  /** Offset in the subnet where the search starts; a row's `nextHost`. */
  readonly nextHost: number;
}

export interface AllocatedAddress {
  /** With the subnet's prefix length: "10.0.1.3/24". */
  readonly address: string;
  /** The row's new `nextHost`: the search goes on from there, so that a freed address rests before it is used again. */
  readonly nextHost: number;
}

/** The next free address of a network, or undefined when all are taken. Never the first, the last, or the gateway. */
export function allocateAddress({ subnet, gateway, taken, nextHost }: AddressRequest): AllocatedAddress | undefined {
  const range = parseSubnet(subnet);
  const hosts = sizeOf(range) - 2;
  const start = nextHost >= 1 && nextHost <= hosts ? nextHost : 1;
  for (let step = 0; step < hosts; step += 1) {
    const host = ((start - 1 + step) % hosts) + 1;
    const address = formatAddress(range.base + host);
    if (address === gateway || taken(address)) continue;
    return { address: `${address}/${range.prefix}`, nextHost: (host % hosts) + 1 };
  }
  return undefined;
}

function requestedSubnet(text: string, others: readonly Subnet[]): string {
  const subnet = parseSubnet(text);
  if (subnet.prefix > prefixMax) throw invalid(`subnet ${text} is too small: use /${prefixMax} or larger`);
  if (subnet.prefix < 8) throw invalid(`subnet ${text} is too large: use /8 or smaller`);
  const other = others.find((one) => overlaps(one, subnet));
  if (other !== undefined) {
    throw invalid(`Pool overlaps with other one on this address space: ${text} and ${formatSubnet(other)}`);
  }
  return text;
}

function firstFree(pool: Subnet, prefix: number, others: readonly Subnet[]): Subnet | undefined {
  const step = 2 ** (32 - prefix);
  const end = pool.base + sizeOf(pool);
  for (let base = pool.base; base < end; ) {
    const candidate = { base, prefix };
    const other = others.find((one) => overlaps(one, candidate));
    if (other === undefined) return candidate;
    // Past the whole obstacle, not one step: it may be a /8 in the way of a /24.
    base = Math.max(base + step, alignUp(other.base + sizeOf(other), step));
  }
  return undefined;
}

function isHost(range: Subnet, address: number): boolean {
  return contains(range, address) && address !== range.base && address !== range.base + sizeOf(range) - 1;
}

function alignUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
