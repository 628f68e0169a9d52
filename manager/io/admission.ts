import type * as grpc from "@grpc/grpc-js";
import { messageOf, SkeinError } from "../../base/error.ts";
import { asId, type NodeId } from "../../base/id.ts";
import type { skein } from "../../proto/gen/skein.js";
import { managers } from "../../proto/rpc.ts";
import type { RaftNode } from "../../raft/io/types.ts";
import { requireIdentity } from "./access.ts";
import { NotLeadingError } from "./grpc-error.ts";
import type { Leading } from "./leading.ts";
import { callOnce } from "./rpc.ts";

export interface AdmissionPort {
  /** Throws NotLeadingError. */
  readonly leading: () => Leading;
  readonly raft: () => RaftNode;
  readonly self: NodeId;
  readonly credentials: () => grpc.ChannelCredentials;
}

type Authenticated = Pick<grpc.ServerUnaryCall<unknown, unknown>, "getAuthContext">;
const dialBackMs = 5_000;

/** A node with a manager certificate becomes a member of Raft, once it has proved that it can be reached. */
export async function join(
  port: AdmissionPort,
  request: skein.v1.JoinManagerRequest.$Properties,
  call: Authenticated,
  signal: AbortSignal,
): Promise<void> {
  const { nodeId } = requireIdentity(call);
  const { address = "", raftId = 0 } = { address: request.address ?? "", raftId: request.raftId ?? 0 };
  const leading = port.leading();
  const row = leading.view().node(nodeId);
  if (row?.spec.Role !== "manager") {
    throw new SkeinError("PRECONDITION", { reason: `node ${nodeId} is not to be a manager` });
  }
  const taken = [...leading.view().nodes()].some((node) => node.id !== nodeId && node.manager?.raftId === raftId);
  if (taken) throw new SkeinError("PRECONDITION", { reason: `raft id ${raftId} belongs to another node` });
  await dialBack(port, { nodeId, address }, signal);
  const raft = port.raft();
  leading.joining.add(raftId);
  try {
    const before = row.manager;
    // Came back with an empty disk: its old member can never answer again.
    if (before !== undefined && before.raftId !== raftId) await raft.removeMember(before.raftId, { signal });
    const member = raft.status().members.find(({ id }) => id === raftId);
    if (member !== undefined && member.address !== address)
      await raft.updateMember({ id: raftId, address }, { signal });
    await raft.addMember({ id: raftId, address }, { signal });
    await leading.submit({ kind: "setManager", nodeId, manager: { raftId, address } }, signal);
  } finally {
    leading.joining.delete(raftId);
  }
}

/** A manager leaves Raft: itself, or another that it names. Its row stays, as a node that is no manager any more. */
export async function leave(
  port: AdmissionPort,
  request: skein.v1.LeaveManagerRequest.$Properties,
  call: Authenticated,
  signal: AbortSignal,
): Promise<void> {
  const caller = requireIdentity(call);
  const nodeId: NodeId = request.nodeId ? asId(request.nodeId) : caller.nodeId;
  const leading = port.leading();
  const manager = leading.view().node(nodeId)?.manager;
  if (manager === undefined) return;
  const raft = port.raft();
  if (nodeId === port.self) {
    // Its successor takes it out: a leader that removes itself leaves everybody without one for a while.
    await raft.transferLeadership(undefined, { signal });
    throw new NotLeadingError(raft.status().leaderAddress);
  }
  await raft.removeMember(manager.raftId, { signal });
  await leading.submit({ kind: "setManager", nodeId }, signal);
}

/** The address must lead to the very node that asks, before a quorum may depend on it. */
async function dialBack(
  port: AdmissionPort,
  { nodeId, address }: { readonly nodeId: NodeId; readonly address: string },
  signal: AbortSignal,
): Promise<void> {
  const settings = { address, credentials: port.credentials(), signal, timeoutMs: dialBackMs };
  const found = await callOnce(managers.ping, {}, settings).catch((error: unknown) => {
    const reason = `could not connect to prospective new cluster member using its advertised address ${address}`;
    throw new SkeinError("PRECONDITION", { reason: `${reason}: ${messageOf(error)}` }, error);
  });
  if (found.nodeId === nodeId) return;
  throw new SkeinError("PRECONDITION", { reason: `the advertised address ${address} leads to node ${found.nodeId}` });
}
