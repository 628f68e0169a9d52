import { parseDuration } from "../text/duration.ts";
import { parseBytes } from "../text/size.ts";
import { cut, nearest, shellWords } from "../text/words.ts";
import { attempt, fail, inside, type Place } from "./place.ts";

/** Turns a YAML value into what the rest of the program works with, or fails with the place where it stands. */
export type Shape<Value> = (value: unknown, place: Place) => Value;
export type Shaped<Given> = Given extends Shape<infer Value> ? Value : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type Record_<Given extends Fields> = { readonly [Key in keyof Given]?: Shaped<Given[Key]> };

interface RecordOptions {
  /** Any x-* keys may stand here. */
  readonly extensible?: boolean;
  /** Says what is special about a key that is not a field: an error's text, or undefined for the usual one. */
  readonly explain?: (key: string) => string | undefined;
  /** Called for every key that is there, field or not; for warnings. */
  readonly seen?: (key: string, place: Place) => void;
}

/** A mapping with known keys, all optional. Problems of its values are noted, so that all of them are shown at once. */
export function record<Given extends Fields>(fields: Given, options: RecordOptions = {}): Shape<Record_<Given>> {
  return (value, place) => {
    const result: Record<string, unknown> = {};
    for (const [key, item] of entriesOf(value, place)) {
      const at = inside(place, key);
      const shape = fields[key];
      if (options.extensible === true && key.startsWith("x-") && shape === undefined) continue;
      options.seen?.(key, at);
      const read = attempt(at, () =>
        shape === undefined ? fail(at, unknownKey(key, fields, options)) : shape(item, at),
      );
      if (read !== undefined) result[key] = read;
    }
    return result as Record_<Given>; // Each value came from its own field's shape.
  };
}

/** A mapping from names to equal things. */
export function mapOf<Value>(shape: Shape<Value>, names = /^[a-zA-Z0-9._-]+$/): Shape<Readonly<Record<string, Value>>> {
  return (value, place) => {
    const result: Record<string, Value> = {};
    for (const [key, item] of entriesOf(value, place)) {
      const at = inside(place, key);
      if (!names.test(key)) attempt(at, () => fail(at, "invalid name: letters, digits, '.', '_' and '-' are allowed"));
      const read = attempt(at, () => shape(item, at));
      if (read !== undefined) result[key] = read;
    }
    return result;
  };
}

export function listOf<Value>(shape: Shape<Value>): Shape<readonly Value[]> {
  return (value, place) => {
    if (!Array.isArray(value)) return fail(place, `must be a list, not ${kindOf(value)}`);
    return value.flatMap((item: unknown, index) => {
      const at = inside(place, index);
      const read = attempt(at, () => [shape(item, at)]);
      return read ?? [];
    });
  };
}

export const text: Shape<string> = (value, place) => {
  if (typeof value === "string") return value;
  const hint = typeof value === "number" || typeof value === "boolean" ? `: write it in quotes, "${value}"` : "";
  return fail(place, `must be a text, not ${kindOf(value)}${hint}`);
};

/** A whole number; a text with one, as variables give it, counts. */
export const whole: Shape<number> = (value, place) => {
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number)
    ? number
    : fail(place, `must be a whole number, not ${kindOf(value)}`);
};

export const decimal: Shape<number> = (value, place) => {
  const number = typeof value === "string" && /^-?\d*\.?\d+$/.test(value) ? Number(value) : value;
  return typeof number === "number" ? number : fail(place, `must be a number, not ${kindOf(value)}`);
};

export const truth: Shape<boolean> = (value, place) => {
  if (typeof value === "boolean") return value;
  if (typeof value === "string" && /^(true|y|yes|on)$/i.test(value)) return true;
  if (typeof value === "string" && /^(false|n|no|off)$/i.test(value)) return false;
  return fail(place, `must be true or false, not ${kindOf(value)}`);
};

/** A duration as text, checked here and read again where it is used, so that `stack config` can show it. */
export const duration: Shape<string> = (value, place) => {
  const given = text(value, place);
  parseDuration(given);
  return given;
};

/** Bytes, as a number or "64m". */
export const size: Shape<number> = (value, place) =>
  typeof value === "number" ? value : parseBytes(text(value, place));

export const textOrNumber: Shape<string> = (value, place) =>
  typeof value === "number" ? String(value) : text(value, place);

/** One text, or a list of them. */
export const texts: Shape<readonly string[]> = (value, place) =>
  typeof value === "string" ? [value] : listOf(text)(value, place);

/** A command line, or the list of its words. */
export const words: Shape<readonly string[]> = (value, place) =>
  typeof value === "string" ? shellWords(value) : listOf(text)(value, place);

/** A mapping to texts or numbers, or a list of "key=value"; nothing stays null. */
export const nullablePairs: Shape<Readonly<Record<string, string | null>>> = (value, place) => {
  if (Array.isArray(value)) {
    const lines = listOf(text)(value, place).map((line) => cut(line, "="));
    return Object.fromEntries(lines.map(({ key, value: given }) => [key, given ?? null]));
  }
  return mapOf<string | null>((item, at) => (item === null ? null : textOrNumber(item, at)), /./)(value, place);
};

/** The same with nothing as the empty text. */
export const pairs: Shape<Readonly<Record<string, string>>> = (value, place) =>
  Object.fromEntries(Object.entries(nullablePairs(value, place)).map(([key, given]) => [key, given ?? ""]));

/** Options of a driver: a mapping to texts or numbers. */
export const options: Shape<Readonly<Record<string, string>>> = (value, place) =>
  mapOf((item, at) => (item === null ? "" : textOrNumber(item, at)), /./)(value, place);

/** The shape, or nothing written at all. */
export function nullable<Value>(shape: Shape<Value>): Shape<Value | null> {
  return (value, place) => (value === null ? null : shape(value, place));
}

/** Any value: for keys that are read and then warned about. */
export const anything: Shape<unknown> = (value) => value;

export function oneOfTexts<Word extends string>(...known: readonly Word[]): Shape<Word> {
  return (value, place) => {
    const given = text(value, place);
    return known.find((word) => word === given) ?? fail(place, `must be ${known.join(" or ")}, not "${given}"`);
  };
}

/** "a text", "a list": what a value is, for messages. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a mapping" : typeof value === "string" ? `the text "${value}"` : String(value);
}

function entriesOf(value: unknown, place: Place): readonly (readonly [string, unknown])[] {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return Object.entries(value);
  return fail(place, `must be a mapping, not ${kindOf(value)}`);
}

function unknownKey(key: string, fields: Fields, { explain }: RecordOptions): string {
  const explained = explain?.(key);
  if (explained !== undefined) return explained;
  const meant = nearest(key, Object.keys(fields));
  return meant === undefined ? "unknown key" : `unknown key (did you mean ${meant}?)`;
}
