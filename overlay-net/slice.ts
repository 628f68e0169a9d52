import { SkeinError } from "../base/error.ts";
import { formatAddress, overlaps, parseSubnet } from "./ipv4.ts";

/** Slice numbers are below this: so many fit into the part of a connection mark that is ours. */
const slicesEnd = 8_192;
const blockSlices = 256;
const blocks = slicesEnd / blockSlices;

/**
 * A new node's part of the mesh: a free number from 1 up, just above a taken one, in few looks however many nodes there
 * are. Without gaps, that is the lowest one: the pool itself comes first, then the /16 after it, and so on. Throws
 * PRECONDITION when none is left.
 */
export function allocateSlice(taken: (slice: number) => boolean): number {
  for (let block = 0; block < blocks; block += 1) {
    let above = (block + 1) * blockSlices - 1;
    if (taken(above)) continue; // Full, or all but: gaps come last.
    let below = block * blockSlices - (block === 0 ? 0 : 1);
    while (above - below > 1) {
      const middle = (below + above) >>> 1;
      if (taken(middle)) below = middle;
      else above = middle;
    }
    return above;
  }
  return firstFree(taken);
}

/** Which of the mesh's /16 blocks a slice lies in: 0 is the pool itself, 1 the /16 after it. */
export function blockOf(slice: number): number {
  return Math.floor(slice / blockSlices);
}

/** The blocks after the pool itself that one of the subnets reaches into: no slice may be cut from them. */
export function foreignBlocks(meshPool: string, subnets: readonly string[]): ReadonlySet<number> {
  const ranges = subnets.map(parseSubnet);
  const numbers = Array.from({ length: blocks - 1 }, (_, at) => at + 1);
  const isForeign = (block: number): boolean => {
    const subnet = parseSubnet(blockSubnet(meshPool, block));
    return ranges.some((range) => overlaps(range, subnet));
  };
  return new Set(numbers.filter(isForeign));
}

/** The pool itself and the blocks after it that nodes have slices of. */
export function blocksInUse(meshPool: string, used: (block: number) => boolean): readonly string[] {
  const numbers = Array.from({ length: blocks }, (_, block) => block).filter((block) => block === 0 || used(block));
  return numbers.map((block) => blockSubnet(meshPool, block));
}

/** Whether a route's destination can be a slice of this mesh. */
export function isSlice(destination: string, meshPool: string): boolean {
  if (!destination.endsWith(".0/24")) return false;
  const offset = parseSubnet(destination).base - parseSubnet(meshPool).base;
  return offset >= 0 && offset < slicesEnd * 256;
}

/** Slice 3 of 10.200.0.0/16 is "10.200.3.0/24", slice 259 is "10.201.3.0/24". */
export function sliceSubnet(meshPool: string, slice: number): string {
  return `${formatAddress(parseSubnet(meshPool).base + slice * 256)}/24`;
}

/** The node's own address on the mesh, gateway and resolver of its tasks: the first of its slice. */
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

function blockSubnet(meshPool: string, block: number): string {
  return `${formatAddress(parseSubnet(meshPool).base + block * blockSlices * 256)}/16`;
}

/** Only in a mesh that is all but full, where the quick search finds nothing. */
function firstFree(taken: (slice: number) => boolean): number {
  for (let slice = 1; slice < slicesEnd; slice += 1) if (!taken(slice)) return slice;
  throw new SkeinError("PRECONDITION", { reason: `the mesh has room for ${slicesEnd - 1} nodes, and all is taken` });
}
