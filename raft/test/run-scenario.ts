import { ScenarioEnv } from "./scenario-env.ts";
import { comparable, parseScenario } from "./scenario-file.ts";

export interface Difference {
  readonly line: number;
  readonly command: string;
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

/** Plays a scenario and returns the first command that printed something else than the file says. */
export function runScenario(text: string): Difference | undefined {
  const env = new ScenarioEnv();
  for (const command of parseScenario(text)) {
    const expected = comparable(command.expected);
    const actual = comparable(env.run(command));
    if (expected.join("\n") !== actual.join("\n")) {
      return { line: command.line, command: command.name, expected, actual };
    }
  }
  return undefined;
}
