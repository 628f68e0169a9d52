import type { Node, NodeDescription } from "../../model/node.ts";
import { convertMeta } from "./convert-meta.ts";

export interface ManagerState {
  readonly leader: boolean;
  readonly reachable: boolean;
}

/** A node as Docker's API shows it; `state` is what the leader knows of it as a manager. */
export function convertNode(node: Node, state: ManagerState | undefined): Record<string, unknown> {
  const { manager, status, spec } = node;
  return {
    ...convertMeta(node.id, node.meta),
    Spec: {
      ...(spec.Name !== undefined && { Name: spec.Name }),
      Labels: spec.Labels,
      Role: spec.Role,
      Availability: spec.Availability,
    },
    Description: node.description === undefined ? {} : convertDescription(node.description),
    Status: {
      State: status.state,
      ...(status.message !== "" && { Message: status.message }),
      Addr: hostOf(status.address),
    },
    ...(manager && {
      ManagerStatus: {
        ...(state?.leader && { Leader: true }),
        Reachability: reachabilityOf(state),
        Addr: manager.address,
      },
    }),
  };
}

function reachabilityOf(state: ManagerState | undefined): "unknown" | "reachable" | "unreachable" {
  if (state === undefined) return "unknown";
  return state.reachable ? "reachable" : "unreachable";
}

function convertDescription(description: NodeDescription): Record<string, unknown> {
  const { genericResources = [], tls } = description;
  return {
    Hostname: description.hostname,
    Platform: { Architecture: description.architecture, OS: description.os },
    Resources: {
      NanoCPUs: description.nanoCpus,
      MemoryBytes: description.memoryBytes,
      ...(genericResources.length > 0 && { GenericResources: genericResources }),
    },
    Engine: {
      EngineVersion: description.engineVersion,
      ...(Object.keys(description.engineLabels).length > 0 && { Labels: description.engineLabels }),
      Plugins: description.plugins.map(({ type, name }) => ({ Type: type, Name: name })),
    },
    TLSInfo: tls === undefined ? {} : convertTls(tls),
  };
}

export function convertTls(tls: NonNullable<NodeDescription["tls"]>): Record<string, unknown> {
  return {
    TrustRoot: tls.trustRoot,
    CertIssuerSubject: tls.issuerSubject,
    CertIssuerPublicKey: tls.issuerPublicKey,
  };
}

/** Docker shows a node's address without port. */
function hostOf(address: string): string {
  return /^(\d+(?:\.\d+){3}):\d+$/.exec(address)?.[1] ?? address;
}
