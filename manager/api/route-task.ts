import type { Clock, Instant } from "../../base/clock.ts";
import { SkeinError } from "../../base/error.ts";
import { taskName } from "../../model/service.ts";
import { type Task, taskStates } from "../../model/task.ts";
import { type Answer, type Call, type ClusterRoute, json } from "./call.ts";
import { convertTask, shownDesired } from "./convert-task.ts";
import { anyOf, booleanFilter, type Filters, filtersOf, hasLabels } from "./filters.ts";
import type { ManagerPort } from "./port.ts";
import { findNode, findService, findTask } from "./rows.ts";

export function taskRoutes(clock: Pick<Clock, "now">): readonly ClusterRoute[] {
  return [
    { method: "GET", path: "/tasks", handle: (manager, call) => listTasks(manager, call, clock.now()) },
    { method: "GET", path: "/tasks/:id", handle: (manager, call) => getTask(manager, call, clock.now()) },
  ];
}

const known = ["id", "name", "label", "service", "node", "desired-state", "runtime", "_up-to-date"];

async function listTasks(manager: ManagerPort, { query }: Call, now: Instant): Promise<Answer> {
  const filters = filtersOf(query, known);
  const view = manager.view();
  const services = filters.get("service")?.map((key) => findService(view, key).id);
  const nodes = new Set(filters.get("node")?.map((key) => findNode(view, key).id));
  const states =
    filters
      .get("desired-state")
      ?.filter((value) => value !== "")
      .map(desiredState) ?? [];
  const upToDate = booleanFilter(filters, "_up-to-date");
  // Named services are the common question, and their tasks are indexed.
  const candidates = services === undefined ? view.tasks() : services.flatMap((id) => [...view.tasksOfService(id)]);
  const tasks = [...candidates].filter(
    (task) =>
      (nodes.size === 0 || (task.nodeId !== undefined && nodes.has(task.nodeId))) &&
      (states.length === 0 || states.includes(shownDesired(task, now))) &&
      (upToDate === undefined || manager.isUpToDate(task) === upToDate) &&
      matches(task, filters),
  );
  return json(
    200,
    tasks.map((task) => convertTask(task, { networkOf: (id) => view.network(id), now })),
  );
}

async function getTask(manager: ManagerPort, { params }: Call, now: Instant): Promise<Answer> {
  const view = manager.view();
  return json(200, convertTask(findTask(view, params["id"] ?? ""), { networkOf: (id) => view.network(id), now }));
}

function matches(task: Task, filters: Filters): boolean {
  const name = taskName(task.serviceName, task.slot, task.nodeId, task.id);
  return (
    anyOf(filters, "id", (value) => task.id.startsWith(value)) &&
    anyOf(filters, "name", (value) => name.startsWith(value)) &&
    anyOf(filters, "runtime", (value) => task.spec.Runtime === value) &&
    hasLabels(filters, "label", { ...task.spec.ContainerSpec.Labels, ...task.serviceLabels })
  );
}

function desiredState(value: string): string {
  const state = value.toLowerCase();
  if (Object.hasOwn(taskStates, state)) return state;
  throw new SkeinError("BAD_REQUEST", { reason: `invalid filter 'desired-state=[${value}]'` });
}
