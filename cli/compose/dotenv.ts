/** The variables of a `.env` file: KEY=VALUE lines, `export` allowed, quotes taken off, comments and blank lines skipped. */
export function parseDotenv(text: string): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    const [, key, raw = ""] = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined) variables[key] = valueIn(raw.trim());
  }
  return variables;
}

function valueIn(raw: string): string {
  const [, single, double] = /^(?:'([^']*)'|"((?:[^"\\]|\\.)*)")\s*(?:#.*)?$/.exec(raw) ?? [];
  if (single !== undefined) return single;
  if (double === undefined) return raw.replace(/\s+#.*$/, "");
  const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };
  return double.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
}
