type Keys<Row> = (row: Row) => readonly string[];

/** Most keys have one row: that stands there itself, which costs a tenth of a map. */
type Found<Row> = Map<string, Row | Map<string, Row>>;

interface Index<Row> {
  readonly keys: Keys<Row>;
  /** The rows themselves, so that a lookup touches nothing else. */
  readonly found: Found<Row>;
}

/** Rows by id, found also by the keys that its indexes give them. */
export class Table<Row extends { readonly id: string }> {
  readonly rows = new Map<string, Row>();
  readonly #indexes = new Map<string, Index<Row>>();
  readonly #all: readonly Index<Row>[];

  constructor(definitions: Readonly<Record<string, Keys<Row>>>) {
    for (const [name, keys] of Object.entries(definitions)) this.#indexes.set(name, { keys, found: new Map() });
    this.#all = [...this.#indexes.values()];
  }

  /** Answers the row that it replaces. */
  put(row: Row): Row | undefined {
    const before = this.rows.get(row.id);
    this.rows.set(row.id, row);
    for (const { keys, found } of this.#all) {
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
    for (const { keys, found } of this.#all) unlink(found, keys(before), id, []);
    return before;
  }

  /** The rows under `key`, as an array: the table may be written to while the caller goes through it. */
  find(name: string, key: string): Row[] {
    const found = this.#indexes.get(name)?.found.get(key);
    if (found === undefined) return [];
    return found instanceof Map ? [...found.values()] : [found];
  }

  has(name: string, key: string): boolean {
    return this.#indexes.get(name)?.found.has(key) === true;
  }
}

function link<Row extends { readonly id: string }>(found: Found<Row>, key: string, row: Row): void {
  const there = found.get(key);
  if (there instanceof Map) there.set(row.id, row);
  else if (there === undefined || there.id === row.id) found.set(key, row);
  else {
    found.set(
      key,
      new Map([
        [there.id, there],
        [row.id, row],
      ]),
    );
  }
}

function unlink<Row extends { readonly id: string }>(
  found: Found<Row>,
  keys: readonly string[],
  id: string,
  kept: readonly string[],
): void {
  for (const key of keys) {
    if (kept.includes(key)) continue;
    const there = found.get(key);
    if (!(there instanceof Map)) {
      if (there?.id === id) found.delete(key);
      continue;
    }
    there.delete(id);
    if (there.size === 0) found.delete(key);
  }
}
