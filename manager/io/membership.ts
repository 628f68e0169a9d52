import type { NodeId } from "../../base/id.ts";
import type { Node } from "../../model/node.ts";
import type { Member } from "../../raft/io/types.ts";

/** What must change so that Raft's members are the managers that the rows want. */
export type MembershipAction =
  /** The node is to be a worker: out of Raft, then out of its row. */
  | { readonly kind: "demote"; readonly nodeId: NodeId; readonly raftId: number }
  /** As above, but it is this leader: somebody else has to do it. */
  | { readonly kind: "handOver" }
  /** A member that no row knows: its node was removed, or its joining was given up. */
  | { readonly kind: "removeStray"; readonly raftId: number }
  /** The row still says manager, but Raft has let it go. */
  | { readonly kind: "clearRow"; readonly nodeId: NodeId };

export interface MembershipQuestion {
  readonly self: NodeId;
  readonly nodes: Iterable<Node>;
  readonly members: readonly Member[];
  /** Raft ids that are on their way in: members without a row for a moment. */
  readonly joining: ReadonlySet<number>;
  /** Strays that were seen before and have had time to come back. */
  readonly forgotten: ReadonlySet<number>;
}

/** The next step, or undefined when rows and members agree. One at a time: each changes who must agree to the next. */
export function nextMembershipAction(question: MembershipQuestion): MembershipAction | undefined {
  const { self, members, joining, forgotten } = question;
  const nodes = [...question.nodes];
  const managers = nodes.filter((node) => node.manager !== undefined);
  for (const { id, spec, manager } of managers) {
    if (manager === undefined || spec.Role === "manager") continue;
    if (!members.some((member) => member.id === manager.raftId)) return { kind: "clearRow", nodeId: id };
    if (!managers.some((other) => other.id !== id && other.spec.Role === "manager")) continue; // The last one stays.
    return id === self ? { kind: "handOver" } : { kind: "demote", nodeId: id, raftId: manager.raftId };
  }
  const stray = strays(nodes, members).find((id) => !joining.has(id) && forgotten.has(id));
  return stray === undefined ? undefined : { kind: "removeStray", raftId: stray };
}

/** Raft ids of members that no row knows. */
export function strays(nodes: readonly Node[], members: readonly Member[]): readonly number[] {
  const known = new Set(nodes.map((node) => node.manager?.raftId));
  return members.filter((member) => !known.has(member.id)).map((member) => member.id);
}
