import { never } from "../../base/clock.ts";
import type { NodeId } from "../../base/id.ts";
import type { Service } from "../../model/service.ts";
import type { Task } from "../../model/task.ts";
import { type Action, merge, nothing, type Verdict, wantAll } from "./action.ts";
import { isLostAnyway, type Judged, judge, type Moment } from "./loss.ts";
import { move } from "./move.ts";
import type { OtherSlots } from "./portion.ts";
import { promote, repair, shouldRestart } from "./restart.ts";
import { type Slot, slotsByNumber } from "./slot.ts";
import { updateSlots } from "./update.ts";

/**
 * Desired: `replicas` slots with one live task each. Observed: `tasks`; `others` are slots that are in order and need no
 * look.
 */
export function reconcileReplicated(
  input: Moment & { readonly replicas: number; readonly tasks: readonly Task[]; readonly others: OtherSlots },
): Verdict {
  const { service, replicas, tasks, others, view, now, allowance } = input;
  const slots = slotsByNumber(tasks);
  const filled = slots.filter((slot) => slot.wanted.length > 0 || isSettled(slot, service));
  const room = replicas - others.count;
  const steadiest = filled.length <= room ? filled : steadiestFirst(filled).slice(0, room);
  const kept = steadiest.toSorted((left, right) => left.number - right.number);
  const vacant = unusedNumbers(kept, others, room - kept.length);
  const surplus = kept.length === slots.length ? [] : allBut(slots, kept, vacant);
  const judged = kept.map((slot) => ({ slot, judged: judge(slot, input) }));
  if (allowance.isLimited) {
    allowance.lose(surplus.flatMap(({ wanted }) => wanted));
    const lost = judged.flatMap((slot) => slot.judged).filter(isLostAnyway);
    allowance.lose(lost.map(({ task }) => task));
  }
  const repairs = judged.map((slot) => repairOrMove(slot, input));
  const steady = repairs.filter(({ actions }) => actions.length === 0).map(({ slot }) => slot);
  const leaving = repairs.filter(({ isMoving }) => isMoving).map(({ slot }) => slot);
  const updatable = repairs.filter((one) => one.actions.length === 0 && !one.isMoving).map(({ slot }) => slot);
  const actions: readonly Action[] = [
    ...surplus.flatMap((slot) => wantAll(slot.tasks, "remove")),
    ...repairs.flatMap((one) => one.actions),
    ...vacant.map((slot) => ({ kind: "start", slot, desired: "running" }) as const),
  ];
  return merge([
    promote(steady, tasks, input, "running"), // First: an update may stop one of them in the same turn.
    updateSlots({ service, slots: kept, steady: updatable, leaving, vacant: vacant.length, view, now, allowance }),
    { actions, wakeAt: Math.min(never, ...repairs.map(({ wakeAt }) => wakeAt)) },
  ]);
}

interface JudgedSlot {
  readonly slot: Slot;
  readonly judged: readonly Judged[];
}

function repairOrMove({ slot, judged }: JudgedSlot, moment: Moment) {
  if (isInOrder(judged)) return { slot, isMoving: false, ...nothing };
  return { slot, isMoving: false, ...(move(slot, judged, moment) ?? repair(slot, moment, judged)) };
}

/** One task with which nothing is wrong, and its node is there. Most slots are so. */
function isInOrder(judged: readonly Judged[]): boolean {
  const [only] = judged;
  return judged.length === 1 && only?.loss === undefined && only?.node?.status.state !== "down";
}

/**
 * Its last task ended and the policy says not to start another: the slot counts as filled until the service is updated.
 */
function isSettled(slot: Slot, service: Service): boolean {
  const newest = slot.tasks.at(-1);
  if (newest === undefined || shouldRestart(newest, slot.tasks)) return false;
  // A rollback has to converge whatever the policy of the spec that failed.
  const outdated = newest.specVersion !== service.specVersion;
  return !(outdated && service.updateStatus?.state === "rollback_started");
}

/**
 * Running before others, low numbers before high, and of each node's the first before its second: fullest nodes lose
 * first.
 */
function steadiestFirst(slots: readonly Slot[]): readonly Slot[] {
  const copies = new Map<NodeId, number>();
  const ordered = [...slots].sort(
    (left, right) => Number(isRunning(right)) - Number(isRunning(left)) || left.number - right.number,
  );
  const ranked = ordered.map((slot) => ({ slot, rank: rankOf(slot, copies) }));
  return ranked.sort((left, right) => left.rank - right.rank).map(({ slot }) => slot); // Stable: keeps the order above.
}

function rankOf(slot: Slot, copies: Map<NodeId, number>): number {
  const [task, ...more] = slot.wanted.length > 0 ? slot.wanted : slot.tasks.slice(-1);
  if (task?.nodeId === undefined || more.length > 0) return Number.MAX_SAFE_INTEGER;
  const copy = (copies.get(task.nodeId) ?? 0) + 1;
  copies.set(task.nodeId, copy);
  return copy;
}

function isRunning(slot: Slot): boolean {
  return slot.wanted.some((task) => task.status.state === "running" && task.away === undefined);
}

function allBut(slots: readonly Slot[], kept: readonly Slot[], vacant: readonly number[]): readonly Slot[] {
  const staying = new Set([...kept.map(({ number }) => number), ...vacant]);
  return slots.filter(({ number }) => !staying.has(number));
}

function unusedNumbers(kept: readonly Slot[], others: OtherSlots, count: number): readonly number[] {
  if (count <= 0) return [];
  const used = new Set(kept.map(({ number }) => number));
  const numbers: number[] = [];
  for (let number = 1; numbers.length < count; number += 1) {
    if (!used.has(number) && !others.has(number)) numbers.push(number);
  }
  return numbers;
}
