import type { Stored } from "../api/shapes.ts";
import { command } from "../command.ts";
import { inspectEach, prettyFlags } from "../inspect-each.ts";

/** skein secret inspect, skein config inspect. */
export function storeInspect(kind: "secret" | "config") {
  return command({
    usage: `${kind} inspect [OPTIONS] ${kind.toUpperCase()} [${kind.toUpperCase()}...]`,
    summary: `Show everything about ${kind}s`,
    about:
      kind === "secret" ? "Shows secrets as JSON, without their content." : "Shows configs as JSON; Data is base64.",
    examples: [
      [`skein ${kind} inspect --pretty app-${kind}`, "for people"],
      [`skein ${kind} inspect -f '{{.Spec.Name}}' app-${kind}`, "one field"],
    ],
    flags: prettyFlags,
    arguments: { min: 1 },
    run: (context, values, names) =>
      inspectEach(context, {
        names,
        fetch: (name) => context.api.get(`/${kind}s/${encodeURIComponent(name)}`),
        format: values.format,
        pretty: values.pretty === true ? (found) => pretty(found as Stored) : undefined, // GET /secrets/X's answer.
      }),
  });
}

function pretty(object: Stored): string {
  const labels = Object.entries(object.Spec.Labels).map(([key, value]) => `\n - ${key}=${value}`);
  const data =
    object.Spec.Data === undefined ? "" : `\nData:\n${Buffer.from(object.Spec.Data, "base64").toString("utf8")}`;
  return (
    `ID:             ${object.ID}\nName:           ${object.Spec.Name}\nLabels:${labels.join("")}\n` +
    `Created at:     ${object.CreatedAt}\nUpdated at:     ${object.UpdatedAt}${data}`
  );
}
