import { limits } from "../../base/limit.ts";
import type { AssignmentItem, Assignments } from "../../model/assignment.ts";
import type { Wanted } from "../plan/assigner.ts";
import type { SharedPart } from "../plan/shared-part.ts";
import { partBytesMax, type SharedGroup, sharedNews } from "./shared-groups.ts";

/** An AssignmentSet with all its fields. */
export interface AssignmentPart extends SetContent {
  readonly complete: boolean;
  readonly last: boolean;
}

/** Lists that may be written to: the generated code asks for such. */
interface SetContent {
  readonly put: Put[];
  readonly drop: string[];
  readonly shared: Uint8Array[];
}

interface Put {
  readonly key: string;
  readonly item: Uint8Array;
}

interface News {
  readonly groups: readonly SharedGroup[];
  /** What the worker must be told by itself: its own, and what others hold still. */
  readonly keys: ReadonlySet<string>;
}

/** What one worker has been sent, and what it must be told next: everything once, then differences. */
export class AssignmentStream {
  #own: Assignments | undefined;
  /** The shared parts that it was sent, and as of which version. */
  #shared = new Map<SharedPart, number>();

  /** The messages that bring the worker from what it was sent to `wanted`; none when it has that already. */
  next(wanted: Wanted): readonly AssignmentPart[] {
    const { own, shared } = wanted;
    const difference = this.#own === undefined ? undefined : this.#difference(this.#own, wanted);
    this.#own = own;
    this.#shared = new Map(shared.map((part) => [part, part.version]));
    const { groups, keys } = difference ?? everything(wanted);
    const put: Put[] = [];
    const drop: string[] = [];
    for (const key of keys) {
      const item = bytesOf(wanted, key);
      if (item === undefined) drop.push(key);
      else put.push({ key, item });
    }
    const isNothing = difference !== undefined && groups.length + put.length + drop.length === 0;
    return isNothing ? [] : parts(difference === undefined, groups, { put, drop });
  }

  /** Undefined if what the worker has is too old to tell. */
  #difference(before: Assignments, { own, shared }: Wanted): News | undefined {
    const groups: SharedGroup[] = [];
    const keys = new Set<string>();
    for (const part of shared) {
      const version = this.#shared.get(part);
      if (version === part.version) continue;
      const news = sharedNews(part, version);
      if (news === undefined) return undefined;
      groups.push(...news.groups);
      // Its own counts, whatever the others are told under the same key.
      for (const key of own.keys()) if (news.keys.has(key)) keys.add(key);
    }
    for (const [part, version] of this.#shared) {
      if (shared.includes(part)) continue;
      const changed = part.changedSince(version);
      if (changed === undefined) return undefined;
      // Everything that it was sent of it: what is there still, and what has gone since.
      for (const key of [...part.keys(), ...changed]) keys.add(key);
    }
    if (own === before) return { groups, keys };
    for (const [key, item] of own) if (differs(before.get(key), item)) keys.add(key);
    for (const key of before.keys()) if (!own.has(key)) keys.add(key);
    return { groups, keys };
  }
}

function everything({ own, shared }: Wanted): News {
  return { groups: shared.flatMap((part) => sharedNews(part, undefined)?.groups ?? []), keys: new Set(own.keys()) };
}

function differs(before: AssignmentItem | undefined, after: AssignmentItem): boolean {
  return before !== after && (before === undefined || JSON.stringify(before) !== JSON.stringify(after));
}

function bytesOf({ own, shared }: Wanted, key: string): Uint8Array | undefined {
  const item = own.get(key);
  if (item !== undefined) return Buffer.from(JSON.stringify(item));
  for (const part of shared) {
    const found = part.get(key);
    if (found !== undefined) return found.bytes;
  }
  return undefined;
}

/** At least one, so that even an empty set is told. */
function parts(
  complete: boolean,
  groups: readonly SharedGroup[],
  { put, drop }: { readonly put: readonly Put[]; readonly drop: readonly string[] },
): readonly AssignmentPart[] {
  const empty = (): SetContent => ({ shared: [], put: [], drop: [] });
  let last = empty();
  const all = [last];
  let [count, bytes] = [0, 0];
  /** The message that so much goes into. */
  const roomFor = (more: { readonly count: number; readonly bytes: number }): SetContent => {
    const isFull = count + more.count > limits.assignmentsPerMessageMax || bytes + more.bytes > partBytesMax;
    if (isFull && count > 0) {
      last = empty();
      all.push(last);
      [count, bytes] = [0, 0];
    }
    [count, bytes] = [count + more.count, bytes + more.bytes];
    return last;
  };
  for (const group of groups) roomFor({ count: group.count, bytes: group.bytes.length }).shared.push(group.bytes);
  if (drop.length > 0) roomFor({ count: 0, bytes: 0 }).drop.push(...drop);
  for (const one of put) roomFor({ count: 1, bytes: one.item.length }).put.push(one);
  return all.map((part, at) => ({ complete, last: at === all.length - 1, ...part }));
}
