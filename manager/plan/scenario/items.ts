import { present } from "../../../base/assert.ts";
import type { NodeId } from "../../../base/id.ts";
import type { AssignmentItem, Assignments } from "../../../model/assignment.ts";
import type { State } from "../../store/state.ts";
import { Assigner, type Wanted } from "../assigner.ts";

/** Everything that a node has to hold, made from nothing. */
export function itemsFor(state: State, node: NodeId): Assignments {
  return flat(new Assigner(() => state).wantedOf(node));
}

/** What a worker holds in the end. */
function flat(wanted: Wanted | undefined): Assignments {
  const items = new Map<string, AssignmentItem>();
  for (const part of wanted?.shared ?? []) {
    for (const key of part.keys()) items.set(key, present(part.get(key), "what stands under a key").item);
  }
  for (const [key, item] of wanted?.own ?? []) items.set(key, item);
  return items;
}
