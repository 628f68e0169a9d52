/** The interfaces we make. Prefixes are how a restarted or leaving agent knows its own. Names end at 15 characters. */
export const linkNames = {
  /** The VXLAN between all nodes. */
  mesh: "mesh0",
  bridge: "br0",
  vxlan: "vx0",
  /** Host's side of a task's gateway leg. */
  gateway: (endpointId: string): string => `skg${endpointId.slice(0, 12)}`,
  /** Bridge port of a task's overlay leg. */
  port: (endpointId: string): string => `skp${endpointId.slice(0, 12)}`,
  /** The side that the engine moves into the container. */
  container: (endpointId: string): string => `skc${endpointId.slice(0, 12)}`,
} as const;

/** Interface group of all gateway legs: one word in a rule stands for every local task. */
export const gatewayGroup = 77;

/**
 * Locally administered MACs. The bridge's is pinned: one that follows its ports loses the bridge's neighbour entries.
 */
export function bridgeMac(vni: number, slice: number): string {
  // Above 255 the slice's upper byte goes to the front, where the first nodes of every cluster have 02:ff.
  const [first, second] = slice < 256 ? [0x02, 0xff] : [0x06, slice >>> 8];
  return mac(first, second, vni >>> 16, vni >>> 8, vni, slice);
}

export function meshMac(slice: number): string {
  return mac(0x02, 0xee, 0, 0, slice >>> 8, slice);
}

export function gatewayMac(slice: number): string {
  return mac(0x02, 0xfe, 0, 0, slice >>> 8, slice);
}

/** No node has it: the egress hook of mesh0 replaces it by the entry node's. */
export const replyMac = mac(0x02, 0xee, 0xff, 0xff, 0xff, 0xff);

function mac(...bytes: readonly number[]): string {
  return bytes.map((byte) => (byte & 255).toString(16).padStart(2, "0")).join(":");
}
