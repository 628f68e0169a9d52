import { asId } from "../base/id.ts";
import { newMeta } from "../model/meta.ts";
import type { Node, NodeDescription } from "../model/node.ts";
import type { TaskSpec } from "../model/service-spec.ts";
import type { Task, TaskState } from "../model/task.ts";

/** A node that is up, for tests. */
export function sampleNode(id: string, part: Partial<Node> = {}, description: Partial<NodeDescription> = {}): Node {
  return {
    id: asId(id),
    meta: newMeta(0),
    spec: { Labels: {}, Role: "worker", Availability: "active" },
    role: "worker",
    status: { state: "ready", message: "", address: "192.168.0.7" },
    slice: 1,
    dataPathAddress: "",
    description: {
      hostname: id,
      architecture: "x86_64",
      os: "linux",
      nanoCpus: 4e9,
      memoryBytes: 8e9,
      engineVersion: "",
      engineLabels: {},
      plugins: [],
      ...description,
    },
    ...part,
  };
}

/** A task of service "web", for tests. */
export function sampleTask(
  id: string,
  part: Partial<Task> & { readonly state?: TaskState; readonly node?: string } = {},
): Task {
  const { state = "pending", node, ...rest } = part;
  return {
    id: asId(id),
    meta: newMeta(0),
    serviceId: asId("web"),
    serviceName: "web",
    serviceLabels: {},
    slot: 1,
    ...(node === undefined ? {} : { nodeId: asId<"node">(node) }),
    spec: sampleSpec(),
    specVersion: 1,
    desiredState: "running",
    status: { state, timestamp: 0, message: "" },
    attachments: [],
    ports: [],
    ...rest,
  };
}

export function sampleSpec(part: Partial<TaskSpec> = {}): TaskSpec {
  return { ContainerSpec: { Image: "web" }, ForceUpdate: 0, Runtime: "container", ...part };
}
