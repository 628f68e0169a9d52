import { present } from "../../base/assert.ts";
import type { GenericResource, PortConfig } from "../../model/service-spec.ts";
import type { Task } from "../../model/task.ts";
import { allocatePort } from "../../overlay-net/published-port.ts";
import { noAddressLeft } from "../../scheduler/filter.ts";
import { claimGeneric, nameOf } from "../../scheduler/generic.ts";
import type { Host } from "../../scheduler/host.ts";
import { demandOf, hostPortsOf } from "../../scheduler/load.ts";
import { askOf, confirm, type Group, place } from "../../scheduler/place.ts";
import { Refusal } from "../../scheduler/refusal.ts";
import type { Draft } from "../store/draft.ts";
import { allocateEndpoint, isAddressed, withAttachments } from "./allocate.ts";
import type { Turn } from "./carry-out.ts";
import type { Census } from "./census.ts";
import { whyAtHome } from "./home.ts";
import { neighboursOf } from "./neighbours.ts";
import { lackedBy } from "./unaddressed.ts";
import { isPlacedAlone, type WaitingGroup } from "./waiting-group.ts";

/**
 * Gives every waiting task a node, or the reason why it has none. False if the turn's budget ended before all was
 * written.
 */
export function placeWaiting(draft: Draft, turn: Turn): boolean {
  const { census } = turn;
  findAddresses(draft, census);
  census.queue.wake(census.takeTouched());
  do {
    if (!placeRound(draft, turn)) return false;
    // Whoever waits for a neighbour, since this turn or since long, may find it where others have just been placed.
  } while (census.queue.wake(census.takeTouched()));
  return true;
}

/** One look at every group that stands in the line. False if the budget ended. */
function placeRound(draft: Draft, turn: Turn): boolean {
  const { queue } = turn.census;
  const refusals = new Map<WaitingGroup, Refusal>();
  let isDone = true;
  while (isDone) {
    const group = queue.next();
    if (group === undefined) break;
    const placer = new Placer(draft, turn, group);
    isDone = group.isPreassigned ? placer.confirmEach() : placer.placeAll();
    if (isDone && placer.refusal !== undefined) refusals.set(group, placer.refusal);
    // A group that is one task may have cost a look at every host; at least one of them is placed in each turn.
    if (!placer.isAlone) continue;
    isDone &&= turn.budget.mayVisit();
    turn.budget.visited(turn.census.fleet.size);
  }
  queue.rest(refusals);
  return isDone;
}

/** Services and tasks whose network was full get another chance at an address, if there may be one. */
function findAddresses(draft: Draft, census: Census): void {
  if (!census.isAddressDue) return;
  census.mayAddress = false;
  findVirtualAddresses(draft, census);
  // Within a turn nothing is given back: what one task of a service does not get, its brothers do not get either.
  const full = new Map<string, string>();
  for (const id of census.queue.addressless()) {
    const task = draft.task(id);
    const service = task === undefined ? undefined : draft.service(task.serviceId);
    if (task === undefined || service === undefined) continue;
    if (full.has(service.id) && full.get(service.id) === task.status.error) continue;
    const next = withAttachments(draft, service, task);
    draft.put("task", next);
    if (next.status.state === "new" && next.status.error !== undefined) full.set(service.id, next.status.error);
  }
}

/** Services first: a task without a name to be found under is of little use. */
function findVirtualAddresses(draft: Draft, census: Census): void {
  const full = new Set<string>();
  for (const id of census.unaddressed.inOrder()) {
    const service = present(draft.service(id), "a service without an address");
    const lacked = lackedBy(service).filter((network) => isAddressed(draft, network));
    if (lacked.length === 0) census.unaddressed.forget(id);
    if (lacked.every((network) => full.has(network))) continue;
    for (const network of lackedBy(allocateEndpoint(draft, service))) full.add(network);
  }
}

/** One group of like tasks finds its places. */
class Placer {
  readonly #draft: Draft;
  readonly #turn: Turn;
  readonly #group: WaitingGroup;
  readonly #meshPool: string;
  /** Why the rest of the group has no place. */
  refusal: Refusal | undefined;
  /** The group was one task, for which every host may have been looked at. */
  isAlone = false;

  constructor(draft: Draft, turn: Turn, group: WaitingGroup) {
    this.#draft = draft;
    this.#turn = turn;
    this.#group = group;
    this.#meshPool = present(draft.cluster(), "the cluster's row").meshPool;
  }

