import { alignColumns } from "../text/table.ts";
import { render } from "./render.ts";

/** One line of a list: docker's field names with what they show. */
export type Row = Readonly<Record<string, unknown>>;

export interface Listing {
  /** Fields and their column titles; those of the default table, in its order, come from `table`. */
  readonly titles: Readonly<Record<string, string>>;
  /** The default table: a template whose cells are separated by \t. */
  readonly table: string;
  readonly rows: readonly Row[];
}

export interface ListOptions {
  /** "table", "table TEMPLATE", "json", or a template; absent: the default table. */
  readonly format?: string | undefined;
  readonly quiet?: boolean | undefined;
}

/** A list as text, every line ended: a table with titles, or one line per row. Quiet shows only ids. */
export function formatList(listing: Listing, options: ListOptions): string {
  const format = options.format ?? "table";
  if (options.quiet === true && format === "table") return linesOf("{{.ID}}", listing);
  if (format === "json") return linesOf("{{json .}}", listing);
  if (!format.startsWith("table")) return linesOf(unescaped(format), listing);
  const template = format === "table" ? listing.table : unescaped(format.slice("table".length).trim());
  const title = render(template.replaceAll(/\{\{json /g, "{{"), listing.titles, { strict: true });
  const lines = listing.rows.map((row) => render(template, row, { strict: true }));
  return `${alignColumns([title, ...lines])}\n`;
}

function linesOf(template: string, listing: Listing): string {
  return listing.rows.map((row) => `${render(template, row, { strict: true })}\n`).join("");
}

/** Shells hand \t and \n over as two characters. */
function unescaped(format: string): string {
  return format.replaceAll("\\t", "\t").replaceAll("\\n", "\n");
}
