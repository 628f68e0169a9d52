import { limits } from "../../base/limit.ts";
import type { Task } from "../../model/task.ts";
import type { Change } from "../../model/view.ts";

/**
 * How much one turn may still write and look at, so that its entry and its time stay bounded; the next turn does the
 * rest.
 */
export interface Budget {
  /** Whether one more task row like this may be written; if so it counts. */
  spend(task: Pick<Task, "spec">): boolean;
  /** Whether one more service may be looked at. */
  mayVisit(): boolean;
  /** So many tasks of one were. */
  visited(tasks: number): void;
}

/** A full budget less what the turn's inputs have written already. */
export function createBudget(written: readonly Change[]): Budget {
  let bytes = limits.entryBytesMax * share - sizeOf(written);
  let visits = visitsMax;
  const specs = new Set<Task["spec"]>();
  return {
    spend({ spec }) {
      if (bytes <= 0) return false;
      // A spec that many tasks have travels once.
      if (!specs.has(spec)) bytes -= JSON.stringify(spec).length;
      specs.add(spec);
      bytes -= rowBytes;
      return true;
    },
    mayVisit: () => visits > 0,
    visited(tasks) {
      visits -= tasks + 1;
    },
  };
}

/** From a sample: measuring thousands of reports would cost more than it is worth. */
function sizeOf(changes: readonly Change[]): number {
  const sample = changes.slice(0, 20);
  const bytes = sample.reduce((sum, change) => sum + JSON.stringify(change.row ?? "").length, 0);
  return (bytes / Math.max(1, sample.length)) * changes.length;
}

/** The rest is for what has no part in it: status changes, removals, networks. */
const share = 0.75;
/** A task's row without its spec, at most in practice. */
const rowBytes = 1_000;
/** Tasks looked at in about ten milliseconds. */
const visitsMax = 20_000;
