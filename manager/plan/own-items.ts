import { present } from "../../base/assert.ts";
import {
  type AssignmentItem,
  keyOf,
  type PayloadItem,
  type PortItem,
  type SelfItem,
  type TaskItem,
} from "../../model/assignment.ts";
import type { Node } from "../../model/node.ts";
import type { PayloadSpec } from "../../model/secret.ts";
import { compareStates, isTerminal, type Task } from "../../model/task.ts";
import type { IndexedView } from "../store/reads.ts";
import { backendOf, isBackend } from "./shared-items.ts";

/** Items by the rows that they are made of: who asks again for an unchanged one gets the same. */
export class ItemMemory {
  readonly #tasks = new WeakMap<Task, TaskItem>();
  readonly #payloads = new WeakMap<object, PayloadItem>();

  task(task: Task, registryAuth: string | undefined): TaskItem {
    const known = this.#tasks.get(task);
    if (known !== undefined && known.registryAuth === registryAuth) return known;
    const item = taskItem(task, registryAuth);
    this.#tasks.set(task, item);
    return item;
  }

  payload(kind: PayloadItem["kind"], row: PayloadRow): PayloadItem {
    const known = this.#payloads.get(row);
    if (known !== undefined) return known;
    const { Name: name, Data: data = "", Templating } = row.spec;
    const item: PayloadItem = { kind, id: row.id, name, data, ...(Templating !== undefined && { template: true }) };
    this.#payloads.set(row, item);
    return item;
  }
}

/** What a node holds that no other does: itself, its tasks, their host-mode ports, secrets and configs. */
export function ownItems(view: IndexedView, node: Node, memory: ItemMemory): readonly AssignmentItem[] {
  const tasks = toldTasks(view, node);
  const living = tasks.filter((task) => !isTerminal(task));
  return [
    selfItem(view, node),
    ...tasks.map((task) => memory.task(task, view.service(task.serviceId)?.registryAuth)),
    ...hostPortItems(living),
    ...payloadItems(view, living, memory),
  ];
}

/** The tasks that the node is told of. */
export function toldTasks(view: IndexedView, node: Node): readonly Task[] {
  return view.tasksOfNode(node.id).filter((task) => compareStates(task.status.state, "assigned") >= 0);
}

function selfItem(view: IndexedView, node: Node): SelfItem {
  const { meshPool, dataPathPort } = present(view.cluster(), "the cluster's row");
  const { id, slice, dataPathAddress, spec, description } = node;
  const hostname = description?.hostname ?? "";
  return { kind: "self", nodeId: id, hostname, slice, dataPathAddress, meshPool, dataPathPort, wantedRole: spec.Role };
}

function taskItem(task: Task, registryAuth: string | undefined): TaskItem {
  const { id, serviceId, serviceName, serviceLabels, slot, spec, desiredState, attachments } = task;
  return {
    kind: "task",
    id,
    serviceId,
    serviceName,
    serviceLabels,
    slot,
    spec,
    desiredState,
    attachments,
    gatewayAddress: task.gatewayAddress ?? "",
    ports: task.ports,
    ...(task.genericResources === undefined ? {} : { genericResources: task.genericResources }),
    ...(registryAuth === undefined ? {} : { registryAuth }),
  };
}

/** One for each port: a task that is being prepared has the port of the one before it, which still serves. */
function hostPortItems(living: readonly Task[]): readonly PortItem[] {
  const items = living.flatMap((task) => {
    const ports = task.ports.filter((port) => port.PublishMode === "host" && (port.PublishedPort ?? 0) > 0);
    return ports.map(
      (port): PortItem => ({
        kind: "port",
        protocol: port.Protocol,
        publishedPort: port.PublishedPort ?? 0,
        mode: "host",
        serviceId: task.serviceId,
        backends: isBackend(task) ? backendOf(task, port.TargetPort) : [],
      }),
    );
  });
  const byKey = Map.groupBy(items, keyOf);
  return [...byKey.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ ...first, backends: [first, ...more].flatMap(({ backends }) => backends) }],
  );
}

interface PayloadRow {
  readonly id: string;
  readonly spec: PayloadSpec;
}

function payloadItems(view: IndexedView, living: readonly Task[], memory: ItemMemory): readonly PayloadItem[] {
  const secrets = idsOf(living, (task) => task.spec.ContainerSpec.Secrets?.map(({ SecretID }) => SecretID));
  const configs = idsOf(living, (task) => task.spec.ContainerSpec.Configs?.map(({ ConfigID }) => ConfigID));
  return [
    ...secrets.flatMap((id) => rowsOf(view.get("secret", id)).map((row) => memory.payload("secret", row))),
    ...configs.flatMap((id) => rowsOf(view.get("config", id)).map((row) => memory.payload("config", row))),
  ];
}

function rowsOf<Row>(row: Row | undefined): readonly Row[] {
  return row === undefined ? [] : [row];
}

function idsOf(tasks: readonly Task[], ids: (task: Task) => readonly string[] | undefined): readonly string[] {
  return [...new Set(tasks.flatMap((task) => ids(task) ?? []))];
}
