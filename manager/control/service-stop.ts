import type { Command, CommandResult } from "../../model/command.ts";
import { isStopped, startOf, withStopped } from "../../model/service-stop.ts";
import type { Draft } from "../store/draft.ts";
import { done, found, precondition } from "./check.ts";
import type { Context } from "./control.ts";
import { resumedJob } from "./job.ts";
import { updateService } from "./service.ts";

/** Stops a service or starts it again. No update: the previous spec and a running update's progress stay as they are. */
export function stopService(
  draft: Draft,
  { id, stopped }: Command & { kind: "stopService" },
  { now }: Context,
): CommandResult {
  const service = found(draft, "service", id);
  if (isStopped(service.spec) === stopped) return done;
  const spec = withStopped(service.spec, stopped);
  draft.put("service", { ...service, spec, ...startOf(service.spec, spec, now), ...resumedJob(service, spec, now) });
  return done;
}

/** What a forced update does, whatever version the caller has seen. */
export function restartService(
  draft: Draft,
  { id }: Command & { kind: "restartService" },
  context: Context,
): CommandResult {
  const service = found(draft, "service", id);
  const { spec, meta } = service;
  if (isStopped(spec)) throw precondition(`service ${spec.Name} is stopped: start it`);
  const TaskTemplate = { ...spec.TaskTemplate, ForceUpdate: spec.TaskTemplate.ForceUpdate + 1 };
  const next = { ...spec, TaskTemplate };
  const update = { kind: "updateService", id, version: meta.version, spec: next, rollback: false } as const;
  return updateService(draft, { ...update, registryAuthFrom: "spec" }, context);
}
