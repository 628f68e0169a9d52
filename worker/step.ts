import { present } from "../base/assert.ts";
import { type Instant, nanosPerMs, never } from "../base/clock.ts";
import { times } from "../base/limit.ts";
import type { TaskItem, TaskReport } from "../model/assignment.ts";
import { type TaskState, taskStates } from "../model/task.ts";
import type { ContainerStatus } from "./container.ts";

/** All that a worker knows of one task. */
export interface TaskFacts {
  /** As last assigned. Absent for a container whose task nobody knows. */
  readonly item?: TaskItem;
  /** The managers want no trace of it any more. */
  readonly gone: boolean;
  /** What was last said about it; absent: nothing yet. */
  readonly report?: TaskReport;
  /** Absent: there is none. */
  readonly container?: ContainerStatus;
  /** The image is on this machine, or was a moment ago. */
  readonly imageReady: boolean;
  readonly path: PathFacts;
  readonly stop?: StopProgress;
}

/** Whether the data path is as this task's newest assignment says. */
export interface PathFacts {
  readonly ready: boolean;
  readonly since: Instant;
  /** Why it is not. */
  readonly error?: string;
}

export interface StopProgress {
  readonly because: "wanted" | "unhealthy";
  readonly since: Instant;
  /** When no load balancer sends it anything any more. */
  readonly askAt?: Instant;
  readonly askedAt?: Instant;
  readonly killedAt?: Instant;
}

/** The one next thing to do for a task. */
export type Step =
  | { readonly do: "report"; readonly report: TaskReport }
  | { readonly do: "note"; readonly stop: StopProgress }
  | { readonly do: "pull" | "create" | "start" | "remove" | "forget" }
  | { readonly do: "signal"; readonly signal: string; readonly stop: StopProgress }
  /** Until then, or until a fact changes. */
  | { readonly do: "wait"; readonly until: Instant };

/** A node whose data path stays broken this long gives its tasks back, so that others can have them. */
export const pathPatienceMs = 20_000;
/** A data path that cannot be changed does not keep a task alive that must go. */
const pathWaitMs = 3_000;
const killAgainMs = 10_000;
const rest: Step = { do: "wait", until: never };

/** What to do next for a task. A pure function of what is known: after a restart it goes on where the facts are. */
export function step(facts: TaskFacts, now: Instant): Step {
  if (facts.gone || facts.item === undefined) return leave(facts, now);
  const { desiredState } = facts.item;
  const state = stateOf(facts);
  // Dead is dead: what somebody else starts again in its place is stopped.
  if (taskStates[state] > taskStates.running) return runs(facts) ? stopping(facts, now, "wanted") : rest;
  if (desiredState === "shutdown" || desiredState === "remove") return shutDown(facts, now);
  switch (state) {
    case "accepted":
      return say(facts, now, { state: "preparing", message: "preparing" });
    case "preparing":
      return prepare(facts, now);
    case "ready":
      if (facts.container === undefined) return lost(facts, now);
      return desiredState === "ready" ? rest : say(facts, now, { state: "starting", message: "starting" });
    case "starting":
      return begin(facts, now);
    case "running":
      return keep(facts, now);
    default:
      return say(facts, now, { state: "accepted", message: "accepted" });
  }
}

/** The report of a task that cannot go on: never started is rejected, anything later is failed. */
export function failure(facts: TaskFacts, now: Instant, error: string): TaskReport {
  const state = taskStates[stateOf(facts)] < taskStates.starting ? "rejected" : "failed";
  return reportOf(facts, now, { state, message: facts.report?.message ?? "", error });
}

function prepare(facts: TaskFacts, now: Instant): Step {
  if (facts.container !== undefined) return say(facts, now, { state: "ready", message: "prepared" });
  if (!facts.imageReady) return { do: "pull" };
  return facts.path.ready ? { do: "create" } : waitForPath(facts, now);
}

function begin(facts: TaskFacts, now: Instant): Step {
  const { container } = facts;
  if (container === undefined) return lost(facts, now);
  if (container.state === "created") return facts.path.ready ? { do: "start" } : waitForPath(facts, now);
  if (container.state === "exited") return ended(facts, container, now);
  if (container.health === "unhealthy" || facts.stop !== undefined) return stopping(facts, now, "unhealthy");
  return container.health === "starting" ? rest : say(facts, now, { state: "running", message: "started" });
}

