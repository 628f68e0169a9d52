import type { Api } from "./api/client.ts";
import { CliFailure } from "./failure.ts";
import { type Flags, parseFlags, present, type Values } from "./flag.ts";
import { helpOf } from "./help.ts";
import type { Terminal } from "./terminal.ts";

/** What a command may use of the world. */
export interface Context {
  readonly api: Api;
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface CommandText {
  /** Without the program's name: "service create [OPTIONS] IMAGE [COMMAND] [ARG...]". */
  readonly usage: string;
  /** One sentence for lists of commands. */
  readonly summary: string;
  /** What it does and what to know, for --help. */
  readonly about: string;
  readonly examples: readonly (readonly [line: string, what: string])[];
  /** What one usually does after it. */
  readonly next?: string;
}

export interface CommandDefinition<Given extends Flags> extends CommandText {
  readonly flags: Given;
  readonly arguments: { readonly min: number; readonly max?: number };
  /** Everything after the first argument belongs to the container: its flags are not ours. */
  readonly stopAtArguments?: boolean;
  /** Answers the exit code. */
  readonly run: (context: Context, values: Values<Given>, rest: readonly string[]) => Promise<number>;
}

/** A command whose flags' types are sealed inside: what the dispatcher handles. */
export interface Command extends CommandText {
  readonly execute: (context: Context, argv: readonly string[]) => Promise<number>;
}

/** Seals a definition: flags, help, number of arguments, then `run`. */
export function command<Given extends Flags>(definition: CommandDefinition<Given>): Command {
  return {
    ...definition,
    execute: async (context, argv) => {
      const { values, rest } = reading(definition, argv);
      if (values.help === true) {
        context.terminal.print(helpOf(definition, definition.flags));
        return 0;
      }
      checkCount(definition, rest.length);
      return definition.run(context, values, rest);
    },
  };
}

/** A failure with the usage line and where to read more, as docker prints them. */
export function usageFailure(message: string, usage: string, exitCode: number): CliFailure {
  const words = ["skein", wordsOf(usage), "--help"].filter((word) => word !== "").join(" ");
  const seeHelp = `Run '${words}' for more information`;
  return new CliFailure(`${message}\n\nUsage:  skein ${usage}\n\n${seeHelp}`, exitCode);
}

function checkCount({ arguments: { min, max = Number.POSITIVE_INFINITY }, usage }: CommandShape, count: number): void {
  if (count >= min && count <= max) return;
  const name = `'skein ${wordsOf(usage)}'`;
  const wanted = min === max ? "" : count < min ? "at least " : "at most ";
  const bound = count < min ? min : max;
  const text =
    max === 0 ? `${name} accepts no arguments` : `${name} requires ${wanted}${bound} argument${bound === 1 ? "" : "s"}`;
  throw usageFailure(`skein: ${text}`, usage, 1);
}

type CommandShape = Pick<CommandDefinition<Flags>, "arguments" | "usage">;

function reading<Given extends Flags>(definition: CommandDefinition<Given>, argv: readonly string[]) {
  try {
    // A part of the parsing, so that a --help of the container's own command stays its own.
    return parseFlags({ ...definition.flags, help: present("Print this") }, argv, definition.stopAtArguments);
  } catch (error) {
    if (!(error instanceof CliFailure) || error.exitCode !== 125) throw error;
    throw usageFailure(error.message, definition.usage, 125);
  }
}

/** "service create" of "service create [OPTIONS] IMAGE". */
function wordsOf(usage: string): string {
  return usage.replace(/(^|\s+)[[(A-Z].*$/, "");
}
