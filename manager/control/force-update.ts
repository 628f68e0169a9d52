import type { Service } from "../../model/service.ts";
import type { ServiceSpec } from "../../model/service-spec.ts";
import type { Draft } from "../store/draft.ts";

/**
 * A restart that is asked for reaches every task: after a rollback some may carry a higher counter than the spec, and
 * would otherwise pass for restarted.
 */
export function withForce(draft: Draft, service: Service, spec: ServiceSpec): ServiceSpec {
  const { ForceUpdate } = spec.TaskTemplate;
  if (ForceUpdate === service.spec.TaskTemplate.ForceUpdate) return spec;
  const used = draft.tasksOfService(service.id).map((task) => task.spec.ForceUpdate + 1);
  return { ...spec, TaskTemplate: { ...spec.TaskTemplate, ForceUpdate: Math.max(ForceUpdate, ...used) } };
}