function keep(facts: TaskFacts, now: Instant): Step {
  const { container } = facts;
  if (container === undefined) return lost(facts, now);
  if (container.state !== "running") return ended(facts, container, now);
  // Once asked to stop it is not kept, whatever its health says meanwhile.
  const unwell = container.health === "unhealthy" || facts.stop !== undefined;
  return unwell ? stopping(facts, now, "unhealthy") : rest;
}

function shutDown(facts: TaskFacts, now: Instant): Step {
  return runs(facts) ? stopping(facts, now, "wanted") : say(facts, now, { state: "shutdown", message: "shutdown" });
}

function leave(facts: TaskFacts, now: Instant): Step {
  if (facts.container === undefined) return { do: "forget" };
  return runs(facts) ? stopping(facts, now, "wanted") : { do: "remove" };
}

/** Out of the load balancers first, then asked, then killed. */
function stopping(facts: TaskFacts, now: Instant, because: StopProgress["because"]): Step {
  const { stop, path, container } = facts;
  if (stop === undefined) return { do: "note", stop: { because, since: now } };
  if (stop.askAt === undefined) {
    const patience = stop.since + pathWaitMs;
    if (!path.ready && now < patience) return { do: "wait", until: patience };
    const drainMs = stop.because === "wanted" && stateOf(facts) === "running" ? times.drainMs : 0;
    return { do: "note", stop: { ...stop, askAt: now + drainMs } };
  }
  if (now < stop.askAt) return { do: "wait", until: stop.askAt };
  if (stop.askedAt === undefined) {
    return { do: "signal", signal: container?.stopSignal ?? "SIGTERM", stop: { ...stop, askedAt: now } };
  }
  const killAt = stop.killedAt === undefined ? stop.askedAt + graceMs(facts) : stop.killedAt + killAgainMs;
  if (now < killAt) return { do: "wait", until: killAt };
  return { do: "signal", signal: "SIGKILL", stop: { ...stop, killedAt: now } };
}

function waitForPath(facts: TaskFacts, now: Instant): Step {
  const { error, since } = facts.path;
  if (error === undefined) return rest;
  if (now < since + pathPatienceMs) return { do: "wait", until: since + pathPatienceMs };
  return { do: "report", report: failure(facts, now, `this node's data path is not ready: ${error}`) };
}

function ended(facts: TaskFacts, container: ContainerStatus, now: Instant): Step {
  const cause = causeOf(facts, container);
  if (container.exitCode === 0 && cause === "") return say(facts, now, { state: "complete", message: "finished" });
  const exit = `task: non-zero exit (${container.exitCode})`;
  const error = container.exitCode === 0 ? cause : cause === "" ? exit : `${exit}: ${cause}`;
  return say(facts, now, { state: "failed", message: facts.report?.message ?? "", error });
}

function causeOf(facts: TaskFacts, container: ContainerStatus): string {
  if (facts.stop?.because === "unhealthy") return "dockerexec: unhealthy container";
  return container.outOfMemory ? "out of memory" : container.error;
}

function lost(facts: TaskFacts, now: Instant): Step {
  const error = `No such container: ${facts.report?.containerId ?? "it was removed by somebody else"}`;
  return { do: "report", report: failure(facts, now, error) };
}

function runs(facts: TaskFacts): boolean {
  return facts.container?.state === "running";
}

function stateOf(facts: TaskFacts): TaskState {
  return facts.report?.state ?? "assigned";
}

function graceMs(facts: TaskFacts): number {
  const nanos = facts.item?.spec.ContainerSpec.StopGracePeriod;
  return nanos === undefined ? times.stopGraceMs : nanos / nanosPerMs;
}

type Said = Pick<TaskReport, "state" | "message" | "error">;

function say(facts: TaskFacts, now: Instant, said: Said): Step {
  return { do: "report", report: reportOf(facts, now, said) };
}

function reportOf({ item, container, report }: TaskFacts, now: Instant, said: Said): TaskReport {
  const hostPorts = item?.ports.filter((port) => port.PublishMode === "host") ?? [];
  const containerId = container?.id ?? report?.containerId;
  return {
    taskId: present(item, "the item of a task that is reported").id,
    timestamp: now,
    ...said,
    ...(containerId !== undefined && { containerId }),
    ...(container?.state === "running" && { pid: container.pid }),
    ...(container?.state === "exited" && { exitCode: container.exitCode }),
    ...(hostPorts.length > 0 && { hostPorts }),
  };
}
