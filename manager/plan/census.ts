import { move } from "../../base/count.ts";
import type { NodeId, ServiceId, TaskId } from "../../base/id.ts";
import type { Node } from "../../model/node.ts";
import type { Service } from "../../model/service.ts";
import { isTerminal, type Task, taskStates } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { Fleet } from "../../scheduler/fleet.ts";
import type { Host } from "../../scheduler/host.ts";
import { takesPart } from "../../scheduler/load.ts";
import { type Pair, Standing } from "../../scheduler/standing.ts";
import { networksOf } from "../store/index.ts";
import { Bonds } from "./bonds.ts";
import { MeshAddresses } from "./mesh-addresses.ts";
import type { Neighbourhood } from "./neighbours.ts";
import { Queue } from "./queue.ts";
import { Roster } from "./roster.ts";
import { Successions } from "./successions.ts";
import { Unaddressed } from "./unaddressed.ts";

/**
 * What placing asks of the rows, counted once and then moved with every row that is written: the load of each node, how
 * each service stands, who waits. Everything here can be counted anew from rows at any time.
 */
export class Census {
  readonly fleet = new Fleet();
  readonly queue = new Queue();
  readonly bonds = new Bonds();
  /** How many tasks each node has that are one too many for it. */
  readonly crowds = new Map<NodeId, number>();
  readonly unaddressed = new Unaddressed();
  /** Some network may have an address for those who found none. */
  mayAddress = true;
  /** Where the other task of a pair is looked up. */
  rows: Pick<View, "task">;
  /** Services with at most so many tasks are looked at whole: that is faster than knowing what of them needs it. */
  readonly wholeMax: number;
  /** Counted when first asked for, as are the addresses: most services and nodes have nothing to place for long. */
  readonly #standings = new Map<ServiceId, Standing>();
  readonly #addresses = new Map<NodeId, MeshAddresses>();
  readonly #rosters = new Map<ServiceId, Roster>();
  readonly #successions = new Successions();
  #touched = new Set<Host>();
  #hasMoved = true;

  constructor(view: View, wholeMax = 128) {
    this.wholeMax = wholeMax;
    this.rows = view;
    for (const node of view.nodes()) this.changeNode(node.id, node);
    for (const service of view.services()) {
      this.bonds.change(undefined, service);
      this.unaddressed.change(undefined, service);
    }
    for (const task of view.tasks()) this.changeTask(undefined, task);
  }

