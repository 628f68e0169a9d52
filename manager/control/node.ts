import type { Instant } from "../../base/clock.ts";
import { nanosPerMs } from "../../base/clock.ts";
import type { Command, CommandResult, JoinCommand } from "../../model/command.ts";
import { newMeta } from "../../model/meta.ts";
import type { Node } from "../../model/node.ts";
import { compareStates } from "../../model/task.ts";
import { allocateSlice, blockOf, foreignBlocks } from "../../overlay-net/slice.ts";
import type { Draft } from "../store/draft.ts";
import { clusterOf, done, found, inSequence, precondition, subnetsOf } from "./check.ts";
import type { Context } from "./control.ts";

/** A node got its certificate: its row, or what is new about it when it asks again. */
export function joinNode(draft: Draft, command: JoinCommand, context: Context): CommandResult {
  const { nodeId, role, availability, dataPathAddress, description, labels = {} } = command;
  const existing = draft.node(nodeId);
  const described = description === undefined ? {} : { description };
  if (existing !== undefined) {
    draft.put("node", { ...existing, ...described, dataPathAddress });
    return { ...done, id: nodeId };
  }
  const slice = freeSlice(draft);
  draft.put("node", {
    id: nodeId,
    meta: newMeta(context.now),
    spec: { Labels: labels, Role: role, Availability: availability },
    role,
    ...described,
    status: { state: "unknown", message: "", address: "" },
    slice,
    dataPathAddress,
  });
  return { ...done, id: nodeId };
}

export function updateNode(draft: Draft, command: Command & { kind: "updateNode" }, context: Context): CommandResult {
  const node = found(draft, "node", command.id);
  inSequence(draft, "node", node, command.version);
  if (node.spec.Role === "manager" && command.spec.Role === "worker") refuseDemotion(draft, node, context);
  draft.put("node", { ...node, spec: command.spec });
  return done;
}

/** The row goes, its tasks become orphans, and its certificate is refused from now on. */
export function removeNode(draft: Draft, command: Command & { kind: "removeNode" }, context: Context): CommandResult {
  const node = found(draft, "node", command.id);
  if (node.spec.Role === "manager" || node.manager !== undefined) {
    const rule =
      "is a cluster manager and is a member of the raft cluster. It must be demoted to worker before removal";
    throw precondition(`node ${node.id} ${rule}`);
  }
  if (!command.force && node.status.state !== "down") {
    throw precondition(`node ${node.id} is not down and can't be removed`);
  }
  orphanTasks(draft, node, context.now);
  const cluster = clusterOf(draft);
  const until = context.now + cluster.spec.CAConfig.NodeCertExpiry / nanosPerMs + blacklistSlackMs;
  const current = cluster.removedNodes.filter((removed) => removed.until > context.now);
  draft.put("cluster", { ...cluster, removedNodes: [...current, { id: node.id, until }] });
  draft.drop("node", node.id);
  return done;
}

/** A node has become, or is no longer, a member of Raft. */
export function setManager(draft: Draft, command: Command & { kind: "setManager" }): CommandResult {
  const { manager: _, ...node } = found(draft, "node", command.nodeId);
  draft.put("node", command.manager === undefined ? node : { ...node, manager: command.manager });
  return done;
}

/** A node holds a certificate for this role now. */
export function setRole(draft: Draft, command: Command & { kind: "setRole" }): CommandResult {
  const node = found(draft, "node", command.nodeId);
  draft.put("node", node.role === command.role ? node : { ...node, role: command.role });
  return done;
}

/** Past the mesh pool, slices are cut only where no network is. */
function freeSlice(draft: Draft): number {
  let foreign: ReadonlySet<number> | undefined;
  const isForeign = (block: number): boolean => {
    if (block === 0) return false;
    foreign ??= foreignBlocks(clusterOf(draft).meshPool, subnetsOf(draft));
    return foreign.has(block);
  };
  return allocateSlice((slice) => draft.has("node", "slice", `${slice}`) || isForeign(blockOf(slice)));
}

/** After a certificate has expired it is refused longer, against clocks that are wrong. */
const blacklistSlackMs = 7 * 24 * 3_600_000;

function refuseDemotion(draft: Draft, node: Node, { reachableManagers }: Context): void {
  const managers = [...draft.nodes()].filter((other) => other.spec.Role === "manager").length;
  if (managers <= 1) throw precondition("attempting to demote the last manager of the swarm");
  const left = managers - 1;
  const reachable = reachableManagers - (node.status.state === "ready" ? 1 : 0);
  if (reachable < Math.floor(left / 2) + 1) {
    throw precondition("can't remove member from the raft: this would result in a loss of quorum");
  }
}

function orphanTasks(draft: Draft, node: Node, now: Instant): void {
  for (const task of draft.tasksOfNode(node.id)) {
    if (compareStates(task.status.state, "complete") >= 0) continue;
    const message = "Task belonged to a node that has been deleted";
    draft.put("task", { ...task, status: { ...task.status, state: "orphaned", timestamp: now, message } });
  }
}
