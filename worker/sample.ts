import { asId } from "../base/id.ts";
import type { TaskItem } from "../model/assignment.ts";
import type { ContainerSpec } from "../model/service-spec.ts";
import type { ContainerStatus } from "./container.ts";

/** A task as tests need one; each says only what it is about. */
export function aTask(id: string, more: Partial<TaskItem> = {}): TaskItem {
  return {
    kind: "task",
    id: asId(id),
    serviceId: asId("service1"),
    serviceName: "web",
    serviceLabels: {},
    slot: 1,
    spec: { ContainerSpec: { Image: "busybox:latest" }, ForceUpdate: 0, Runtime: "container" },
    desiredState: "running",
    attachments: [],
    gatewayAddress: "10.200.1.2",
    ports: [],
    ...more,
  };
}

/** A task with that about its container. */
export function taskWith(id: string, container: Partial<ContainerSpec>, slot = 1): TaskItem {
  const spec = {
    ContainerSpec: { Image: "busybox:latest", ...container },
    ForceUpdate: 0,
    Runtime: "container",
  } as const;
  return aTask(id, { slot, spec });
}

/** A container, likewise. */
export function aContainer(more: Partial<ContainerStatus> = {}): ContainerStatus {
  return {
    id: "c1",
    name: "web.1.t1",
    labels: {},
    state: "running",
    pid: 42,
    exitCode: 0,
    error: "",
    outOfMemory: false,
    health: "none",
    stopSignal: "SIGTERM",
    tty: false,
    ...more,
  };
}
