import type { Instant } from "../base/clock.ts";
import type { ClusterId, NodeId } from "../base/id.ts";
import type { Labels, Meta } from "./meta.ts";

/** The one row that holds what belongs to the cluster as a whole. */
export interface Cluster {
  readonly id: ClusterId;
  readonly meta: Meta;
  readonly spec: SwarmSpec;
  readonly rootCa: { readonly certificate: string; readonly key: string };
  readonly joinTokens: { readonly worker: string; readonly manager: string };
  readonly defaultAddressPool: readonly string[];
  readonly subnetSize: number;
  readonly dataPathPort: number;
  /** Every node's gateway legs live in a /24 slice of this /16, or when it is full of one of those after it. */
  readonly meshPool: string;
  /** Certificates of removed nodes are refused until they would have expired. */
  readonly removedNodes: readonly { readonly id: NodeId; readonly until: Instant }[];
}

/** As the user sets it; Docker's names, durations in nanoseconds. */
export interface SwarmSpec {
  readonly Name: string;
  readonly Labels: Labels;
  readonly Orchestration: { readonly TaskHistoryRetentionLimit: number };
  readonly Raft: {
    readonly SnapshotInterval: number;
    readonly KeepOldSnapshots: number;
    readonly LogEntriesForSlowFollowers: number;
    readonly ElectionTick: number;
    readonly HeartbeatTick: number;
  };
  readonly Dispatcher: { readonly HeartbeatPeriod: number };
  readonly CAConfig: { readonly NodeCertExpiry: number; readonly ForceRotate?: number };
  readonly TaskDefaults: { readonly LogDriver?: { readonly Name?: string; readonly Options?: Labels } };
  readonly EncryptionConfig: { readonly AutoLockManagers: boolean };
}
