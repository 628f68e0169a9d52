import { compareStates, isSuccessor, isTerminal, type Task } from "../../model/task.ts";
import type { View } from "../../model/view.ts";
import { addressesPerNode, noAddressLeft } from "../../scheduler/filter.ts";
import { demandOf, takesPart } from "../../scheduler/load.ts";
import { lacksAddressOn } from "./allocate.ts";
import { isTold } from "./census.ts";

/*
 * Pull before stop: in an update one task of a slot is prepared (placed, image pulled, container made) while the one
 * before it runs. Who waits for whom stands in the successor's row.
 */

/** Whether a task that runs may be asked to stop for this one: nothing more can be prepared while it goes on. */
export function mayTakeOver(successor: Task, old: Task, view: View): boolean {
  if (old.status.state !== "running") return true; // It serves nobody.
  return compareStates(successor.status.state, "ready") >= 0 || lacksWhatItHolds(successor, old, view);
}

/** Addresses are the one thing that two tasks cannot share while one of them only waits. */
function lacksWhatItHolds(successor: Task, old: Task, view: View): boolean {
  const { state, error } = successor.status;
  if (error === undefined || compareStates(state, "assigned") >= 0) return false;
  const networks = old.attachments.flatMap(({ networkId }) => view.network(networkId) ?? []);
  if (state === "new") return networks.some(({ spec }) => error === lacksAddressOn(spec.Name));
  if (old.nodeId === undefined || !error.includes(noAddressLeft)) return false;
  const held = [...view.tasksOfNode(old.nodeId)].filter((task) => isTold(task) && !isTerminal(task));
  return held.length >= addressesPerNode;
}

/** Whether a successor was given what another holds on its node: it cannot start before that one is gone. */
export function sharesWith(successor: Task, old: Task): boolean {
  if (!isSuccessor(successor) || successor.nodeId === undefined || successor.nodeId !== old.nodeId) return false;
  if (!isTold(successor) || !takesPart(old)) return false;
  const { nanoCpus, memoryBytes, generic, hostPorts } = demandOf(successor.spec, successor.ports);
  return nanoCpus > 0 || memoryBytes > 0 || generic.size > 0 || hostPorts.length > 0;
}
