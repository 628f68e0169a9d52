import type { Instant } from "../base/clock.ts";
import type { ServiceSpec } from "./service-spec.ts";

/** On a service: `true` stops its tasks and keeps its spec, replicas and all. */
export const stoppedLabel = "skein.stopped";

export function isStopped({ Labels }: Pick<ServiceSpec, "Labels">): boolean {
  return Labels[stoppedLabel] === "true";
}

/** The spec with the label, or without it. */
export function withStopped(spec: ServiceSpec, stopped: boolean): ServiceSpec {
  const { [stoppedLabel]: _, ...others } = spec.Labels;
  return { ...spec, Labels: stopped ? { ...others, [stoppedLabel]: "true" } : others };
}

/** For the row of a service whose spec changes: when it was started again, if this is what the change does. */
export function startOf(before: ServiceSpec, after: ServiceSpec, now: Instant): { readonly startedAt?: Instant } {
  return isStopped(before) && !isStopped(after) ? { startedAt: now } : {};
}
