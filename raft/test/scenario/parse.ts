import { ScenarioError } from "./scenario-error.ts";

/** `values` is undefined for a bare word. */
export interface Argument {
  readonly key: string;
  readonly values: readonly string[] | undefined;
}

/** One command of a scenario file, with what it is expected to print. */
export interface Command {
  /** Where it stands, from 1. */
  readonly line: number;
  /** The command line as written. */
  readonly text: string;
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly input: string;
  readonly expected: readonly string[];
  /** The lines, from 0 and `to` excluded, that follow the first `----` and are replaced by a rewrite. */
  readonly output: { readonly from: number; readonly to: number };
}

const separator = "----";

/** Reads commands with their input, `----` and output; `#` starts a comment. */
export function parseScenario(text: string): readonly Command[] {
  const lines = linesOf(text);
  const commands: Command[] = [];
  for (let at = 0; at < lines.length; ) {
    const start = at;
    let line = lines[at] ?? "";
    // A backslash carries a command over to the next line.
    while (line.endsWith("\\") && !isComment(line) && at + 1 < lines.length) {
      at += 1;
      line = `${line.slice(0, -1)} ${lines[at]}`;
    }
    at += 1;
    if (line === "" || isComment(line) || /^subtest(\s|$)/.test(line.trim())) continue;
    const command = parseCommand(line.trim(), start + 1);
    const dashes = lines.indexOf(separator, at);
    if (dashes < 0) throw new ScenarioError(`${start + 1}: no "${separator}" follows this command`);
    const { expected, end } = expectedAfter(lines, dashes);
    const input = lines.slice(at, dashes).join("\n").trim();
    commands.push({ ...command, line: start + 1, input, expected, output: { from: dashes + 1, to: end } });
    at = end;
  }
  return commands;
}

/** The file with these outputs in place of its own, one per command. */
export function rewriteScenario(
  text: string,
  commands: readonly Command[],
  outputs: readonly (readonly string[])[],
): string {
  const lines = linesOf(text);
  const result: string[] = [];
  let copied = 0;
  commands.forEach(({ output }, at) => {
    const printed = outputs[at] ?? [];
    const block = printed.includes("") ? [separator, ...printed, separator, separator] : printed;
    result.push(...lines.slice(copied, output.from), ...block);
    copied = output.to;
  });
  result.push(...lines.slice(copied));
  return `${result.join("\n").trimEnd()}\n`;
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").map((line) => line.trimEnd());
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith("#");
}

/** The output after the `----` at `dashes`: up to a blank line, or up to a doubled `----` if it starts with another one. */
function expectedAfter(lines: readonly string[], dashes: number): { expected: readonly string[]; end: number } {
  const first = dashes + 1;
  if (lines[first] !== separator) {
    const blank = lines.indexOf("", first);
    const end = blank < 0 ? lines.length : blank;
    return { expected: lines.slice(first, end), end };
  }
  for (let at = first + 1; at < lines.length; at += 1) {
    if (lines[at] !== separator || lines[at + 1] !== separator) continue;
    const after = lines[at + 2] ?? "";
    if (after !== "") throw new ScenarioError(`${at + 3}: a blank line is expected after a doubled "${separator}"`);
    return { expected: lines.slice(first + 1, at), end: at + 2 };
  }
  throw new ScenarioError(`${first + 1}: the output that begins here is not closed by a doubled "${separator}"`);
}

function parseCommand(text: string, line: number): Pick<Command, "text" | "name" | "arguments"> {
  const words = text.match(/[^\s=()]+(=\([^)]*\)|=[^\s()]*)?/g) ?? [];
  // What the words leave over has no meaning in the language, such as a bracket that is not closed.
  const rest = words.reduce((left, word) => left.replace(word, ""), text).trim();
  if (rest !== "") throw new ScenarioError(`${line}: cannot read "${rest}" in "${text}"`);
  const [name = "", ...following] = words;
  return { text, name: name.replace(/:$/, ""), arguments: following.map(parseArgument) };
}

function parseArgument(word: string): Argument {
  const at = word.indexOf("=");
  if (at < 0) return { key: word, values: undefined };
  const value = word.slice(at + 1).replace(/^\(|\)$/g, "");
  const values = value.split(/[\s,]+/).filter((part) => part !== "");
  return { key: word.slice(0, at), values: values.length === 0 ? [""] : values };
}
