import { endOf, type Operation, quoted, tell } from "./operation.ts";

/**
 * Why no order explains a register whose written values are all different, or undefined when one does.
 *
 * A value's write and the reads that saw it stand together in every explanation, so whole groups are ordered. One
 * group must precede another when any of its operations ended before any of the other's began. If these demands run
 * in a circle, then two groups demand it of each other: the one with the latest call is demanded to be last by
 * everybody in the circle, and to be before one of them. So it is enough to look for such pairs (the argument is
 * Gibbons and Korach's, 1997).
 */
export function registerFault(operations: readonly Operation[]): string | undefined {
  const groups = new Map<string, Group>([["", { value: "", write: undefined, members: [] }]]);
  for (const write of operations.filter(({ kind }) => kind === "write")) {
    groups.set(write.value, { value: write.value, write, members: [write] });
  }
  for (const read of operations.filter(({ kind }) => kind === "read")) {
    const group = groups.get(read.result ?? "");
    if (group === undefined) return `nobody wrote what it saw: ${tell(read)}`;
    if (group.write !== undefined && endOf(read) < group.write.call) {
      return `it saw a value of the future: ${tell(read)}, yet ${tell(group.write)}`;
    }
    group.members.push(read);
  }
  const zones = [...groups.values()].filter(hasEffect).map(zoneOf);
  const pair = conflict(zones);
  return pair && explain(pair[0], pair[1]);
}

interface Group {
  readonly value: string;
  /** Undefined for the state before any write. */
  readonly write: Operation | undefined;
  readonly members: Operation[];
}

/** From the first end to the last begin: the group was certainly in effect in between when the end comes first. */
interface Zone {
  readonly value: string;
  readonly firstEnd: number;
  readonly lastBegin: number;
  readonly ending: Operation | undefined;
  readonly beginning: Operation | undefined;
}

/** A write of unknown outcome that nobody saw need not have happened. */
function hasEffect(group: Group): boolean {
  return group.write === undefined || group.write.return !== undefined || group.members.length > 1;
}

function zoneOf({ value, write, members }: Group): Zone {
  let ending: Operation | undefined;
  let beginning: Operation | undefined;
  for (const member of members) {
    if (ending === undefined || endOf(member) < endOf(ending)) ending = member;
    if (beginning === undefined || member.call > beginning.call) beginning = member;
  }
  // The first value was there before anybody came.
  const firstEnd = write === undefined || ending === undefined ? Number.NEGATIVE_INFINITY : endOf(ending);
  return { value, firstEnd, lastBegin: beginning?.call ?? Number.NEGATIVE_INFINITY, ending, beginning };
}

function conflict(zones: readonly Zone[]): readonly [Zone, Zone] | undefined {
  const long = zones.filter(isLong).sort((left, right) => left.firstEnd - right.firstEnd);
  for (const [at, zone] of long.entries()) {
    const before = long[at - 1];
    if (before !== undefined && zone.firstEnd < before.lastBegin) return [before, zone];
  }
  for (const zone of zones.filter((each) => !isLong(each))) {
    // The long zones do not overlap, so only the last that starts early enough can contain this one.
    const around = lastStartingBefore(long, zone.lastBegin);
    if (around !== undefined && zone.firstEnd < around.lastBegin) return [around, zone];
  }
  return undefined;
}

function isLong(zone: Zone): boolean {
  return zone.firstEnd < zone.lastBegin;
}

function lastStartingBefore(long: readonly Zone[], time: number): Zone | undefined {
  let low = 0;
  let high = long.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((long[middle]?.firstEnd ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return long[low - 1];
}

function explain(left: Zone, right: Zone): string {
  return `${precedes(left, right)}; but ${precedes(right, left)}`;
}

function precedes(earlier: Zone, later: Zone): string {
  const after = later.beginning === undefined ? "" : tell(later.beginning);
  if (earlier.firstEnd === Number.NEGATIVE_INFINITY)
    return `${quoted("")} is the value before any write, thus of (${after})`;
  const before = earlier.ending === undefined ? "" : tell(earlier.ending);
  return `${quoted(earlier.value)} comes before ${quoted(later.value)}, as (${before}) ended before (${after}) began`;
}
