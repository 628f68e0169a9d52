/*
 * A connection that came in over the mesh is marked with the node it came from; its replies are routed by that mark,
 * back through
 * the same node. The upper three bits say that the mark is ours, the thirteen below which slice: other programs use other
 * bits (kube-proxy, Tailscale, Cilium).
 */
const tag = 0x40000000;
/** Where the slices begin: the first 256, that is most clusters, have marks that begin with 0x5c. */
const firstBlock = 0x1c;

export const replyMarkMask = "0xe0000000";
export const replyMarkTag = hex(tag);
/** What of a packet's mark is not ours. */
export const replyMarkRest = "0x0000ffff";

/** Routing rule and table that lead marked replies to mesh0. */
export const replyRoute = { preference: 5_077, table: 5_077 } as const;

/** The mark of connections that entered at the node of that slice. */
export function replyMark(slice: number): string {
  const block = (firstBlock + (slice >>> 8)) & 31;
  return hex(tag + block * 0x1000000 + (slice & 255) * 0x10000);
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, "0")}`;
}
