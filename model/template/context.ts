import type { NodeId } from "../../base/id.ts";
import type { TaskItem } from "../assignment.ts";
import { taskName } from "../service.ts";
import type { Struct } from "./value.ts";

/** What a template may speak of, beside the task. */
export interface TemplateNode {
  readonly id: NodeId;
  readonly hostname: string;
  readonly architecture: string;
  readonly os: string;
}

/** The part of a task that templates know. */
export type TemplateTask = Pick<TaskItem, "id" | "serviceId" | "serviceName" | "serviceLabels" | "slot">;

/** The dot of every template: Service, Node, Task. */
export function templateContext(task: TemplateTask, node: TemplateNode): Struct {
  const labels = Object.entries(task.serviceLabels).sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    Service: { ID: task.serviceId, Name: task.serviceName, Labels: new Map(labels) },
    Node: { ID: node.id, Hostname: node.hostname, Platform: { Architecture: node.architecture, OS: node.os } },
    Task: {
      ID: task.id,
      Name: taskName(task.serviceName, task.slot, node.id, task.id),
      // A global service's task has no slot: its node stands for it.
      Slot: task.slot === 0 ? node.id : `${task.slot}`,
    },
  };
}
