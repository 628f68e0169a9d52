import type { NodeId } from "../base/id.ts";
import type { TaskItem } from "../model/assignment.ts";
import type { Labels } from "../model/meta.ts";
import { taskName } from "../model/service.ts";

/** Labels on a task's container. Those of swarm are read by other tools; by `managed` we know our own from those of a real Swarm. */
export const label = {
  managed: "skein.managed",
  task: "com.docker.swarm.task",
  taskId: "com.docker.swarm.task.id",
  taskName: "com.docker.swarm.task.name",
  nodeId: "com.docker.swarm.node.id",
  serviceId: "com.docker.swarm.service.id",
  serviceName: "com.docker.swarm.service.name",
} as const;

/** What the task's container is called. */
export function containerName(task: TaskItem, nodeId: NodeId): string {
  return taskName(task.serviceName, task.slot, nodeId, task.id);
}

/** The user's labels and ours; ours win, for by them we find it again. */
export function containerLabels(task: TaskItem, nodeId: NodeId): Labels {
  return {
    ...task.spec.ContainerSpec.Labels,
    [label.managed]: "",
    [label.task]: "",
    [label.taskId]: task.id,
    [label.taskName]: containerName(task, nodeId),
    [label.nodeId]: nodeId,
    [label.serviceId]: task.serviceId,
    [label.serviceName]: task.serviceName,
  };
}
