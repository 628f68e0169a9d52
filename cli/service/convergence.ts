import type { Node, Service, Task } from "../api/shapes.ts";
import { naturalOrder } from "../text/words.ts";

/** One place of a service and how its newest task does. */
export interface SlotView {
  readonly name: string;
  readonly state: string;
  readonly error: string;
  readonly isRunning: boolean;
  /** It ended and nothing replaces it. */
  readonly isLost: boolean;
}

type Verdict =
  | { readonly kind: "working" }
  /** As wanted at this moment; still to be watched for a while. */
  | { readonly kind: "settled" }
  | { readonly kind: "failed"; readonly why: string };

export interface Convergence {
  readonly name: string;
  readonly running: number;
  readonly wanted: number;
  readonly slots: readonly SlotView[];
  readonly verdict: Verdict;
  /** What the rolling update says, if one is going on. */
  readonly note: string;
  /** How long it must stay settled to count as converged. */
  readonly watchMs: number;
}

const ended = ["complete", "shutdown", "failed", "rejected", "remove", "orphaned"];
const wantedAlive = ["ready", "running", "complete"];
const defaultWatchNanos = 5e9;

/** What is waited for. */
export interface Awaited {
  readonly id: string;
  /** When the update that was over before this command began had started: it says nothing about ours. */
  readonly olderUpdate?: string | undefined;
  /** A rollback is what was asked for, so that its end is a success. */
  readonly isRollback?: boolean;
}

/** How far a service is. Pure: the same answers of the API give the same view. */
export function viewOf(input: {
  readonly awaited: Awaited;
  readonly service: Service;
  readonly tasks: readonly Task[];
  readonly nodes: readonly Node[];
}): Convergence {
  const { nodes, awaited } = input;
  const isOld = awaited.olderUpdate !== undefined && input.service.UpdateStatus?.StartedAt === awaited.olderUpdate;
  const { UpdateStatus: _, ...withoutStatus } = input.service;
  const service = isOld ? withoutStatus : input.service;
  const tasks = input.tasks.filter((task) => isOfThisIteration(service, task));
  const slots = slotsOf(service, tasks, nodes);
  const { running, wanted } = countsOf(service, tasks, slots);
  if (isStopped(service)) return stopping(service, tasks);
  const watchNanos = service.Spec.UpdateConfig?.Monitor ?? defaultWatchNanos;
  return {
    name: service.Spec.Name,
    running,
    wanted,
    slots,
    verdict: verdictOf(service, slots, { running, wanted, isRollback: awaited.isRollback === true }),
    note: noteOf(service),
    watchMs: isJob(service) ? 0 : watchNanos / 1e6,
  };
}

function isStopped({ Spec }: Service): boolean {
  return Spec.Labels?.["skein.stopped"] === "true";
}

/** A stopped service has converged when none of its tasks is there any more. */
function stopping(service: Service, tasks: readonly Task[]): Convergence {
  const running = tasks.filter(({ Status, NodeID = "" }) => NodeID !== "" && !ended.includes(Status.State)).length;
  const verdict = { kind: running === 0 ? "settled" : "working" } as const;
  return { name: service.Spec.Name, running, wanted: 0, slots: [], verdict, note: "", watchMs: 0 };
}

function isJob(service: Service): boolean {
  return (service.Spec.Mode.ReplicatedJob ?? service.Spec.Mode.GlobalJob) !== undefined;
}

function isOfThisIteration(service: Service, task: Task): boolean {
  const now = service.JobStatus?.JobIteration?.Index;
  return now === undefined || task.JobIteration?.Index === now;
}

function slotsOf(service: Service, tasks: readonly Task[], nodes: readonly Node[]): readonly SlotView[] {
  const hostnames = new Map(nodes.map((node) => [node.ID, node.Description.Hostname]));
  const bySlot = Map.groupBy(tasks, (task) => ((task.Slot ?? 0) === 0 ? (task.NodeID ?? "") : String(task.Slot)));
  const views = [...bySlot].flatMap(([slot, all]) => {
    const view = slotOf(all.toSorted(newestFirst), mayRestart(service));
    return view === undefined ? [] : [{ ...view, name: `${service.Spec.Name}.${hostnames.get(slot) ?? slot}` }];
  });
  return views.toSorted((left, right) => naturalOrder(left.name, right.name));
}

