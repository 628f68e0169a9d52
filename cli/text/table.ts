const gap = 3;
const columnMin = 10;

/** Lines of tab-separated cells as aligned columns, as the docker command lays them out. */
export function alignColumns(lines: readonly string[]): string {
  const rows = lines.map((line) => line.split("\t"));
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(columnMin, ...rows.filter((row) => column < row.length - 1).map((row) => widthOf(row[column]) + gap)),
  );
  const pad = (cell: string, column: number, last: boolean): string =>
    last ? cell : cell + " ".repeat((widths[column] ?? 0) - widthOf(cell));
  return rows.map((row) => row.map((cell, column) => pad(cell, column, column === row.length - 1)).join("")).join("\n");
}

/** The text cut to `width` characters, the last of them an ellipsis. */
export function ellipsis(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join("")}…`;
}

/** The first twelve characters of an id, as lists show it. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, "").slice(0, 12);
}

/** "ready" as lists show it: "Ready". */
export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function widthOf(cell: string | undefined): number {
  return [...(cell ?? "")].length;
}
