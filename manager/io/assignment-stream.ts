import { limits } from "../../base/limit.ts";
import type { AssignmentItem, Assignments } from "../../model/assignment.ts";
import type { skein } from "../../proto/gen/skein.js";
import type { Wanted } from "../plan/assigner.ts";
import type { SharedPart } from "../plan/shared-part.ts";

export type AssignmentPart = skein.v1.AssignmentSet.$Properties;

/** A message stays well below what gRPC lets through, whatever its items weigh. */
const partBytesMax = 4 * 1024 * 1024;

/** What one worker has been sent, and what it must be told next: everything once, then differences. */
export class AssignmentStream {
  #own: Assignments | undefined;
  /** The shared parts that it was sent, and as of which version. */
  #shared = new Map<SharedPart, number>();

  /** The messages that bring the worker from what it was sent to `wanted`; none when it has that already. */
  next(wanted: Wanted): readonly AssignmentPart[] {
    const { own, shared } = wanted;
    const before = this.#own;
    const changed = before === undefined ? undefined : this.#changedKeys(before, wanted);
    this.#own = own;
    this.#shared = new Map(shared.map((part) => [part, part.version]));
    const put: { key: string; item: Uint8Array }[] = [];
    const drop: string[] = [];
    for (const key of changed ?? keysOf(wanted)) {
      const item = bytesOf(wanted, key);
      if (item === undefined) drop.push(key);
      else put.push({ key, item });
    }
    if (changed === undefined) return parts(true, put, []);
    return put.length > 0 || drop.length > 0 ? parts(false, put, drop) : [];
  }

  /** The keys under which the worker may have something else; undefined if that cannot be told any more. */
  #changedKeys(before: Assignments, { own, shared, except }: Wanted): ReadonlySet<string> | undefined {
    const keys = new Set<string>();
    for (const part of new Set([...shared, ...this.#shared.keys()])) {
      const version = this.#shared.get(part);
      const isWhole = version === undefined || !shared.includes(part);
      if (isWhole) for (const [key] of part.entries()) keys.add(key);
      if (version === undefined || version === part.version) continue;
      const changed = part.changedSince(version);
      if (changed === undefined) return undefined;
      for (const key of changed) keys.add(key);
    }
    keys.delete(except);
    for (const key of keys) if (own.has(key)) keys.delete(key);
    if (own === before) return keys;
    for (const [key, item] of own) if (differs(before.get(key), item)) keys.add(key);
    for (const key of before.keys()) if (!own.has(key)) keys.add(key);
    return keys;
  }
}

function differs(before: AssignmentItem | undefined, after: AssignmentItem): boolean {
  return before !== after && (before === undefined || JSON.stringify(before) !== JSON.stringify(after));
}

function keysOf({ own, shared, except }: Wanted): ReadonlySet<string> {
  const keys = new Set(own.keys());
  for (const part of shared) for (const [key] of part.entries()) keys.add(key);
  keys.delete(except);
  return keys;
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

function parts(
  complete: boolean,
  put: readonly { key: string; item: Uint8Array }[],
  drop: readonly string[],
): AssignmentPart[] {
  const groups: { key: string; item: Uint8Array }[][] = [[]];
  let bytes = 0;
  for (const one of put) {
    const last = groups.at(-1);
    if (
      last !== undefined &&
      last.length < limits.assignmentsPerMessageMax &&
      bytes + one.item.length <= partBytesMax
    ) {
      last.push(one);
      bytes += one.item.length;
    } else {
      groups.push([one]);
      bytes = one.item.length;
    }
  }
  return groups.map((group, at) => ({
    complete,
    last: at === groups.length - 1,
    put: group,
    drop: at === 0 ? [...drop] : [],
  }));
}
