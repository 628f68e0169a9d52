import type { Labels } from "../model/meta.ts";

/** One container as the engine describes it. */
export interface ContainerStatus {
  readonly id: string;
  readonly name: string;
  readonly labels: Labels;
  readonly state: ContainerState;
  /** 0 unless it runs. */
  readonly pid: number;
  readonly exitCode: number;
  /** Why the engine could not start it, or what went wrong as it ended; often "". */
  readonly error: string;
  readonly outOfMemory: boolean;
  readonly health: Health;
  /** What asks its process to stop: of the spec, or of the image. */
  readonly stopSignal: string;
  readonly tty: boolean;
}

/** "none": it has no health check. */
export type Health = "none" | "starting" | "healthy" | "unhealthy";
/** `running` includes paused, `exited` includes dead and half removed: what matters is whether a process is there. */
export type ContainerState = "created" | "running" | "exited";
