/** swarmkit (2023) in the same shape with 100 agents: known figures, not measured here. */
const known = {
  join: { text: "60/s", value: 60 },
  "create 32": { text: "460/s", value: 460 },
  "1000 tasks": { text: "1.15 s", value: 1.15 },
  "10000 tasks": { text: "14.5 s", value: 14.5 },
  memory: { text: "316 MB", value: 316 },
  write: { text: "28 s", value: 28 },
} as const;

export interface Line {
  readonly what: string;
  readonly value: number;
  readonly unit: "/s" | "s" | "MB" | "%";
  readonly beside?: string;
  readonly known?: keyof typeof known;
}

export function printHead(): void {
  print(["what", "here", "swarmkit", "ratio", "beside"]);
}

/** At once, not as a table in the end: a run takes minutes, and may be ended before. */
export function printLine(line: Line): void {
  print(cellsOf(line));
}

function print(cells: readonly string[]): void {
  const widths = [27, 8, 9, 7];
  process.stdout.write(
    `${cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd()}\n`,
  );
}

function cellsOf({ what, value, unit, beside = "", known: name }: Line): readonly string[] {
  const digits = unit === "s" ? 2 : unit === "%" ? 1 : 0;
  const here = `${value.toFixed(digits)}${unit === "/s" ? "" : " "}${unit}`;
  if (name === undefined) return [what, here, "", "", beside];
  // More than one is better, whichever way the figure counts.
  const ratio = unit === "/s" ? value / known[name].value : known[name].value / value;
  return [what, here, known[name].text, `${ratio.toFixed(1)} ×`, beside];
}
