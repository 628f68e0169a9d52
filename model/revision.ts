import type { Instant } from "../base/clock.ts";
import { limits } from "../base/limit.ts";
import { isSame } from "./same.ts";
import type { Service } from "./service.ts";
import type { ServiceSpec } from "./service-spec.ts";
import { withStopped } from "./service-stop.ts";

/** A spec that a service had or has. Numbers count up from 1 and are never used twice. */
export interface Revision {
  readonly number: number;
  /** When it was asked for. */
  readonly at: Instant;
  readonly spec: ServiceSpec;
  readonly specVersion: number;
}

type Target = Pick<Revision, "spec" | "specVersion">;
type Revised = Pick<Service, "spec" | "specVersion" | "revision" | "revisions">;

/** The revision that a service runs. */
export function revisionOf(service: Service): Revision {
  const { spec, specVersion, meta, revision = { number: 1, at: meta.createdAt } } = service;
  return { ...revision, spec, specVersion };
}

/** All that is known of a service's specs, the one that runs among them, by number. */
export function revisionsOf(service: Service): readonly Revision[] {
  return [...(service.revisions ?? []), revisionOf(service)].sort((left, right) => left.number - right.number);
}

/** What an update makes of a row: a new revision, unless it changes nothing but the restart counter or the stop label. */
export function revised(service: Service, to: Target, now: Instant): Revised {
  if (isSameRevision(service.spec, to.spec)) return unrevised(service, to);
  const last = Math.max(...revisionsOf(service).map(({ number }) => number));
  return { ...to, revision: { number: last + 1, at: now }, revisions: kept(service.revisions ?? [], service) };
}

/** What a rollback makes of a row: the revision that the spec was, if it is still known. */
export function returned(service: Service, to: Target, now: Instant): Revised {
  if (isSameRevision(service.spec, to.spec)) return unrevised(service, to);
  const { revisions = [] } = service;
  const known = revisions.findLast((revision) => isSameRevision(revision.spec, to.spec));
  if (known === undefined) return revised(service, to, now);
  const others = revisions.filter((revision) => revision !== known);
  return { ...to, revision: { number: known.number, at: known.at }, revisions: kept(others, service) };
}

function unrevised({ revision, revisions }: Service, to: Target): Revised {
  return { ...to, ...(revision && { revision }), ...(revisions && { revisions }) };
}

/** The others and the one that ran: the oldest go where they are too many, or too large for one row. */
function kept(others: readonly Revision[], service: Service): readonly Revision[] {
  const all = [...others, revisionOf(service)].sort((left, right) => left.number - right.number);
  const sizes = all.map((revision) => JSON.stringify(revision).length);
  let first = Math.max(0, all.length - limits.revisionsMax);
  let size = sizes.slice(first).reduce((sum, one) => sum + one, 0);
  for (; size > limits.revisionBytesMax; first += 1) size -= sizes[first] ?? size;
  return all.slice(first);
}

function isSameRevision(left: ServiceSpec, right: ServiceSpec): boolean {
  return isSame(essence(left), essence(right));
}

function essence(spec: ServiceSpec): ServiceSpec {
  return withStopped({ ...spec, TaskTemplate: { ...spec.TaskTemplate, ForceUpdate: 0 } }, false);
}
