import type { ContainerNetworking } from "../../model/dataplane.ts";
import type { Labels } from "../../model/meta.ts";
import type { TaskSpec } from "../../model/service-spec.ts";

/** A container that is to be made: the task's spec, with all that only this node knows. */
export interface ContainerPlan {
  readonly name: string;
  readonly labels: Labels;
  /** Templates are filled in. */
  readonly spec: TaskSpec;
  readonly networking: ContainerNetworking;
  /** Secrets and configs, as files of this machine. */
  readonly files: readonly { readonly source: string; readonly target: string }[];
}
