type Keys<Row> = (row: Row) => readonly string[];

/** Rows by id, found also by the keys that its indexes give them. */
export class Table<Row extends { readonly id: string }> {
  readonly rows = new Map<string, Row>();
  readonly #indexes: readonly {
    readonly name: string;
    readonly keys: Keys<Row>;
    readonly found: Map<string, Set<string>>;
  }[];

  constructor(definitions: Readonly<Record<string, Keys<Row>>>) {
    this.#indexes = Object.entries(definitions).map(([name, keys]) => ({ name, keys, found: new Map() }));
  }

  put(row: Row): void {
    const before = this.rows.get(row.id);
    this.rows.set(row.id, row);
    for (const index of this.#indexes) {
      const keys = index.keys(row);
      if (before !== undefined) unlink(index.found, index.keys(before), row.id, keys);
      for (const key of keys) link(index.found, key, row.id);
    }
  }

  drop(id: string): void {
    const before = this.rows.get(id);
    if (before === undefined) return;
    this.rows.delete(id);
    for (const index of this.#indexes) unlink(index.found, index.keys(before), id, []);
  }

  /** The rows under `key`, as an array: the table may be written to while the caller goes through it. */
  find(name: string, key: string): Row[] {
    const index = this.#indexes.find((candidate) => candidate.name === name);
    const rows: Row[] = [];
    for (const id of index?.found.get(key) ?? []) {
      const row = this.rows.get(id);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  has(name: string, key: string): boolean {
    return this.#indexes.find((candidate) => candidate.name === name)?.found.has(key) === true;
  }
}

function link(found: Map<string, Set<string>>, key: string, id: string): void {
  const ids = found.get(key);
  if (ids === undefined) found.set(key, new Set([id]));
  else ids.add(id);
}

function unlink(found: Map<string, Set<string>>, keys: readonly string[], id: string, kept: readonly string[]): void {
  for (const key of keys) {
    if (kept.includes(key)) continue;
    const ids = found.get(key);
    ids?.delete(id);
    if (ids?.size === 0) found.delete(key);
  }
}
