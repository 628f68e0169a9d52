/** One command of a scenario file, with what it is expected to print. */
export interface Command {
  readonly line: number;
  readonly name: string;
  readonly words: readonly string[];
  readonly numbers: readonly number[];
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly input: string;
  readonly expected: readonly string[];
}

/** Reads `command`, input lines, `----`, output up to a blank line; `#` starts a comment. */
export function parseScenario(text: string): readonly Command[] {
  const lines = text.split("\n");
  const commands: Command[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    if (line.trim() === "" || line.startsWith("#")) {
      at += 1;
      continue;
    }
    const dashes = lines.indexOf("----", at);
    if (dashes < 0) throw new Error(`line ${at + 1}: a command without its ----`);
    const blank = lines.indexOf("", dashes);
    const end = blank < 0 ? lines.length : blank;
    const input = lines.slice(at + 1, dashes).join("\n");
    commands.push({ ...parseCommand(line), line: at + 1, input, expected: lines.slice(dashes + 1, end) });
    at = end + 1;
  }
  return commands;
}

/** The lines that count: logging differs freely between implementations. */
export function comparable(lines: readonly string[]): readonly string[] {
  return lines
    .flatMap((line) => line.split("\n"))
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && line !== "ok" && !/^\s*(INFO|DEBUG|WARN|ERROR) /.test(line));
}

function parseCommand(line: string): Pick<Command, "name" | "words" | "numbers" | "options"> {
  const [name = "", ...rest] = line.trim().split(/\s+(?![^(]*\))/);
  const words = rest.filter((word) => !word.includes("="));
  const options = rest
    .filter((word) => word.includes("="))
    .map((word): [string, readonly string[]] => {
      const [key = "", value = ""] = word.split("=");
      return [key, value.replaceAll(/[()\s]/g, "").split(",")];
    });
  return { name, words, numbers: words.filter((word) => /^\d+$/.test(word)).map(Number), options: new Map(options) };
}
