import type { Context } from "./command.ts";
import { CliFailure } from "./failure.ts";
import { present, text } from "./flag.ts";
import { render } from "./template/render.ts";

export const inspectFlags = { format: text("json, or a Go template such as '{{.ID}}'", "f") };
export const prettyFlags = { ...inspectFlags, pretty: present("Show what matters in a form for people") };

interface Inspection {
  readonly names: readonly string[];
  readonly fetch: (name: string) => Promise<unknown>;
  readonly format: string | undefined;
  /** For --pretty: the object as text. */
  readonly pretty?: ((found: unknown) => string) | undefined;
}

/** Fetches each object and prints all of them: a JSON list, or one line per template. Answers 1 if one was not found. */
export async function inspectEach({ terminal }: Context, inspection: Inspection): Promise<number> {
  const found: unknown[] = [];
  const failures: CliFailure[] = [];
  for (const name of inspection.names) {
    try {
      found.push(await inspection.fetch(name));
    } catch (error) {
      if (!(error instanceof CliFailure)) throw error;
      failures.push(error);
    }
  }
  terminal.print(shown(found, inspection));
  for (const failure of failures) terminal.warn(`${failure.message}\n`);
  return failures.length === 0 ? 0 : 1;
}

function shown(found: readonly unknown[], { format, pretty }: Inspection): string {
  if (pretty !== undefined) return found.map((object) => `${pretty(object)}\n`).join("\n");
  if (format === undefined) return `${JSON.stringify(found, undefined, 4)}\n`;
  if (format === "json") return `${JSON.stringify(found)}\n`;
  return found.map((object) => `${render(format, object)}\n`).join("");
}
