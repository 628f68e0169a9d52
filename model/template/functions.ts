import { TemplateProblem } from "./problem.ts";

/** A struct is a plain object: asking it for what it has not is an error. A map answers `undefined`, which prints as "<no value>". */
export type Value = string | number | boolean | undefined | ReadonlyMap<string, Value> | Struct;
export interface Struct {
  readonly [name: string]: Value;
}

type TemplateFunction = (...operands: readonly Value[]) => Value;
export type Functions = Readonly<Record<string, TemplateFunction>>;

/** What every template may call: Go's own without the escapers, and swarmkit's `join`. */
export const builtins: Functions = {
  index: (subject, ...keys) => keys.reduce(indexed, subject),
  len: (subject) => lengthOf(subject),
  print: (...operands) => printed(operands),
  println: (...operands) => `${operands.map(textOf).join(" ")}\n`,
  printf: (format, ...operands) => formatted(stringOf("printf", format), operands),
  join: (separator, ...parts) => parts.map((part) => stringOf("join", part)).join(stringOf("join", separator)),
  not: (operand) => !isTrue(operand),
  // None is false: position -1, which is the last.
  and: (...operands) => operands.at(operands.findIndex((operand) => !isTrue(operand))),
  or: (...operands) => operands.find(isTrue) ?? operands.at(-1),
  eq: (first, ...others) => others.some((other) => compare(first, other) === 0),
  ne: (left, right) => compare(left, right) !== 0,
  lt: (left, right) => compare(left, right) < 0,
  le: (left, right) => compare(left, right) <= 0,
  gt: (left, right) => compare(left, right) > 0,
  ge: (left, right) => compare(left, right) >= 0,
};

/** Go's idea of truth: not the zero value, not empty. */
export function isTrue(value: Value): boolean {
  return value instanceof Map ? value.size > 0 : Boolean(value);
}

/** As Go prints it. */
export function textOf(value: Value): string {
  if (value === undefined) return "<no value>";
  if (value instanceof Map) return `map[${[...value].map(([key, member]) => `${key}:${textOf(member)}`).join(" ")}]`;
  return typeof value === "object" ? `{${Object.values(value).map(textOf).join(" ")}}` : String(value);
}

/** The operand of a function that takes strings only. */
export function stringOf(name: string, value: Value): string {
  if (typeof value !== "string") throw new TemplateProblem(`wrong type of value for ${name}: a string is expected`);
  return value;
}

function indexed(subject: Value, key: Value): Value {
  if (!(subject instanceof Map)) throw new TemplateProblem("index of something that has no members");
  return subject.get(stringOf("index", key)) ?? "";
}

function lengthOf(subject: Value): number {
  if (subject instanceof Map) return subject.size;
  return stringOf("len", subject).length;
}

/** Go puts a space between two operands when neither is a string. */
function printed(operands: readonly Value[]): string {
  return operands.reduce<string>((text, operand, position) => {
    const before = operands[position - 1];
    const apart = position > 0 && typeof operand !== "string" && typeof before !== "string";
    return `${text}${apart ? " " : ""}${textOf(operand)}`;
  }, "");
}

function formatted(format: string, operands: readonly Value[]): string {
  const rest = [...operands];
  const text = format.replace(/%(-?\d*)([a-zA-Z%])/g, (_, width: string, verb: string) => {
    if (verb === "%") return "%";
    if (rest.length === 0) throw new TemplateProblem("printf: an operand is missing");
    return padded(verbed(verb, rest.shift()), width);
  });
  if (rest.length > 0) throw new TemplateProblem("printf: too many operands");
  return text;
}

function verbed(verb: string, operand: Value): string {
  if (verb === "q") return JSON.stringify(textOf(operand));
  if (verb === "s" || verb === "v" || (verb === "d" && typeof operand === "number")) return textOf(operand);
  throw new TemplateProblem(`printf: %${verb} is not supported for that operand`);
}

function padded(text: string, width: string): string {
  const count = Math.min(Math.abs(Number(width)), widthMax);
  if (width.startsWith("-")) return text.padEnd(count);
  return text.padStart(count, width.startsWith("0") ? "0" : " ");
}

const widthMax = 1_000;

function compare(left: Value, right: Value): number {
  if (typeof left !== typeof right || left === undefined || right === undefined || typeof left === "object") {
    throw new TemplateProblem("incompatible types for comparison");
  }
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
