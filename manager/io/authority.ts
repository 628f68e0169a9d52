import { createHash, type KeyObject } from "node:crypto";
import type * as grpc from "@grpc/grpc-js";
import type { Chance, Clock } from "../../base/clock.ts";
import { SkeinError } from "../../base/error.ts";
import { idFrom, type NodeId } from "../../base/id.ts";
import type { Cluster } from "../../model/cluster.ts";
import type { Availability, NodeDescription } from "../../model/node.ts";
import type { skein } from "../../proto/gen/skein.js";
import { decideIssue, type IssueAnswer } from "../ca/issue.ts";
import { nodeValidity } from "../ca/renewal.ts";
import { identityOfCall } from "./access.ts";
import type { Leading } from "./leading.ts";

export interface AuthorityPort {
  readonly self: NodeId;
  /** PEM, as nodes take its digest. */
  readonly root: () => string;
  /** Throws NotLeadingError. */
  readonly leading: () => Leading;
  readonly clock: Clock;
  readonly chance: Chance;
}

type IssueRequest = skein.v1.IssueRequest.$Properties;
type IssueResponse = skein.v1.IssueResponse.$Properties;
type Authenticated = Pick<grpc.ServerUnaryCall<unknown, unknown>, "getAuthContext">;

/** Answers who asks for a certificate: a new node with a token, or a node of ours whose certificate grows old or whose role changes. */
export async function issue(
  port: AuthorityPort,
  request: IssueRequest,
  call: Authenticated,
  signal: AbortSignal,
): Promise<IssueResponse> {
  const leading = port.leading();
  const cluster = leading.view().cluster();
  if (cluster === undefined) throw new SkeinError("MANAGER_STARTING", {});
  // Loaded when first needed: a node that only restarts has no use for it.
  const { publicKeyOf } = await import("../ca/io/request.ts");
  const publicKey = publicKeyOf(request.request ?? "");
  const answer = decide(port, leading, { cluster, request, publicKey, call });
  if (answer.kind === "join") await enrol(leading, request, answer, signal);
  else await changeRole(leading, answer, signal);
  const issuer = await leading.issuer(cluster.rootCa);
  const validity = nodeValidity(port.clock.now(), cluster.spec.CAConfig.NodeCertExpiry);
  const { nodeId, role } = answer;
  const node = { nodeId, role, clusterId: cluster.id, publicKey, validity };
  return {
    nodeId,
    clusterId: cluster.id,
    role,
    certificate: issuer.sign(node, port.chance),
    rootCertificate: cluster.rootCa.certificate,
    // The leader first: that is where the new node's session begins.
    managers: [...leading.managers].sort(
      (left, right) => Number(right.nodeId === port.self) - Number(left.nodeId === port.self),
    ),
  };
}

interface Asked {
  readonly cluster: Cluster;
  readonly request: IssueRequest;
  readonly publicKey: KeyObject;
  readonly call: Authenticated;
}

function decide(port: AuthorityPort, leading: Leading, { cluster, request, publicKey, call }: Asked): IssueAnswer {
  const caller = identityOfCall(call);
  const ours = caller?.clusterId === cluster.id ? caller : undefined;
  const node = ours === undefined ? undefined : leading.view().node(ours.nodeId);
  return decideIssue({
    cluster,
    token: request.token ?? "",
    newId: idOfKey(publicKey),
    now: port.clock.now(),
    ...(ours === undefined ? {} : { caller: ours }),
    ...(node === undefined ? {} : { node }),
  });
}

/** Asking again with the same key, because the answer was lost, gives the same node and not a second one. */
function idOfKey(publicKey: KeyObject): NodeId {
  return idFrom<"node">(
    createHash("sha256")
      .update(publicKey.export({ type: "spki", format: "der" }))
      .digest(),
  );
}

async function enrol(leading: Leading, request: IssueRequest, answer: IssueAnswer, signal: AbortSignal): Promise<void> {
  const { nodeId, role } = answer;
  const description = descriptionOf(request.description);
  const availability = availabilityOf(request.availability);
  const dataPathAddress = request.dataPathAddress ?? "";
  const described = description === undefined ? {} : { description };
  await leading.submit({ kind: "joinNode", nodeId, role, availability, dataPathAddress, ...described }, signal);
}

async function changeRole(leading: Leading, { nodeId, role }: IssueAnswer, signal: AbortSignal): Promise<void> {
  const node = leading.view().node(nodeId);
  if (node === undefined || node.role === role) return;
  if (role === "worker" && node.manager !== undefined) {
    throw new SkeinError("UNAVAILABLE", { reason: `node ${nodeId} is still a member of the raft cluster` });
  }
  await leading.submit({ kind: "setRole", nodeId, role }, signal);
}

function availabilityOf(text: string | null | undefined): Availability {
  if (text === undefined || text === null || text === "") return "active";
  if (text === "active" || text === "pause" || text === "drain") return text;
  throw new SkeinError("INVALID", { reason: `invalid Availability: "${text}"` });
}

function descriptionOf(bytes: Uint8Array | null | undefined): NodeDescription | undefined {
  if (bytes === undefined || bytes === null || bytes.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.from(bytes).toString()) as NodeDescription; // A node describes itself; the type is ours on both ends.
  } catch (error) {
    throw new SkeinError("INVALID", { reason: "the node's description is not JSON" }, error);
  }
}
