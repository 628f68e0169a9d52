import { attributeOf } from "./constraint.ts";
import type { Host } from "./host.ts";

/** A host as one group sees it. */
export interface Candidate {
  readonly host: Host;
  /** Recent failures of this service there, if enough to matter; otherwise 0. */
  readonly failures: number;
  /** Live tasks of this service there. */
  ofService: number;
}

/** Hands out candidates best first, evenly over the labels that the placement preferences name. */
export interface Spread {
  /** The best candidate now. */
  best(): Candidate | undefined;
  /** The best one got a task: it goes back in with its new load, or out if it can take no more. */
  settle(full: boolean): void;
}

/** A tree with one level for each label; without labels just a heap. */
export function spreadOver(labels: readonly string[], candidates: readonly Candidate[]): Spread {
  const [label, ...rest] = labels.filter(isLabel);
  if (label === undefined) return new Heap(candidates);
  const byValue = Map.groupBy(candidates, ({ host }) => attributeOf(host.node, label) ?? "");
  const branches = [...byValue].map(([value, members]) => ({
    value,
    tasks: members.reduce((sum, { ofService }) => sum + ofService, 0),
    spread: spreadOver(rest, members),
  }));
  return new Branches(branches);
}

/** swarmkit spreads over labels only, and passes over everything else. */
function isLabel(descriptor: string): boolean {
  return /^(node|engine)\.labels\../i.test(descriptor);
}

interface Branch {
  readonly value: string;
  tasks: number;
  readonly spread: Spread;
}

class Branches implements Spread {
  readonly #branches: readonly Branch[];
  #chosen: Branch | undefined;

  constructor(branches: readonly Branch[]) {
    this.#branches = branches;
  }

  best(): Candidate | undefined {
    const open = this.#branches.filter(({ spread }) => spread.best() !== undefined);
    this.#chosen = open.reduce<Branch | undefined>(
      (best, next) => (best && isFirst(best, next) ? best : next),
      undefined,
    );
    return this.#chosen?.spread.best();
  }

  settle(full: boolean): void {
    if (this.#chosen === undefined) return;
    this.#chosen.tasks += 1;
    this.#chosen.spread.settle(full);
  }
}

function isFirst(left: Branch, right: Branch): boolean {
  return left.tasks === right.tasks ? left.value <= right.value : left.tasks < right.tasks;
}

/** A binary heap: the best candidate is at 0, each is better than its children at 2n+1 and 2n+2. */
class Heap implements Spread {
  readonly #heap: Candidate[];

  constructor(candidates: readonly Candidate[]) {
    this.#heap = [...candidates];
    for (let at = this.#heap.length >> 1; at >= 0; at -= 1) this.#sink(at);
  }

  best(): Candidate | undefined {
    return this.#heap[0];
  }

  settle(full: boolean): void {
    const last = full ? this.#heap.pop() : undefined;
    if (last !== undefined && this.#heap.length > 0) this.#heap[0] = last;
    this.#sink(0);
  }

  #sink(from: number): void {
    const heap = this.#heap;
    for (let at = from; ; ) {
      const left = 2 * at + 1;
      const child = this.#isBefore(left + 1, left) ? left + 1 : left;
      const [parent, better] = [heap[at], heap[child]];
      if (parent === undefined || better === undefined || compare(parent, better) <= 0) return;
      heap[at] = better;
      heap[child] = parent;
      at = child;
    }
  }

  #isBefore(left: number, right: number): boolean {
    const [one, other] = [this.#heap[left], this.#heap[right]];
    return one !== undefined && other !== undefined && compare(one, other) < 0;
  }
}

/** swarmkit's ranking: recent failures, then tasks of this service, then all tasks. Ties by id. */
function compare(left: Candidate, right: Candidate): number {
  return (
    left.failures - right.failures ||
    left.ofService - right.ofService ||
    left.host.wanted - right.host.wanted ||
    (left.host.node.id < right.host.node.id ? -1 : 1)
  );
}
