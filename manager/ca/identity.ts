import { asId, type ClusterId, type NodeId } from "../../base/id.ts";
import type { Role } from "../../model/node.ts";

/** Who a node's certificate says it is. */
export interface Identity {
  readonly nodeId: NodeId;
  readonly role: Role;
  readonly clusterId: ClusterId;
}

/** The name that every node certificate carries, whatever its address: nodes move, certificates stay. */
export const commonServerName = "skein";

/** A certificate's subject, as TLS libraries give it: several values of one field come as a list. */
export interface Subject {
  readonly CN?: string | readonly string[] | undefined;
  readonly OU?: string | readonly string[] | undefined;
  readonly O?: string | readonly string[] | undefined;
}

const units = { manager: "swarm-manager", worker: "swarm-worker" } as const satisfies Record<Role, string>;

/** The organizational unit that stands for a role, as in Swarm. */
export function unitOf(role: Role): string {
  return units[role];
}

/** The identity in a certificate's subject, or undefined if it is not one of a node. */
export function identityOf(subject: Subject): Identity | undefined {
  const { CN, OU, O } = subject;
  if (typeof CN !== "string" || typeof OU !== "string" || typeof O !== "string" || CN === "" || O === "")
    return undefined;
  if (OU !== units.manager && OU !== units.worker) return undefined;
  return { nodeId: asId(CN), role: OU === units.manager ? "manager" : "worker", clusterId: asId(O) };
}
