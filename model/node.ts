import type { Instant } from "../base/clock.ts";
import type { NodeId } from "../base/id.ts";
import type { Labels, Meta } from "./meta.ts";
import type { GenericResource } from "./service-spec.ts";

export type Role = "worker" | "manager";
export type Availability = "active" | "pause" | "drain";

/** One machine: a `skeind` beside a Docker Engine. */
export interface Node {
  readonly id: NodeId;
  readonly meta: Meta;
  readonly spec: NodeSpec;
  /** Role of the certificate it holds; `spec.Role` is the wanted one. */
  readonly role: Role;
  readonly description?: NodeDescription;
  readonly status: NodeStatus;
  /** Present on managers that are Raft members. */
  readonly manager?: { readonly raftId: number; readonly address: string };
  /** This node's part of the mesh: the pool's base plus slice × 256, a /24. Unique, from 1. */
  readonly slice: number;
  /** Underlay address of the data path (VXLAN). */
  readonly dataPathAddress: string;
}

/** As the user sets it; Docker's names. */
export interface NodeSpec {
  readonly Name?: string;
  readonly Labels: Labels;
  readonly Role: Role;
  readonly Availability: Availability;
}

/** On a drained node: `now` stops all of its tasks at once, whatever their services ask for. */
export const drainLabel = "skein.drain";

/** Its tasks have to go, and nobody waits for their successors. */
export function isDrainedAtOnce({ spec }: Pick<Node, "spec">): boolean {
  return spec.Availability === "drain" && spec.Labels[drainLabel] === "now";
}

export interface NodeStatus {
  readonly state: "unknown" | "down" | "ready" | "disconnected";
  readonly message: string;
  /** Address that its session comes from. */
  readonly address: string;
  /** When it was declared down: orphaning counts from here. */
  readonly downSince?: Instant;
}

/** What a node says about itself. */
export interface NodeDescription {
  readonly hostname: string;
  readonly architecture: string;
  readonly os: string;
  readonly nanoCpus: number;
  readonly memoryBytes: number;
  readonly genericResources?: readonly GenericResource[];
  readonly engineVersion: string;
  readonly engineLabels: Labels;
  readonly plugins: readonly { readonly type: string; readonly name: string }[];
  /** Of the node's certificate, for `node ls`'s TLS status. */
  readonly tls?: { readonly trustRoot: string; readonly issuerSubject: string; readonly issuerPublicKey: string };
}
