import { invalid } from "../base/error.ts";
import { isAllNeeded, minAvailableLabel } from "./min-available.ts";
import { modeOf } from "./service.ts";
import { onLostOf } from "./service-label.ts";
import type { ServiceSpec, UpdateConfig } from "./service-spec.ts";
import { keepsVolumes } from "./volume-affinity.ts";

/**
 * Whether a slot's next task starts before the one before it stops. As asked; where none may be missing, always; where two
 * may never run side by side, never: each would wait for the other.
 */
export function orderOf(spec: ServiceSpec, config: UpdateConfig | undefined): NonNullable<UpdateConfig["Order"]> {
  if (onLostOf(spec.Labels).kind === "fence") return "stop-first";
  if (config?.Order === "start-first" || (isAllNeeded(spec) && !keepsVolumes(spec))) return "start-first";
  return "stop-first";
}

/**
 * Whether a task that has to leave its node runs until its successor does. One with volume data on the node has no
 * successor elsewhere that it could wait for.
 */
export function movesFirst(spec: ServiceSpec): boolean {
  const isReplicated = modeOf(spec.Mode).kind === "replicated";
  return isReplicated && !keepsVolumes(spec) && orderOf(spec, spec.UpdateConfig) === "start-first";
}

/** Throws INVALID where the label has no meaning, or would keep everything as it is for ever. */
export function validateMinAvailable(spec: ServiceSpec): void {
  const text = spec.Labels[minAvailableLabel];
  if (text === undefined) return;
  const label = `label ${minAvailableLabel}`;
  if (modeOf(spec.Mode).kind !== "replicated") {
    throw invalid(`${label}: only tasks of replicated services can be replaced elsewhere; take the label away`);
  }
  if (!isAllNeeded(spec)) return;
  const all = `${label}: ${text} keeps all replicas running`;
  if (onLostOf(spec.Labels).kind === "fence") {
    throw invalid(`${all}, but label skein.on-lost=fence never runs two tasks of a slot; ask for fewer than all`);
  }
  if (keepsVolumes(spec) && spec.UpdateConfig?.Order !== "start-first") {
    const reason = "slots with volume data (label skein.volume-affinity) stop one task before they start the next";
    throw invalid(`${all}, but ${reason}; ask for fewer than all, or for UpdateConfig.Order start-first`);
  }
}
