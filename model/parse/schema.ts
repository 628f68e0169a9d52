import { SkeinError } from "../../base/error.ts";
import type { Labels } from "../meta.ts";

/*
 * JSON from users, read as Docker reads it: keys match whatever their case, unknown keys are ignored, null is absent, and
 * a zero value is absent too unless the field is `kept` (Docker's pointers). So two clients that mean the same store the
 * same spec.
 */

/** How one field is read. `read` answers undefined for "as if absent" and throws BAD_REQUEST that names `path`. */
export interface Field<Value> {
  /** Completes "X must be …". */
  readonly what: string;
  /** The same for a list of them: completes "a list of …". */
  readonly whats: string;
  read(value: unknown, path: string): Value | undefined;
  /** Absent: zero values are kept. */
  isZero?(value: Value): boolean;
}

type RequiredKeys<Value> = { [Key in keyof Value]-?: object extends Pick<Value, Key> ? never : Key }[keyof Value];
/** Every field of the model has a reader: a field that is added there does not compile until it is read here. */
type Fields<Value> = { readonly [Key in keyof Value]-?: Field<Exclude<Value[Key], undefined>> };
interface ShapeOptions<Value> {
  /** What the required fields are when the user leaves them out. */
  readonly defaults: Pick<Value, RequiredKeys<Value>>;
  /** Known fields that we cannot honour, with what the user is told when one is set. */
  readonly refused?: Readonly<Record<string, string>>;
}

/** An object with these fields. */
export function shape<Value extends object>(fields: Fields<Value>, options: ShapeOptions<Value>): Field<Value> {
  const known = new Map(entriesOf(fields).map(([name, field]) => [name.toLowerCase(), { name, field }]));
  const names = [...known.values()].map(({ name }) => name);
  const refused = new Map(Object.entries(options.refused ?? {}).map(([name, reason]) => [name.toLowerCase(), reason]));
  const read = (value: unknown, path: string): Value => {
    const given: Record<string, unknown> = { ...options.defaults };
    for (const [key, member] of membersOf(value, path)) {
      const reason = refused.get(key.toLowerCase());
      if (reason !== undefined && !isEmpty(member)) throw new SkeinError("NOT_IMPLEMENTED", { reason });
      const entry = known.get(key.toLowerCase());
      if (entry === undefined || member === null || member === undefined) continue;
      const parsed = entry.field.read(member, join(path, entry.name));
      if (parsed !== undefined && entry.field.isZero?.(parsed) !== true) given[entry.name] = parsed;
    }
    // In our own order, not the client's: two specs that mean the same are the same text.
    const result = Object.fromEntries(names.filter((name) => name in given).map((name) => [name, given[name]]));
    return result as Value; // Defaults fill what is required, every other member came from its own field's reader.
  };
  return { what: "an object", whats: "objects", read };
}

export const text: Field<string> = {
  what: "a string",
  whats: "strings",
  read: (value, path) => (typeof value === "string" ? value : wrong(path, "a string")),
  isZero: (value) => value === "",
};

export const flag: Field<boolean> = {
  what: "true or false",
  whats: "booleans",
  read: (value, path) => (typeof value === "boolean" ? value : wrong(path, "true or false")),
  isZero: (value) => !value,
};

/** A whole number; durations, bytes and counts. From 2^63 on, JSON numbers no longer say what was meant. */
export const whole: Field<number> = {
  what: "a whole number",
  whats: "whole numbers",
  read: (value, path) =>
    typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 2 ** 63
      ? value
      : wrong(path, "a whole number below 2^63"),
  isZero: (value) => value === 0,
};

/** A whole number that cannot be negative. */
export const count: Field<number> = {
  ...whole,
  what: "a whole number, 0 or more",
  read(value, path) {
    const number = whole.read(value, path);
    return number !== undefined && number < 0 ? wrong(path, "a whole number, 0 or more") : number;
  },
};

export const decimal: Field<number> = {
  what: "a number",
  whats: "numbers",
  read: (value, path) => (typeof value === "number" ? value : wrong(path, "a number")),
  isZero: (value) => value === 0,
};

export const labels: Field<Labels> = {
  what: "an object of strings",
  whats: "objects of strings",
  read: (value, path) =>
    Object.fromEntries(
      membersOf(value, path)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([key, member]) => [key, text.read(member ?? "", join(path, key)) ?? ""]),
    ),
  isZero: (value) => Object.keys(value).length === 0,
};

/** An object of which only the presence counts. */
export const marker: Field<Readonly<Record<never, never>>> = {
  what: "an object",
  whats: "objects",
  read(value, path) {
    membersOf(value, path);
    return {};
  },
};

/** One of these words, in any case; "" is absent. */
export function choice<Word extends string>(...words: readonly Word[]): Field<Word> {
  const what = `one of ${words.join(", ")}`;
  const read = (value: unknown, path: string): Word | undefined => {
    if (typeof value !== "string") return wrong(path, "a string");
    if (value === "") return undefined;
    const word = words.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
    if (word === undefined)
      throw new SkeinError("BAD_REQUEST", { reason: `invalid ${path}: "${value}" is not ${what}` });
    return word;
  };
  return { what, whats: `words (${what})`, read };
}

export function list<Item>(item: Field<Item>): Field<readonly Item[]> {
  const what = `a list of ${item.whats}`;
  const read = (value: unknown, path: string): readonly Item[] => {
    if (!Array.isArray(value)) return wrong(path, what);
    return value.map((member, position) => {
      const where = `${path}[${position}]`;
      return item.read(member, where) ?? wrong(where, item.what);
    });
  };
  return { what, whats: `lists of ${item.whats}`, read, isZero: (value) => value.length === 0 };
}

/** The field, with its zero value told apart from absence: Docker's pointers. */
export function kept<Value>(field: Field<Value>): Field<Value> {
  return { what: field.what, whats: field.whats, read: field.read };
}

/** The whole document. */
export function readDocument<Value>(field: Field<Value>, json: unknown): Value {
  return field.read(json ?? {}, "") ?? wrong("", field.what);
}

/** Throws BAD_REQUEST: the JSON at `path` is not `what`. */
function wrong(path: string, what: string): never {
  throw new SkeinError("BAD_REQUEST", { reason: `invalid JSON: ${path === "" ? "the body" : path} must be ${what}` });
}

function membersOf(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong(path, "an object");
  return Object.entries(value);
}

function entriesOf<Value>(fields: Fields<Value>): [string, Field<unknown>][] {
  // Every property of Fields is a Field, whatever Value is.
  return Object.entries(fields) as [string, Field<unknown>][];
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "" || value === 0 || value === false) return true;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
