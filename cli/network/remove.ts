import { ApiFailure } from "../api/client.ts";
import { command } from "../command.ts";
import { present } from "../flag.ts";
import { removeEach } from "../for-each-name.ts";

/** skein network rm. */
export const remove = command({
  usage: "network rm [OPTIONS] NETWORK [NETWORK...]",
  summary: "Remove networks",
  about: "Removes networks that no service uses.",
  examples: [
    ["skein network rm backend", "one network"],
    ["skein network rm -f old1 old2", "several; no error for those that do not exist"],
  ],
  next: "skein network ls",
  flags: { force: present("No error if a network does not exist", "f") },
  arguments: { min: 1 },
  run: (context, values, names) =>
    removeEach(context, names, async (name) => {
      try {
        await context.api.delete(`/networks/${encodeURIComponent(name)}`);
      } catch (error) {
        const isMissing = error instanceof ApiFailure && error.status === 404;
        if (!isMissing || values.force !== true) throw error;
      }
    }),
});
