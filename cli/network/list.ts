import { filtersOf } from "../api/filters.ts";
import type { Network } from "../api/shapes.ts";
import { command } from "../command.ts";
import { list as listFlag, present, text } from "../flag.ts";
import { formatList, type Listing } from "../template/list.ts";
import { shortId } from "../text/table.ts";
import { naturalOrder } from "../text/words.ts";

/** skein network ls. */
export const list = command({
  usage: "network ls [OPTIONS]",
  summary: "List networks",
  about: "Lists the swarm's networks and those of the node that answers.",
  examples: [
    ["skein network ls --filter scope=swarm", "those that span nodes"],
    ["skein network ls --format '{{.Name}} {{.Driver}}'", "two fields"],
  ],
  next: "skein network inspect NAME",
  flags: {
    filter: listFlag("Show only networks with driver=, id=, label=, name=, scope= or type=", {
      short: "f",
      placeholder: "filter",
    }),
    format: text("table, json, or a Go template such as '{{.Name}} {{.Scope}}'"),
    "no-trunc": present("Show whole ids"),
    quiet: present("Show only ids", "q"),
  },
  arguments: { min: 0, max: 0 },
  run: async ({ api, terminal }, values) => {
    const networks = await api.get<readonly Network[]>("/networks", { filters: filtersOf(values.filter) });
    terminal.print(formatList(networkListing(networks, values["no-trunc"] !== true), values));
    return 0;
  },
});

/** Networks as docker lists them. */
export function networkListing(networks: readonly Network[], isTruncated: boolean): Listing {
  return {
    titles: {
      ID: "NETWORK ID",
      Name: "NAME",
      Driver: "DRIVER",
      Scope: "SCOPE",
      IPv4: "IPV4",
      IPv6: "IPV6",
      Internal: "INTERNAL",
      Labels: "LABELS",
      CreatedAt: "CREATED AT",
    },
    table: "{{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}",
    rows: networks
      .toSorted((left, right) => naturalOrder(left.Name, right.Name))
      .map((network) => ({
        CreatedAt: network.Created ?? "",
        Driver: network.Driver,
        ID: isTruncated ? shortId(network.Id) : network.Id,
        IPv4: String(network.EnableIPv4 ?? true),
        IPv6: String(network.EnableIPv6 ?? false),
        Internal: String(network.Internal ?? false),
        Labels: Object.entries(network.Labels ?? {})
          .map(([key, value]) => `${key}=${value}`)
          .join(","),
        Name: network.Name,
        Scope: network.Scope,
      })),
  };
}
