import { CliFailure } from "./failure.ts";
import { parseDuration } from "./text/duration.ts";
import { parseBytes, parseCpus } from "./text/size.ts";
import { nearest } from "./text/words.ts";

/** One option of a command. `read` turns each given text into the next value, starting from `initial`. */
export interface Flag<Value> {
  readonly short?: string | undefined;
  readonly help: string;
  /** What stands for the value in help; a flag without one is a switch. */
  readonly placeholder?: string;
  readonly initial: Value;
  /** A method, so that flags of all values fit one table; each only ever sees its own value as `before`. */
  read(text: string, before: Value): Value;
}

export type Flags = Readonly<Record<string, Flag<unknown>>>;
export type Values<Given extends Flags> = {
  readonly [Name in keyof Given]: Given[Name] extends Flag<infer Value> ? Value : never;
};

interface Parsed<Given extends Flags> {
  readonly values: Values<Given>;
  readonly rest: readonly string[];
}

/** A value that may be given once; the last one wins. Absent is undefined. */
function single<Value>(placeholder: string, read: (text: string) => Value) {
  return (help: string, short?: string): Flag<Value | undefined> => ({
    help,
    short,
    placeholder,
    initial: undefined,
    read: (text) => read(text),
  });
}

export const text = single("string", (given) => given);
export const whole = single("uint", (given) => readWhole(given));
export const integer = single("int", (given) => readNumber(given, /^-?\d+$/));
export const ratio = single("float", (given) => readNumber(given, /^-?\d*\.?\d+$/));
export const duration = single("duration", parseDuration);
export const bytes = single("bytes", parseBytes);
export const cpus = single("decimal", parseCpus);

/** May be given many times. */
export function list(help: string, options: { short?: string; placeholder?: string } = {}): Flag<readonly string[]> {
  return parsedList((given) => given, help, { placeholder: "list", ...options });
}

/** May be given many times, each checked and read as it comes. */
export function parsedList<Value>(
  read: (text: string) => Value,
  help: string,
  options: { readonly short?: string; readonly placeholder: string },
): Flag<readonly Value[]> {
  return { help, ...options, initial: [], read: (given, before) => [...before, read(given)] };
}

/** A switch. Undefined unless given; `--flag=false` says no. */
export function present(help: string, short?: string): Flag<boolean | undefined> {
  return { help, short, initial: undefined, read: readSwitch };
}

/** Reads `argv`: flags anywhere, or only before the first argument if `stopAtArguments`; `--` ends the flags. */
export function parseFlags<Given extends Flags>(
  flags: Given,
  argv: readonly string[],
  stopAtArguments = false,
): Parsed<Given> {
  const values: Record<string, unknown> = {};
  for (const [name, flag] of Object.entries(flags)) values[name] = flag.initial;
  const rest: string[] = [];
  const waiting = [...argv];
  const take = (name: string, shown: string, attached: string | undefined): void => {
    const flag = flags[name] as Flag<unknown>; // Callers looked the name up in `flags`.
    if (flag.placeholder !== undefined && attached === undefined && waiting.length === 0) {
      throw new CliFailure(`flag needs an argument: ${shown}`, 125);
    }
    const given = attached ?? (flag.placeholder === undefined ? "true" : (waiting.shift() ?? ""));
    values[name] = readFlag(flag, { given, name, before: values[name] });
  };
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    if (word === "--") rest.push(...waiting.splice(0));
    else if (word.startsWith("--")) takeLong(flags, word, take);
    else if (word.startsWith("-") && word !== "-") takeShort(flags, word, take);
    else rest.push(word, ...(stopAtArguments ? waiting.splice(0) : []));
  }
  return { values: values as Values<Given>, rest }; // Each value came from its own flag's `read`.
}

type Take = (name: string, shown: string, attached: string | undefined) => void;

function takeLong(flags: Flags, word: string, take: Take): void {
  const [, name = "", attached] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
  if (!Object.hasOwn(flags, name)) throw unknownFlag(`unknown flag: --${name}`, name, flags);
  take(name, `--${name}`, attached);
}

/** `-dq` is two switches, `-eA=1` and `-e A=1` are one value. */
function takeShort(flags: Flags, word: string, take: Take): void {
  let letters = word.slice(1);
  while (letters !== "") {
    const letter = letters.slice(0, 1);
    const found = Object.entries(flags).find(([, flag]) => flag.short === letter);
    if (found === undefined) throw unknownFlag(`unknown shorthand flag: '${letter}' in ${word}`, letters, flags);
    const [name, flag] = found;
    letters = letters.slice(1);
    const attached = letters === "" ? undefined : letters.replace(/^=/, "");
    if (flag.placeholder !== undefined || letters.startsWith("=")) {
      take(name, `'${letter}' in ${word}`, attached);
      return;
    }
    take(name, `-${letter}`, undefined);
  }
}

function readFlag(flag: Flag<unknown>, given: { given: string; name: string; before: unknown }): unknown {
  try {
    return flag.read(given.given, given.before);
  } catch (error) {
    if (!(error instanceof CliFailure)) throw error;
    throw new CliFailure(`invalid argument "${given.given}" for "--${given.name}" flag: ${error.message}`, 125);
  }
}

function unknownFlag(message: string, name: string, flags: Flags): CliFailure {
  const meant = nearest(name, Object.keys(flags));
  return new CliFailure(meant === undefined ? message : `${message} (did you mean --${meant}?)`, 125);
}

function readSwitch(given: string): boolean {
  if (/^(1|t|true)$/i.test(given)) return true;
  if (/^(0|f|false)$/i.test(given)) return false;
  throw new CliFailure("must be true or false");
}

function readWhole(given: string): number {
  return readNumber(given, /^\d+$/);
}

function readNumber(given: string, pattern: RegExp): number {
  const value = Number(given);
  if (!pattern.test(given) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    throw new CliFailure(pattern.source.startsWith("^\\d") ? "must be a whole number, 0 or more" : "must be a number");
  }
  return value;
}
