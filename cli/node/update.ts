import type { NodeSpec } from "../api/shapes.ts";
import { command } from "../command.ts";
import { CliFailure } from "../failure.ts";
import { list, text, type Values } from "../flag.ts";
import { pairs } from "../text/words.ts";
import { changeNode } from "./change.ts";

const flags = {
  availability: text('"active": gets tasks; "pause": keeps its tasks, gets no new ones; "drain": its tasks move away'),
  role: text('"worker" or "manager"'),
  "label-add": list("Add or change a label, KEY=VALUE; constraints see it as node.labels.KEY"),
  "label-rm": list("Remove a label by its key"),
};

/** skein node update. */
export const update = command({
  usage: "node update [OPTIONS] NODE",
  summary: "Change availability, role or labels",
  about:
    "Changes a node. What no flag names stays. A drain of a node with the label skein.drain=now waits for nothing.",
  examples: [
    ["skein node update --availability drain w1", "before maintenance: move its tasks elsewhere"],
    ["skein node update --label-add disk=ssd w1", "a label for constraints: node.labels.disk==ssd"],
  ],
  next: "skein node ps NAME shows what is still there",
  flags,
  arguments: { min: 1, max: 1 },
  run: async ({ api, terminal }, values, [name = ""]) => {
    await changeNode(api, name, (spec) => changedNode(spec, values));
    terminal.print(`${name}\n`);
    return 0;
  },
});

/** The spec after the flags. */
export function changedNode(spec: NodeSpec, values: Values<typeof flags>): NodeSpec {
  const labels = { ...spec.Labels, ...pairs(values["label-add"]) };
  for (const key of values["label-rm"]) {
    if (!Object.hasOwn(labels, key)) throw new CliFailure(`key ${key} doesn't exist in node's labels`);
    delete labels[key];
  }
  return {
    ...spec,
    Labels: labels,
    Role: values.role?.toLowerCase() ?? spec.Role,
    Availability: values.availability?.toLowerCase() ?? spec.Availability,
  };
}
