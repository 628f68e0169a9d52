import { ellipsis } from "../text/table.ts";
import type { Convergence, SlotView } from "./convergence.ts";

const slotsShownMax = 20;

/** The whole picture for a terminal that is redrawn: one line per service, then one per task; never taller than it. */
export function picture(
  views: readonly Convergence[],
  { width, height }: { readonly width: number; readonly height: number },
): readonly string[] {
  const lines = views.flatMap((view) => {
    const hidden = view.slots.length - slotsShownMax;
    const slots = view.slots.slice(0, slotsShownMax).map((slot) => ellipsis(`  ${slotLine(slot)}`, width));
    return [ellipsis(headLine(view), width), ...slots, ...(hidden > 0 ? [`  and ${hidden} more`] : [])];
  });
  if (lines.length <= height) return lines;
  const heads = views.map((view) => ellipsis(headLine(view), width));
  return heads.length <= height ? heads : [...heads.slice(0, height - 1), `and ${heads.length - height + 1} more`];
}

/** What became different, as lines that can stay: for logs and pipes. */
export function news(before: readonly Convergence[], after: readonly Convergence[]): readonly string[] {
  const byName = new Map(before.map((view) => [view.name, view]));
  return after.flatMap((view) => {
    const old = byName.get(view.name);
    const oldErrors = new Set(old?.slots.map(errorLine));
    const errors = view.slots.map(errorLine).filter((line) => line !== undefined && !oldErrors.has(line));
    const head = headLine(view);
    return [
      ...(old !== undefined && headLine(old) === head ? [] : [head]),
      ...errors.filter((line) => line !== undefined),
    ];
  });
}

/** Why a service has not converged, for the last words of a wait that gave up. */
export function complaint(view: Convergence): string {
  const waiting = view.slots.filter((slot) => !slot.isRunning).map(slotLine);
  return [`${view.name}: ${view.running} of ${view.wanted} running`, ...waiting.map((line) => `  ${line}`)].join("\n");
}

function headLine(view: Convergence): string {
  const note = view.note === "" ? "" : ` (${view.note})`;
  return `${view.name}: ${view.running}/${view.wanted} running${note}`;
}

function slotLine(slot: SlotView): string {
  return slot.error === "" || slot.isRunning
    ? `${slot.name} ${slot.state}`
    : `${slot.name} ${slot.state}: ${slot.error}`;
}

function errorLine(slot: SlotView): string | undefined {
  return slot.error === "" ? undefined : `${slot.name}: ${slot.error}`;
}
