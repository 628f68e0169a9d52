import type { Instant } from "../../base/clock.ts";
import { asId } from "../../base/id.ts";
import type { Change, Rows, TableName } from "../../model/view.ts";
import type { Draft } from "../store/draft.ts";
import type { IndexedView } from "../store/reads.ts";
import { Agenda, type AgendaKind } from "./agenda.ts";
import { Census } from "./census.ts";

/** One row before and after it was written. */
type Pair = {
  readonly [Table in TableName]: {
    readonly table: Table;
    readonly id: string;
    readonly before: Rows[Table] | undefined;
    readonly after: Rows[Table] | undefined;
  };
}[TableName];

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
  #written: Pair[] = [];
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
    for (const change of draft.changes()) this.#take(census, pairOf(change, draft.before(change.table, change.id)));
    draft.onWrite((change, before) => this.#take(census, pairOf(change, before)));
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
      for (const pair of this.#written.reverse()) follow(census, reversed(pair));
      // What was freed in earlier turns and given to somebody in this one is free again.
      census.mayAddress = true;
      // Slots that were looked at in vain are no longer marked: looking at all of them is simpler than remembering.
      census.forgetOrder(this.#planned.filter(({ kind }) => kind === "service").map(({ id }) => asId(id)));
    }
    this.#written = [];
    this.#planned = [];
  }

  #take(census: Census, pair: Pair): void {
    this.#written.push(pair);
    follow(census, pair);
  }
}

function follow(census: Census, pair: Pair): void {
  switch (pair.table) {
    case "task":
      census.changeTask(pair.before, pair.after);
      return;
    case "node":
      census.changeNode(asId(pair.id), pair.after);
      return;
    case "service":
      census.changeService(pair.before, pair.after);
      return;
    default:
      return;
  }
}

function pairOf(change: Change, before: Rows[TableName] | undefined): Pair {
  const { table, id, row: after } = change;
  // Both rows are of the table that is named beside them: they come out of it.
  return { table, id, before, after } as Pair;
}

function reversed({ table, id, before, after }: Pair): Pair {
  return { table, id, before: after, after: before } as Pair; // Likewise.
}
