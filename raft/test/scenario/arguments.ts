import type { Argument, Command } from "./parse.ts";
import { ScenarioError } from "./scenario-error.ts";

/** Reads what stands behind a command, and refuses what the command cannot mean. */
export class Arguments {
  readonly all: readonly Argument[];
  readonly #text: string;

  constructor(command: Command) {
    this.all = command.arguments;
    this.#text = command.text;
  }

  /** The words without a value, in order. */
  get words(): readonly string[] {
    return this.all.filter(({ values }) => values === undefined).map(({ key }) => key);
  }

  word(at: number): string {
    const word = this.words[at];
    if (word === undefined) throw new ScenarioError(`"${this.#text}" lacks its argument number ${at + 1}`);
    return word;
  }

  number(at: number): number {
    return asNumber(this.word(at));
  }

  /** All words without a value, as member ids. */
  get ids(): readonly number[] {
    return this.words.map(asNumber);
  }

  values(key: string): readonly string[] {
    return this.all.filter((argument) => argument.key === key).flatMap(({ values }) => values ?? []);
  }

  value(key: string): string | undefined {
    return this.values(key).at(-1);
  }

  numbers(key: string): readonly number[] {
    return this.values(key).map(asNumber);
  }

  numberOf(key: string): number | undefined {
    return this.numbers(key).at(-1);
  }

  requiredNumber(key: string): number {
    const number = this.numberOf(key);
    if (number === undefined) throw new ScenarioError(`"${this.#text}" lacks ${key}=`);
    return number;
  }

  flag(key: string): boolean {
    const value = this.value(key);
    return value === undefined ? false : asBoolean(value);
  }

  /** Refuses options that a command does not know: a misspelt one would otherwise play another story. */
  onlyOptions(...known: readonly string[]): void {
    const stranger = this.all.find(({ key, values }) => values !== undefined && !known.includes(key));
    if (stranger !== undefined) throw new ScenarioError(`"${this.#text}" has the unknown option ${stranger.key}=`);
  }
}

function asNumber(word: string): number {
  if (!/^\d+$/.test(word)) throw new ScenarioError(`"${word}" is not a number`);
  return Number(word);
}

export function asBoolean(word: string): boolean {
  if (/^(1|t|T|true|TRUE|True)$/.test(word)) return true;
  if (/^(0|f|F|false|FALSE|False)$/.test(word)) return false;
  throw new ScenarioError(`"${word}" is neither true nor false`);
}
