import { X509Certificate } from "node:crypto";
import { SkeinError } from "../base/error.ts";
import { asId } from "../base/id.ts";
import { newKey } from "../manager/ca/io/key.ts";
import { parseJoinToken, rootDigest } from "../manager/ca/join-token.ts";
import { fromServiceError, redirectOf } from "../manager/io/grpc-error.ts";
import { Introduction } from "../manager/io/introduction.ts";
import { callLeader } from "../manager/io/rpc.ts";
import { anonymousChannel, type Trust } from "../manager/io/trust.ts";
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

/** A manager that many join at once takes its time; Docker waits 20 s for all of it. */
const connectMs = 15_000;
const patienceMs = 15_000;

/** A certificate for a new node, from the cluster whose root the token names. The managers' list begins with the leader. Throws SkeinError. */
export async function enrol(request: EnrolRequest): Promise<Certified> {
  const { remote, token, signal, availability, dataPathAddress, description } = request;
  const { digest } = parseJoinToken(token);
  const introduction = await Introduction.open(remote, { signal, timeoutMs: connectMs });
  try {
    const root = await fetchRoot(introduction, digest, signal);
    // Before the token is said: what came over the connection so far is verified by nobody.
    introduction.requireManagerOf(root);
    const key = newKey();
    const { createRequest } = await import("../manager/ca/io/request.ts");
    const question = {
      request: createRequest(key),
      token,
      availability,
      dataPathAddress,
      description: description === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(description)),
    };
    return certified(await issued(introduction, question, { root, remote, signal }), { key, root });
  } finally {
    introduction.close();
  }
}

/** The root of the cluster at the other end, believed only because the token carries its digest. Throws SkeinError. */
async function fetchRoot(introduction: Introduction, digest: string, signal: AbortSignal): Promise<string> {
  const { certificate } = await introduction
    .call(authority.getRoot, {}, { signal, timeoutMs: connectMs })
    .catch((error: unknown) => {
      throw fromServiceError(error);
    });
  const root = certificate ?? "";
  if (rootDigest(root) === digest) return root;
  throw new SkeinError("UNKNOWN", { reason: `remote CA does not match fingerprint. Expected: ${digest}` });
}

/** Asks whom we are connected to, and if that is not the leader, or has just lost its office, the leader. */
async function issued(
  introduction: Introduction,
  question: Parameters<typeof authority.issue.requestSerialize>[0],
  { root, remote, signal }: { readonly root: string; readonly remote: string; readonly signal: AbortSignal },
): Promise<Answer> {
  const giveUpAt = performance.now() + patienceMs;
  try {
    return await introduction.call(authority.issue, question, { signal, timeoutMs: patienceMs });
  } catch (error) {
    const redirect = redirectOf(error);
    const meant = fromServiceError(error);
    const mayBeElsewhere = redirect !== undefined || (meant instanceof SkeinError && meant.code === "UNAVAILABLE");
    if (!mayBeElsewhere) throw meant;
    const channel = anonymousChannel(root);
    const leader = redirect?.leaderAddress;
    const addresses = leader === undefined || leader === remote ? [remote] : [leader, remote];
    const settings = { addresses, credentials: () => channel, signal, patienceMs: giveUpAt - performance.now() };
    return await callLeader(authority.issue, question, settings);
  }
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
