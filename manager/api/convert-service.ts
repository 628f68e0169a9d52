import { openRun } from "../../model/job-run.ts";
import { scheduleOf } from "../../model/schedule.ts";
import type { Service } from "../../model/service.ts";
import { type Mode, modeOf } from "../../model/service.ts";
import type { ServiceSpec, UpdateConfig } from "../../model/service-spec.ts";
import type { Task } from "../../model/task.ts";
import { convertMeta, noTime, rfc3339 } from "./convert-meta.ts";

export interface ServiceOptions {
  /** Fill in what Docker would use where the user said nothing. */
  readonly insertDefaults?: boolean;
  /** The service's tasks, when the counts were asked for. */
  readonly tasks?: Iterable<Task>;
}

/** A service as Docker's API shows it. */
export function convertService(service: Service, options: ServiceOptions = {}): Record<string, unknown> {
  const show = options.insertDefaults ? withDefaults : (spec: ServiceSpec) => spec;
  const { updateStatus: update, endpoint } = service;
  return {
    ...convertMeta(service.id, service.meta),
    Spec: show(service.spec),
    ...(service.previousSpec && { PreviousSpec: show(service.previousSpec) }),
    Endpoint: {
      Spec: service.spec.EndpointSpec ?? {},
      ...(endpoint.ports.length > 0 && { Ports: endpoint.ports }),
      ...(endpoint.virtualIps.length > 0 && {
        VirtualIPs: endpoint.virtualIps.map((ip) => ({ NetworkID: ip.networkId, Addr: ip.address })),
      }),
    },
    ...(update && {
      UpdateStatus: {
        State: update.state,
        StartedAt: rfc3339(update.startedAt),
        ...(update.completedAt !== undefined && { CompletedAt: rfc3339(update.completedAt) }),
        Message: update.message,
      },
    }),
    ...(options.tasks && { ServiceStatus: countTasks(service, options.tasks) }),
    ...convertJob(service),
  };
}

function convertJob(service: Service): Record<string, unknown> {
  if (service.jobIteration === undefined) return {};
  const { jobLastExecution: last } = service;
  return {
    JobStatus: {
      JobIteration: { Index: service.jobIteration },
      LastExecution: last === undefined ? noTime : rfc3339(last),
      ...convertNext(service),
    },
    ...convertWait(service),
  };
}

/** Between two runs there is nothing that a client could wait for; docker's does not, where an update is completed. */
function convertWait({ spec, runs }: Service): Record<string, unknown> {
  if (runs === undefined || openRun(runs) !== undefined) return {};
  const next = runs.due === undefined ? "" : ` at ${rfc3339(runs.due)}`;
  const isSuspended = scheduleOf(spec.Labels)?.suspend === true;
  const Message = isSuspended ? "its schedule is suspended" : `waiting for its next run${next}`;
  return { UpdateStatus: { State: "completed", Message } };
}

/** Ours: when a job with a schedule is due next. */
function convertNext({ spec, runs }: Service): Record<string, unknown> {
  if (runs?.due === undefined || scheduleOf(spec.Labels)?.suspend !== false) return {};
  return { NextExecution: rfc3339(runs.due) };
}

interface TaskCounts {
  readonly RunningTasks: number;
  readonly DesiredTasks: number;
  readonly CompletedTasks: number;
}

/** The counts of `docker service ls`: of a job only the current iteration counts. */
export function countTasks(service: Service, tasks: Iterable<Task>): TaskCounts {
  const mode = modeOf(service.spec.Mode);
  const isJob = mode.kind === "replicated-job" || mode.kind === "global-job";
  const counted = [...tasks].filter((task) => !isJob || task.jobIteration === service.jobIteration);
  const count = (accepts: (task: Task) => boolean): number => counted.filter(accepts).length;
  const desired = (): number => {
    switch (mode.kind) {
      case "replicated":
        return mode.replicas;
      case "replicated-job":
        return mode.concurrent;
      case "global":
        return count((task) => task.desiredState === "running" && task.away === undefined);
      case "global-job":
        return count(
          (task) => task.desiredState === "complete" && task.away === undefined && task.status.state !== "complete",
        );
    }
  };
  // A place counts once, though a lost node's task may have ended well beside its replacement.
  const completed = (): number => {
    const complete = isJob ? counted.filter((task) => task.status.state === "complete") : [];
    return new Set(complete.map((task) => placeOf(mode.kind, task))).size;
  };
  return {
    RunningTasks: count((task) => task.status.state === "running" && task.away === undefined),
    DesiredTasks: desired(),
    CompletedTasks: completed(),
  };
}

/** What a job's task fills. */
function placeOf(kind: Mode["kind"], task: Task): string | number | undefined {
  return kind === "replicated-job" ? task.slot : task.nodeId;
}

const second = 1_000_000_000;

function withDefaults(spec: ServiceSpec): ServiceSpec {
  const { TaskTemplate: task } = spec;
  const isJob = spec.Mode.ReplicatedJob !== undefined || spec.Mode.GlobalJob !== undefined;
  const update: UpdateConfig = {
    Parallelism: 1,
    FailureAction: "pause",
    Monitor: 5 * second,
    MaxFailureRatio: 0,
    Order: "stop-first",
  };
  return {
    ...spec,
    TaskTemplate: {
      ...task,
      ContainerSpec: { StopGracePeriod: 10 * second, DNSConfig: {}, ...task.ContainerSpec },
      Resources: { Limits: {}, Reservations: {}, ...task.Resources },
      RestartPolicy: {
        Condition: isJob ? "on-failure" : "any",
        Delay: 5 * second,
        MaxAttempts: 0,
        ...task.RestartPolicy,
      },
      Placement: task.Placement ?? {},
    },
    ...(!isJob && {
      UpdateConfig: { ...update, ...spec.UpdateConfig },
      RollbackConfig: { ...update, ...spec.RollbackConfig },
    }),
  };
}
