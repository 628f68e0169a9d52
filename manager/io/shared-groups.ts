import { limits } from "../../base/limit.ts";
import { v1 } from "../../proto/rpc.ts";
import type { SharedPart } from "../plan/shared-part.ts";

/** An AssignmentGroup as it is sent. */
export interface SharedGroup {
  readonly bytes: Uint8Array;
  /** How many items it puts or drops. */
  readonly count: number;
}

/** What somebody is to be told of a shared part. */
export interface SharedNews {
  readonly groups: readonly SharedGroup[];
  /** Of everything that is put or dropped. */
  readonly keys: ReadonlySet<string>;
}

interface Made {
  readonly version: number;
  /** By the version from which they lead to this one. */
  readonly news: Map<number | undefined, SharedNews | undefined>;
}

/** A message stays well below what gRPC lets through, whatever its items weigh. */
export const partBytesMax = 4 * 1024 * 1024;

const made = new WeakMap<SharedPart, Made>();

/**
 * What leads from that version of the part to the present one; everything for who has no version. Made once for all
 * who ask from the same version. Undefined if the version is too long ago.
 */
export function sharedNews(part: SharedPart, since: number | undefined): SharedNews | undefined {
  const known = made.get(part);
  const current: Made = known?.version === part.version ? known : { version: part.version, news: new Map() };
  if (current !== known) made.set(part, current);
  if (!current.news.has(since)) current.news.set(since, newsOf(part, since));
  return current.news.get(since);
}

function newsOf(part: SharedPart, since: number | undefined): SharedNews | undefined {
  const keys = since === undefined ? new Set(part.keys()) : part.changedSince(since);
  return keys && { keys, groups: groupsOf(part, keys) };
}

function groupsOf(part: SharedPart, keys: Iterable<string>): readonly SharedGroup[] {
  const groups: SharedGroup[] = [];
  let [put, drop, bytes]: [{ key: string; item: Uint8Array }[], string[], number] = [[], [], 0];
  const close = (): void => {
    const count = put.length + drop.length;
    if (count > 0) groups.push({ bytes: v1.AssignmentGroup.encode({ put, drop }).finish(), count });
    [put, drop, bytes] = [[], [], 0];
  };
  for (const key of keys) {
    const item = part.get(key)?.bytes;
    const size = item?.length ?? 0;
    if (put.length + drop.length >= limits.assignmentsPerMessageMax || bytes + size > partBytesMax) close();
    if (item === undefined) drop.push(key);
    else put.push({ key, item });
    bytes += size;
  }
  close();
  return groups;
}