/** The slot's tasks, newest first; nothing if nobody wants it any more. */
function slotOf(tasks: readonly Task[], isRestarted: boolean): Omit<SlotView, "name"> | undefined {
  const newest = tasks[0];
  const isAlive = tasks.some(isWantedAlive);
  const state = newest?.Status.State ?? "";
  const isOver = !isAlive && !isRestarted;
  const isLost = isOver && ["failed", "rejected"].includes(state);
  const isDone = isOver && state === "complete";
  if (newest === undefined || !(isAlive || isLost || isDone || (isRestarted && state === "failed"))) return undefined;
  return {
    state,
    error: tasks.map((task) => task.Status.Err ?? "").find((error) => error !== "") ?? "",
    isRunning: isDone || tasks.some((task) => task.DesiredState === "running" && task.Status.State === "running"),
    isLost,
  };
}

function isWantedAlive(task: Task): boolean {
  return wantedAlive.includes(task.DesiredState) && !ended.includes(task.Status.State);
}

/** Whether a task that ends is sure to get a successor. */
function mayRestart(service: Service): boolean {
  const policy = service.Spec.TaskTemplate.RestartPolicy;
  return (policy?.Condition ?? "any") === "any" && (policy?.MaxAttempts ?? 0) === 0;
}

function newestFirst(left: Task, right: Task): number {
  return left.CreatedAt < right.CreatedAt ? 1 : left.CreatedAt > right.CreatedAt ? -1 : 0;
}

function countsOf(service: Service, tasks: readonly Task[], slots: readonly SlotView[]) {
  const mode = service.Spec.Mode;
  const completed = tasks.filter((task) => task.Status.State === "complete");
  if (mode.ReplicatedJob !== undefined) {
    const wanted = mode.ReplicatedJob.TotalCompletions ?? mode.ReplicatedJob.MaxConcurrent ?? 1;
    return { running: completed.length, wanted };
  }
  if (mode.GlobalJob !== undefined) {
    return { running: completed.length, wanted: new Set(tasks.map((task) => task.NodeID)).size };
  }
  const running = slots.filter((slot) => slot.isRunning).length;
  if (mode.Global !== undefined) return { running, wanted: slots.length };
  return { running, wanted: mode.Replicated?.Replicas ?? 1 };
}

function verdictOf(
  service: Service,
  slots: readonly SlotView[],
  counts: { readonly running: number; readonly wanted: number; readonly isRollback: boolean },
): Verdict {
  const status = service.UpdateStatus;
  const message = status?.Message ?? "";
  switch (status?.State) {
    case "paused":
      return { kind: "failed", why: `update paused: ${message}` };
    case "rollback_paused":
      return { kind: "failed", why: `rollback paused: ${message}` };
    case "rollback_completed":
      if (!counts.isRollback) return { kind: "failed", why: `the update failed and was rolled back: ${message}` };
      break;
    case "updating":
    case "rollback_started":
      return { kind: "working" };
    default:
      break;
  }
  const lost = slots.find((slot) => slot.isLost);
  if (lost !== undefined && !isJob(service))
    return { kind: "failed", why: `${lost.name} ended: ${lost.error || lost.state}` };
  if (isBetweenRuns(service)) return { kind: "settled" };
  return { kind: counts.running >= counts.wanted ? "settled" : "working" };
}

/** A job with a schedule runs when it is due: that is not waited for. */
function isBetweenRuns({ Spec }: Service): boolean {
  return Spec.Labels?.["skein.schedule"] !== undefined;
}

function noteOf(service: Service): string {
  const { State: state, Message: message } = service.UpdateStatus ?? {};
  return state === "updating" || state === "rollback_started" ? (message ?? state) : "";
}
