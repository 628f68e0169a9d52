import { Heap } from "../../base/heap.ts";
import type { NodeId, ServiceId, TaskId } from "../../base/id.ts";
import { isLive, type Task, taskStates } from "../../model/task.ts";
import type { Host } from "../../scheduler/host.ts";
import type { Refusal } from "../../scheduler/refusal.ts";
import { byAge, isAlike, likeOf, type Ticket, ticketOf, WaitingGroup } from "./waiting-group.ts";

/**
 * Tasks that wait for a node, in groups that one run of the filters can judge, oldest first. A group that no host takes
 * is passed over until something about it, or what a host says to it, has changed.
 */
export class Queue {
  /** A service has few of them: its spec versions with tasks that wait. */
  readonly #groups = new Map<ServiceId, WaitingGroup[]>();
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
    const then = waitsFor(before);
    const now = waitsFor(after);
    const stays =
      then === now && (before === undefined || after === undefined || isAlike(likeOf(before), likeOf(after)));
    if (before !== undefined && then !== undefined && !stays) this.#remove(before, then);
    if (after !== undefined && now !== undefined && !stays) this.#add(after, now);
    const serviceId = (after ?? before)?.serviceId;
    if (serviceId !== undefined) for (const group of this.#groups.get(serviceId) ?? []) this.reopen(group);
  }

  /** Tasks that wait for an address before they can wait for a node, oldest first. */
  addressless(): readonly TaskId[] {
    return [...this.#addressless.values()].sort(byAge).map(({ id }) => id);
  }

  get hasAddressless(): boolean {
    return this.#addressless.size > 0;
  }

  /** Everybody who waits for a node, group by group. */
  waiting(): readonly (readonly [string, readonly TaskId[]])[] {
    const named = [...this.#groups.values()].flat().map((group) => [group.name, group] as const);
    named.sort(([left], [right]) => (left < right ? -1 : 1));
    return named.map(([name, group]) => [name, [...group.inOrder()].map(({ id }) => id)]);
  }

  /**
   * Hosts came or went ("all"), or these changed: groups that may be answered otherwise now stand in the line again.
   * True if there are any.
   */
  wake(hosts: ReadonlySet<Host> | "all"): boolean {
    const changed = hosts === "all" ? [] : [...hosts];
    let isWoken = false;
    for (const group of [...this.#refused]) {
      const stands = hosts !== "all" && changed.every((host) => group.refusal?.stands(host) === true);
      if (stands) continue;
      this.reopen(group);
      isWoken = true;
    }
    const nodes = hosts === "all" ? [...this.#expectedOn.keys()] : changed.map(({ node }) => node.id);
    for (const nodeId of nodes) if (this.#expect(nodeId)) isWoken = true;
    return isWoken;
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
      if (group.size === 0) continue;
      group.refusal = refusals.get(group);
      if (group.refusal === undefined) this.reopen(group);
      else this.#refused.add(group);
    }
    this.#judged = [];
  }

  #add(task: Task, what: Waited): void {
    if (what === "address") {
      this.#addressless.set(task.id, ticketOf(task));
      return;
    }
    const group = this.#groupOf(task) ?? this.#begin(task);
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

  #remove(task: Task, what: Waited): void {
    if (what === "address") {
      this.#addressless.delete(task.id);
      return;
    }
    const group = this.#groupOf(task);
    if (group === undefined) return;
    group.delete(task.id);
    if (task.nodeId !== undefined) {
      const expected = this.#expectedOn.get(task.nodeId);
      expected?.delete(task.id);
      if (expected?.size === 0) this.#expectedOn.delete(task.nodeId);
      this.#expect(task.nodeId);
    }
    if (group.size > 0) return;
    this.#refused.delete(group);
    this.#entries.delete(group);
    const others = this.#groups.get(task.serviceId)?.filter((other) => other !== group) ?? [];
    if (others.length > 0) this.#groups.set(task.serviceId, others);
    else this.#groups.delete(task.serviceId);
  }

  #groupOf(task: Task): WaitingGroup | undefined {
    const like = likeOf(task);
    return this.#groups.get(task.serviceId)?.find((group) => group.isFor(like));
  }

  #begin(task: Task): WaitingGroup {
    const group = new WaitingGroup(likeOf(task));
    this.#groups.set(task.serviceId, [...(this.#groups.get(task.serviceId) ?? []), group]);
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

  /** Tasks whose node this is are judged again. True if there are any. */
  #expect(nodeId: NodeId): boolean {
    const expected = this.#expectedOn.get(nodeId);
    for (const [id, group] of expected ?? []) {
      group.open.add(id);
      this.reopen(group);
    }
    return expected !== undefined;
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

type Waited = "address" | "node";

/** What a task waits for, if it does. */
function waitsFor(task: Task | undefined): Waited | undefined {
  if (task === undefined || !isLive(task) || taskStates[task.status.state] >= taskStates.assigned) return undefined;
  return task.status.state === "new" ? "address" : "node";
}
