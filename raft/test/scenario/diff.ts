interface DiffLine {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

const contextLines = 3;

/** The lines that differ, `-` before what is expected and `+` before what came, with some lines around them. */
export function lineDiff(expected: readonly string[], actual: readonly string[]): readonly string[] {
  const lines = align(expected, actual);
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - contextLines), at + contextLines + 1).some(({ sign }) => sign !== " "),
  );
  const shown: string[] = [];
  lines.forEach(({ sign, text }, at) => {
    if (near[at] === true) shown.push(`${sign} ${text}`);
    else if (at === 0 || near[at - 1] === true) shown.push("  …");
  });
  return shown;
}

/** Aligns the two along a longest common subsequence. */
function align(left: readonly string[], right: readonly string[]): readonly DiffLine[] {
  const common = commonLengths(left, right);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const [before, after] = [left[i], right[j]];
    if (before !== undefined && before === after) {
      lines.push({ sign: " ", text: before });
      i += 1;
      j += 1;
    } else if (before !== undefined && (after === undefined || common(i + 1, j) >= common(i, j + 1))) {
      lines.push({ sign: "-", text: before });
      i += 1;
    } else {
      lines.push({ sign: "+", text: after ?? "" });
      j += 1;
    }
  }
  return lines;
}

/** How many lines the rests from (i, j) on have in common. */
function commonLengths(left: readonly string[], right: readonly string[]): (i: number, j: number) => number {
  const width = right.length + 1;
  const table = new Uint32Array((left.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const length = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      table[i * width + j] = length;
    }
  }
  return at;
}
