import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Finding } from "./checks.ts";
import type { Order } from "./examine.ts";
import { planted } from "./mutant.ts";
import { mutants } from "./mutants.ts";

/** Loads the package with one bug in it (or none) and prints what the checks find, as JSON. */
const order = JSON.parse(process.argv[2] ?? "") as Order; // Written by examine.ts.
const mutant = mutants.find(({ name }) => name === order.mutant);
if (mutant !== undefined) {
  const target = pathToFileURL(join(import.meta.dirname, "../..", mutant.file)).href;
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (url !== target) return loaded;
      const source = loaded.source === undefined ? "" : Buffer.from(loaded.source as Uint8Array).toString("utf8");
      return { ...loaded, source: planted(mutant, source) };
    },
  });
}

// Only now, so that what they load is patched.
const { checks } = await import("./checks.ts");
const findings: Record<string, Finding> = {};
for (const name of order.checks) {
  const finding = await checks[name](order.limits);
  if (finding === undefined) continue;
  findings[name] = finding;
  if (order.untilFound) break;
}
process.stdout.write(JSON.stringify(findings));
