import { assert } from "../../base/assert.ts";
import type { Instant } from "../../base/clock.ts";
import type { Meta } from "../../model/meta.ts";
import type { Change, Rows, TableName } from "../../model/view.ts";
import type { IndexName } from "./index.ts";
import { emptyTables, type IndexedView, Reads } from "./reads.ts";

/** The committed rows. */
export interface State extends IndexedView {
  /** Raft index of the entry that was applied last. */
  readonly index: number;
  /** How many rows there are, without looking at any. */
  count(table: TableName): number;
}

type Row = Rows[TableName];

export interface AppliedChange {
  readonly change: Change;
  readonly before?: Row;
  /** The entry's time. */
  readonly at: Instant;
}

/** A cluster that nothing has happened to. */
export function createState(): State {
  return new Committed();
}

/**
 * The only writer of committed state, the same on every manager, so it may read nothing but its two arguments. Every
 * row that is put gets the entry's index as version and its time as updatedAt. Answers what changed, with the row
 * before.
 */
export function apply(
  state: State,
  entry: { readonly index: number; readonly nowMs: Instant; readonly changes: readonly Change[] },
): readonly AppliedChange[] {
  assert(state instanceof Committed, "apply writes to committed state, not to a draft");
  assert(entry.index > state.index, `entries arrive in order: ${entry.index} comes after ${state.index}`);
  const { index, nowMs: at } = entry;
  const stamp = stamper(index, at);
  const applied = entry.changes.map((change) => {
    const stamped = stamp(change);
    const before = alter(state, stamped);
    return before === undefined ? { change: stamped, at } : { change: stamped, before, at };
  });
  state.index = index;
  return applied;
}

/** A state rebuilt from rows that were committed before, versions and all. For snapshots. */
export function stateOf(rows: Iterable<Change>, index: number): State {
  const state = new Committed();
  for (const change of rows) alter(state, change);
  state.index = index;
  return state;
}

class Committed extends Reads implements State {
  index = 0;
  readonly tables = emptyTables("always");

  count(table: TableName): number {
    return this.tables[table].size;
  }
  override get<Name extends TableName>(table: Name, id: string): Rows[Name] | undefined {
    return this.tables[table].get(id);
  }
  override all<Name extends TableName>(table: Name): Iterable<Rows[Name]> {
    return this.tables[table].all();
  }
  override find<Name extends TableName>(table: Name, index: IndexName<Name>, key: string): readonly Rows[Name][] {
    return this.tables[table].find(index, key);
  }
  override has<Name extends TableName>(table: Name, index: IndexName<Name>, key: string): boolean {
    return this.tables[table].has(index, key);
  }
}

/** Rows of one age share what is stamped on them: most rows of an entry are, and there are very many. */
function stamper(version: number, updatedAt: Instant): (change: Change) => Change {
  let meta: Meta = { version, createdAt: updatedAt, updatedAt };
  return ({ table, id, row }) => {
    if (row === undefined) return { table, id };
    const { createdAt } = row.meta;
    if (createdAt !== meta.createdAt) meta = { version, createdAt, updatedAt };
    return { table, id, row: { ...row, meta } } as Change; // TypeScript loses that table and row belong together.
  };
}

/** Answers the row that was there. */
function alter(state: Committed, { table, id, row }: Change): Row | undefined {
  return row === undefined ? state.tables[table].drop(id) : write(state, table, row);
}

function write<Name extends TableName>(state: Committed, table: Name, row: Row): Row | undefined {
  return state.tables[table].put(row as Rows[Name]); // A change pairs table and row; as arguments they lose it.
}
