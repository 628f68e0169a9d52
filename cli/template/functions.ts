import { CliFailure } from "../failure.ts";
import { goText, isTrue } from "./value.ts";

type Inputs = readonly unknown[];

/** Calls a template function by name; those that `docker … --format` documents, and Go's comparisons. */
export function call(name: string, inputs: Inputs): unknown {
  const known = functions[name];
  if (known === undefined) throw new CliFailure(`template parsing error: function "${name}" not defined`, 64);
  return known(inputs);
}

const functions: Readonly<Record<string, (inputs: Inputs) => unknown>> = {
  nil: () => null,
  json: ([value]) => JSON.stringify(value ?? null),
  join: ([list, separator]) => listOf(list).map(goText).join(text(separator)),
  split: ([value, separator]) => text(value).split(text(separator)),
  title: ([value]) => text(value).replace(/\b\w/g, (letter) => letter.toUpperCase()),
  lower: ([value]) => text(value).toLowerCase(),
  upper: ([value]) => text(value).toUpperCase(),
  pad: ([value, before, after]) => " ".repeat(number(before)) + text(value) + " ".repeat(number(after)),
  truncate: ([value, length]) => text(value).slice(0, number(length)),
  print: (inputs) => inputs.map(goText).join(" "),
  println: (inputs) => `${inputs.map(goText).join(" ")}\n`,
  printf: ([format, ...rest]) => printed(text(format), rest),
  len: ([value]) => lengthOf(value),
  index: ([value, ...keys]) => keys.reduce((at, key) => itemOf(at, key), value),
  eq: ([first, ...rest]) => rest.some((value) => value === first),
  ne: ([left, right]) => left !== right,
  lt: ([left, right]) => number(left) < number(right),
  le: ([left, right]) => number(left) <= number(right),
  gt: ([left, right]) => number(left) > number(right),
  ge: ([left, right]) => number(left) >= number(right),
  and: (inputs) => inputs.find((value) => !isTrue(value)) ?? inputs.at(-1),
  or: (inputs) => inputs.find(isTrue) ?? inputs.at(-1),
  not: ([value]) => !isTrue(value),
};

function printed(format: string, inputs: Inputs): string {
  const rest = [...inputs];
  return format.replace(/%([-+0-9.]*)([sdvqtf%])/g, (_, width: string, verb: string) => {
    if (verb === "%") return "%";
    const value = rest.shift();
    const shown = verb === "q" ? JSON.stringify(value) : goText(value);
    const size = Math.abs(Number.parseInt(width, 10) || 0);
    return width.startsWith("-") ? shown.padEnd(size) : shown.padStart(size);
  });
}

function itemOf(value: unknown, key: unknown): unknown {
  if (Array.isArray(value)) return (value as readonly unknown[])[number(key)];
  if (typeof value !== "object" || value === null) return undefined;
  return (value as Readonly<Record<string, unknown>>)[text(key)]; // Any object can be asked for a property.
}

function lengthOf(value: unknown): number {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return value === undefined || value === null ? "" : goText(value);
}

function number(value: unknown): number {
  return Number(value);
}
