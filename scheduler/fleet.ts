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
  readonly #berths = new Map<NodeId, Berth>();
  readonly #ranking = new Ranking();
  /** Found out since a node's row was last written: many services ask the same. */
  readonly #suiting = new Map<string, readonly Host[]>();
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

  /** The hosts that suit by their rows, which is a matter of what is `asked`. */
  suiting(asked: string, suits: (host: Host) => boolean): readonly Host[] {
    const known = this.#suiting.get(asked);
    if (known !== undefined) return known;
    if (this.#suiting.size === suitingMax) this.#suiting.clear();
    const hosts = [...this.#hosts.values()].filter(suits);
    this.#suiting.set(asked, hosts);
    return hosts;
  }

  /** The node's row as it is now; undefined takes the host out. Answers whether hosts came or went. */
  setNode(id: NodeId, node: Node | undefined): boolean {
    this.#suiting.clear();
    const host = this.#hosts.get(id);
    if (node !== undefined && host !== undefined) {
      host.node = node;
      return false;
    }
    if (node !== undefined) this.#join(node);
    if (node === undefined) this.#leave(id);
    return true;
  }

  /** Answers whose load it is, if that is a member. */
  add(id: NodeId, task: Task): Host | undefined {
    const berth = this.#berthOf(id);
    berth.load.add(task);
    return this.#moved(id, berth);
  }

  remove(id: NodeId, task: Task): Host | undefined {
    const berth = this.#berthOf(id);
    berth.load.remove(task);
    return this.#moved(id, berth);
  }

  /** A task there and its successor, which may be `beside` it, count as one: see Load. */
  pair(id: NodeId, predecessor: Task, beside: Task | undefined, by: 1 | -1): Host | undefined {
    const berth = this.#berthOf(id);
    berth.load.pair(predecessor, beside, by);
    return this.#moved(id, berth);
  }

  /**
   * Hosts with few wanted tasks first, ties by id. Hosts that were handed out already may get tasks while this goes on,
   * no others.
   */
  fewestFirst(): IterableIterator<Host> {
    return this.#ranking.fewestFirst();
  }

  #join(node: Node): void {
    const berth = this.#berthOf(node.id);
    const host = new Host(node, berth.load, this.#numbers);
    this.#numbers += 1;
    this.#hosts.set(node.id, host);
    berth.seat = this.#ranking.add(host);
  }

  #leave(id: NodeId): void {
    const berth = this.#berthOf(id);
    this.#hosts.delete(id);
    if (berth.seat !== undefined) this.#ranking.remove(berth.seat);
    berth.seat = undefined;
    this.#moved(id, berth);
  }

  #berthOf(id: NodeId): Berth {
    const known = this.#berths.get(id);
    if (known !== undefined) return known;
    const berth: Berth = { load: new Load(), seat: undefined };
    this.#berths.set(id, berth);
    return berth;
  }

  #moved(id: NodeId, { load, seat }: Berth): Host | undefined {
    if (seat !== undefined) this.#ranking.moved(seat);
    else if (load.held === 0 && load.wanted === 0) this.#berths.delete(id);
    return seat?.host;
  }
}

/** Each may be a list of all hosts. */
const suitingMax = 50;

/** What is kept of a node: its load, and as long as it is a member its seat. */
interface Berth {
  readonly load: Load;
  seat: Seat | undefined;
}

interface Seat {
  readonly host: Host;
  readonly id: NodeId;
  /** The host's wanted tasks when it was seated: the heap's order, while the load moves on. */
  wanted: number;
  at: number;
  /** The load may be another than when it was seated. */
  hasMoved: boolean;
}

/** A binary heap of hosts in which each knows its place, so that one whose load has moved finds its new one. */
class Ranking {
  readonly #seats: Seat[] = [];
  #moved: Seat[] = [];

  add(host: Host): Seat {
    const at = this.#seats.length;
    const seat: Seat = { host, id: host.node.id, wanted: host.load.wanted, at, hasMoved: false };
    this.#seats.push(seat);
    this.#rise(seat);
    return seat;
  }

  remove(seat: Seat): void {
    const last = this.#seats.pop();
    if (seat.hasMoved) this.#moved = this.#moved.filter((moved) => moved !== seat);
    if (last === undefined || last === seat) return;
    this.#sit(last, seat.at);
    this.#rise(last);
    this.#sink(last);
  }

  moved(seat: Seat): void {
    if (seat.hasMoved) return;
    seat.hasMoved = true;
    this.#moved.push(seat);
  }

  *fewestFirst(): Generator<Host> {
    this.#seatMoved();
    const seats = this.#seats;
    const front = new Heap<Seat>(isBefore, seats.slice(0, 1));
    for (let seat = front.pop(); seat !== undefined; seat = front.pop()) {
      const left = seats[2 * seat.at + 1];
      const right = seats[2 * seat.at + 2];
      if (left !== undefined) front.push(left);
      if (right !== undefined) front.push(right);
      yield seat.host;
    }
  }

  /** One after the other: at any time only one seat is out of order. */
  #seatMoved(): void {
    for (const seat of this.#moved) {
      seat.hasMoved = false;
      const { wanted } = seat.host.load;
      if (seat.wanted === wanted) continue;
      seat.wanted = wanted;
      this.#rise(seat);
      this.#sink(seat);
    }
    this.#moved = [];
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
      const left = this.#seats[2 * seat.at + 1];
      const right = this.#seats[2 * seat.at + 2];
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
