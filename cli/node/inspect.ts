import type { Node } from "../api/shapes.ts";
import { command } from "../command.ts";
import { inspectEach, prettyFlags } from "../inspect-each.ts";
import { humanBytes } from "../text/size.ts";
import { capitalized } from "../text/table.ts";
import { nodeReference } from "./self.ts";

/** skein node inspect. */
export const inspect = command({
  usage: "node inspect [OPTIONS] self|NODE [NODE...]",
  summary: "Show everything about nodes",
  about: "Shows a node's spec, description and state as JSON.",
  examples: [
    ["skein node inspect --pretty self", "the node that answers, for people"],
    ["skein node inspect -f '{{.Status.Addr}}' w1", "one field"],
  ],
  next: "skein node update changes labels, role and availability",
  flags: prettyFlags,
  arguments: { min: 1 },
  run: (context, values, names) =>
    inspectEach(context, {
      names,
      fetch: async (name) => context.api.get(`/nodes/${encodeURIComponent(await nodeReference(context.api, name))}`),
      format: values.format,
      pretty: values.pretty === true ? (found) => prettyNode(found as Node) : undefined, // GET /nodes/X's answer.
    }),
});

/** A node as lines for people. */
export function prettyNode(node: Node): string {
  const { Description: description, ManagerStatus: manager } = node;
  const labels = Object.entries(node.Spec.Labels ?? {}).map(([key, value]) => `${key}=${value}`);
  const resources = description.Resources;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["ID:", node.ID],
    ["Labels:", labels.join(" ")],
    ["Hostname:", description.Hostname],
    ["Joined at:", node.CreatedAt],
    ["Status:", [capitalized(node.Status.State), node.Status.Message].filter(Boolean).join(", ")],
    ["Availability:", capitalized(node.Spec.Availability)],
    ["Address:", node.Status.Addr],
    [
      "Manager:",
      manager &&
        `${manager.Leader === true ? "Leader" : capitalized(manager.Reachability ?? "")} ${manager.Addr ?? ""}`,
    ],
    ["Platform:", `${description.Platform?.OS ?? ""}/${description.Platform?.Architecture ?? ""}`],
    ["CPUs:", resources?.NanoCPUs === undefined ? undefined : String(resources.NanoCPUs / 1e9)],
    ["Memory:", resources?.MemoryBytes === undefined ? undefined : humanBytes(resources.MemoryBytes)],
    ["Engine Version:", description.Engine?.EngineVersion],
  ];
  return lines
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([title, value]) => `${title.padEnd(16)}${value}`)
    .join("\n");
}
