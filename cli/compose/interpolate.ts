import { attempt, fail, inside, type Place, warn } from "./place.ts";

export type Variables = Readonly<Record<string, string | undefined>>;

/** The value with ${VARIABLES} filled in, in every text below it; keys stay as they are. */
export function interpolate(value: unknown, variables: Variables, place: Place): unknown {
  if (typeof value === "string") return attempt(place, () => filled(value, variables, place)) ?? value;
  if (Array.isArray(value)) return value.map((item, index) => interpolate(item, variables, inside(place, index)));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, interpolate(item, variables, inside(place, key))]);
  return Object.fromEntries(entries) as unknown;
}

/** $V ${V} ${V:-d} ${V-d} ${V:?e} ${V?e} ${V:+a} ${V+a}, $$ for a dollar; defaults may contain variables themselves. */
function filled(text: string, variables: Variables, place: Place): string {
  let result = "";
  let at = 0;
  while (at < text.length) {
    const dollar = text.indexOf("$", at);
    if (dollar < 0) return result + text.slice(at);
    result += text.slice(at, dollar);
    const piece = pieceAt(text, dollar, place);
    result += piece.kind === "dollar" ? "$" : valueIn(piece, variables, place);
    at = piece.end;
  }
  return result;
}

type Piece =
  | { readonly kind: "dollar"; readonly end: number }
  | {
      readonly kind: "variable";
      readonly name: string;
      readonly operator: string;
      readonly operand: string;
      readonly end: number;
    };

function pieceAt(text: string, dollar: number, place: Place): Piece {
  const rest = text.slice(dollar + 1);
  if (rest.startsWith("$")) return { kind: "dollar", end: dollar + 2 };
  const plain = /^[_a-zA-Z][_a-zA-Z0-9]*/.exec(rest)?.[0];
  if (plain !== undefined) {
    return { kind: "variable", name: plain, operator: "", operand: "", end: dollar + 1 + plain.length };
  }
  const closing = rest.startsWith("{") ? closingBrace(rest) : -1;
  const body = rest.slice(1, Math.max(closing, 1));
  const [, name, operator = "", operand = ""] = /^([_a-zA-Z][_a-zA-Z0-9]*)(?:(:?[-?+])([\s\S]*))?$/.exec(body) ?? [];
  if (name === undefined)
    return fail(place, `invalid variable in ${JSON.stringify(text)}: write $$ for a plain dollar`);
  return { kind: "variable", name, operator, operand, end: dollar + 1 + closing + 1 };
}

function closingBrace(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.startsWith("${", at)) depth += 1;
    if (text[at] === "}") {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}

function valueIn(piece: Extract<Piece, { kind: "variable" }>, variables: Variables, place: Place): string {
  const { name, operator, operand } = piece;
  const value = variables[name];
  const isMissing = operator.startsWith(":") ? (value ?? "") === "" : value === undefined;
  switch (operator.at(-1)) {
    case "-":
      return isMissing ? filled(operand, variables, place) : (value ?? "");
    case "+":
      return isMissing ? "" : filled(operand, variables, place);
    case "?":
      if (isMissing) fail(place, `required variable ${name} is missing a value: ${filled(operand, variables, place)}`);
      return value ?? "";
    default:
      if (value === undefined) warn(place, `the "${name}" variable is not set. Defaulting to a blank string.`);
      return value ?? "";
  }
}
