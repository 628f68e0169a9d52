import type { Labels, PortConfig, ServiceSpec, TaskSpec } from "./service-spec.ts";

/* The daemon's answers, as far as this program reads them. */

interface Version {
  readonly Index: number;
}

export interface Service {
  readonly ID: string;
  readonly Version: Version;
  readonly CreatedAt?: string;
  readonly UpdatedAt?: string;
  readonly Spec: ServiceSpec;
  readonly PreviousSpec?: ServiceSpec;
  readonly Endpoint?: {
    readonly Ports?: readonly PortConfig[];
    readonly VirtualIPs?: readonly { readonly NetworkID: string; readonly Addr?: string }[];
  };
  readonly UpdateStatus?: { readonly State?: string; readonly StartedAt?: string; readonly Message?: string };
  readonly ServiceStatus?: {
    readonly RunningTasks: number;
    readonly DesiredTasks: number;
    readonly CompletedTasks: number;
  };
  readonly JobStatus?: { readonly JobIteration?: Version };
}

/** One run of a scheduled job. */
export interface JobRun {
  readonly Due: string;
  readonly JobIteration?: Version;
  readonly StartedAt?: string;
  readonly EndedAt?: string;
  readonly Outcome: string;
}

export interface Task {
  readonly ID: string;
  readonly CreatedAt: string;
  readonly Spec: TaskSpec;
  readonly ServiceID: string;
  readonly Slot?: number;
  readonly NodeID?: string;
  readonly DesiredState: string;
  readonly Status: {
    readonly Timestamp: string;
    readonly State: string;
    readonly Message?: string;
    readonly Err?: string;
    readonly PortStatus?: { readonly Ports?: readonly PortConfig[] };
  };
  readonly JobIteration?: Version;
}

export interface Node {
  readonly ID: string;
  readonly Version: Version;
  readonly CreatedAt?: string;
  readonly Spec: NodeSpec;
  readonly Description: {
    readonly Hostname: string;
    readonly Platform?: { readonly Architecture?: string; readonly OS?: string };
    readonly Resources?: { readonly NanoCPUs?: number; readonly MemoryBytes?: number };
    readonly Engine?: { readonly EngineVersion?: string; readonly Labels?: Labels };
    readonly TLSInfo?: TlsInfo;
  };
  readonly Status: { readonly State: string; readonly Message?: string; readonly Addr?: string };
  readonly ManagerStatus?: { readonly Leader?: boolean; readonly Reachability?: string; readonly Addr?: string };
}

interface TlsInfo {
  readonly TrustRoot?: string;
  readonly CertIssuerSubject?: string;
  readonly CertIssuerPublicKey?: string;
}

export interface NodeSpec {
  readonly Name?: string;
  readonly Labels?: Labels;
  readonly Role: string;
  readonly Availability: string;
}

export interface Network {
  readonly Id: string;
  readonly Name: string;
  readonly Created?: string;
  readonly Driver: string;
  readonly Scope: string;
  readonly EnableIPv4?: boolean;
  readonly EnableIPv6?: boolean;
  readonly Internal?: boolean;
  readonly Labels?: Labels | null;
}

/** A secret or a config. */
export interface Stored {
  readonly ID: string;
  readonly Version: Version;
  readonly CreatedAt: string;
  readonly UpdatedAt: string;
  readonly Spec: StoredSpec;
}

export interface StoredSpec {
  readonly Name: string;
  readonly Labels: Labels;
  readonly Data?: string;
  readonly Driver?: { readonly Name?: string; readonly Options?: Labels };
  readonly Templating?: { readonly Name?: string; readonly Options?: Labels };
}

export interface Swarm {
  readonly ID: string;
  readonly Version: Version;
  readonly Spec: SwarmSpec;
  readonly TLSInfo?: TlsInfo;
  readonly JoinTokens: { readonly Worker: string; readonly Manager: string };
}

export interface SwarmSpec {
  readonly Name?: string;
  readonly Labels: Labels | null;
  readonly Orchestration: { readonly TaskHistoryRetentionLimit?: number };
  readonly Raft: {
    readonly SnapshotInterval?: number;
    readonly KeepOldSnapshots?: number;
    readonly ElectionTick: number;
    readonly HeartbeatTick: number;
  };
  readonly Dispatcher: { readonly HeartbeatPeriod?: number };
  readonly CAConfig: { readonly NodeCertExpiry?: number; readonly ExternalCAs?: readonly ExternalCa[] };
  readonly TaskDefaults: { readonly LogDriver?: unknown };
  readonly EncryptionConfig: { readonly AutoLockManagers: boolean };
}

export interface ExternalCa {
  readonly Protocol: string;
  readonly URL: string;
  readonly Options?: Labels;
  readonly CACert: string;
}

export interface Info {
  readonly ID?: string;
  readonly Name?: string;
  readonly ServerVersion?: string;
  readonly OperatingSystem?: string;
  readonly OSType?: string;
  readonly Architecture?: string;
  readonly KernelVersion?: string;
  readonly NCPU?: number;
  readonly MemTotal?: number;
  readonly Containers?: number;
  readonly ContainersRunning?: number;
  readonly Images?: number;
  readonly Warnings?: readonly string[] | null;
  readonly Swarm: {
    readonly NodeID: string;
    readonly NodeAddr?: string;
    readonly LocalNodeState: string;
    readonly ControlAvailable: boolean;
    readonly Error?: string;
    readonly Nodes?: number;
    readonly Managers?: number;
    readonly RemoteManagers?: readonly { readonly NodeID: string; readonly Addr: string }[] | null;
    readonly Cluster?: { readonly ID?: string; readonly TLSInfo?: TlsInfo };
  };
}

/** GET /skein/v1/services/{id}/explain. */
export interface Explanation {
  readonly Nodes: readonly {
    readonly NodeID: string;
    readonly Hostname: string;
    readonly Fits: boolean;
    readonly Tasks: number;
    readonly Reasons: readonly string[];
  }[];
}
