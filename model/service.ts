import type { Instant } from "../base/clock.ts";
import type { NetworkId, NodeId, ServiceId } from "../base/id.ts";
import type { JobRuns } from "./job-run.ts";
import type { Meta } from "./meta.ts";
import type { RebalanceStatus } from "./rebalance.ts";
import type { Revision } from "./revision.ts";
import type { PortConfig, ServiceMode, ServiceSpec } from "./service-spec.ts";

export interface Service {
  readonly id: ServiceId;
  readonly meta: Meta;
  readonly spec: ServiceSpec;
  /** Counts changes of TaskTemplate and EndpointSpec, starting at 1: a task made from an older one is dirty. */
  readonly specVersion: number;
  readonly previousSpec?: ServiceSpec;
  readonly previousSpecVersion?: number;
  /** Which of its specs this is, absent in a row that has had no other; and the others, by number, the newest few. */
  readonly revision?: Pick<Revision, "number" | "at">;
  readonly revisions?: readonly Revision[];
  readonly endpoint: ServiceEndpoint;
  readonly updateStatus?: UpdateStatus;
  /** Counts up with every run of a job: every update, or with a schedule every time that it is due. */
  readonly jobIteration?: number;
  readonly jobLastExecution?: Instant;
  /** Of a job with a schedule. */
  readonly runs?: JobRuns;
  /** By slot: nodes on which slots without tasks have volume data. */
  readonly homes?: Readonly<Record<string, NodeId>>;
  /** Registry credentials as the client sent them (X-Registry-Auth, base64url); never answered. */
  readonly registryAuth?: string;
  /** Those of previousSpec, for `registryAuthFrom=previous-spec`. */
  readonly previousRegistryAuth?: string;
  /** When it was last started after a stop: its tasks from before are past. */
  readonly startedAt?: Instant;
  readonly rebalance?: RebalanceStatus;
  /** Removal was asked: tasks are being stopped, the row goes with the last of them. Hidden from every client. */
  readonly removedAt?: Instant;
}

interface ServiceEndpoint {
  /** The ports of the spec with published ports filled in. */
  readonly ports: readonly PortConfig[];
  readonly virtualIps: readonly VirtualIp[];
}

export interface VirtualIp {
  readonly networkId: NetworkId;
  /** With prefix length: "10.0.1.2/24". */
  readonly address: string;
}

export interface UpdateStatus {
  readonly state: "updating" | "paused" | "completed" | "rollback_started" | "rollback_paused" | "rollback_completed";
  readonly startedAt: Instant;
  readonly completedAt?: Instant;
  readonly message: string;
}

export type Mode =
  | { readonly kind: "replicated"; readonly replicas: number }
  | { readonly kind: "global" }
  | { readonly kind: "replicated-job"; readonly concurrent: number; readonly completions: number }
  | { readonly kind: "global-job" };

/** The mode as a union, Docker's defaults filled in. */
export function modeOf(mode: ServiceMode): Mode {
  if (mode.Global !== undefined) return { kind: "global" };
  if (mode.GlobalJob !== undefined) return { kind: "global-job" };
  if (mode.ReplicatedJob !== undefined) {
    const concurrent = mode.ReplicatedJob.MaxConcurrent ?? 1;
    return { kind: "replicated-job", concurrent, completions: mode.ReplicatedJob.TotalCompletions ?? concurrent };
  }
  return { kind: "replicated", replicas: mode.Replicated?.Replicas ?? 1 };
}

/** The name that shows in containers and lists: `web.3.<task>` or, for global services, `web.<node>.<task>`. */
export function taskName(serviceName: string, slot: number, nodeId: string | undefined, taskId: string): string {
  return `${serviceName}.${slot === 0 ? (nodeId ?? "") : slot}.${taskId}`;
}
