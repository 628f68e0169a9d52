import { Heap } from "../base/heap.ts";
import type { NodeId } from "../base/id.ts";
import type { Node } from "../model/node.ts";
import type { Task } from "../model/task.ts";
import { Host } from "./host.ts";
import { Load } from "./load.ts";

/**
 * All hosts, at hand by id and by load. Loads of nodes that are no member (any more, or yet) are kept too: a node that
 * comes back finds its own.
 */
export class Fleet {
  readonly #hosts = new Map<NodeId, Host>();
  readonly #loads = new Map<NodeId, Load>();
  readonly #ranking = new Ranking();
  #numbers = 0;

  get(id: NodeId): Host | undefined {
    return this.#hosts.get(id);
  }

  all(): Iterable<Host> {
    return this.#hosts.values();
  }

  get size(): number {
    return this.#hosts.size;
  }

  /** One more than the highest number that a host has had. */
  get numbersEnd(): number {
    return this.#numbers;
  }

  /** The node's row as it is now; undefined takes the host out. Answers whether hosts came or went. */
  setNode(id: NodeId, node: Node | undefined): boolean {
    const host = this.#hosts.get(id);
    if (node !== undefined && host !== undefined) {
      host.node = node;
      return false;
    }
    if (node !== undefined) this.#join(node);
    if (node === undefined && host !== undefined) {
      this.#hosts.delete(id);
      this.#ranking.remove(host);
      this.#forget(id);
    }
    return true;
  }

  /** Answers whose load it is, if that is a member. */
  add(id: NodeId, task: Task): Host | undefined {
    this.#loadOf(id).add(task);
    return this.#moved(id);
  }

  remove(id: NodeId, task: Task): Host | undefined {
    this.#loadOf(id).remove(task);
    this.#forget(id);
    return this.#moved(id);
  }

  /** A task there and its successor, which may be `beside` it, count as one: see Load. */
  pair(id: NodeId, predecessor: Task, beside: Task | undefined, by: 1 | -1): Host | undefined {
    this.#loadOf(id).pair(predecessor, beside, by);
    this.#forget(id);
    return this.#moved(id);
  }

  /**
   * Hosts with few wanted tasks first, ties by id. Hosts that were handed out already may get tasks while this goes on,
   * no others.
   */
  fewestFirst(): IterableIterator<Host> {
    return this.#ranking.fewestFirst();
  }

  #join(node: Node): void {
    const host = new Host(node, this.#loadOf(node.id), this.#numbers);
    this.#numbers += 1;
    this.#hosts.set(node.id, host);
    this.#ranking.add(host);
  }

  #loadOf(id: NodeId): Load {
    const known = this.#loads.get(id);
    if (known !== undefined) return known;
    const load = new Load();
    this.#loads.set(id, load);
    return load;
  }

  #moved(id: NodeId): Host | undefined {
    const host = this.#hosts.get(id);
    if (host !== undefined) this.#ranking.moved(host);
    return host;
  }

  #forget(id: NodeId): void {
    const load = this.#loads.get(id);
    if (load?.held === 0 && load.wanted === 0 && !this.#hosts.has(id)) this.#loads.delete(id);
  }
}

interface Seat {
  readonly host: Host;
  readonly id: NodeId;
  /** The host's wanted tasks when it was seated: the heap's order, while the load moves on. */
  wanted: number;
  at: number;
}

/** A binary heap of hosts in which each knows its place, so that one whose load has moved finds its new one. */
class Ranking {
  readonly #seats: Seat[] = [];
  readonly #seatOf = new Map<Host, Seat>();
  readonly #moved = new Set<Host>();

  add(host: Host): void {
    const seat: Seat = { host, id: host.node.id, wanted: host.load.wanted, at: this.#seats.length };
    this.#seats.push(seat);
    this.#seatOf.set(host, seat);
    this.#rise(seat);
  }

  remove(host: Host): void {
    const seat = this.#seatOf.get(host);
    const last = this.#seats.pop();
    this.#seatOf.delete(host);
    this.#moved.delete(host);
    if (seat === undefined || last === undefined || last === seat) return;
    this.#sit(last, seat.at);
    this.#rise(last);
    this.#sink(last);
  }

  moved(host: Host): void {
    this.#moved.add(host);
  }

  *fewestFirst(): Generator<Host> {
    this.#seatMoved();
    const seats = this.#seats;
    const front = new Heap<Seat>(isBefore, seats.slice(0, 1));
    for (let seat = front.pop(); seat !== undefined; seat = front.pop()) {
      const [left, right] = [seats[2 * seat.at + 1], seats[2 * seat.at + 2]];
      if (left !== undefined) front.push(left);
      if (right !== undefined) front.push(right);
      yield seat.host;
    }
  }

  /** One after the other: at any time only one seat is out of order. */
  #seatMoved(): void {
    for (const host of this.#moved) {
      const seat = this.#seatOf.get(host);
      if (seat === undefined || seat.wanted === host.load.wanted) continue;
      seat.wanted = host.load.wanted;
      this.#rise(seat);
      this.#sink(seat);
    }
    this.#moved.clear();
  }

  #rise(seat: Seat): void {
    while (seat.at > 0) {
      const above = this.#seats[(seat.at - 1) >> 1];
      if (above === undefined || !isBefore(seat, above)) return;
      this.#swap(seat, above);
    }
  }

  #sink(seat: Seat): void {
    for (;;) {
      const [left, right] = [this.#seats[2 * seat.at + 1], this.#seats[2 * seat.at + 2]];
      const child = left !== undefined && right !== undefined && isBefore(right, left) ? right : left;
      if (child === undefined || !isBefore(child, seat)) return;
      this.#swap(seat, child);
    }
  }

  #swap(one: Seat, other: Seat): void {
    const { at } = one;
    this.#sit(one, other.at);
    this.#sit(other, at);
  }

  #sit(seat: Seat, at: number): void {
    this.#seats[at] = seat;
    seat.at = at;
  }
}

function isBefore(left: Seat, right: Seat): boolean {
  return left.wanted === right.wanted ? left.id < right.id : left.wanted < right.wanted;
}
