import { type Instant, never } from "../../base/clock.ts";
import type { NodeId, TaskId } from "../../base/id.ts";
import type { JobRuns } from "../../model/job-run.ts";
import type { RebalanceStatus } from "../../model/rebalance.ts";
import type { UpdateStatus } from "../../model/service.ts";
import type { DesiredState, Task, TaskRestart } from "../../model/task.ts";

/**
 * What a reconciler wants done. It decides from rows and time alone; carrying out mints ids and allocates addresses.
 */
export type Action =
  | StartAction
  | { readonly kind: "want"; readonly task: Task; readonly desired: DesiredState }
  | { readonly kind: "away"; readonly task: Task; readonly since: Instant }
  | { readonly kind: "updateStatus"; readonly status: UpdateStatus }
  | { readonly kind: "rebalance"; readonly status: RebalanceStatus }
  /** With an iteration a scheduled job runs again. */
  | { readonly kind: "runs"; readonly runs: JobRuns; readonly iteration?: number }
  | { readonly kind: "rollBack"; readonly message: string };

/** A new task in a slot, with the service's spec of now. */
export interface StartAction {
  readonly kind: "start";
  readonly slot: number;
  /** Given for global services (there the node is the slot), and for a task that is moved. */
  readonly nodeId?: NodeId;
  readonly desired: "ready" | "running" | "complete";
  readonly startAfter?: Instant;
  readonly startAfterTask?: TaskId;
  readonly byUpdate?: true;
  readonly replaces?: TaskId;
  readonly evacuates?: true;
  readonly restart?: TaskRestart;
}

/** Actions in the order in which they must happen, and when to look again though nothing changes (`never`: no need). */
export interface Verdict {
  readonly actions: readonly Action[];
  readonly wakeAt: Instant;
}

export const nothing: Verdict = { actions: [], wakeAt: never };

export function merge(verdicts: readonly Verdict[]): Verdict {
  return {
    actions: verdicts.flatMap((verdict) => verdict.actions),
    wakeAt: Math.min(never, ...verdicts.map((verdict) => verdict.wakeAt)),
  };
}

/** Asks for `desired` where it is further than what is wanted now: desired states only move forward. */
export function wantAll(tasks: readonly Task[], desired: DesiredState): readonly Action[] {
  return tasks
    .filter((task) => isFurther(task.desiredState, desired))
    .map((task) => ({ kind: "want", task, desired }) as const);
}

export function isFurther(from: DesiredState, to: DesiredState): boolean {
  return order[from] < order[to];
}

const order: Readonly<Record<DesiredState, number>> = { ready: 0, running: 1, complete: 2, shutdown: 3, remove: 4 };
