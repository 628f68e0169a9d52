import type { Change, Rows, TableName } from "../../model/view.ts";
import type { IndexName } from "./index.ts";
import { emptyTables, type IndexedView, Reads } from "./reads.ts";

/** Private writes on top of a view: they become true only when Raft commits them. */
export interface Draft extends IndexedView {
  put<Name extends TableName>(table: Name, row: Rows[Name]): void;
  /** The same for whoever has just read the row that it replaces. */
  replace<Name extends TableName>(table: Name, before: Rows[Name] | undefined, row: Rows[Name]): void;
  drop(table: TableName, id: string): void;
  /** One change per row, however often it was written. */
  changes(): readonly Change[];
  /** True if nothing was written. */
  readonly empty: boolean;
  /**
   * Whether this draft, or one below it, has written or dropped the row: its version is then no longer the committed
   * one.
   */
  touched(table: TableName, id: string): boolean;
  /** What this draft is written on top of. */
  readonly base: IndexedView;
  /** The row without this draft's writes. */
  before<Name extends TableName>(table: Name, id: string): Rows[Name] | undefined;
  /** Tells of every write from now on. One listener. */
  onWrite(listener: (write: Write) => void): void;
}

/** One row before and after it was written; `undefined` where there is none. */
export type Write = {
  readonly [Table in TableName]: {
    readonly table: Table;
    readonly id: string;
    readonly before: Rows[Table] | undefined;
    readonly after: Rows[Table] | undefined;
  };
}[TableName];

/**
 * A draft that sees `base` through its own writes. `base` may be a draft itself and must not be written to meanwhile.
 */
export function draftOf(base: IndexedView): Draft {
  return new Overlay(base);
}

/** Takes over a sub-draft's writes. */
export function absorb(draft: Draft, sub: Draft): void {
  for (const change of sub.changes()) {
    if (change.row === undefined) draft.drop(change.table, change.id);
    else put(draft, change.table, change.row);
  }
}

class Overlay extends Reads implements Draft {
  readonly base: IndexedView;
  readonly #written = emptyTables("when asked");
  readonly #dropped = new Map<TableName, Set<string>>();
  /** Until the next write. */
  #changes: readonly Change[] | undefined;
  #listener: ((write: Write) => void) | undefined;

  constructor(base: IndexedView) {
    super();
    this.base = base;
  }

  put<Name extends TableName>(table: Name, row: Rows[Name]): void {
    this.replace(table, this.get(table, row.id), row);
  }

  replace<Name extends TableName>(table: Name, before: Rows[Name] | undefined, row: Rows[Name]): void {
    if (before === row) return;
    this.#changes = undefined;
    this.#dropped.get(table)?.delete(row.id);
    this.#written[table].put(row);
    this.#listener?.({ table, id: row.id, before, after: row } as Write); // The signature says that they belong together.
  }

  drop(table: TableName, id: string): void {
    const before = this.get(table, id);
    if (before === undefined) return;
    this.#changes = undefined;
    this.#written[table].drop(id);
    if (this.base.get(table, id) !== undefined) this.#hide(table, id);
    this.#listener?.({ table, id, before, after: undefined } as Write); // Likewise.
  }

  before<Name extends TableName>(table: Name, id: string): Rows[Name] | undefined {
    return this.base.get(table, id);
  }

  onWrite(listener: (write: Write) => void): void {
    this.#listener = listener;
  }

  #hide(table: TableName, id: string): void {
    const dropped = this.#dropped.get(table);
    if (dropped === undefined) this.#dropped.set(table, new Set([id]));
    else dropped.add(id);
  }

  changes(): readonly Change[] {
    this.#changes ??= this.#collect();
    return this.#changes;
  }

  #collect(): readonly Change[] {
    const changes: Change[] = [];
    for (const table of tableNames) {
      for (const id of this.#dropped.get(table) ?? []) changes.push({ table, id });
      for (const row of this.#written[table].all()) {
        changes.push({ table, id: row.id, row } as Change); // Table and row are of one kind: they come from one table.
      }
    }
    return changes;
  }

  get empty(): boolean {
    return tableNames.every((table) => this.#isUntouched(table));
  }

  touched(table: TableName, id: string): boolean {
    if (this.#written[table].get(id) !== undefined || this.#dropped.get(table)?.has(id) === true) return true;
    return this.base instanceof Overlay && this.base.touched(table, id);
  }

  override get<Name extends TableName>(table: Name, id: string): Rows[Name] | undefined {
    const written = this.#written[table].get(id);
    if (written !== undefined) return written;
    return this.#dropped.get(table)?.has(id) === true ? undefined : this.base.get(table, id);
  }

  override all<Name extends TableName>(table: Name): Iterable<Rows[Name]> {
    const found = this.base.all(table);
    return this.#isUntouched(table) ? found : this.#merged(table, found, this.#written[table].all());
  }

  override find<Name extends TableName>(table: Name, index: IndexName<Name>, key: string): readonly Rows[Name][] {
    const found = this.base.find(table, index, key);
    return this.#isUntouched(table) ? found : this.#merged(table, found, this.#written[table].find(index, key));
  }

  override has<Name extends TableName>(table: Name, index: IndexName<Name>, key: string): boolean {
    if (this.#written[table].has(index, key)) return true;
    return this.base.has(table, index, key) && this.find(table, index, key).length > 0;
  }

  #isUntouched(table: TableName): boolean {
    return this.#written[table].size === 0 && !this.#dropped.get(table)?.size;
  }

  #merged<Name extends TableName>(table: Name, base: Iterable<Rows[Name]>, own: Iterable<Rows[Name]>): Rows[Name][] {
    const written = this.#written[table];
    const dropped = this.#dropped.get(table);
    const rows: Rows[Name][] = [];
    for (const row of base) if (written.get(row.id) === undefined && dropped?.has(row.id) !== true) rows.push(row);
    for (const row of own) rows.push(row);
    return rows;
  }
}

const tableNames = [
  "cluster",
  "node",
  "service",
  "task",
  "network",
  "secret",
  "config",
] as const satisfies readonly TableName[];

function put<Name extends TableName>(draft: Draft, table: Name, row: Rows[TableName]): void {
  draft.put(table, row as Rows[Name]); // A change pairs table and row; the pair is lost when both become arguments.
}
