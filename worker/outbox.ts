import type { TaskId } from "../base/id.ts";
import type { TaskReport } from "../model/assignment.ts";

interface Entry {
  readonly report: TaskReport;
  /** Of the message that carried it; undefined: not sent yet. */
  readonly sequence?: number;
}

/** Reports until the leader has committed them: only the newest of each task, for a task only moves forward. */
export class Outbox {
  readonly #entries = new Map<TaskId, Entry>();
  readonly #unsent = new Set<TaskId>();
  #sequence = 0;

  add(report: TaskReport): void {
    this.#entries.set(report.taskId, { report });
    this.#unsent.add(report.taskId);
  }

  /** The next message: at most `max` reports that were not sent yet; undefined when there are none. */
  next(max: number): { readonly sequence: number; readonly reports: readonly TaskReport[] } | undefined {
    if (this.#unsent.size === 0) return undefined;
    this.#sequence += 1;
    const reports: TaskReport[] = [];
    for (const id of this.#unsent) {
      if (reports.length === max) break;
      this.#unsent.delete(id);
      const entry = this.#entries.get(id);
      if (entry === undefined) continue;
      this.#entries.set(id, { report: entry.report, sequence: this.#sequence });
      reports.push(entry.report);
    }
    return { sequence: this.#sequence, reports };
  }

  /** The leader has committed the messages up to this one. */
  taken(sequence: number): void {
    for (const [id, entry] of this.#entries) {
      if (entry.sequence !== undefined && entry.sequence <= sequence) this.#entries.delete(id);
    }
  }

  /** A new session: it starts with the current status of every task, and with nothing of before. */
  restart(current: readonly TaskReport[]): void {
    this.#entries.clear();
    this.#unsent.clear();
    for (const report of current) this.add(report);
  }

  /** Not yet committed. */
  get size(): number {
    return this.#entries.size;
  }
}
