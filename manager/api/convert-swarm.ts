import { X509Certificate } from "node:crypto";
import type { Cluster } from "../../model/cluster.ts";
import type { Node } from "../../model/node.ts";
import { convertMeta } from "./convert-meta.ts";
import { convertTls } from "./convert-node.ts";

/** The cluster as `/info` shows it; `GET /swarm` adds the join tokens. */
export function convertCluster(cluster: Cluster, nodes: Iterable<Node>): Record<string, unknown> {
  return {
    ...convertMeta(cluster.id, cluster.meta),
    Spec: cluster.spec,
    TLSInfo: tlsOf(cluster, nodes),
    RootRotationInProgress: false,
    DefaultAddrPool: cluster.defaultAddressPool,
    SubnetSize: cluster.subnetSize,
    DataPathPort: cluster.dataPathPort,
  };
}

/** With the secrets that let nodes join: for managers' users only. */
export function convertSwarm(cluster: Cluster, nodes: Iterable<Node>): Record<string, unknown> {
  const { worker, manager } = cluster.joinTokens;
  return { ...convertCluster(cluster, nodes), JoinTokens: { Worker: worker, Manager: manager } };
}

/**
 * Nodes report their issuer in the very bytes that clients compare with; before the first report only the root is
 * known.
 */
function tlsOf(cluster: Cluster, nodes: Iterable<Node>): Record<string, unknown> {
  const trustRoot = cluster.rootCa.certificate;
  for (const { description } of nodes) {
    if (description?.tls?.trustRoot.trim() === trustRoot.trim()) return convertTls({ ...description.tls, trustRoot });
  }
  return { TrustRoot: trustRoot, ...publicKeyOf(trustRoot) };
}

function publicKeyOf(certificate: string): Record<string, string> {
  try {
    const key = new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" });
    return { CertIssuerPublicKey: key.toString("base64") };
  } catch {
    return {}; // Only for show: the certificate itself was checked by those who use it.
  }
}
