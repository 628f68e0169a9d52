import { type Instant, never } from "../../base/clock.ts";
import type { Node } from "../../model/node.ts";
import { isLive, type Task } from "../../model/task.ts";
import { type Action, merge, type Verdict, wantAll } from "./action.ts";
import { isHeld } from "./away.ts";
import { isOpen, suitableNodes } from "./global.ts";
import type { Moment } from "./loss.ts";
import { promote, repair, shouldRestart } from "./restart.ts";
import { type Slot, slotsByNode, slotsByNumber } from "./slot.ts";

interface JobInput extends Moment {
  readonly tasks: readonly Task[];
}

/** How a job stands: what to do, and once nothing is left to do how it ended and when. */
export interface JobVerdict extends Verdict {
  readonly ended?: { readonly outcome: "complete" | "failed"; readonly at: Instant };
}

/** Desired: `completions` slots, from 0, whose task ended well; never more than `concurrent` of them at work. */
export function reconcileReplicatedJob(
  input: JobInput & { readonly concurrent: number; readonly completions: number },
): JobVerdict {
  const { current, outdated } = byIteration(input);
  const slots = slotsByNumber(current);
  const known = new Set(slots.filter((slot) => slot.wanted.length > 0 || isGivenUp(slot)).map(({ number }) => number));
  const atWork = slots.filter((slot) => slot.wanted.length > 0 && !isDone(slot)).length;
  const open = Array.from({ length: input.completions }, (_, number) => number).filter((number) => !known.has(number));
  const starts = open
    .slice(0, Math.max(0, input.concurrent - atWork))
    .map((slot) => ({ kind: "start", slot, desired: "complete" }) as const);
  const verdict = merge([
    advance(input, slots),
    { actions: [...wantAll(outdated, "remove"), ...starts], wakeAt: never },
  ]);
  const asked = slots.filter(({ number }) => number < input.completions);
  return asked.length < input.completions ? verdict : { ...verdict, ...endOf(asked) };
}

/** Desired: on every node that suits, one task of this iteration that ended well. */
export function reconcileGlobalJob(input: JobInput): JobVerdict {
  const { service, view } = input;
  const { current, outdated } = byIteration(input);
  const suitable = suitableNodes(service, view.nodes());
  const slots = slotsByNode(current);
  const kept = slots.filter(({ nodeId }) => nodeId !== undefined && suitable.has(nodeId));
  const left = slots.filter((slot) => !kept.includes(slot)).flatMap((slot) => slot.wanted.filter(isLive));
  const known = new Set(kept.filter((slot) => slot.wanted.length > 0 || isGivenUp(slot)).map(({ nodeId }) => nodeId));
  const starts = [...suitable.values()]
    .filter((node) => isOpen(node) && !known.has(node.id))
    .map(({ id }) => ({ kind: "start", slot: 0, nodeId: id, desired: "complete" }) as const);
  const actions: readonly Action[] = [...wantAll(outdated, "remove"), ...wantAll(left, "shutdown"), ...starts];
  const verdict = merge([advance(input, kept), { actions, wakeAt: never }]);
  // The run does not wait for a node that is given up; a task that is still at work there goes on when it returns.
  const asked = kept.filter(({ nodeId }) => isThere(suitable.get(nodeId ?? ""), input));
  return asked.length === 0 || starts.length > 0 ? verdict : { ...verdict, ...endOf(asked) };
}

function isThere(node: Node | undefined, { service, now }: JobInput): boolean {
  return node !== undefined && isHeld(service, node, now);
}

/** Restarts what failed and starts what has waited; where a task ended well, nothing else is wanted any more. */
function advance(input: JobInput, slots: readonly Slot[]): Verdict {
  const [done, open] = [slots.filter(isDone), slots.filter((slot) => !isDone(slot))];
  const repairs = open.map((slot) => ({ slot, ...repair(slot, input) }));
  const steady = repairs.filter(({ actions }) => actions.length === 0).map(({ slot }) => slot);
  // A lost node's task may have ended well after its replacement was made.
  const surplus = done.flatMap((slot) => wantAll(slot.wanted.filter(hasNotDoneIt), "shutdown"));
  const actions = [...surplus, ...repairs.flatMap((one) => one.actions)];
  const wakeAt = Math.min(never, ...repairs.map((one) => one.wakeAt));
  return merge([{ actions, wakeAt }, promote(steady, input.tasks, input, "complete")]);
}

function isDone(slot: Slot): boolean {
  return slot.tasks.some((task) => task.status.state === "complete");
}

function hasNotDoneIt({ status }: Task): boolean {
  return status.state !== "complete";
}

/** Its end, if in every slot the last task has ended for good. */
function endOf(slots: readonly Slot[]): Pick<JobVerdict, "ended"> {
  if (!slots.every(isGivenUp)) return {};
  const last = slots.flatMap(({ tasks }) => tasks.find(({ status }) => status.state === "complete") ?? tasks.slice(-1));
  const outcome = last.every((task) => task.status.state === "complete") ? "complete" : "failed";
  return { ended: { outcome, at: Math.max(0, ...last.map((task) => task.status.timestamp)) } };
}

function byIteration({ service, tasks }: JobInput): { readonly current: Task[]; readonly outdated: Task[] } {
  const isCurrent = (task: Task) => task.jobIteration === service.jobIteration;
  return { current: tasks.filter(isCurrent), outdated: tasks.filter((task) => !isCurrent(task)) };
}

/** Its last task ended, well or not, and no other is to follow; one that managers stopped leaves the slot open. */
function isGivenUp(slot: Slot): boolean {
  const newest = slot.tasks.at(-1);
  if (newest === undefined) return false;
  if (isDone(slot)) return true;
  if (slot.nodeId !== undefined && newest.away !== undefined) return false; // Lost with its node, which is open again.
  const byItself = newest.status.state === "failed" || newest.status.state === "rejected";
  return byItself && !shouldRestart(newest, slot.tasks);
}
