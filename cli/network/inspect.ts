import { command } from "../command.ts";
import { present, text } from "../flag.ts";
import { inspectEach, inspectFlags } from "../inspect-each.ts";

/** skein network inspect. */
export const inspect = command({
  usage: "network inspect [OPTIONS] NETWORK [NETWORK...]",
  summary: "Show everything about networks",
  about: "Shows a network's settings and, with --verbose, the services and tasks on it, as JSON.",
  examples: [
    ["skein network inspect backend", "its settings"],
    ["skein network inspect -v -f '{{json .Services}}' backend", "who is on it"],
  ],
  next: "skein network rm NAME, once no service uses it",
  flags: {
    ...inspectFlags,
    scope: text("swarm or local, where two have the same name"),
    verbose: present("Also services and tasks", "v"),
  },
  arguments: { min: 1 },
  run: (context, values, names) =>
    inspectEach(context, {
      names,
      fetch: (name) =>
        context.api.get(`/networks/${encodeURIComponent(name)}`, {
          scope: values.scope,
          verbose: values.verbose === true ? "true" : undefined,
        }),
      format: values.format,
    }),
});
