import type { Instant } from "../base/clock.ts";
import type { NetworkId, NodeId, ServiceId, TaskId } from "../base/id.ts";
import type { Labels, Meta } from "./meta.ts";
import type { GenericResource, PortConfig, TaskSpec } from "./service-spec.ts";

/** One container's worth of a service. Spec, service, slot and, once set, node never change: a change is a new task. */
export interface Task {
  readonly id: TaskId;
  readonly meta: Meta;
  readonly serviceId: ServiceId;
  readonly serviceName: string;
  readonly serviceLabels: Labels;
  /** 1…n for replicated services, 0 for global ones (there the node is the slot). */
  readonly slot: number;
  readonly nodeId?: NodeId;
  readonly spec: TaskSpec;
  readonly specVersion: number;
  readonly jobIteration?: number;
  readonly desiredState: DesiredState;
  readonly status: TaskStatus;
  readonly attachments: readonly NetworkAttachment[];
  /** Address of the gateway leg, from the node's slice of the mesh pool; set with the node. No prefix: "10.200.3.7". */
  readonly gatewayAddress?: string;
  /** What it got of the node's generic resources; set with the node. */
  readonly genericResources?: readonly GenericResource[];
  /** The service's ports as allocated when this task was made. */
  readonly ports: readonly PortConfig[];
  /** A replacement that waits (desired `ready`) is promoted to `running` no earlier than this … */
  readonly startAfter?: Instant;
  /** … and not before this task has stopped (or its node is gone, or it takes longer than times.oldTaskWaitMs to). */
  readonly startAfterTask?: TaskId;
  /** Managers have wanted it to stop since then. */
  readonly stoppingSince?: Instant;
  /** The node on which its slot has volume data: it waits for that one, `nodeId` from the beginning. */
  readonly homeId?: NodeId;
  /** Which restart after failures in a row this is, and what the last failure was. */
  readonly restart?: TaskRestart;
  /**
   * Its node is down since then: nobody knows whether it runs. Goes with the task's next report, and stays if that says that
   * it has ended meanwhile.
   */
  readonly away?: Instant;
  /** Its node no longer offers what it reserved there, which older tasks have. It runs until another does in its place. */
  readonly crowded?: boolean;
  /** Given up before it was ever wanted running: it runs nowhere, whatever its node has left to say. */
  readonly neverStarted?: boolean;
  /** Made by a rolling update (counts for its failure ratio), not by a restart. */
  readonly byUpdate?: boolean;
  /** The task on another node from which it takes over when it runs: it was made to move that one. */
  readonly replaces?: TaskId;
  /** … because that one's node may no longer run it: if it may again before this one runs, this one is not needed. */
  readonly evacuates?: boolean;
}

export interface TaskRestart {
  /** 1 for the first restart. */
  readonly attempt: number;
  readonly error: string;
}

export interface NetworkAttachment {
  readonly networkId: NetworkId;
  /** With prefix length: "10.0.1.3/24". */
  readonly address: string;
  readonly aliases: readonly string[];
  /** What the user tells the engine's network driver about this endpoint. */
  readonly driverOptions?: Labels;
}

export interface TaskStatus {
  readonly state: TaskState;
  readonly timestamp: Instant;
  readonly message: string;
  readonly error?: string;
  readonly containerId?: string;
  readonly pid?: number;
  readonly exitCode?: number;
  /** Host-mode ports as bound. */
  readonly hostPorts?: readonly PortConfig[];
  /** When the task was first seen running: update monitoring and restart windows count from here. */
  readonly runningAt?: Instant;
}

/** Observed states in order; they only move forward. Numbers as in swarmkit's task model. */
export const taskStates = {
  new: 0,
  pending: 64,
  assigned: 192,
  accepted: 256,
  preparing: 320,
  ready: 384,
  starting: 448,
  running: 512,
  complete: 576,
  shutdown: 640,
  failed: 704,
  rejected: 768,
  remove: 800,
  orphaned: 832,
} as const;
export type TaskState = keyof typeof taskStates;

/** What managers want; moves forward only: ready → running → complete (jobs) → shutdown → remove. */
export type DesiredState = "ready" | "running" | "complete" | "shutdown" | "remove";

/** Negative, zero or positive as `left` comes before, with or after `right`. */
export function compareStates(left: TaskState | DesiredState, right: TaskState | DesiredState): number {
  return taskStates[left] - taskStates[right];
}

/** The task's container is gone for good, or never was: nothing more will be reported. */
export function isTerminal(task: Pick<Task, "status">): boolean {
  return taskStates[task.status.state] > taskStates.running;
}

/** Not because managers stopped it, nor because its node is gone. */
export function endedByItself({ status }: Pick<Task, "status">): boolean {
  return status.state === "failed" || status.state === "rejected" || status.state === "complete";
}

/** Managers want this task alive: it counts for its slot, its node's load and its reservations. */
export function isWanted(task: Task): boolean {
  return taskStates[task.desiredState] <= taskStates.complete;
}

/** It runs as far as anybody knows, and is to go on. */
export function isRunning({ desiredState, status }: Task): boolean {
  return desiredState === "running" && status.state === "running";
}

/** It runs, and its node can be spoken to: what a service is left with. */
export function isAvailable(task: Task): boolean {
  return isRunning(task) && task.away === undefined;
}

/** Wanted and not dead. */
export function isLive(task: Task): boolean {
  return isWanted(task) && !isTerminal(task);
}

/** A live task that is prepared while another, its predecessor, still runs, and starts when that has stopped. */
export function isSuccessor(task: Task): task is Task & { readonly startAfterTask: TaskId } {
  return task.desiredState === "ready" && task.startAfterTask !== undefined && !isTerminal(task);
}
