import { type Command, parseScenario } from "./parse.ts";
import { ScenarioError } from "./scenario-error.ts";
import { unknownCommand, World } from "./world.ts";

/** A command that printed something else than the file says. Only the lines that count are kept. */
interface Difference {
  readonly line: number;
  readonly command: string;
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

export interface Played {
  readonly commands: readonly Command[];
  /** What each command printed, in full. */
  readonly outputs: readonly (readonly string[])[];
  readonly differences: readonly Difference[];
  /** Why the scenario could not be played, or not to its end; begins with the line. */
  readonly error: string | undefined;
}

/** Plays a scenario to its end, or to the first command that cannot be carried out. */
export function playScenario(text: string): Played {
  const outputs: (readonly string[])[] = [];
  let commands: readonly Command[] = [];
  try {
    commands = parseScenario(text);
    const world = new World();
    for (const command of commands) outputs.push(runAt(world, command));
  } catch (error) {
    return { commands, outputs, differences: differencesOf(commands, outputs), error: reasonOf(error) };
  }
  return { commands, outputs, differences: differencesOf(commands, outputs), error: undefined };
}

function runAt(world: World, command: Command): readonly string[] {
  try {
    const output = world.run(command);
    if (output[0] === unknownCommand && command.expected[0] !== unknownCommand) {
      throw new ScenarioError(`${unknownCommand} "${command.name}"`);
    }
    return output;
  } catch (error) {
    throw new ScenarioError(`${command.line}: ${reasonOf(error)}`);
  }
}

/** Broken invariants of a core count as well: a difference earlier on often leads to one. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function differencesOf(commands: readonly Command[], outputs: readonly (readonly string[])[]): readonly Difference[] {
  return outputs.flatMap((output, at) => {
    const command = commands[at];
    if (command === undefined) return [];
    const expected = comparable(command.expected);
    const actual = comparable(output);
    if (expected.join("\n") === actual.join("\n")) return [];
    return [{ line: command.line, command: command.text, expected, actual }];
  });
}

/** The lines that count: logging differs freely between implementations. */
function comparable(lines: readonly string[]): readonly string[] {
  const counting = lines
    .map((line) => line.trimEnd())
    .filter((line) => !/^\s*((DEBUG|INFO|WARN|ERROR|FATAL) |$)/.test(line));
  return counting.length === 0 ? ["ok"] : counting;
}
