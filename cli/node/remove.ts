import { command } from "../command.ts";
import { present } from "../flag.ts";
import { removeEach } from "../for-each-name.ts";

/** skein node rm. */
export const remove = command({
  usage: "node rm [OPTIONS] NODE [NODE...]",
  summary: "Remove nodes that left",
  about:
    "Takes nodes off the list after they left. --force removes one that is still there or lost; its certificate is then refused.",
  examples: [
    ["skein node rm w1", "after `skein swarm leave` on w1"],
    ["skein node rm --force w2", "a machine that will not come back"],
  ],
  next: "skein node ls",
  flags: { force: present("Remove although the node did not leave", "f") },
  arguments: { min: 1 },
  run: (context, values, names) =>
    removeEach(context, names, (name) =>
      context.api.delete(`/nodes/${encodeURIComponent(name)}`, { force: values.force === true ? "1" : undefined }),
    ),
});
