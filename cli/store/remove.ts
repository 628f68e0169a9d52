import { command } from "../command.ts";
import { removeEach } from "../for-each-name.ts";

/** skein secret rm, skein config rm. */
export function storeRemove(kind: "secret" | "config") {
  return command({
    usage: `${kind} rm ${kind.toUpperCase()} [${kind.toUpperCase()}...]`,
    summary: `Remove ${kind}s`,
    about: `Removes ${kind}s that no service uses.`,
    examples: [
      [`skein ${kind} rm app-${kind}`, `one ${kind}`],
      [`skein ${kind} rm $(skein ${kind} ls -q --filter label=app=old)`, "several"],
    ],
    next: `skein ${kind} ls`,
    flags: {},
    arguments: { min: 1 },
    run: (context, _values, names) =>
      removeEach(context, names, (name) => context.api.delete(`/${kind}s/${encodeURIComponent(name)}`)),
  });
}
