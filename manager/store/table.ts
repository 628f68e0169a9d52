/** What a row is found under: one key, several, or none. */
export type Keys<Row> = (row: Row) => string | readonly string[] | undefined;

/** Where a row's newest version is found: one written anew under the keys that it had leaves the indexes alone. */
interface Place<Row> {
  row: Row;
}

/** Most keys have one row: its place stands there itself, which costs a tenth of a set. */
type Found<Row> = Map<string, Place<Row> | Set<Place<Row>>>;

interface Index<Row> {
  readonly name: string;
  readonly keys: Keys<Row>;
  readonly found: Found<Row>;
}

/** From when on an index is kept: a draft is hardly ever asked for most of them. */
export type Indexed = "always" | "when asked";

/** Rows by id, found also by the keys that its indexes give them. */
export class Table<Row extends { readonly id: string }> {
  readonly #places = new Map<string, Place<Row>>();
  readonly #definitions: Readonly<Record<string, Keys<Row>>>;
  /** Those that are kept: a handful, gone through with every write. */
  readonly #indexes: Index<Row>[] = [];

  constructor(definitions: Readonly<Record<string, Keys<Row>>>, indexed: Indexed) {
    this.#definitions = definitions;
    if (indexed === "always") for (const name of Object.keys(definitions)) this.#index(name);
  }

  get size(): number {
    return this.#places.size;
  }

  get(id: string): Row | undefined {
    return this.#places.get(id)?.row;
  }

  *all(): Generator<Row> {
    for (const { row } of this.#places.values()) yield row;
  }

  /** Answers the row that it replaces. */
  put(row: Row): Row | undefined {
    const place = this.#places.get(row.id);
    if (place === undefined) {
      this.#add(row);
      return undefined;
    }
    const before = place.row;
    place.row = row;
    for (const { keys, found } of this.#indexes) {
      const then = keys(before);
      const now = keys(row);
      if (then !== now) relink(found, listed(then), listed(now), place);
    }
    return before;
  }

  /** Answers the row that is gone. */
  drop(id: string): Row | undefined {
    const place = this.#places.get(id);
    if (place === undefined) return undefined;
    this.#places.delete(id);
    for (const { keys, found } of this.#indexes) {
      for (const key of listed(keys(place.row))) unlink(found, key, place);
    }
    return place.row;
  }

  /** The rows under `key`, as an array: the table may be written to while the caller goes through it. */
  find(name: string, key: string): Row[] {
    const found = this.#index(name)?.found.get(key);
    if (found === undefined) return [];
    return found instanceof Set ? rowsOf(found) : [found.row];
  }

  has(name: string, key: string): boolean {
    return this.#index(name)?.found.has(key) === true;
  }

  #add(row: Row): void {
    const place = { row };
    this.#places.set(row.id, place);
    for (const { keys, found } of this.#indexes) {
      for (const key of listed(keys(row))) link(found, key, place);
    }
  }

  /** Kept from now on. */
  #index(name: string): Index<Row> | undefined {
    for (const index of this.#indexes) if (index.name === name) return index;
    const keys = this.#definitions[name];
    if (keys === undefined) return undefined;
    const index: Index<Row> = { name, keys, found: new Map() };
    for (const place of this.#places.values()) {
      for (const key of listed(keys(place.row))) link(index.found, key, place);
    }
    this.#indexes.push(index);
    return index;
  }
}

function listed(keys: ReturnType<Keys<never>>): readonly string[] {
  if (keys === undefined) return none;
  return typeof keys === "string" ? [keys] : keys;
}

const none: readonly string[] = [];

function rowsOf<Row>(places: ReadonlySet<Place<Row>>): Row[] {
  const rows: Row[] = [];
  for (const { row } of places) rows.push(row);
  return rows;
}

function relink<Row>(found: Found<Row>, then: readonly string[], now: readonly string[], place: Place<Row>): void {
  for (const key of then) if (!now.includes(key)) unlink(found, key, place);
  for (const key of now) if (!then.includes(key)) link(found, key, place);
}

/** A row may name a key twice: the second time it stands there already. */
function link<Row>(found: Found<Row>, key: string, place: Place<Row>): void {
  const there = found.get(key);
  if (there instanceof Set) there.add(place);
  else if (there === undefined || there === place) found.set(key, place);
  else found.set(key, new Set([there, place]));
}

function unlink<Row>(found: Found<Row>, key: string, place: Place<Row>): void {
  const there = found.get(key);
  if (!(there instanceof Set)) {
    if (there === place) found.delete(key);
    return;
  }
  there.delete(place);
  if (there.size === 0) found.delete(key);
}
