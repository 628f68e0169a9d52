import { nanosPerMs } from "../../base/clock.ts";
import { times } from "../../base/limit.ts";
import type { Service } from "../../model/service.ts";
import { type BackOff, backOffOf } from "../../model/service-label.ts";
import type { Task, TaskRestart } from "../../model/task.ts";

export interface NextRestart {
  readonly delayMs: number;
  /** For the successor's row: absent after an end that was no failure. */
  readonly restart?: TaskRestart;
}

/**
 * How long the successor of a task that ended by itself waits. Failures in a row double the policy's delay up to a limit;
 * a task that ran for a stable time, ended well or has another spec begins anew. The count stands in the rows, so that it
 * outlives both history and leader. A policy that gives up after so many attempts within a window keeps its own pace:
 * slower it would never get there.
 */
export function nextRestart(ended: Task, service: Service | undefined): NextRestart {
  const delayMs = restartDelayMs(ended);
  const { state, error, message } = ended.status;
  if (state !== "failed" && state !== "rejected") return { delayMs };
  const backOff = backOffOf(service?.spec.Labels ?? {});
  const isFresh = wasStable(ended, backOff) || ended.specVersion !== service?.specVersion;
  const attempt = (isFresh ? 0 : (ended.restart?.attempt ?? 0)) + 1;
  const restart = { attempt, error: (error ?? message).slice(0, errorLengthMax) };
  const { MaxAttempts = 0, Window = 0 } = ended.spec.RestartPolicy ?? {};
  const isBounded = MaxAttempts > 0 && Window > 0;
  return { delayMs: backOff.isOn && !isBounded ? lengthened(delayMs, attempt, backOff) : delayMs, restart };
}

const errorLengthMax = 256;

/** The limit never shortens what the policy itself asks for. */
function lengthened(delayMs: number, attempt: number, { maxDelayMs }: BackOff): number {
  return Math.max(delayMs, Math.min(delayMs * 2 ** (attempt - 1), maxDelayMs));
}

function wasStable({ status, spec }: Task, { stableAfterMs }: BackOff): boolean {
  if (status.runningAt === undefined) return false;
  const window = (spec.RestartPolicy?.Window ?? 0) / nanosPerMs;
  const enough = stableAfterMs ?? (window > 0 ? window : times.stableAfterMs);
  return status.timestamp - status.runningAt >= enough;
}

/** The policy's delay in milliseconds. */
function restartDelayMs(task: Task): number {
  const delay = task.spec.RestartPolicy?.Delay;
  return delay === undefined ? times.restartDelayMs : delay / nanosPerMs;
}
