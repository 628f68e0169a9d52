import { readFileSync, writeFileSync } from "node:fs";
import { lineDiff } from "./diff.ts";
import { rewriteScenario } from "./parse.ts";
import { type Played, playScenario } from "./play.ts";

/*
 * node raft/test/scenario/main.ts [--rewrite] FILE…: plays interaction scenarios. Exit code 0 only if all agree.
 * With --rewrite (or REWRITE=1) what the members do is written into the files as what is expected.
 */

/** What goes wrong first matters; what follows from it does not. */
const differencesShown = 3;

const rewrite = process.argv.includes("--rewrite") || process.env["REWRITE"] === "1";
const files = process.argv.slice(2).filter((argument) => argument !== "--rewrite");
if (files.length === 0) {
  print("usage: npm run raft:scenario -- [--rewrite] FILE…");
  process.exitCode = 1;
} else {
  const agreeing = files.filter((file) => report(file)).length;
  print(`${agreeing} of ${files.length} scenarios agree`);
  if (agreeing < files.length) process.exitCode = 1;
}

/** Plays one file and says how it went. True if it agrees. */
function report(file: string): boolean {
  const text = read(file);
  if (text === undefined) return false;
  const played = playScenario(text);
  if (rewrite && played.error === undefined) {
    writeFileSync(file, rewriteScenario(text, played.commands, played.outputs));
    print(`wrote ${file}`);
    return true;
  }
  if (played.error === undefined && played.differences.length === 0) {
    print(`ok    ${file} (${played.commands.length} commands)`);
    return true;
  }
  printFailure(file, played);
  return false;
}

function printFailure(file: string, { differences, error }: Played): void {
  print(`FAIL  ${file}`);
  for (const { line, command, expected, actual } of differences.slice(0, differencesShown)) {
    print(`${file}:${line}: ${command}`, ...lineDiff(expected, actual).map((text) => `    ${text}`));
  }
  const more = differences.length - differencesShown;
  if (more > 0) print(`… and ${more} more commands that print something else`);
  if (error !== undefined) print(`${file}:${error}`);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    print(`FAIL  ${file}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function print(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
