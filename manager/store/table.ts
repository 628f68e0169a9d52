type Keys<Row> = (row: Row) => readonly string[];

interface Index<Row> {
  readonly keys: Keys<Row>;
  /** The rows themselves, so that a lookup touches nothing else. */
  readonly found: Map<string, Map<string, Row>>;
}

/** Rows by id, found also by the keys that its indexes give them. */
export class Table<Row extends { readonly id: string }> {
  readonly rows = new Map<string, Row>();
  readonly #indexes: ReadonlyMap<string, Index<Row>>;

  constructor(definitions: Readonly<Record<string, Keys<Row>>>) {
    this.#indexes = new Map(Object.entries(definitions).map(([name, keys]) => [name, { keys, found: new Map() }]));
  }

  /** Answers the row that it replaces. */
  put(row: Row): Row | undefined {
    const before = this.rows.get(row.id);
    this.rows.set(row.id, row);
    for (const { keys, found } of this.#indexes.values()) {
      const now = keys(row);
      if (before !== undefined) unlink(found, keys(before), row.id, now);
      for (const key of now) link(found, key, row);
    }
    return before;
  }

  /** Answers the row that is gone. */
  drop(id: string): Row | undefined {
    const before = this.rows.get(id);
    if (before === undefined) return undefined;
    this.rows.delete(id);
    for (const { keys, found } of this.#indexes.values()) unlink(found, keys(before), id, []);
    return before;
  }

  /** The rows under `key`, as an array: the table may be written to while the caller goes through it. */
  find(name: string, key: string): Row[] {
    const found = this.#indexes.get(name)?.found.get(key);
    return found === undefined ? [] : [...found.values()];
  }

  has(name: string, key: string): boolean {
    return this.#indexes.get(name)?.found.has(key) === true;
  }
}

function link<Row extends { readonly id: string }>(found: Index<Row>["found"], key: string, row: Row): void {
  const rows = found.get(key);
  if (rows === undefined) found.set(key, new Map([[row.id, row]]));
  else rows.set(row.id, row);
}

function unlink<Row>(found: Index<Row>["found"], keys: readonly string[], id: string, kept: readonly string[]): void {
  for (const key of keys) {
    if (kept.includes(key)) continue;
    const rows = found.get(key);
    rows?.delete(id);
    if (rows?.size === 0) found.delete(key);
  }
}
