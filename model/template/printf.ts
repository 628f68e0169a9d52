import { TemplateProblem } from "../../base/template/problem.ts";
import { textOf, type Value } from "./value.ts";

/** Go's fmt.Sprintf for what templates hold: strings, whole numbers, booleans. Throws TemplateProblem for anything else. */
export function formatted(format: string, operands: readonly Value[]): string {
  const rest = [...operands];
  const text = format.replace(
    /%([-+# 0]*)(\d*)(?:\.(\d*))?([a-zA-Z%])/g,
    (_, flags: string, width: string, precision: string | undefined, verb: string) => {
      if (verb === "%") return "%";
      if (rest.length === 0) throw new TemplateProblem("printf: an operand is missing");
      const how = { verb, flags, ...(precision === undefined ? {} : { precision: Number(precision) }) };
      const operand = rest.shift();
      const text = verbed(how, operand);
      return padded(text, { flags, width: Number(width), hasSign: typeof operand === "number" });
    },
  );
  if (rest.length > 0) throw new TemplateProblem("printf: too many operands");
  return text;
}

interface How {
  readonly verb: string;
  readonly flags: string;
  readonly precision?: number;
}

function verbed(how: How, operand: Value): string {
  const text = typeof operand === "number" ? numbered(how, operand) : texted(how, operand);
  if (text === undefined) throw new TemplateProblem(`printf: %${how.verb} is not supported for that operand`);
  return text;
}

function numbered({ verb, flags, precision }: How, number: number): string | undefined {
  if (!Number.isInteger(number)) return verb === "v" ? textOf(number) : undefined;
  if (verb === "c") return String.fromCodePoint(number);
  const base = bases[verb];
  if (base === undefined) return undefined;
  const digits = Math.abs(number)
    .toString(base.radix)
    .padStart(precision ?? 0, "0");
  const prefix = flags.includes("#") ? base.prefix : "";
  const sign = number < 0 ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  const text = `${sign}${prefix}${digits}`;
  return verb === "X" ? text.toUpperCase() : text;
}

const bases: Readonly<Record<string, { readonly radix: number; readonly prefix: string }>> = {
  v: { radix: 10, prefix: "" },
  d: { radix: 10, prefix: "" },
  b: { radix: 2, prefix: "0b" },
  o: { radix: 8, prefix: "0" },
  x: { radix: 16, prefix: "0x" },
  X: { radix: 16, prefix: "0x" },
};

function texted({ verb, precision }: How, operand: Value): string | undefined {
  if (typeof operand === "boolean") return verb === "t" || verb === "v" ? String(operand) : undefined;
  const text = [...textOf(operand)].slice(0, precision).join("");
  switch (verb) {
    case "s":
    case "v":
      return text;
    case "q":
      return quoted(text);
    case "x":
      return typeof operand === "string" ? hexOf(text) : undefined;
    case "X":
      return typeof operand === "string" ? hexOf(text).toUpperCase() : undefined;
    default:
      return undefined;
  }
}

function hexOf(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Go's escapes are JSON's but for control characters. */
function quoted(text: string): string {
  return JSON.stringify(text)
    .replaceAll("\u007f", "\\x7f")
    .replaceAll(/\\(?:\\|u00[01][0-9a-f])/g, (found) => escapes[found] ?? `\\x${found.slice(-2)}`);
}

const escapes: Readonly<Record<string, string>> = { "\\\\": "\\\\", "\\u0007": "\\a", "\\u000b": "\\v" };

function padded(
  text: string,
  { flags, width, hasSign }: { readonly flags: string; readonly width: number; readonly hasSign: boolean },
): string {
  const lacking = Math.min(width, widthMax) - [...text].length;
  if (lacking <= 0) return text;
  if (flags.includes("-")) return text + " ".repeat(lacking);
  if (!flags.includes("0")) return " ".repeat(lacking) + text;
  const signs = hasSign && /^[-+ ]/.test(text) ? 1 : 0;
  return text.slice(0, signs) + "0".repeat(lacking) + text.slice(signs);
}

const widthMax = 1_000;
