import { assert, present, unreachable } from "../../base/assert.ts";
import type { Instant } from "../../base/clock.ts";
import type { Id, TaskId } from "../../base/id.ts";
import { newMeta } from "../../model/meta.ts";
import { withAuthFor } from "../../model/registry-auth.ts";
import { returned } from "../../model/revision.ts";
import type { Service } from "../../model/service.ts";
import type { TaskSpec } from "../../model/service-spec.ts";
import { startOf } from "../../model/service-stop.ts";
import { compareStates, type DesiredState, type Task } from "../../model/task.ts";
import type { Draft } from "../store/draft.ts";
import { type Action, isFurther, type StartAction } from "./action.ts";
import { withAttachments } from "./allocate.ts";
import { isFenced } from "./away.ts";
import type { Budget } from "./budget.ts";
import type { Census } from "./census.ts";
import { Homes } from "./home.ts";
import { taskSpecOf } from "./outdated.ts";

export interface Turn {
  readonly now: Instant;
  mint<Kind extends string>(): Id<Kind>;
  readonly budget: Budget;
  /** Moves with what is written to the draft. */
  readonly census: Census;
}

/**
 * Writes what a reconciler decided. False if the turn's budget ended before all was done; looking again finds the rest.
 */
export function carryOut(draft: Draft, service: Service, actions: readonly Action[], turn: Turn): boolean {
  const rollback = actions.find((action) => action.kind === "rollBack");
  if (rollback !== undefined) {
    rollBack(draft, service, rollback.message, turn.now); // Everything else was decided for the spec that is given up.
    return true;
  }
  const homes = new Homes(draft, service, turn.census);
  for (const action of actions) {
    if (!affordable(service, action, turn.budget)) return false;
    perform(draft, service, action, { ...turn, homes });
  }
  return true;
}

function affordable(service: Service, action: Action, budget: Budget): boolean {
  if (action.kind === "want" || action.kind === "away") return budget.spend(action.task);
  return action.kind !== "start" || budget.spend({ spec: service.spec.TaskTemplate });
}

type Performing = Turn & { readonly homes: Homes };

function perform(draft: Draft, service: Service, action: Action, turn: Performing): void {
  switch (action.kind) {
    case "start":
      start(draft, service, action, turn);
      return;
    case "want":
      want(draft, action.task.id, action.desired, turn.now);
      return;
    case "away":
      draft.put("task", { ...present(draft.task(action.task.id), "a task that is away"), away: action.since });
      return;
    case "updateStatus": {
      const current = draft.service(service.id) ?? service;
      draft.put("service", { ...current, updateStatus: action.status });
      return;
    }
    case "rebalance":
      draft.put("service", { ...(draft.service(service.id) ?? service), rebalance: action.status });
      return;
    case "runs": {
      const current = draft.service(service.id) ?? service;
      const { runs, iteration } = action;
      const begun = iteration === undefined ? {} : { jobIteration: iteration, jobLastExecution: turn.now };
      draft.put("service", { ...current, runs, ...begun });
      return;
    }
    case "rollBack":
      return;
    default:
      unreachable(action);
  }
}

function start(draft: Draft, service: Service, action: StartAction, { now, mint, homes }: Performing): void {
  const homeId = action.nodeId === undefined ? homes.of(action.slot) : undefined;
  const { slot, nodeId = homeId, desired, startAfter, startAfterTask, byUpdate, replaces, evacuates, restart } = action;
  const task: Task = {
    id: mint<"task">(),
    meta: newMeta(now),
    serviceId: service.id,
    serviceName: service.spec.Name,
    serviceLabels: service.spec.Labels,
    slot,
    ...(nodeId === undefined ? {} : { nodeId }),
    ...(homeId === undefined ? {} : { homeId }),
    spec: withDefaults(draft, taskSpecOf(service)),
    specVersion: service.specVersion,
    ...(service.jobIteration === undefined ? {} : { jobIteration: service.jobIteration }),
    // Whether it may start is looked at when it is promoted: something of the slot may still run somewhere.
    desiredState: isFenced(service) ? "ready" : desired,
    status: { state: "new", timestamp: now, message: "created" },
    attachments: [],
    ports: service.endpoint.ports,
    ...(startAfter === undefined ? {} : { startAfter }),
    ...(startAfterTask === undefined ? {} : { startAfterTask }),
    ...(byUpdate === undefined ? {} : { byUpdate }),
    ...(replaces === undefined ? {} : { replaces }),
    ...(evacuates === undefined ? {} : { evacuates }),
    ...(restart === undefined ? {} : { restart }),
  };
  draft.put("task", withAttachments(draft, service, task));
}

/** The cluster's log driver, where the service names none. */
function withDefaults(draft: Draft, spec: TaskSpec): TaskSpec {
  const LogDriver = draft.cluster()?.spec.TaskDefaults.LogDriver;
  return spec.LogDriver !== undefined || LogDriver === undefined ? spec : { ...spec, LogDriver };
}

function want(draft: Draft, id: TaskId, desired: DesiredState, now: Instant): void {
  const task = draft.task(id);
  if (task === undefined) return;
  assert(isFurther(task.desiredState, desired), "desired states only move forward");
  draft.put("task", wanted(task, desired, now));
}

/** The task's row once managers want something else of it. */
export function wanted(task: Task, desired: DesiredState, now: Instant): Task {
  if (desired !== "shutdown" && desired !== "remove") return { ...task, desiredState: desired };
  const { stoppingSince = now } = task;
  const neverStarted = task.desiredState === "ready" ? { neverStarted: true } : {};
  const stopping = { ...task, ...neverStarted, stoppingSince, desiredState: desired };
  if (compareStates(task.status.state, "assigned") >= 0) return stopping;
  // Nobody but us knows of a task that no node was told of: it is over as soon as we say so.
  return { ...stopping, status: { ...task.status, state: "shutdown", timestamp: now, message: "shutdown" } };
}

function rollBack(draft: Draft, service: Service, message: string, now: Instant): void {
  const { previousSpec: target, previousSpecVersion = service.specVersion } = service;
  if (target === undefined) return;
  const { previousSpec: _, previousSpecVersion: __, ...rest } = withAuthFor(service, target);
  draft.put("service", {
    ...rest,
    ...returned(service, { spec: target, specVersion: previousSpecVersion }, now),
    ...startOf(service.spec, target, now),
    updateStatus: { state: "rollback_started", startedAt: now, message },
  });
}
