import { TemplateProblem } from "./problem.ts";

/** A piece of a template: text to be copied, or the words of one {{action}}. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "action"; readonly words: readonly Word[] };

/**
 * A mark is punctuation; a field starts with its dot, a variable with its dollar. A closing parenthesis has the fields with
 * it that follow without a space: they are of what is in the parentheses, and no further operand.
 */
export interface Word {
  readonly kind: "string" | "number" | "field" | "variable" | "name" | "mark";
  readonly text: string;
}

/** The pieces of a template, with Go's trim markers and comments done away with. Throws TemplateProblem. */
export function lex(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let trimmed = false;
  for (;;) {
    const open = source.indexOf("{{", at);
    const copied = source.slice(at, open < 0 ? undefined : open);
    const text = trimmed ? copied.replace(spaceBefore, "") : copied;
    const action = open < 0 ? undefined : readAction(source, open + 2);
    pieces.push({ kind: "text", text: action?.trimsBefore ? text.replace(spaceAfter, "") : text });
    if (action === undefined) return pieces;
    if (action.words !== undefined) pieces.push({ kind: "action", words: action.words });
    at = action.end;
    trimmed = action.trimsAfter;
  }
}

const spaceBefore = /^[ \t\r\n]+/;
const spaceAfter = /[ \t\r\n]+$/;

interface Action {
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
  /** Absent: a comment. */
  readonly words?: readonly Word[];
  readonly end: number;
}

function readAction(source: string, start: number): Action {
  const trimsBefore = matchAt(/-[ \t\r\n]/y, source, start) !== undefined;
  const first = trimsBefore ? start + 1 : start;
  const comment = matchAt(/\s*\/\*.*?\*\/(\s-)?\}\}/sy, source, first);
  if (comment !== undefined)
    return { trimsBefore, trimsAfter: comment[1] !== undefined, end: first + comment[0].length };
  const words: Word[] = [];
  let at = first;
  for (;;) {
    const close = matchAt(/(?:\s+(-)?)?\}\}/y, source, at);
    if (close !== undefined) {
      return { trimsBefore, trimsAfter: close[1] !== undefined, words, end: at + close[0].length };
    }
    const space = matchAt(/\s+/y, source, at);
    if (space !== undefined) {
      at += space[0].length;
      continue;
    }
    const { word, length } = readWord(source, at);
    words.push(word);
    at += length;
  }
}

const wordPatterns: readonly (readonly [Word["kind"], RegExp])[] = [
  ["string", /"(?:[^"\\\n]|\\.)*"/y],
  ["string", /`[^`]*`/y],
  ["number", /[+-]?\d+(?:\.\d+)?/y],
  ["field", /\.(?:[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)?/y],
  ["variable", /\$\w*(?:\.[A-Za-z_]\w*)*/y],
  ["name", /[A-Za-z_]\w*/y],
  ["mark", /:=|[=|(,]|\)(?!\.)|\)\.[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y],
];

function readWord(source: string, at: number): { readonly word: Word; readonly length: number } {
  if (at >= source.length) throw new TemplateProblem("unclosed action");
  for (const [kind, pattern] of wordPatterns) {
    const found = matchAt(pattern, source, at)?.[0];
    if (found === undefined) continue;
    return { word: { kind, text: kind === "string" ? unquoted(found) : found }, length: found.length };
  }
  throw new TemplateProblem(`unexpected "${source[at]}" in an action`);
}

function unquoted(literal: string): string {
  if (literal.startsWith("`")) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    throw new TemplateProblem("a string with an escape that is not understood");
  }
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source) ?? undefined;
}
