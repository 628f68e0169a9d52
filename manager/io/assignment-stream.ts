import { limits } from "../../base/limit.ts";
import type { AssignmentItem, Assignments } from "../../model/assignment.ts";
import type { skein } from "../../proto/gen/skein.js";

export type AssignmentPart = skein.v1.AssignmentSet.$Properties;

interface Sent {
  readonly item: AssignmentItem;
  readonly text: string;
}

/** A message stays well below what gRPC lets through, whatever its items weigh. */
const partBytesMax = 4 * 1024 * 1024;

/** What one worker has been sent, and what it must be told next: everything once, then differences. */
export class AssignmentStream {
  #sent: Map<string, Sent> | undefined;

  /** The messages that bring the worker from what it was sent to `wanted`; none when it has that already. */
  next(wanted: Assignments): readonly AssignmentPart[] {
    const before = this.#sent ?? new Map<string, Sent>();
    const after = new Map<string, Sent>();
    const put: { key: string; item: Uint8Array }[] = [];
    for (const [key, item] of wanted) {
      const known = before.get(key);
      const text = known?.item === item ? known.text : JSON.stringify(item);
      after.set(key, { item, text });
      if (known?.text !== text) put.push({ key, item: Buffer.from(text) });
    }
    const drop = [...before.keys()].filter((key) => !wanted.has(key));
    const complete = this.#sent === undefined;
    this.#sent = after;
    return complete || put.length > 0 || drop.length > 0 ? parts(complete, put, drop) : [];
  }
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
