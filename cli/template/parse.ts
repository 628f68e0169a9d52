import { CliFailure } from "../failure.ts";

/** A Go template in pieces. The subset is what `docker … --format` is used for: fields, pipes, functions, if, with, range. */
export type TemplateNode =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "print"; readonly pipe: Pipe }
  | {
      readonly kind: "if" | "with" | "range";
      readonly pipe: Pipe;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    };

export interface Pipe {
  /** Variables that the value (for range: key and value) is bound to. */
  readonly variables: readonly string[];
  readonly commands: readonly (readonly Term[])[];
}

export type Term =
  | { readonly kind: "field"; readonly path: readonly string[] }
  | { readonly kind: "variable"; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "group"; readonly pipe: Pipe; readonly path: readonly string[] }
  | { readonly kind: "function"; readonly name: string };

interface Piece {
  readonly text: string;
  readonly isAction: boolean;
}

/** Reads a template; an error names the part that was not understood. */
export function parseTemplate(source: string): readonly TemplateNode[] {
  const pieces = piecesOf(source);
  const { nodes, next, stop } = parseBody(pieces, 0);
  if (stop !== undefined) throw malformed(`unexpected {{${stop}}}`);
  if (next !== pieces.length) throw malformed("unexpected end");
  return nodes;
}

function piecesOf(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let trimNext = false;
  let at = 0;
  for (const match of source.matchAll(/\{\{(- )?([\s\S]*?)( -)?\}\}/g)) {
    const before = source.slice(at, match.index);
    const left = trimNext ? before.trimStart() : before;
    pieces.push({ text: match[1] === undefined ? left : left.trimEnd(), isAction: false });
    pieces.push({ text: (match[2] ?? "").trim(), isAction: true });
    trimNext = match[3] !== undefined;
    at = match.index + match[0].length;
  }
  const tail = source.slice(at);
  if (tail.includes("{{")) throw malformed("unclosed action: {{ without }}");
  pieces.push({ text: trimNext ? tail.trimStart() : tail, isAction: false });
  return pieces.filter((piece) => piece.isAction || piece.text !== "");
}

function parseBody(
  pieces: readonly Piece[],
  start: number,
): { readonly nodes: readonly TemplateNode[]; readonly next: number; readonly stop?: string } {
  const nodes: TemplateNode[] = [];
  let at = start;
  while (at < pieces.length) {
    const piece = pieces[at] as Piece; // Inside the bound just checked.
    at += 1;
    if (!piece.isAction) nodes.push({ kind: "text", text: piece.text });
    else if (piece.text.startsWith("/*")) continue;
    else if (piece.text === "end" || /^else\b/.test(piece.text)) return { nodes, next: at, stop: piece.text };
    else {
      const block = parseAction(pieces, at, piece.text);
      nodes.push(block.node);
      at = block.next;
    }
  }
  return { nodes, next: at };
}

function parseAction(pieces: readonly Piece[], start: number, text: string): { node: TemplateNode; next: number } {
  const [, keyword, rest = ""] = /^(if|with|range)\b\s*([\s\S]*)$/.exec(text) ?? [];
  if (keyword === undefined) return { node: { kind: "print", pipe: parsePipe(text) }, next: start };
  const kind = keyword as "if" | "with" | "range"; // The expression above matches nothing else.
  const body = parseBody(pieces, start);
  let next = body.next;
  let otherwise: readonly TemplateNode[] = [];
  if (body.stop === "else") {
    const tail = parseBody(pieces, next);
    if (tail.stop !== "end") throw malformed(`{{${keyword}}} without {{end}}`);
    otherwise = tail.nodes;
    next = tail.next;
  } else if (body.stop?.startsWith("else ") === true) {
    const chained = parseAction(pieces, next, body.stop.slice("else ".length).trim());
    otherwise = [chained.node];
    next = chained.next;
  } else if (body.stop !== "end") throw malformed(`{{${keyword}}} without {{end}}`);
  return { node: { kind, pipe: parsePipe(rest), body: body.nodes, otherwise }, next };
}

function parsePipe(text: string): Pipe {
  const tokens = tokensOf(text);
  const assigned = tokens.indexOf(":=");
  const variables = assigned < 0 ? [] : tokens.slice(0, assigned).filter((token) => token !== ",");
  const { commands, next } = parseCommands(tokens, assigned + 1);
  if (next !== tokens.length) throw malformed(`unexpected ")" in {{${text}}}`);
  if (commands.some((command) => command.length === 0)) throw malformed(`missing value in {{${text}}}`);
  return { variables, commands };
}

function tokensOf(text: string): readonly string[] {
  const pattern =
    /\s+|"(?:\\.|[^"\\])*"|`[^`]*`|\$\w*(?:\.\w+)*|(?:\.[\w-]+)+|\.|\(|\)|\||:=|,|-?\d+(?:\.\d+)?|[A-Za-z_]\w*/y;
  const tokens: string[] = [];
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const token = pattern.exec(text)?.[0];
    if (token === undefined) throw malformed(`unexpected ${JSON.stringify(text.slice(at, at + 1))} in {{${text}}}`);
    if (token.trim() !== "") tokens.push(token);
  }
  return tokens;
}

function parseCommands(tokens: readonly string[], start: number): { commands: Term[][]; next: number } {
  const commands: Term[][] = [[]];
  let at = start;
  while (at < tokens.length) {
    const token = tokens[at] ?? "";
    at += 1;
    if (token === ")") return { commands, next: at - 1 };
    if (token === "|") commands.push([]);
    else if (token === "(") {
      const inner = parseCommands(tokens, at);
      if (tokens[inner.next] !== ")") throw malformed('"(" without ")"');
      at = inner.next + 1;
      const hasPath = tokens[at]?.startsWith(".") === true && tokens[at] !== ".";
      const path = hasPath ? pathOf(tokens[at] ?? "") : [];
      at += hasPath ? 1 : 0;
      commands.at(-1)?.push({ kind: "group", pipe: { variables: [], commands: inner.commands }, path });
    } else commands.at(-1)?.push(termOf(token));
  }
  return { commands, next: at };
}

function termOf(token: string): Term {
  if (token.startsWith(".")) return { kind: "field", path: pathOf(token) };
  if (token.startsWith("$")) {
    const [name = "$", ...path] = token.split(".");
    return { kind: "variable", name, path };
  }
  if (token.startsWith("`")) return { kind: "literal", value: token.slice(1, -1) };
  if (token.startsWith('"')) {
    const value: unknown = JSON.parse(token);
    return { kind: "literal", value: String(value) };
  }
  if (/^-?\d/.test(token)) return { kind: "literal", value: Number(token) };
  if (token === "true" || token === "false") return { kind: "literal", value: token === "true" };
  if (token === "nil") return { kind: "literal", value: null };
  return { kind: "function", name: token };
}

function pathOf(token: string): readonly string[] {
  return token.split(".").filter((word) => word !== "");
}

function malformed(reason: string): CliFailure {
  return new CliFailure(`template parsing error: ${reason}`, 64);
}
