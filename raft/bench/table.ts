export type Cell = string | number;

/** Plain text: a title, the names of the columns, the rows; numbers to the right. */
export function table(title: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = [columns, ...rows].map((row) => row.map(text));
  const widths = columns.map((_, at) => Math.max(...texts.map((row) => row[at]?.length ?? 0)));
  const numeric = columns.map((_, at) => rows.some((row) => typeof row[at] === "number"));
  const lines = texts.map((row) =>
    row
      .map((cell, at) => (numeric[at] === true ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  return [title, ...lines.map((line) => `  ${line}`), ""].join("\n");
}

/** Three digits that mean something. */
function text(cell: Cell): string {
  if (typeof cell === "string") return cell;
  if (!Number.isFinite(cell)) return "-";
  if (Math.abs(cell) >= 100) return String(Math.round(cell));
  return cell.toFixed(Math.abs(cell) >= 10 ? 1 : 2);
}
