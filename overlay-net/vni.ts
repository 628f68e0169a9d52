import { SkeinError } from "../base/error.ts";

/** The VXLAN between all nodes that carries published ports; no network ever gets it. */
export const meshVni = 4_095;
/** The ingress network's, as in Swarm. */
export const ingressVni = 4_096;
const vniMax = 2 ** 24 - 1;

/**
 * The lowest VXLAN network identifier from `ingressVni` + 1 that no network has. Throws PRECONDITION when none is
 * left.
 */
export function allocateVni(taken: ReadonlySet<number>): number {
  for (let vni = ingressVni + 1; vni <= vniMax; vni += 1) if (!taken.has(vni)) return vni;
  throw new SkeinError("PRECONDITION", { reason: "no VXLAN network identifier is left" });
}
