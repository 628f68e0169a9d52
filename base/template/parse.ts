import { lex, type Piece, type Word } from "./lex.ts";
import { TemplateProblem } from "./problem.ts";

export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "output"; readonly pipe: Pipe }
  | {
      readonly kind: "if" | "with" | "range";
      readonly pipe: Pipe;
      readonly body: readonly Part[];
      readonly otherwise: readonly Part[];
    };

/** Commands, each fed with the result of the one before; the last result may be kept in variables, new ones or known ones. */
export interface Pipe {
  readonly keeps: readonly string[];
  readonly declares: boolean;
  readonly commands: readonly (readonly Term[])[];
}

export type Term =
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  /** No variable: of the dot. */
  | { readonly kind: "path"; readonly variable?: string; readonly names: readonly string[] }
  | { readonly kind: "call"; readonly name: string }
  | { readonly kind: "pipe"; readonly pipe: Pipe; readonly names: readonly string[] };

/** A template of Go's text/template: all but define, template, block, break and continue. Throws TemplateProblem. */
export function parseTemplate(source: string): readonly Part[] {
  const pieces = new Cursor(lex(source));
  const { nodes, end } = readNodes(pieces);
  if (end !== undefined) throw new TemplateProblem(`unexpected {{${textOf(end)}}}`);
  return nodes;
}

class Cursor<Item> {
  readonly #items: readonly Item[];
  #at = 0;

  constructor(items: readonly Item[]) {
    this.#items = items;
  }

  peek(ahead = 0): Item | undefined {
    return this.#items[this.#at + ahead];
  }

  next(): Item | undefined {
    this.#at += 1;
    return this.#items[this.#at - 1];
  }
}

/** Up to an {{end}} or {{else …}}, which is returned, or to the last piece. */
function readNodes(pieces: Cursor<Piece>): { readonly nodes: readonly Part[]; readonly end?: readonly Word[] } {
  const nodes: Part[] = [];
  for (;;) {
    const piece = pieces.next();
    if (piece === undefined) return { nodes };
    if (piece.kind === "text") {
      if (piece.text !== "") nodes.push(piece);
      continue;
    }
    const [first] = piece.words;
    const keyword = first?.kind === "name" ? first.text : "";
    if (keyword === "end" || keyword === "else") return { nodes, end: piece.words };
    if (keyword === "if" || keyword === "with" || keyword === "range") {
      nodes.push(readBranch(keyword, piece.words.slice(1), pieces));
    } else if (refusedWords.has(keyword)) throw new TemplateProblem(`{{${keyword}}} is not supported`);
    else nodes.push({ kind: "output", pipe: readPipe(piece.words) });
  }
}

const refusedWords = new Set(["define", "template", "block", "break", "continue"]);

function readBranch(
  kind: "if" | "with" | "range",
  condition: readonly Word[],
  pieces: Cursor<Piece>,
): Part & { readonly kind: "if" | "with" | "range" } {
  const pipe = readPipe(condition);
  const body = readNodes(pieces);
  if (body.end === undefined) throw new TemplateProblem(`{{${kind}}} without {{end}}`);
  return { kind, pipe, body: body.nodes, otherwise: readElse(body.end, kind, pieces) };
}

function readElse(end: readonly Word[], kind: string, pieces: Cursor<Piece>): readonly Part[] {
  const [word, next, ...rest] = end;
  if (word?.text === "end") return [];
  // {{else if …}} shares the {{end}} of its {{if}}.
  if (next?.kind === "name" && (next.text === "if" || next.text === "with")) {
    return [readBranch(next.text, rest, pieces)];
  }
  if (next !== undefined) throw new TemplateProblem(`unexpected {{${textOf(end)}}}`);
  const last = readNodes(pieces);
  if (last.end === undefined) throw new TemplateProblem(`{{${kind}}} without {{end}}`);
  if (last.end[0]?.text !== "end") throw new TemplateProblem("{{else}} after {{else}}");
  return last.nodes;
}

function readPipe(words: readonly Word[]): Pipe {
  const cursor = new Cursor(words);
  const pipe = readCommands(cursor, readKept(cursor));
  if (cursor.peek() !== undefined) throw new TemplateProblem(`unexpected "${cursor.peek()?.text}" in an action`);
  return pipe;
}

/** "$x :=", "$x =", or the same with two variables for a range. */
function readKept(cursor: Cursor<Word>): Pick<Pipe, "keeps" | "declares"> {
  const count = cursor.peek(1)?.text === "," ? 2 : 1;
  const equals = cursor.peek(count * 2 - 1);
  const isKept = equals?.kind === "mark" && (equals.text === ":=" || equals.text === "=");
  if (cursor.peek()?.kind !== "variable" || !isKept) return { keeps: [], declares: false };
  const keeps = Array.from({ length: count }, () => {
    const name = cursor.next()?.text ?? "";
    cursor.next();
    return name;
  });
  return { keeps, declares: equals.text === ":=" };
}

function readCommands(cursor: Cursor<Word>, kept: Pick<Pipe, "keeps" | "declares">): Pipe {
  const commands: (readonly Term[])[] = [];
  do commands.push(readTerms(cursor));
  while (takes(cursor, "|"));
  return { ...kept, commands };
}

function takes(cursor: Cursor<Word>, mark: string): boolean {
  const word = cursor.peek();
  if (word?.kind !== "mark" || word.text !== mark) return false;
  cursor.next();
  return true;
}

function readTerms(cursor: Cursor<Word>): readonly Term[] {
  const terms: Term[] = [];
  for (;;) {
    const word = cursor.peek();
    if (word === undefined || (word.kind === "mark" && word.text !== "(")) break;
    cursor.next();
    terms.push(readTerm(word, cursor));
  }
  if (terms.length === 0) throw new TemplateProblem("missing value for command");
  return terms;
}

function readTerm(word: Word, cursor: Cursor<Word>): Term {
  switch (word.kind) {
    case "string":
      return { kind: "literal", value: word.text };
    case "number":
      return { kind: "literal", value: Number(word.text) };
    case "field":
      return { kind: "path", names: namesIn(word.text) };
    case "variable": {
      const [variable = "", ...names] = word.text.split(".");
      return { kind: "path", variable, names };
    }
    case "name":
      if (word.text === "true" || word.text === "false") return { kind: "literal", value: word.text === "true" };
      return { kind: "call", name: word.text };
    case "mark": {
      const pipe = readCommands(cursor, { keeps: [], declares: false });
      const closing = cursor.next();
      if (closing?.kind !== "mark" || !closing.text.startsWith(")")) {
        throw new TemplateProblem("unclosed left parenthesis");
      }
      return { kind: "pipe", pipe, names: namesIn(closing.text.slice(1)) };
    }
  }
}

function namesIn(field: string): readonly string[] {
  return field.split(".").filter((name) => name !== "");
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(" ");
}
