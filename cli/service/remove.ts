import { command } from "../command.ts";
import { removeEach } from "../for-each-name.ts";

/** skein service rm. */
export const remove = command({
  usage: "service rm SERVICE [SERVICE...]",
  summary: "Remove services",
  about: "Removes services and stops their tasks. Volumes stay.",
  examples: [
    ["skein service rm web", "one service"],
    ["skein service rm $(skein service ls -q)", "all services"],
  ],
  next: "skein service ls",
  flags: {},
  arguments: { min: 1 },
  run: (context, _values, names) =>
    removeEach(context, names, (name) => context.api.delete(`/services/${encodeURIComponent(name)}`)),
});
