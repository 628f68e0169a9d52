import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { command } from "../command.ts";
import { CliFailure } from "../failure.ts";
import { list, text } from "../flag.ts";
import { readStdin } from "../stdin.ts";
import { pairs } from "../text/words.ts";

/** skein secret create, skein config create. */
export function storeCreate(kind: "secret" | "config") {
  return command({
    usage: `${kind} create [OPTIONS] ${kind.toUpperCase()} [file|-]`,
    summary: `Create a ${kind} from a file or stdin`,
    about:
      `Stores a file's content, or standard input with -, in the swarm under a name. Only nodes with a task that uses it get it. ` +
      "Its content never changes: make a new one and update the services.",
    examples: [
      [`skein ${kind} create app-${kind} ./file`, "from a file"],
      [`printf s3cret | skein ${kind} create app-${kind} -`, "from standard input"],
    ],
    next: `skein service create --${kind} NAME …`,
    flags: {
      label: list("Label, KEY=VALUE", { short: "l" }),
      driver: text("Driver that provides the value (secrets only)", "d"),
      "template-driver": text("Driver that fills the content in as a template"),
    },
    arguments: { min: 1, max: 2 },
    run: async ({ api, terminal, directory }, values, [name = "", file]) => {
      if (values.driver !== undefined && kind === "config") throw new CliFailure("configs have no driver", 125);
      if (values.driver !== undefined && file !== undefined) {
        throw new CliFailure("when using secret driver secret data must be empty");
      }
      if (values.driver === undefined && file === undefined)
        throw new CliFailure(`name a file, or - for standard input`);
      const data = file === undefined ? undefined : await contentOf(file, directory);
      const { ID } = await api.post<{ readonly ID: string }>(`/${kind}s/create`, {
        body: {
          Name: name,
          Labels: pairs(values.label),
          ...(data === undefined || data.length === 0 ? {} : { Data: data.toString("base64") }),
          ...(values.driver === undefined ? {} : { Driver: { Name: values.driver } }),
          ...(values["template-driver"] === undefined ? {} : { Templating: { Name: values["template-driver"] } }),
        },
      });
      terminal.print(`${ID}\n`);
      return 0;
    },
  });
}

async function contentOf(file: string, directory: string): Promise<Buffer> {
  if (file === "-") return readStdin();
  try {
    return await readFile(resolve(directory, file));
  } catch (error) {
    throw new CliFailure(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
