import type { Context } from "./command.ts";
import { CliFailure } from "./failure.ts";

/** Runs `act` for each name in turn and prints what it answers; reports every failure and answers 1 if there was any. */
export async function forEachName(
  { terminal }: Context,
  names: readonly string[],
  act: (name: string) => Promise<string>,
): Promise<number> {
  let exitCode = 0;
  for (const name of names) {
    try {
      terminal.print(`${await act(name)}\n`);
    } catch (error) {
      if (!(error instanceof CliFailure)) throw error;
      terminal.warn(`${error.message}\n`);
      exitCode = 1;
    }
  }
  return exitCode;
}

/** Removes each named object and prints its name, as every `rm` does. */
export function removeEach(
  context: Context,
  names: readonly string[],
  remove: (name: string) => Promise<void>,
): Promise<number> {
  return forEachName(context, names, async (name) => {
    await remove(name);
    return name;
  });
}
