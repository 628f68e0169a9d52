import { Heap } from "../base/heap.ts";
import { readerOf } from "./constraint.ts";
import type { Host } from "./host.ts";
import { reservedShare } from "./neighbours.ts";

/** A host as one group sees it. */
export interface Candidate {
  readonly host: Host;
  /** Recent failures of this service there, if enough to matter; otherwise 0. */
  readonly failures: number;
  /** Preferences for neighbours that the host does not meet. */
  readonly unmet?: number;
  /** What is reserved on the host comes before how many tasks it has. */
  readonly byReserved?: boolean;
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
  const [label, ...rest] = labels;
  if (label === undefined) return new Leaf(candidates);
  const read = readerOf(label);
  const byValue = Map.groupBy(candidates, ({ host }) => read?.(host.node) ?? "");
  const branches = [...byValue].map(([value, members]) => ({
    value,
    tasks: members.reduce((sum, { ofService }) => sum + ofService, 0),
    spread: spreadOver(rest, members),
  }));
  return new Branches(branches);
}

/** The labels that preferences name: swarmkit spreads over labels only, and passes over everything else. */
export function labelsOf(preferences: readonly { readonly Spread?: { readonly SpreadDescriptor: string } }[]) {
  const descriptors = preferences.map(({ Spread }) => Spread?.SpreadDescriptor ?? "");
  return descriptors.filter((descriptor) => /^(node|engine)\.labels\../i.test(descriptor));
}

interface Branch {
  readonly value: string;
  tasks: number;
  readonly spread: Spread;
}

class Branches implements Spread {
  readonly #open: Heap<Branch>;

  constructor(branches: readonly Branch[]) {
    this.#open = new Heap(isFirst, branches);
  }

  best(): Candidate | undefined {
    for (let branch = this.#open.first(); branch !== undefined; branch = this.#open.first()) {
      const best = branch.spread.best();
      if (best !== undefined) return best;
      this.#open.pop();
    }
    return undefined;
  }

  settle(full: boolean): void {
    const branch = this.#open.first();
    if (branch === undefined) return;
    branch.tasks += 1;
    branch.spread.settle(full);
    this.#open.settle();
  }
}

function isFirst(left: Branch, right: Branch): boolean {
  return left.tasks === right.tasks ? left.value < right.value : left.tasks < right.tasks;
}

class Leaf implements Spread {
  readonly #heap: Heap<Candidate>;

  constructor(candidates: readonly Candidate[]) {
    this.#heap = new Heap(isBetter, candidates);
  }

  best(): Candidate | undefined {
    return this.#heap.first();
  }

  settle(full: boolean): void {
    if (full) this.#heap.pop();
    else this.#heap.settle();
  }
}

/** swarmkit's ranking: recent failures, then tasks of this service, then all tasks. Ties by id. Between them what is ours. */
function isBetter(left: Candidate, right: Candidate): boolean {
  const order =
    left.failures - right.failures ||
    (left.unmet ?? 0) - (right.unmet ?? 0) ||
    left.ofService - right.ofService ||
    (left.byReserved === true ? reservedShare(left.host) - reservedShare(right.host) : 0) ||
    left.host.load.wanted - right.host.load.wanted;
  return order === 0 ? left.host.node.id < right.host.node.id : order < 0;
}
