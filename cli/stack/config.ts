import { stringify } from "yaml";
import { command } from "../command.ts";
import { list, present } from "../flag.ts";
import { loadFiles } from "./files.ts";

/** skein stack config. */
export const config = command({
  usage: "stack config [OPTIONS]",
  summary: "Show the compose file as understood",
  about:
    "Prints compose files as stack deploy understands them: merged, variables filled in, every value in its long form. Nothing is deployed.",
  examples: [
    ["skein stack config -c compose.yml", "check a file before deploying it"],
    ["skein stack config -c compose.yml -c production.yml > merged.yml", "two files as one"],
  ],
  next: "skein stack deploy -c FILE STACK",
  flags: {
    "compose-file": list('Compose file, or "-" for standard input; later ones win', { short: "c" }),
    "skip-interpolation": present("Leave $VARIABLES as they are"),
  },
  arguments: { min: 0, max: 0 },
  run: async (context, values) => {
    const skipInterpolation = values["skip-interpolation"] === true;
    const { compose, warnings } = await loadFiles(context, values["compose-file"], { skipInterpolation });
    for (const warning of warnings) context.terminal.warn(`warning: ${warning}\n`);
    // A second reading must see the same texts: what looks like a variable is written with two dollars again.
    const text = stringify({ version: "3.13", ...compose }, { sortMapEntries: true, lineWidth: 0 });
    context.terminal.print(skipInterpolation ? text : text.replaceAll("$", "$$$$"));
    return 0;
  },
});
