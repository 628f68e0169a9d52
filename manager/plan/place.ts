import { present } from "../../base/assert.ts";
import type { Instant } from "../../base/clock.ts";
import type { NodeId } from "../../base/id.ts";
import type { Node } from "../../model/node.ts";
import type { PortConfig } from "../../model/service-spec.ts";
import { compareStates, isTerminal, type Task } from "../../model/task.ts";
import { allocatePort } from "../../overlay-net/published-port.ts";
import { allocateGatewayAddress } from "../../overlay-net/slice.ts";
import { Host } from "../../scheduler/host.ts";
import { confirm, type Group, place } from "../../scheduler/place.ts";
import type { Draft } from "../store/draft.ts";
import { withAttachments } from "./allocate.ts";
import type { Turn } from "./carry-out.ts";

/**
 * Gives every waiting task a node, or the reason why it has none. False if the turn's budget ended before all was
 * written.
 */
export function placeWaiting(draft: Draft, turn: Turn): boolean {
  const addressed = draft.find("task", "waiting", "yes").flatMap((task) => addressedOf(draft, task));
  if (addressed.length === 0) return true;
  const places = new Map([...draft.nodes()].map((node) => [node.id, new Place(node, draft.tasksOfNode(node.id))]));
  const write = (task: Task): boolean => {
    if (draft.task(task.id) === task) return true;
    // What was written in this turn is paid for already.
    if (!draft.touched("task", task.id) && !turn.budget.spend(task)) return false;
    draft.put("task", task);
    return true;
  };
  for (const group of groupsOf(draft, addressed)) {
    for (const task of verdicts(draft, group, places, turn.now)) if (!write(task)) return false;
  }
  return true;
}

/** A task whose network was full gets another chance at an address first. */
function addressedOf(draft: Draft, task: Task): readonly Task[] {
  if (task.status.state !== "new") return [task];
  const service = draft.service(task.serviceId);
  if (service === undefined) return [];
  const next = withAttachments(draft, service, task);
  draft.put("task", next);
  return next.status.state === "new" ? [] : [next];
}

/** A node's load, and the mesh addresses that are spoken for there: looked up only where a task arrives. */
class Place {
  readonly host: Host;
  readonly #told: readonly Task[];
  #held: Set<string> | undefined;
  #remembered: Set<string> | undefined;

  constructor(node: Node, tasks: readonly Task[]) {
    // Only tasks that the node was told of are its load.
    this.#told = tasks.filter((task) => compareStates(task.status.state, "assigned") >= 0);
    this.host = new Host(node, this.#told);
  }

  /**
   * A free address for the task; past those of dead tasks too as long as there are others, so that each rests before it
   * is used again.
   */
  takeAddress(meshPool: string, taskId: string): string | undefined {
    this.#held ??= addressesOf(this.#told.filter((task) => !isTerminal(task)));
    this.#remembered ??= addressesOf(this.#told);
    const [held, remembered] = [this.#held, this.#remembered];
    // The search starts where the id says: what is forgotten with its row would otherwise be the first to be found.
    const request = { meshPool, slice: this.host.node.slice, nextHost: 2 + (sumOf(taskId) % 253) };
    const address =
      allocateGatewayAddress({ ...request, taken: (candidate) => remembered.has(candidate) }) ??
      allocateGatewayAddress({ ...request, taken: (candidate) => held.has(candidate) });
    if (address === undefined) return undefined;
    held.add(address);
    remembered.add(address);
    return address;
  }
}

function addressesOf(tasks: readonly Task[]): Set<string> {
  return new Set(tasks.flatMap((task) => task.gatewayAddress ?? []));
}

/** Tasks that one run of the filters can judge, oldest first. */
function groupsOf(draft: Draft, tasks: readonly Task[]): readonly Group[] {
  const ordered = tasks.toSorted(
    (left, right) =>
      left.meta.createdAt - right.meta.createdAt || left.slot - right.slot || (left.id < right.id ? -1 : 1),
  );
  const like = Map.groupBy(ordered, (task) => `${task.serviceId}/${task.specVersion}/${task.nodeId === undefined}`);
  return [...like.values()].flatMap((waiting) => {
    const [first] = waiting;
    if (first === undefined) return [];
    const siblings = [...draft.tasksOfService(first.serviceId)];
    return [{ spec: first.spec, specVersion: first.specVersion, ports: first.ports, waiting, siblings }];
  });
}

/**
 * The group's tasks as they are after placing: assigned, or waiting with a reason. Written one by one: each sees those
 * before.
 */
function* verdicts(draft: Draft, group: Group, places: ReadonlyMap<NodeId, Place>, now: Instant): Generator<Task> {
  if (group.waiting[0]?.nodeId !== undefined) {
    for (const task of group.waiting) yield* confirmed(draft, { ...group, waiting: [task] }, task, places, now);
    return;
  }
  const hosts = [...places.values()].map(({ host }) => host);
  const { placed, unplaced, why } = place(group, hosts, now);
  for (const { task, host } of placed) {
    yield assigned(draft, task, places.get(host.node.id), now, "scheduler assigned task to node");
  }
  for (const task of unplaced) yield explained(task, why);
}

function* confirmed(
  draft: Draft,
  group: Group,
  task: Task,
  places: ReadonlyMap<NodeId, Place>,
  now: Instant,
): Generator<Task> {
  const there = task.nodeId === undefined ? undefined : places.get(task.nodeId);
  if (there === undefined) return;
  const why = confirm(group, there.host);
  yield why === undefined
    ? assigned(draft, task, there, now, "scheduler confirmed task can run on preassigned node")
    : explained(task, why);
}

function assigned(draft: Draft, task: Task, there: Place | undefined, now: Instant, message: string): Task {
  const meshPool = present(draft.cluster(), "the cluster's row").meshPool;
  const gatewayAddress = there?.takeAddress(meshPool, task.id);
  if (there === undefined || gatewayAddress === undefined) {
    return explained(task, "no suitable node (no task address left on 1 node)");
  }
  const ports = task.ports.map((port) => boundPort(draft, port, there.host));
  const status = { state: "assigned", timestamp: now, message } as const;
  return { ...task, nodeId: there.host.node.id, gatewayAddress, ports, status };
}

function explained(task: Task, error: string): Task {
  return task.status.error === error ? task : { ...task, status: { ...task.status, error } };
}

function sumOf(text: string): number {
  let sum = 0;
  for (let position = 0; position < text.length; position += 1)
    sum = (sum * 31 + text.charCodeAt(position)) % 1_000_003;
  return sum;
}

/** A host-mode port that the user left open is chosen here, free on this node and published by no service. */
function boundPort(draft: Draft, port: PortConfig, host: Host): PortConfig {
  if (port.PublishMode !== "host" || (port.PublishedPort ?? 0) > 0) return port;
  const published = allocatePort(port.Protocol, (key) => host.ports.has(key) || draft.has("service", "port", key));
  host.ports.add(`${port.Protocol}/${published}`);
  return { ...port, PublishedPort: published };
}
