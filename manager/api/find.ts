import { SkeinError } from "../../base/error.ts";

interface Findable<Row> {
  /** "service", for the messages. */
  readonly kind: string;
  readonly rows: Iterable<Row>;
  readonly id: (row: Row) => string;
  readonly name: (row: Row) => string | undefined;
}

/**
 * The row that a user means by `key`: full id, else exact name, else the start of an id. Throws NOT_FOUND,
 * AMBIGUOUS.
 */
export function findOne<Row>(key: string, { kind, rows, id, name }: Findable<Row>): Row {
  const named: Row[] = [];
  const started: Row[] = [];
  for (const row of rows) {
    if (id(row) === key) return row;
    if (name(row) === key) named.push(row);
    if (key !== "" && id(row).startsWith(key)) started.push(row);
  }
  const matches = named.length > 0 ? named : started;
  const [match] = matches;
  if (match === undefined) throw new SkeinError("NOT_FOUND", { kind, name: key });
  if (matches.length > 1) throw new SkeinError("AMBIGUOUS", { kind, name: key, matches: String(matches.length) });
  return match;
}
