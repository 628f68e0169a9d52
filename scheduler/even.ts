/** A place for tasks, or a group of places between which tasks are spread, such as the nodes of one zone. */
export interface Bin {
  /** How many it has. */
  readonly count: number;
  /** How many it can have. */
  readonly cap: number;
  /** Of equal bins those with a lower rank get more. */
  readonly rank: number;
  /** None: a place. */
  readonly bins: readonly Bin[];
}

export function groupOf(bins: readonly Bin[], rank: number): Bin {
  const sum = (of: (bin: Bin) => number) => bins.reduce((total, bin) => total + of(bin), 0);
  return { count: sum(({ count }) => count), cap: sum(({ cap }) => cap), rank, bins };
}

/**
 * How many each place should have of `total` tasks: spread evenly between groups, and in each group between its bins, as
 * far as they have room; of all such spreads one that leaves as many tasks as possible where they are.
 */
export function evenly(bin: Bin, total: number): ReadonlyMap<Bin, number> {
  const targets = new Map<Bin, number>();
  settle(bin, Math.min(total, bin.cap), targets);
  return targets;
}

function settle(bin: Bin, total: number, targets: Map<Bin, number>): void {
  if (bin.bins.length === 0) targets.set(bin, total);
  for (const [part, amount] of parts(bin, total)) settle(part, amount, targets);
}

/** Water into vessels: all are filled to one level, except those that are full before; what is left over goes on top. */
function parts({ bins }: Bin, total: number): ReadonlyMap<Bin, number> {
  const level = levelOf(bins, total);
  const even = new Map(bins.map((bin) => [bin, Math.min(bin.cap, level)] as const));
  const left = total - [...even.values()].reduce((sum, amount) => sum + amount, 0);
  const open = bins.filter((bin) => bin.cap > level).map((bin) => ({ bin, gain: gainOf(bin, level) }));
  open.sort((one, other) => other.gain - one.gain || one.bin.rank - other.bin.rank);
  for (const { bin } of open.slice(0, left)) even.set(bin, level + 1);
  return even;
}

/** The highest level for which `total` is enough. */
function levelOf(bins: readonly Bin[], total: number): number {
  let [low, high] = [0, total];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const needed = bins.reduce((sum, { cap }) => sum + Math.min(cap, middle), 0);
    if (needed <= total) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether one more task for this bin is one that may stay. */
function gainOf(bin: Bin, level: number): number {
  return keptOf(bin, level + 1) - keptOf(bin, level);
}

function keptOf(bin: Bin, total: number): number {
  if (bin.bins.length === 0) return Math.min(bin.count, total);
  return [...parts(bin, total)].reduce((sum, [part, amount]) => sum + keptOf(part, amount), 0);
}
