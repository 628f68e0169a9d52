import { type Command, type Context, command } from "../command.ts";
import { forEachName } from "../for-each-name.ts";
import { changeNode } from "./change.ts";

/** skein node promote. */
export const promote: Command = command({
  usage: "node promote NODE [NODE...]",
  summary: "Make workers managers",
  about: "Makes nodes managers. An odd number of managers is best: three survive the loss of one, five of two.",
  examples: [
    ["skein node promote w1", "one more manager"],
    ["skein node promote w1 w2", "two more"],
  ],
  next: "skein node ls shows them as Reachable",
  flags: {},
  arguments: { min: 1 },
  run: (context, _values, names) => setRole(context, names, "manager"),
});

/** skein node demote. */
export const demote: Command = command({
  usage: "node demote NODE [NODE...]",
  summary: "Make managers workers",
  about: "Makes managers plain workers; their tasks stay. The last manager cannot be demoted.",
  examples: [
    ["skein node demote m3", "before m3 leaves the swarm"],
    ["skein node demote m2 m3", "two at once"],
  ],
  next: "skein node ls",
  flags: {},
  arguments: { min: 1 },
  run: (context, _values, names) => setRole(context, names, "worker"),
});

function setRole(context: Context, names: readonly string[], role: "worker" | "manager"): Promise<number> {
  return forEachName(context, names, async (name) => {
    const before = await changeNode(context.api, name, (spec) => (spec.Role === role ? spec : { ...spec, Role: role }));
    if (before.Spec.Role === role) return `Node ${name} is already a ${role}.`;
    return role === "manager"
      ? `Node ${name} promoted to a manager in the swarm.`
      : `Manager ${name} demoted in the swarm.`;
  });
}