  /** A task's row was written; `undefined` where there is none. Of one id both, if both are there. */
  changeTask(before: Task | undefined, after: Task | undefined): void {
    const task = after ?? before;
    if (task === undefined) return;
    for (const pair of this.#successions.of(task)) this.#pair(pair, -1);
    if (before !== undefined) this.#uncount(before);
    if (after !== undefined) this.#count(after);
    this.#successions.change(before, after, (id: TaskId) => this.rows.task(id));
    for (const pair of this.#successions.of(task)) this.#pair(pair, 1);
    this.queue.change(before, after);
    this.#rosters.get(task.serviceId)?.change(before, after);
    if (before !== undefined && frees(before, after)) this.mayAddress = true;
  }

  changeNode(id: NodeId, after: Node | undefined): void {
    if (this.fleet.setNode(id, after)) this.#hasMoved = true;
    else this.#touch(this.fleet.get(id));
  }

  /** A service's row was written: those who wait for neighbours may be answered otherwise. */
  changeService(before: Service | undefined, after: Service | undefined): void {
    this.unaddressed.change(before, after);
    if (before !== undefined && (givesUp(before, after) || asksElsewhere(before, after))) this.mayAddress = true;
    const change = this.bonds.change(before, after);
    if (change === "presence") this.queue.wakeNeighbours();
    if (change === "asked") this.queue.wake("all");
  }

  /** How a service stands. */
  standing(view: View, id: ServiceId): Standing {
    const known = this.#standings.get(id);
    if (known !== undefined) return known;
    const standing = new Standing(view.tasksOfService(id));
    for (const pair of this.#successions.ofService(id)) standing.pair(pair, 1);
    this.#standings.set(id, standing);
    return standing;
  }

  /** What services ask of each other, looked up here. */
  around(view: View): Neighbourhood {
    return { view, standing: (id) => this.standing(view, id), against: (name) => this.bonds.against(name) };
  }

  /** Some tasks wait for others' ends. */
  get hasSuccessors(): boolean {
    return !this.#successions.isEmpty;
  }

  /** The task whose place one takes when that has stopped, if it holds something on a node. */
  predecessorOf(task: Task): Task | undefined {
    const pair = this.#successions.of(task).find(({ successor }) => successor.id === task.id);
    const predecessor = pair?.predecessor;
    return predecessor !== undefined && isTold(predecessor) && takesPart(predecessor) ? predecessor : undefined;
  }

  /** The addresses that are spoken for on a node: those of tasks that it was told of. */
  addresses(view: View, id: NodeId): MeshAddresses {
    const known = this.#addresses.get(id);
    if (known !== undefined) return known;
    const addresses = new MeshAddresses([...view.tasksOfNode(id)].filter(isTold));
    this.#addresses.set(id, addresses);
    return addresses;
  }

  /** The slots of a service, kept from now on. */
  roster(view: View, id: ServiceId): Roster {
    const known = this.#rosters.get(id);
    if (known !== undefined) return known;
    const roster = new Roster(view.tasksOfService(id));
    this.#rosters.set(id, roster);
    return roster;
  }

  knownRoster(id: ServiceId): Roster | undefined {
    return this.#rosters.get(id);
  }

  /** Something that concerns all slots of these services has happened. */
  forgetOrder(services: Iterable<ServiceId> = this.#rosters.keys()): void {
    for (const id of services) {
      const roster = this.#rosters.get(id);
      if (roster !== undefined) roster.orderedBy = undefined;
    }
  }

  /** Somebody waits for an address that there may be now. */
  get isAddressDue(): boolean {
    return this.mayAddress && (this.unaddressed.size > 0 || this.queue.hasAddressless);
  }

  /** The service's row is gone. */
  forget(id: ServiceId): void {
    this.#rosters.delete(id);
    this.#standings.delete(id);
  }

  /** The hosts whose row or load has changed since this was last asked; "all" if some came or went. */
  takeTouched(): ReadonlySet<Host> | "all" {
    const touched = this.#hasMoved ? "all" : this.#touched;
    this.#touched = new Set();
    this.#hasMoved = false;
    return touched;
  }

  #count(task: Task): void {
    this.#standings.get(task.serviceId)?.add(task);
    if (task.nodeId === undefined || !isTold(task)) return;
    this.#touch(this.fleet.add(task.nodeId, task));
    if (task.crowded === true) move(this.crowds, task.nodeId, 1);
    this.#addresses.get(task.nodeId)?.count(task, 1);
  }

  #uncount(task: Task): void {
    this.#standings.get(task.serviceId)?.remove(task);
    if (task.nodeId === undefined || !isTold(task)) return;
    this.#touch(this.fleet.remove(task.nodeId, task));
    if (task.crowded === true) move(this.crowds, task.nodeId, -1);
    this.#addresses.get(task.nodeId)?.count(task, -1);
  }

  /** Two tasks of which one waits for the other's end are not counted twice. */
  #pair(pair: Pair, by: 1 | -1): void {
    const { predecessor, successor } = pair;
    this.#standings.get(predecessor.serviceId)?.pair(pair, by);
    const { nodeId } = predecessor;
    if (nodeId === undefined || !isTold(predecessor)) return;
    const isBeside = successor.nodeId === nodeId && isTold(successor);
    this.#touch(this.fleet.pair(nodeId, predecessor, isBeside ? successor : undefined, by));
  }

  #touch(host: Host | undefined): void {
    if (host !== undefined) this.#touched.add(host);
  }
}

/** Only tasks that the node was told of are its load. */
export function isTold(task: Task): boolean {
  return taskStates[task.status.state] >= taskStates.assigned;
}

/** Gives addresses on networks back. */
function frees(before: Task, after: Task | undefined): boolean {
  if (before.attachments.length === 0 || isTerminal(before)) return false;
  return after === undefined || isTerminal(after) || after.attachments.length === 0;
}

/** Gives a virtual address back. */
function givesUp(before: Service, after: Service | undefined): boolean {
  const kept = after?.endpoint.virtualIps ?? [];
  return before.endpoint.virtualIps.some(
    ({ networkId, address }) => !kept.some((ip) => ip.networkId === networkId && ip.address === address),
  );
}

/** Its tasks want addresses on other networks. */
function asksElsewhere(before: Service, after: Service | undefined): boolean {
  if (after === undefined || before.spec === after.spec) return false;
  return JSON.stringify(networksOf(before)) !== JSON.stringify(networksOf(after));
}
