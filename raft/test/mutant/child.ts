import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CheckName, Limits } from "./checks.ts";
import { planted } from "./mutant.ts";
import { mutants } from "./mutants.ts";

/** Loads the package with one bug in it (or none) and prints what each check finds, as JSON. */
const order = JSON.parse(process.argv[2] ?? "") as { // Written by examine.ts and by nobody else.
  readonly mutant: string | undefined;
  readonly checks: readonly CheckName[];
  readonly limits: Limits;
};
const mutant = mutants.find(({ name }) => name === order.mutant);
if (mutant !== undefined) {
  const patched = pathToFileURL(join(import.meta.dirname, "../..", mutant.file)).href;
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (url !== patched) return loaded;
      return { ...loaded, source: planted(mutant, Buffer.from(loaded.source as Uint8Array).toString("utf8")) };
    },
  });
}

// Only now, so that what is loaded is patched.
const { checks } = await import("./checks.ts");
const findings = order.checks.map((name) => [name, checks[name](order.limits)]);
process.stdout.write(JSON.stringify(Object.fromEntries(findings)));
