import { filtersOf } from "../api/filters.ts";
import type { Info, Node } from "../api/shapes.ts";
import { command } from "../command.ts";
import { list as listFlag, present, text } from "../flag.ts";
import { formatList, type Listing } from "../template/list.ts";
import { capitalized } from "../text/table.ts";
import { naturalOrder } from "../text/words.ts";

/** skein node ls. */
export const list = command({
  usage: "node ls [OPTIONS]",
  summary: "List nodes",
  about: "Lists the nodes of the swarm; the star marks the one that answers.",
  examples: [
    ["skein node ls", "all nodes"],
    ["skein node ls --filter role=manager --format '{{.Hostname}} {{.ManagerStatus}}'", "managers and who leads"],
  ],
  next: "skein node ps NAME shows what runs there; skein node update --availability drain NAME empties it",
  flags: {
    filter: listFlag("Show only nodes with id=, name=, role=, membership=, label= or node.label=", {
      short: "f",
      placeholder: "filter",
    }),
    format: text("table, json, or a Go template such as '{{.Hostname}} {{.Status}}'"),
    quiet: present("Show only ids", "q"),
  },
  arguments: { min: 0, max: 0 },
  run: async ({ api, terminal }, values) => {
    const nodes = await api.get<readonly Node[]>("/nodes", { filters: filtersOf(values.filter) });
    const needsInfo = nodes.length > 0 && values.quiet !== true;
    const info = needsInfo ? await api.get<Info>("/info") : undefined;
    terminal.print(formatList(nodeListing(nodes, info?.Swarm), values));
    return 0;
  },
});

/** Nodes as docker lists them, in the natural order of their host names. */
export function nodeListing(nodes: readonly Node[], self: Info["Swarm"] | undefined): Listing {
  return {
    titles: {
      ID: "ID",
      Self: "",
      Hostname: "HOSTNAME",
      Status: "STATUS",
      Availability: "AVAILABILITY",
      ManagerStatus: "MANAGER STATUS",
      EngineVersion: "ENGINE VERSION",
      TLSStatus: "TLS STATUS",
    },
    table:
      "{{.ID}} {{if .Self}}*{{else}} {{end}}\t{{.Hostname}}\t{{.Status}}\t{{.Availability}}\t{{.ManagerStatus}}\t{{.EngineVersion}}",
    rows: nodes
      .toSorted((left, right) => naturalOrder(left.Description.Hostname, right.Description.Hostname))
      .map((node) => ({
        Availability: capitalized(node.Spec.Availability),
        EngineVersion: node.Description.Engine?.EngineVersion ?? "",
        Hostname: node.Description.Hostname,
        ID: node.ID,
        ManagerStatus: managerText(node),
        Self: node.ID === self?.NodeID,
        Status: capitalized(node.Status.State),
        TLSStatus: tlsText(node, self),
      })),
  };
}

function managerText({ ManagerStatus: status }: Node): string {
  if (status === undefined) return "";
  return status.Leader === true ? "Leader" : capitalized(status.Reachability ?? "unknown");
}

/** Whether the node's certificate comes from the root that the swarm has now. */
function tlsText(node: Node, self: Info["Swarm"] | undefined): string {
  const own = node.Description.TLSInfo;
  const wanted = self?.Cluster?.TLSInfo;
  if (own?.TrustRoot === undefined || wanted === undefined) return "Unknown";
  const keys = ["TrustRoot", "CertIssuerSubject", "CertIssuerPublicKey"] as const;
  return keys.every((key) => own[key] === wanted[key]) ? "Ready" : "Needs Rotation";
}
