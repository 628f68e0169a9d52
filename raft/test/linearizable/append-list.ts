import { endOf, type Operation, quoted, tell } from "./operation.ts";

/**
 * Why no order explains an append list whose items are all different, or undefined when one does.
 *
 * The longest read fixes the order of all appends it saw, every other read has its place among them by its length,
 * and what no read saw comes after everything, or not at all when its outcome is unknown. So there is one order of
 * steps to try; it is wrong exactly when something in a later step ended before something in an earlier one began.
 */
export function appendListFault(operations: readonly Operation[]): string | undefined {
  const appends = new Map<string, Operation>();
  for (const append of operations) if (append.kind === "append") appends.set(append.value, append);
  const reads = operations.filter(({ kind }) => kind === "read");
  const longest = reads.reduce((best, read) => (seenBy(read).length > seenBy(best).length ? read : best), noRead);
  const items = itemsOf(seenBy(longest));
  const places = new Map(items.map((item, at) => [item, 2 * at + 1]));
  const strange = items.find((item, at) => !appends.has(item) || places.get(item) !== 2 * at + 1);
  if (strange !== undefined) {
    const why = appends.has(strange) ? "is in the list twice" : "was appended by nobody";
    return `${quoted(strange)} ${why}: ${tell(longest)}`;
  }
  const lengths = prefixLengths(items);
  const steps: Step[] = [];
  for (const read of reads) {
    const length = seenBy(longest).startsWith(seenBy(read)) ? lengths.get(seenBy(read).length) : undefined;
    if (length === undefined)
      return `neither list is the beginning of the other: (${tell(read)}) and (${tell(longest)})`;
    steps.push({ operation: read, step: 2 * length });
  }
  for (const append of appends.values()) {
    const place = places.get(append.value) ?? (append.return === undefined ? undefined : 2 * items.length + 1);
    if (place !== undefined) steps.push({ operation: append, step: place });
  }
  return orderFault(steps);
}

interface Step {
  readonly operation: Operation;
  /** Even numbers are for the reads that saw half as many items, odd ones for appends. */
  readonly step: number;
}

const noRead: Operation = { client: 0, key: "", call: 0, return: 0, kind: "read", value: "", result: "" };

function orderFault(steps: readonly Step[]): string | undefined {
  const ordered = steps.toSorted(
    (left, right) => left.step - right.step || endOf(right.operation) - endOf(left.operation),
  );
  /** The latest to begin in the steps that are over, and in those including the current one. */
  let latestBefore: Step | undefined;
  let latest: Step | undefined;
  let current = -1;
  for (const each of ordered) {
    if (each.step !== current) latestBefore = latest;
    current = each.step;
    if (latestBefore !== undefined && endOf(each.operation) < latestBefore.operation.call) {
      return `by what the reads saw (${tell(latestBefore.operation)}) comes before (${tell(each.operation)}), which ended before it began`;
    }
    if (latest === undefined || each.operation.call > latest.operation.call) latest = each;
  }
  return undefined;
}

function seenBy(read: Operation): string {
  return read.result ?? "";
}

function itemsOf(list: string): readonly string[] {
  return list === "" ? [] : list.split(",");
}

/** How many items each beginning of the list has, by its length in characters. */
function prefixLengths(items: readonly string[]): ReadonlyMap<number, number> {
  const lengths = new Map([[0, 0]]);
  let characters = 0;
  for (const [at, item] of items.entries()) {
    characters += item.length + (at === 0 ? 0 : 1);
    lengths.set(characters, at + 1);
  }
  return lengths;
}
