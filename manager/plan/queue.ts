import { Heap } from "../../base/heap.ts";
import type { NodeId, ServiceId, TaskId } from "../../base/id.ts";
import { isLive, isSuccessor, type Task, taskStates } from "../../model/task.ts";
import type { Host } from "../../scheduler/host.ts";
import type { Refusal } from "../../scheduler/refusal.ts";
import { byAge, type Ticket, ticketOf, WaitingGroup } from "./waiting-group.ts";

/**
 * Tasks that wait for a node, in groups that one run of the filters can judge, oldest first. A group that no host takes
 * is passed over until something about it, or what a host says to it, has changed.
 */
export class Queue {
  readonly #groups = new Map<string, WaitingGroup>();
  readonly #ofService = new Map<ServiceId, Set<WaitingGroup>>();
  readonly #line = new Heap<Entry>((left, right) => byAge(left.first, right.first) < 0);
  /** Each group's only valid entry in the line. */
  readonly #entries = new Map<WaitingGroup, Entry>();
  readonly #refused = new Set<WaitingGroup>();
  /** Tasks whose node is given, by it. */
  readonly #expectedOn = new Map<NodeId, Map<TaskId, WaitingGroup>>();
  /** Tasks that wait for an address first. */
  readonly #addressless = new Map<TaskId, Ticket>();
  #judged: WaitingGroup[] = [];

  /** A task's row was written; `undefined` where there is none. */
  change(before: Task | undefined, after: Task | undefined): void {
    const [then, now] = [placeOf(before), placeOf(after)];
    if (before !== undefined && then !== undefined && then !== now) this.#remove(before, then);
    if (after !== undefined && now !== undefined && then !== now) this.#add(after, now);
    const serviceId = (after ?? before)?.serviceId;
    if (serviceId !== undefined) for (const group of this.#ofService.get(serviceId) ?? []) this.reopen(group);
  }

  /** Tasks that wait for an address before they can wait for a node, oldest first. */
  addressless(): readonly TaskId[] {
    return [...this.#addressless.values()].sort(byAge).map(({ id }) => id);
  }

  /** Everybody who waits for a node, group by group. */
  waiting(): readonly (readonly [string, readonly TaskId[]])[] {
    const groups = [...this.#groups.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
    return groups.map((group) => [group.key, [...group.inOrder()].map(({ id }) => id)]);
  }

  /** Hosts came or went ("all"), or these changed: groups that may be answered otherwise now stand in the line again. */
  wake(hosts: ReadonlySet<Host> | "all"): void {
    const changed = hosts === "all" ? [] : [...hosts];
    for (const group of [...this.#refused]) {
      const stands = hosts !== "all" && changed.every((host) => group.refusal?.stands(host) === true);
      if (!stands) this.reopen(group);
    }
    if (hosts === "all") for (const nodeId of this.#expectedOn.keys()) this.#expect(nodeId);
    else for (const host of changed) this.#expect(host.node.id);
  }

  /** Services came, went or changed what they ask: who waits for neighbours is to look again. */
  wakeNeighbours(): void {
    for (const group of [...this.#refused]) if (group.refusal?.hasNeighbours === true) this.reopen(group);
  }

  /** The next group to be judged. It is out of the line until `rest`. */
  next(): WaitingGroup | undefined {
    for (let entry = this.#line.pop(); entry !== undefined; entry = this.#line.pop()) {
      const { group, first } = entry;
      if (this.#entries.get(group) !== entry) continue;
      this.#entries.delete(group);
      if (group.first()?.id === first.id) {
        group.isBeingJudged = true;
        this.#judged.push(group);
        return group;
      }
      this.#push(group); // Its first has left meanwhile.
    }
    return undefined;
  }

  /** The end of this turn's placing: what was refused waits for a change, what was not judged to the end goes back. */
  rest(refusals: ReadonlyMap<WaitingGroup, Refusal>): void {
    for (const group of this.#judged) {
      group.isBeingJudged = false;
      if (this.#groups.get(group.key) !== group) continue;
      group.refusal = refusals.get(group);
      if (group.refusal === undefined) this.reopen(group);
      else this.#refused.add(group);
    }
    this.#judged = [];
  }

  #add(task: Task, key: string): void {
    if (key === addressless) {
      this.#addressless.set(task.id, ticketOf(task));
      return;
    }
    const group = this.#groups.get(key) ?? this.#begin(key, task);
    group.put(task);
    if (task.nodeId === undefined) {
      const entry = this.#entries.get(group);
      if (entry !== undefined && byAge(ticketOf(task), entry.first) < 0) this.#push(group);
      return;
    }
    const expected = this.#expectedOn.get(task.nodeId);
    if (expected === undefined) this.#expectedOn.set(task.nodeId, new Map([[task.id, group]]));
    else expected.set(task.id, group);
    this.#expect(task.nodeId);
  }

  #remove(task: Task, key: string): void {
    if (key === addressless) {
      this.#addressless.delete(task.id);
      return;
    }
    const group = this.#groups.get(key);
    if (group === undefined) return;
    group.delete(task.id);
    if (task.nodeId !== undefined) {
      const expected = this.#expectedOn.get(task.nodeId);
      expected?.delete(task.id);
      if (expected?.size === 0) this.#expectedOn.delete(task.nodeId);
      this.#expect(task.nodeId);
    }
    if (group.size > 0) return;
    this.#groups.delete(key);
    this.#refused.delete(group);
    this.#entries.delete(group);
    const groups = this.#ofService.get(task.serviceId);
    groups?.delete(group);
    if (groups?.size === 0) this.#ofService.delete(task.serviceId);
  }

  #begin(key: string, { serviceId, nodeId }: Task): WaitingGroup {
    const group = new WaitingGroup(key, nodeId !== undefined);
    this.#groups.set(key, group);
    const groups = this.#ofService.get(serviceId);
    if (groups === undefined) this.#ofService.set(serviceId, new Set([group]));
    else groups.add(group);
    return group;
  }

  /** Back into the line. What is judged right now is not reopened: the writes are its own. */
  reopen(group: WaitingGroup): void {
    if (group.isBeingJudged) return;
    this.#refused.delete(group);
    group.refusal = undefined;
    const hasWork = !group.isPreassigned || group.open.size > 0;
    if (hasWork && !this.#entries.has(group)) this.#push(group);
  }

  #expect(nodeId: NodeId): void {
    for (const [id, group] of this.#expectedOn.get(nodeId) ?? []) {
      group.open.add(id);
      this.reopen(group);
    }
  }

  #push(group: WaitingGroup): void {
    const first = group.first();
    if (first === undefined) return;
    const entry = { group, first };
    this.#entries.set(group, entry);
    this.#line.push(entry);
  }
}

interface Entry {
  readonly group: WaitingGroup;
  /** Its oldest task when it went into the line. */
  readonly first: Ticket;
}

const addressless = "";

/** The key of the group in which a task waits, if it does. */
function placeOf(task: Task | undefined): string | undefined {
  if (task === undefined || !isLive(task) || taskStates[task.status.state] >= taskStates.assigned) return undefined;
  if (task.status.state === "new") return addressless;
  const key = `${task.serviceId}/${task.specVersion}/${task.nodeId === undefined}`;
  return isPlacedAlone(task) ? `${key}/${task.startAfterTask}` : key;
}

/** Nodes judge each otherwise: on one of them its predecessor, which still runs, is not in its way. */
export function isPlacedAlone(task: Task): boolean {
  return task.byUpdate === true && task.nodeId === undefined && isSuccessor(task);
}
