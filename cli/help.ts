import type { CommandText } from "./command.ts";
import type { Flag, Flags } from "./flag.ts";

const width = 100;

/** The --help of one command: usage, what it does, its options, examples, what to do next. */
export function helpOf(text: CommandText, flags: Flags): string {
  const options = Object.entries(flags).sort(([left], [right]) => (left < right ? -1 : 1));
  const sections = [
    `Usage:  skein ${text.usage}`,
    wrap(text.about, "").join("\n"),
    ...(options.length === 0 ? [] : [`Options:\n${optionLines(options).join("\n")}`]),
    `Examples:\n${text.examples.map(([line, what]) => `  $ ${line}\n      ${what}`).join("\n")}`,
    ...(text.next === undefined ? [] : [`Next:  ${text.next}`]),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** Two columns: a name and what it is, the second wrapped. */
export function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 3;
  return rows.flatMap(([name, what]) => {
    const [first = "", ...more] = wrap(what, "", width - left);
    return [`${name.padEnd(left)}${first}`, ...more.map((line) => " ".repeat(left) + line)];
  });
}

function optionLines(options: readonly (readonly [string, Flag<unknown>])[]): readonly string[] {
  return columns(
    options.map(([name, flag]) => {
      const short = flag.short === undefined ? "     " : ` -${flag.short}, `;
      return [` ${short}--${name}${flag.placeholder === undefined ? "" : ` ${flag.placeholder}`}`, flag.help];
    }),
  );
}

function wrap(text: string, indent: string, limit = width): readonly string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ")) {
      if (line !== "" && line.length + 1 + word.length > limit) {
        lines.push(indent + line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    return [...lines, indent + line];
  });
}
