import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Context } from "../command.ts";
import { parseDotenv } from "../compose/dotenv.ts";
import { type Loaded, loadCompose } from "../compose/load.ts";
import { CliFailure } from "../failure.ts";
import { readStdin } from "../stdin.ts";

/** Reads compose files and everything they name. `.env` beside the first file is read, the shell's own variables win. */
export async function loadFiles(
  { directory, environment }: Pick<Context, "directory" | "environment">,
  given: readonly string[],
  options: { readonly skipInterpolation?: boolean } = {},
): Promise<Loaded> {
  const names = given.flatMap((name) => name.split(",")).filter((name) => name !== "");
  if (names.length === 0) throw new CliFailure("no compose file: name one with -c, or - for standard input", 125);
  const first = names[0] ?? "-";
  const folder = first === "-" ? directory : dirname(resolve(directory, first));
  const files: { name: string; text: string }[] = [];
  for (const name of names) {
    const text = name === "-" ? (await readStdin()).toString("utf8") : textOf(resolve(directory, name), name);
    files.push({ name: name === "-" ? "stdin" : name, text });
  }
  const dotenv = optionalText(join(folder, ".env"));
  return loadCompose({
    files,
    directory: folder,
    variables: { ...parseDotenv(dotenv ?? ""), ...environment },
    readText: (path) => textOf(path, relative(directory, path)),
    skipInterpolation: options.skipInterpolation ?? false,
  });
}

/** The content of a secret's or config's file, as base64. */
export function dataReader(directory: string, given: readonly string[]): (file: string) => string {
  const first = given.flatMap((name) => name.split(","))[0] ?? "-";
  const folder = first === "-" ? directory : dirname(resolve(directory, first));
  return (file) => {
    try {
      return readFileSync(resolve(folder, file)).toString("base64");
    } catch (error) {
      throw unreadable(file, error);
    }
  };
}

function textOf(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw unreadable(name, error);
  }
}

function optionalText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // Most stacks have no .env file.
  }
}

function unreadable(name: string, error: unknown): CliFailure {
  const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
  return new CliFailure(isMissing ? `${name}: there is no such file` : `${name}: cannot be read: ${String(error)}`);
}
