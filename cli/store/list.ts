import { filtersOf } from "../api/filters.ts";
import type { Stored } from "../api/shapes.ts";
import { command } from "../command.ts";
import { list, present, text } from "../flag.ts";
import { formatList, type Listing } from "../template/list.ts";
import { humanDuration } from "../text/duration.ts";
import { naturalOrder } from "../text/words.ts";

/** skein secret ls, skein config ls. */
export function storeList(kind: "secret" | "config") {
  return command({
    usage: `${kind} ls [OPTIONS]`,
    summary: `List ${kind}s`,
    about: `Lists ${kind}s; their content is not shown.`,
    examples: [
      [`skein ${kind} ls`, `all ${kind}s`],
      [`skein ${kind} ls --filter label=app=shop -q`, "ids of some"],
    ],
    next: `skein ${kind} inspect NAME`,
    flags: {
      filter: list("Show only those with id=, label= or name=", { short: "f", placeholder: "filter" }),
      format: text("table, json, or a Go template such as '{{.Name}}'"),
      quiet: present("Show only ids", "q"),
    },
    arguments: { min: 0, max: 0 },
    run: async ({ api, terminal, now }, values) => {
      const stored = await api.get<readonly Stored[]>(`/${kind}s`, { filters: filtersOf(values.filter) });
      terminal.print(formatList(storedListing(kind, stored, now()), values));
      return 0;
    },
  });
}

/** Secrets or configs as docker lists them. */
function storedListing(kind: "secret" | "config", stored: readonly Stored[], now: number): Listing {
  const ago = (time: string): string => `${humanDuration(now - Date.parse(time))} ago`;
  const isSecret = kind === "secret";
  return {
    titles: {
      ID: "ID",
      Name: "NAME",
      ...(isSecret ? { Driver: "DRIVER" } : {}),
      CreatedAt: "CREATED",
      UpdatedAt: "UPDATED",
      Labels: "LABELS",
    },
    table: `{{.ID}}\t{{.Name}}\t${isSecret ? "{{.Driver}}\t" : ""}{{.CreatedAt}}\t{{.UpdatedAt}}`,
    rows: stored
      .toSorted((left, right) => naturalOrder(left.Spec.Name, right.Spec.Name))
      .map((object) => ({
        CreatedAt: ago(object.CreatedAt),
        ...(isSecret ? { Driver: object.Spec.Driver?.Name ?? "" } : {}),
        ID: object.ID,
        Labels: Object.entries(object.Spec.Labels)
          .map(([key, value]) => `${key}=${value}`)
          .join(","),
        Name: object.Spec.Name,
        UpdatedAt: ago(object.UpdatedAt),
      })),
  };
}
