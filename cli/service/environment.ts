import { CliFailure } from "../failure.ts";
import { cut } from "../text/words.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** `KEY` alone as `KEY=value` of the caller's own environment; stays `KEY` if that has none. */
export function filledFrom(environment: Environment, line: string): string {
  const { key, value } = cut(line, "=");
  if (key === "") throw new CliFailure(`invalid environment variable: ${line}`, 125);
  const own = environment[key];
  return value === undefined && own !== undefined ? `${key}=${own}` : line;
}

/** The lines of an env file: comments and blanks dropped, `KEY` alone taken from the environment or left out. */
export function envFileLines(content: string, environment: Environment, file: string): readonly string[] {
  const lines = content.replace(/^\uFEFF/, "").split(/\r?\n/);
  return lines.flatMap((raw, index) => {
    const line = raw.trimStart();
    if (line === "" || line.startsWith("#")) return [];
    const { key, value } = cut(line, "=");
    if (key === "" || /\s/.test(key)) {
      throw new CliFailure(`${file}:${index + 1}: variable '${key}' contains whitespaces or has no name`);
    }
    if (value !== undefined) return [`${key}=${value}`];
    return environment[key] === undefined ? [] : [`${key}=${environment[key]}`];
  });
}

/** The environment of a container: of two values of one variable the last counts, at the last one's place. */
export function lastWins(lines: readonly string[]): readonly string[] {
  let kept: readonly string[] = [];
  for (const line of lines.filter((line, index) => lines.indexOf(line) === index)) {
    const { key } = cut(line, "=");
    kept = [...kept.filter((other) => !other.startsWith(`${key}=`)), line];
  }
  return kept;
}
