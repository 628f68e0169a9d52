import type { Instant } from "../base/clock.ts";
import type { NodeId } from "../base/id.ts";
import { affinityOf } from "./affinity.ts";
import { modeOf, type Service } from "./service.ts";
import { onLostOf, rebalanceLabel } from "./service-label.ts";
import type { ServiceSpec } from "./service-spec.ts";
import { isStopped } from "./service-stop.ts";
import type { Task } from "./task.ts";
import { keepsVolumes } from "./volume-affinity.ts";

export function isRebalancedAlone({ Labels }: Pick<ServiceSpec, "Labels">): boolean {
  return Labels[rebalanceLabel] === "auto";
}

/** A task that would do better elsewhere. */
export interface Move {
  readonly task: Task;
  readonly from: NodeId;
  readonly to: NodeId;
}

/** That a service's tasks are being moved, or how it went the last time. Which moves remain is in no row. */
export interface RebalanceStatus {
  readonly state: "running" | "completed" | "stopped";
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly message: string;
  /** Nobody asked for it: the label did. */
  readonly auto?: true;
}

/** Why a service's tasks cannot be moved now; undefined if they can. */
export function reasonAgainstMoving(service: Service): string | undefined {
  if (modeOf(service.spec.Mode).kind !== "replicated") return "is not replicated";
  if (isStopped(service.spec)) return "is stopped";
  if (onLostOf(service.spec.Labels).kind === "fence") return "never runs two tasks of a slot (skein.on-lost=fence)";
  if (keepsVolumes(service.spec)) return "keeps volume data where its tasks run (skein.volume-affinity)";
  const affinity = affinityOf(service.spec.Labels);
  if ((affinity?.prefers.length ?? 0) > 0 || affinity?.byReserved === true) {
    return "is not spread by number of tasks (skein.prefer, skein.rank)";
  }
  const state = service.updateStatus?.state;
  // New tasks would be of the new spec.
  if (state === "paused" || state === "rollback_paused") return "has a paused update";
  return state === "updating" || state === "rollback_started" ? "is being updated" : undefined;
}
