import type { AssignmentItem } from "../../model/assignment.ts";
import type { skein } from "../../proto/gen/skein.js";
import { v1 } from "../../proto/rpc.ts";
import type { AssignmentPart, AssignmentStep } from "../assignment-set.ts";

/** What a message of the leader's says. Throws when it is not what a leader of ours sends. */
export function partOf(message: skein.v1.AssignmentSet.$Properties): AssignmentPart {
  const { complete, last, shared } = message;
  const groups = (shared ?? []).map((bytes) => stepOf(v1.AssignmentGroup.decode(bytes)));
  return { complete: complete ?? false, last: last ?? false, steps: [...groups, stepOf(message)] };
}

function stepOf({ put, drop }: skein.v1.AssignmentGroup.$Properties): AssignmentStep {
  return { put: (put ?? []).map(({ item }) => itemOf(item ?? new Uint8Array())), drop: drop ?? [] };
}

function itemOf(bytes: Uint8Array): AssignmentItem {
  return JSON.parse(Buffer.from(bytes).toString()) as AssignmentItem; // Written by the leader, from the same type.
}
