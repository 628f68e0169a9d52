import { X509Certificate } from "node:crypto";
import { SkeinError } from "../base/error.ts";
import { asId } from "../base/id.ts";
import { newKey } from "../manager/ca/io/key.ts";
import { parseJoinToken, rootDigest } from "../manager/ca/join-token.ts";
import { fromServiceError } from "../manager/io/grpc-error.ts";
import { callLeader, callOnce } from "../manager/io/rpc.ts";
import { anonymousChannel, type Trust, unverifiedChannel } from "../manager/io/trust.ts";
import type { Availability, NodeDescription, Role } from "../model/node.ts";
import { authority } from "../proto/rpc.ts";
import type { Identity } from "./identity.ts";

/** What a certificate and its names say; what else is in an identity does not come from the authority. */
export type Certified = Pick<Identity, "nodeId" | "clusterId" | "role" | "certificate" | "key" | "root" | "managers">;

export interface EnrolRequest {
  /** "host:port" of a manager. */
  readonly remote: string;
  readonly token: string;
  readonly availability: Availability;
  readonly dataPathAddress: string;
  readonly description: NodeDescription | undefined;
  readonly signal: AbortSignal;
}

const connectMs = 5_000;
const patienceMs = 15_000;

/**
 * The root of the cluster behind `remote`, believed only because the token carries its digest: the connection it comes over is
 * verified by nobody. Throws SkeinError.
 */
async function fetchRoot(remote: string, token: string, signal: AbortSignal): Promise<string> {
  const { digest } = parseJoinToken(token);
  const settings = { address: remote, credentials: unverifiedChannel(), signal, timeoutMs: connectMs };
  const { certificate } = await callOnce(authority.getRoot, {}, settings).catch((error: unknown) => {
    throw fromServiceError(error);
  });
  const root = certificate ?? "";
  if (rootDigest(root) === digest) return root;
  throw new SkeinError("UNKNOWN", { reason: `remote CA does not match fingerprint. Expected: ${digest}` });
}

/** A certificate for a new node, from a cluster whose root was checked. Throws SkeinError. */
export async function enrol(request: EnrolRequest): Promise<Certified> {
  const { remote, token, signal, availability, dataPathAddress, description } = request;
  const root = await fetchRoot(remote, token, signal);
  const key = newKey();
  const { createRequest } = await import("../manager/ca/io/request.ts");
  const question = {
    request: createRequest(key),
    token,
    availability,
    dataPathAddress,
    description: description === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(description)),
  };
  const channel = anonymousChannel(root);
  const settings = { addresses: [remote], credentials: () => channel, signal, patienceMs };
  return certified(await callLeader(authority.issue, question, settings), { key, root });
}

/** A new certificate for the node that `trust` stands for, with the role that the cluster wants it to have now. Throws SkeinError. */
export async function renew(trust: Trust, addresses: readonly string[], signal: AbortSignal): Promise<Certified> {
  // A new key each time: a key that leaked is of use only as long as its certificate.
  const key = newKey();
  const { createRequest } = await import("../manager/ca/io/request.ts");
  const settings = { addresses, credentials: () => trust.channel(), signal, patienceMs };
  const answer = await callLeader(authority.issue, { request: createRequest(key) }, settings);
  return certified(answer, { key, root: trust.credentials.root });
}

type Answer = ReturnType<typeof authority.issue.responseDeserialize>;

/** Checks what came before it is stored: a certificate that does not fit its key or root would lock the node out. */
function certified(answer: Answer, { key, root }: { readonly key: string; readonly root: string }): Certified {
  const { nodeId, clusterId, role, certificate, managers } = answer;
  const leaf = new X509Certificate(certificate ?? "");
  const trusted = leaf.checkIssued(new X509Certificate(root)) && leaf.verify(new X509Certificate(root).publicKey);
  if (!trusted)
    throw new SkeinError("UNKNOWN", { reason: "the certificate that came is not signed by the swarm's root" });
  return {
    nodeId: asId(nodeId ?? ""),
    clusterId: asId(clusterId ?? ""),
    role: roleOf(role),
    certificate: certificate ?? "",
    key,
    root,
    managers: (managers ?? []).flatMap(({ address }) => (address ? [address] : [])),
  };
}

function roleOf(text: string | null | undefined): Role {
  if (text === "manager" || text === "worker") return text;
  throw new SkeinError("UNKNOWN", { reason: `the certificate that came is for an unknown role: ${text}` });
}
