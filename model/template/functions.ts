import { TemplateProblem } from "../../base/template/problem.ts";
import { formatted } from "./printf.ts";
import { textOf, type Value } from "./value.ts";

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

function compare(left: Value, right: Value): number {
  if (typeof left !== typeof right || left === undefined || right === undefined || typeof left === "object") {
    throw new TemplateProblem("incompatible types for comparison");
  }
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
