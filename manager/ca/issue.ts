import type { Instant } from "../../base/clock.ts";
import { SkeinError } from "../../base/error.ts";
import type { NodeId } from "../../base/id.ts";
import type { Cluster } from "../../model/cluster.ts";
import type { Node, Role } from "../../model/node.ts";
import type { Identity } from "./identity.ts";
import { roleOfToken } from "./join-token.ts";

export interface IssueQuestion {
  readonly cluster: Cluster;
  /** Empty: a renewal, which needs `caller`. */
  readonly token: string;
  /** Who the caller's certificate says it is; undefined without one. */
  readonly caller?: Identity;
  /** The row of the caller, or of the node that the new certificate would name. */
  readonly node?: Node;
  /** The id that a node new to the cluster gets. */
  readonly newId: NodeId;
  readonly now: Instant;
}

export interface IssueAnswer {
  readonly kind: "join" | "renew";
  readonly nodeId: NodeId;
  readonly role: Role;
}

/** Who may get which certificate. Throws SkeinError with the reason where the answer is none. */
export function decideIssue(question: IssueQuestion): IssueAnswer {
  const { cluster, token, newId, now } = question;
  if (token === "") return renewal(question);
  const role = roleOfToken(token, cluster.joinTokens);
  requireNotRemoved(cluster, newId, now);
  return { kind: "join", nodeId: newId, role };
}

/** Throws FORBIDDEN for a node that was removed from the cluster while its certificate would still be valid. */
function requireNotRemoved(cluster: Cluster, nodeId: NodeId, now: Instant): void {
  if (!isRemoved(cluster, nodeId, now)) return;
  throw new SkeinError("FORBIDDEN", { reason: `node ${nodeId} was removed from this swarm` });
}

/** Its certificate is refused everywhere. */
export function isRemoved(cluster: Cluster, nodeId: NodeId, now: Instant): boolean {
  return cluster.removedNodes.some((removed) => removed.id === nodeId && removed.until > now);
}

/** Keeps the id; the role is the one wanted now, so this is how a promotion or demotion reaches the certificate. */
function renewal({ cluster, caller, node, now }: IssueQuestion): IssueAnswer {
  if (caller === undefined) {
    throw new SkeinError("UNAUTHENTICATED", { reason: "a join token or a valid certificate is necessary" });
  }
  requireNotRemoved(cluster, caller.nodeId, now);
  if (node === undefined || node.id !== caller.nodeId) {
    throw new SkeinError("FORBIDDEN", { reason: `node ${caller.nodeId} is not part of this swarm` });
  }
  return { kind: "renew", nodeId: node.id, role: node.spec.Role };
}
