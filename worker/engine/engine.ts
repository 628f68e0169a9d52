import type { EngineAttachment, EngineNetwork } from "../../model/dataplane.ts";
import type { Labels } from "../../model/meta.ts";
import type { GenericResource } from "../../model/service-spec.ts";
import type { ContainerState, ContainerStatus } from "../container.ts";
import type { ContainerPlan } from "./plan.ts";

/** The container engine of one machine, as small as a worker's use of it. Every call may throw EngineError, and nothing else. */
export interface Engine {
  info(): Promise<EngineInfo>;
  hasImage(image: string): Promise<boolean>;
  /** `registryAuth` as X-Registry-Auth: base64url of JSON. */
  pull(image: string, registryAuth: string | undefined, signal: AbortSignal): Promise<void>;
  /** With its first leg; the others come by `connect`, before the start. Returns the container's id. */
  create(plan: ContainerPlan): Promise<string>;
  connect(containerId: string, leg: EngineAttachment): Promise<void>;
  /** Nothing happens if it runs already. */
  start(containerId: string): Promise<void>;
  /** Sends a signal; nothing happens if it does not run or is gone. */
  signal(containerId: string, signal: string): Promise<void>;
  /** With its anonymous volumes; kills it if need be; nothing happens if it is gone. */
  remove(containerId: string): Promise<void>;
  inspect(containerIdOrName: string): Promise<ContainerStatus | undefined>;
  /** All containers with that label, whatever their state. */
  list(label: string): Promise<readonly ContainerListing[]>;
  /** Changes of containers with that label from now on, until the signal or until the engine goes away, which throws. */
  events(label: string, signal: AbortSignal): Promise<AsyncIterable<ContainerEvent>>;
  logs(containerId: string, request: LogRequest, signal: AbortSignal): AsyncIterable<LogLine>;
  networks(label: string): Promise<readonly NetworkListing[]>;
  /** Makes it, under `ownerLabel` beside its own labels, or finds the same one made before. Throws "conflict" for another one. */
  ensureNetwork(network: EngineNetwork, ownerLabel: string): Promise<void>;
  /** Throws "conflict" while containers use it; nothing happens if it is gone. */
  removeNetwork(name: string): Promise<void>;
  /** Ends what it holds open. */
  close(): void;
}

export interface EngineInfo {
  readonly version: string;
  readonly name: string;
  readonly architecture: string;
  readonly os: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly genericResources: readonly GenericResource[];
  readonly labels: Labels;
  readonly plugins: readonly { readonly type: string; readonly name: string }[];
}

export interface ContainerListing {
  readonly id: string;
  readonly state: ContainerState;
  readonly labels: Labels;
}

export interface ContainerEvent {
  readonly containerId: string;
  readonly action: "start" | "die" | "destroy" | "health";
  readonly labels: Labels;
}

export interface NetworkListing {
  readonly name: string;
  readonly labels: Labels;
}

export interface LogRequest {
  readonly follow: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** "all" or a number. */
  readonly tail: string;
  /** Unix seconds with fraction, or "". */
  readonly since: string;
}

export interface LogLine {
  readonly stream: "stdout" | "stderr";
  /** RFC 3339 with nanoseconds. */
  readonly timestamp: string;
  /** With its line end, where it has one. */
  readonly text: Uint8Array;
}

/** "away": it does not answer, ask again later. "refused": it answered, and asking again will not help. */
export type EngineFailure = "away" | "absent" | "conflict" | "refused";

/** The only thing that engines throw. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly kind: EngineFailure;
  constructor(kind: EngineFailure, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
  }
}

/** Whether an error says that the engine does not answer, or anything else of that kind. */
export function isEngineError(error: unknown, kind: EngineFailure): boolean {
  return error instanceof EngineError && error.kind === kind;
}
