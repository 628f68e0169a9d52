import type { NodeId, ServiceId, TaskId } from "../../base/id.ts";
import type { SwarmSpec } from "../../model/cluster.ts";
import type { Command, CommandResult } from "../../model/command.ts";
import type { Availability } from "../../model/node.ts";
import type { NodeVerdict } from "../../model/node-verdict.ts";
import type { Move } from "../../model/rebalance.ts";
import type { Service } from "../../model/service.ts";
import type { Task } from "../../model/task.ts";
import type { Change, View } from "../../model/view.ts";

/** The swarm life of this node, whatever its role. Implemented by the daemon. */
export interface NodePort {
  state(): SwarmState;
  /** Answers the new node id. Throws SkeinError: ALREADY_IN_SWARM, BAD_REQUEST. */
  init(request: InitRequest, signal: AbortSignal): Promise<NodeId>;
  join(request: JoinRequest, signal: AbortSignal): Promise<void>;
  leave(force: boolean, signal: AbortSignal): Promise<void>;
  /** Where cluster calls go. Throws SkeinError: NOT_MANAGER, WORKER_ONLY, MANAGER_STARTING, NO_LEADER (after waiting a little). */
  access(signal: AbortSignal): Promise<ClusterAccess>;
  /** The leader, if this node's manager is it as far as it knows; nobody else was asked. */
  presumedLeader(): PresumedLeader | undefined;
}

/** A leader whose rows may be old: another may have been elected meanwhile. */
export interface PresumedLeader {
  readonly manager: ManagerPort;
  /** Whether, as a quorum says, it has led all the time since it was handed out: what was read was the newest then. */
  confirm(signal: AbortSignal): Promise<boolean>;
}

export type ClusterAccess =
  | { readonly kind: "leader"; readonly manager: ManagerPort }
  | { readonly kind: "follower"; forward(request: HandedRequest, signal: AbortSignal): Promise<HandedResponse> };

/** An HTTP request on its way from a follower to the leader, and back. */
export interface HandedRequest {
  readonly method: string;
  /** With version prefix and query, as the client sent it. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
export interface HandedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface SwarmState {
  readonly local: "inactive" | "pending" | "active" | "error" | "locked";
  readonly role?: "worker" | "manager";
  readonly error?: string;
  readonly nodeId?: NodeId;
  readonly nodeAddress?: string;
  /** Manager and connected to a leader. */
  readonly controlAvailable: boolean;
  readonly remoteManagers: readonly { readonly nodeId: string; readonly address: string }[];
  readonly clusterId?: string;
}

export interface InitRequest {
  readonly listenAddress: string;
  readonly advertiseAddress: string;
  readonly dataPathAddress: string;
  readonly dataPathPort: number;
  readonly defaultAddressPool: readonly string[];
  readonly subnetSize: number;
  readonly forceNewCluster: boolean;
  readonly availability: Availability;
  readonly spec: SwarmSpec;
}
export interface JoinRequest {
  readonly listenAddress: string;
  readonly advertiseAddress: string;
  readonly dataPathAddress: string;
  readonly remoteAddresses: readonly string[];
  readonly token: string;
  readonly availability: Availability;
}

/** The leader, as the API sees it. */
export interface ManagerPort {
  /** Committed rows, linearizable: a quorum has confirmed that the leader leads, or does so before anything is answered. */
  view(): View;
  managerStates(): ReadonlyMap<NodeId, { readonly leader: boolean; readonly reachable: boolean }>;
  /** Resolves when committed. Throws SkeinError. */
  submit(command: Command, signal: AbortSignal): Promise<CommandResult>;
  /** Whether the task is what its service asks for now: a rolling update would leave it alone. */
  isUpToDate(task: Task): boolean;
  /** The moves that would spread a service's tasks evenly. */
  moves(id: ServiceId): readonly Move[];
  /** What every node would say to the service's next task. */
  explain(service: Service): readonly NodeVerdict[];
  /** A new join token for this cluster's root. */
  mintToken(): string;
  /** Lines of these tasks as they come; ends when all have ended (or, following, never). Trouble comes as `error` records. */
  logs(request: LogsRequest, signal: AbortSignal): AsyncIterable<LogRecord>;
  /** Committed changes from now on, with the row before. Ends with an error when the reader is too slow. */
  watch(signal: AbortSignal): AsyncIterable<CommittedChange>;
}

export interface LogsRequest {
  readonly target:
    | { readonly kind: "service"; readonly id: ServiceId }
    | { readonly kind: "task"; readonly id: TaskId };
  readonly follow: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** "all" or a number, per task. */
  readonly tail: string;
  /** Unix seconds with fraction, or "". */
  readonly since: string;
}
export type LogRecord =
  | {
      readonly kind: "line";
      readonly nodeId: NodeId;
      readonly serviceId: ServiceId;
      readonly taskId: TaskId;
      readonly stream: "stdout" | "stderr";
      /** RFC 3339 with nine digits, as the engine gave it. */
      readonly timestamp: string;
      /** Without timestamp, with its newline. */
      readonly text: Uint8Array;
    }
  | { readonly kind: "error"; readonly message: string };

export interface CommittedChange {
  readonly change: Change;
  readonly before?: NonNullable<Change["row"]>;
  /** The entry's time. */
  readonly at: number;
}
