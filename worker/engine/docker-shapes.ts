import type { GenericResource } from "../../model/service-spec.ts";
import type { ContainerState, ContainerStatus, Health } from "../container.ts";
import type { ContainerEvent, ContainerListing, EngineInfo } from "./engine.ts";

/*
 * What the Docker API (1.41) answers, as far as we read it, and how we see it. Go writes absent lists and maps as null.
 */

export interface InspectAnswer {
  readonly Id: string;
  readonly Name: string;
  readonly Config: {
    readonly Labels: Readonly<Record<string, string>> | null;
    readonly StopSignal?: string;
    readonly Tty?: boolean;
  };
  readonly State: {
    readonly Status: string;
    readonly Running: boolean;
    readonly Pid: number;
    readonly ExitCode: number;
    readonly Error: string;
    readonly OOMKilled: boolean;
    readonly Health?: { readonly Status: string } | null;
  };
}

export interface CreateAnswer {
  readonly Id: string;
  /** What it leaves out of what was asked, among other things. */
  readonly Warnings?: readonly string[] | null;
}

export interface ListAnswer {
  readonly Id: string;
  readonly State: string;
  readonly Labels: Readonly<Record<string, string>> | null;
}

export interface EventAnswer {
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> | null };
}

export interface NetworkAnswer {
  readonly Name: string;
  readonly Driver: string;
  readonly Internal: boolean;
  readonly Labels: Readonly<Record<string, string>> | null;
  readonly Options: Readonly<Record<string, string>> | null;
  readonly IPAM: { readonly Config: readonly { readonly Subnet?: string }[] | null };
}

export interface InfoAnswer {
  readonly Name: string;
  readonly ServerVersion: string;
  readonly Architecture: string;
  readonly OSType: string;
  readonly NCPU: number;
  readonly MemTotal: number;
  /** What the engine's `node-generic-resources` names; older engines do not say. */
  readonly GenericResources?: readonly GenericResource[] | null;
  readonly Labels: readonly string[] | null;
  readonly Plugins: Readonly<Record<string, readonly string[] | null>>;
}

export function containerStatus(answer: InspectAnswer): ContainerStatus {
  const { Id, Name, Config, State } = answer;
  return {
    id: Id,
    name: Name.replace(/^\//, ""),
    labels: Config.Labels ?? {},
    state: containerState(State),
    pid: State.Pid,
    exitCode: State.ExitCode,
    error: State.Error,
    outOfMemory: State.OOMKilled,
    health: healthOf(State.Health?.Status),
    stopSignal: Config.StopSignal || "SIGTERM",
    tty: Config.Tty ?? false,
  };
}

export function containerListing({ Id, State, Labels }: ListAnswer): ContainerListing {
  const runs = ["running", "paused", "restarting"].includes(State);
  return { id: Id, labels: Labels ?? {}, state: containerState({ Running: runs, Status: State }) };
}

export function engineInfo(answer: InfoAnswer): EngineInfo {
  const plugins = Object.entries(answer.Plugins).flatMap(([type, names]) =>
    (names ?? []).map((name) => ({ type, name })),
  );
  return {
    version: answer.ServerVersion,
    name: answer.Name,
    architecture: answer.Architecture,
    os: answer.OSType,
    cpus: answer.NCPU,
    memoryBytes: answer.MemTotal,
    genericResources: answer.GenericResources ?? [],
    labels: Object.fromEntries((answer.Labels ?? []).map(splitLabel)),
    plugins,
  };
}

/** Undefined for what does not concern a task. */
export function containerEvent(answer: EventAnswer): ContainerEvent | undefined {
  const action = actionOf(answer.Action);
  if (answer.Type !== "container" || action === undefined) return undefined;
  return { containerId: answer.Actor.ID, action, labels: answer.Actor.Attributes ?? {} };
}

function actionOf(action: string): ContainerEvent["action"] | undefined {
  if (action.startsWith("health_status")) return "health";
  return action === "start" || action === "die" || action === "destroy" ? action : undefined;
}

function containerState(state: Pick<InspectAnswer["State"], "Running" | "Status">): ContainerState {
  if (state.Running) return "running";
  return state.Status === "created" ? "created" : "exited";
}

function healthOf(status: string | undefined): Health {
  return status === "starting" || status === "healthy" || status === "unhealthy" ? status : "none";
}

function splitLabel(text: string): [string, string] {
  const at = text.indexOf("=");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