  /** False if the budget ended. Written one by one: each task sees those before. */
  placeAll(): boolean {
    const first = this.#first();
    const standing = this.#turn.census.standing(this.#draft, first.serviceId);
    this.isAlone = isPlacedAlone(first);
    const predecessor = this.isAlone ? this.#turn.census.predecessorOf(first) : undefined;
    const group = withPredecessor(this.#like(first), predecessor);
    const placing = place(group, this.#turn.census.fleet, standing, this.#turn.now);
    let why: string | undefined;
    for (const { id } of this.#group.inOrder()) {
      const task = present(this.#draft.task(id), "a waiting task");
      const host = why === undefined ? placing.best() : undefined;
      if (host === undefined && why === undefined) {
        this.refusal = new Refusal(askOf(group, standing), this.#turn.census.fleet);
        why = this.refusal.why;
      }
      const next = host === undefined ? explained(task, why ?? "") : this.#assigned(task, host, chosen);
      if (!this.#write(task, next, first)) return false;
      if (host !== undefined) placing.taken();
    }
    return true;
  }

  /** The same for tasks whose node is given. */
  confirmEach(): boolean {
    const first = this.#first();
    const standing = this.#turn.census.standing(this.#draft, first.serviceId);
    const group = this.#like(first);
    for (const { id } of this.#group.inOrder()) {
      if (!this.#group.open.has(id)) continue;
      const task = present(this.#draft.task(id), "a waiting task");
      const host = task.nodeId === undefined ? undefined : this.#turn.census.fleet.get(task.nodeId);
      if (host !== undefined) {
        const asked = withPredecessor(group, this.#turn.census.predecessorOf(task));
        // It counts there itself already.
        const why = confirm(asked, host, (node) => standing.liveOn(node) - Number(node === task.nodeId));
        const next =
          why === undefined
            ? this.#assigned(task, host, confirmed)
            : explained(task, task.homeId === undefined ? why : whyAtHome(task, host, why));
        if (!this.#write(task, next, first)) return false;
      }
      this.#group.open.delete(id);
    }
    return true;
  }

  #first(): Task {
    return present(this.#draft.task(present(this.#group.first(), "a waiting group's first").id), "a waiting task");
  }

  /** What all tasks of the group ask of a node. */
  #like(first: Task): Group {
    if (!this.#turn.census.bonds.concern(first)) return first;
    const service = present(this.#draft.service(first.serviceId), "a waiting task's service");
    const neighbours = neighboursOf(service, this.#turn.census.around(this.#draft));
    return neighbours === undefined ? first : { ...first, neighbours };
  }

  #write(task: Task, next: Task, like: Pick<Task, "spec">): boolean {
    if (next === task) return true;
    // What was written in this turn is paid for already.
    if (!this.#draft.touched("task", task.id) && !this.#turn.budget.spend(like)) return false;
    this.#draft.replace("task", task, next);
    return true;
  }

  #assigned(task: Task, host: Host, message: string): Task {
    const { id, slice } = host.node;
    const gatewayAddress = this.#turn.census.addresses(this.#draft, id).free(this.#meshPool, slice, task.id);
    if (gatewayAddress === undefined) return explained(task, `no suitable node (${noAddressLeft} on 1 node)`);
    const ports = boundPorts(this.#draft, task.ports, host);
    const status = { state: "assigned", timestamp: this.#turn.now, message } as const;
    const next = { ...task, nodeId: id, gatewayAddress, ports, status };
    const generic = claimed(task, host, this.#turn.census.predecessorOf(task));
    return generic === undefined ? next : { ...next, genericResources: generic };
  }
}

const chosen = "scheduler assigned task to node";
const confirmed = "scheduler confirmed task can run on preassigned node";

function withPredecessor(group: Group, predecessor: Task | undefined): Group {
  return predecessor === undefined ? group : { ...group, predecessor };
}

function explained(task: Task, error: string): Task {
  return task.status.error === error ? task : { ...task, status: { ...task.status, error } };
}

/** What a predecessor has there comes first, so that the two together hold no more than the larger of them. */
function claimed({ spec }: Task, { node, load }: Host, predecessor?: Task): Task["genericResources"] {
  const { generic } = demandOf(spec, []);
  if (generic.size === 0) return undefined;
  const offered = node.description?.genericResources ?? [];
  const handed = predecessor?.nodeId === node.id ? (predecessor.genericResources ?? []) : [];
  const names = new Set(handed.flatMap((one) => nameOf(one) ?? []));
  const rank = (one: GenericResource): number => Number(!names.has(nameOf(one) ?? ""));
  const isTaken = (name: string): boolean => (load.names.get(name) ?? 0) > Number(names.has(name));
  const ordered = offered.toSorted((left, right) => rank(left) - rank(right));
  return claimGeneric(generic, ordered, isTaken);
}

/** Host-mode ports that the user left open are chosen here, free on this node and published by no service. */
function boundPorts(draft: Draft, ports: readonly PortConfig[], { load }: Host): readonly PortConfig[] {
  if (ports.every((port) => !isOpen(port))) return ports;
  const own = new Set(hostPortsOf(ports));
  return ports.map((port) => {
    if (!isOpen(port)) return port;
    const taken = (key: string): boolean => own.has(key) || load.ports.has(key) || draft.has("service", "port", key);
    const bound = { ...port, PublishedPort: allocatePort(port.Protocol, taken) };
    for (const key of hostPortsOf([bound])) own.add(key);
    return bound;
  });
}

function isOpen(port: PortConfig): boolean {
  return port.PublishMode === "host" && (port.PublishedPort ?? 0) === 0;
}
