import type { Instant } from "../../base/clock.ts";
import { asId } from "../../base/id.ts";
import type { Draft, Write } from "../store/draft.ts";
import type { IndexedView } from "../store/reads.ts";
import { Agenda, type AgendaKind } from "./agenda.ts";
import { Census } from "./census.ts";

/**
 * What a leader keeps between turns so that a turn looks only at what changed. A cache of the rows, never the truth: one
 * per leadership, dropped with it or when it is not known whether a turn was committed, and then built anew.
 */
export class Memory {
  readonly agenda = new Agenda();
  readonly #wholeMax: number | undefined;
  #census: Census | undefined;
  #base: IndexedView | undefined;
  /** What this turn has moved, so that it can be moved back. */
  #written: Write[] = [];
  #planned: { readonly kind: AgendaKind; readonly id: string; readonly before: Instant }[] = [];

  constructor(options: { readonly wholeMax?: number } = {}) {
    this.#wholeMax = options.wholeMax;
  }

  /** A turn begins: from here on the census says what the draft says, and moves with it. */
  begin(draft: Draft): Census {
    // Another state (restored from a snapshot) has nothing to do with what was counted.
    if (this.#base !== draft.base) this.#census = undefined;
    this.#base = draft.base;
    const census = this.#census ?? new Census(draft.base, this.#wholeMax);
    this.#census = census;
    census.rows = draft;
    this.#written = [];
    this.#planned = [];
    for (const { table, id, row: after } of draft.changes()) {
      // Both rows are of the table that is named beside them: they come out of it.
      this.#take(census, { table, id, before: draft.before(table, id), after } as Write);
    }
    draft.onWrite((write) => this.#take(census, write));
    return census;
  }

  /** Looks at something again at that time. */
  schedule(kind: AgendaKind, id: string, at: Instant): void {
    this.#planned.push({ kind, id, before: this.agenda.set(kind, id, at) });
  }

  /** The turn came to nothing: everything is as it was at its begin. */
  undo(): void {
    const census = this.#census;
    for (const { kind, id, before } of this.#planned.reverse()) this.agenda.set(kind, id, before);
    if (census !== undefined) {
      if (this.#base !== undefined) census.rows = this.#base;
      for (const write of this.#written.reverse()) follow(census, reversed(write));
      // What was freed in earlier turns and given to somebody in this one is free again.
      census.mayAddress = true;
      // Slots that were looked at in vain are no longer marked: looking at all of them is simpler than remembering.
      census.forgetOrder(this.#planned.filter(({ kind }) => kind === "service").map(({ id }) => asId(id)));
    }
    this.#written = [];
    this.#planned = [];
  }

  #take(census: Census, write: Write): void {
    this.#written.push(write);
    follow(census, write);
  }
}

function follow(census: Census, write: Write): void {
  switch (write.table) {
    case "task":
      census.changeTask(write.before, write.after);
      return;
    case "node":
      census.changeNode(asId(write.id), write.after);
      return;
    case "service":
      census.changeService(write.before, write.after);
      return;
    default:
      return;
  }
}

function reversed({ table, id, before, after }: Write): Write {
  return { table, id, before: after, after: before } as Write; // Likewise.
}
