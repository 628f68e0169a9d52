import { CliFailure } from "../failure.ts";

/** The words a POSIX shell would see: quotes and backslashes are resolved, nothing is expanded. */
export function shellWords(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let rest = text;
  while (rest !== "") {
    const token = /^(?:(\s+)|(#.*)|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\]+))/.exec(rest);
    if (token === null) throw new CliFailure(`unfinished quote or escape in: ${text}`);
    const [all, space, comment, single, double, escaped, plain] = token;
    rest = rest.slice(all.length);
    if (comment !== undefined && word === undefined) rest = rest.replace(/^.*\n?/, "");
    else if (space !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + (single ?? double?.replace(/\\(["\\$`])/g, "$1") ?? escaped ?? plain ?? comment ?? "");
  }
  return word === undefined ? words : [...words, word];
}

/** The fields of one line of comma-separated values; a field in double quotes may contain commas. */
export function commaFields(text: string): readonly string[] {
  const fields: string[] = [];
  let rest = text;
  for (;;) {
    const [all = "", quoted, plain = ""] = /^(?:"((?:[^"]|"")*)"|([^,]*))/.exec(rest) ?? [];
    fields.push(quoted?.replaceAll('""', '"') ?? plain);
    rest = rest.slice(all.length);
    if (rest === "") return fields;
    if (!rest.startsWith(",")) throw new CliFailure(`stray characters after a quoted field in: ${text}`);
    rest = rest.slice(1);
  }
}

/** "key=value" cut at the first separator; `value` is undefined without one. */
export function cut(text: string, separator: string): { readonly key: string; readonly value: string | undefined } {
  const at = text.indexOf(separator);
  if (at < 0) return { key: text, value: undefined };
  return { key: text.slice(0, at), value: text.slice(at + separator.length) };
}

/** "key=value" lines as a map; a missing value is empty, the last of two equal keys wins. */
export function pairs(lines: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(lines.map((line) => cut(line, "=")).map(({ key, value }) => [key, value ?? ""]));
}

/** `{ [key]: value }`, or nothing at all if the value is undefined: for optional keys of requests. */
export function withKey<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [Name in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [Name in Key]?: Value }); // A computed key widens.
}

/** Negative, zero or positive: numbers inside the texts count as numbers, so web.2 is before web.10. */
export function naturalOrder(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true }) || byText(left, right);
}

/** Negative, zero or positive in code-unit order, as Go's sort.Strings. */
export function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The known word that `word` was most likely meant to be, if any is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const reach = Math.max(1, Math.floor(word.length / 3));
  const ranked = [...known]
    .map((candidate) => ({ candidate, distance: distance(word, candidate) }))
    .filter((entry) => entry.distance <= reach)
    .sort((left, right) => left.distance - right.distance || byText(left.candidate, right.candidate));
  return ranked[0]?.candidate;
}

/** Insertions, deletions, replacements and swaps of neighbours between two words. */
function distance(left: string, right: string): number {
  const rows: number[][] = [[...Array(right.length + 1).keys()]];
  for (let row = 1; row <= left.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const above = rows[row - 1] ?? [];
      const options = [
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      ];
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) options.push((rows[row - 2]?.[column - 2] ?? 0) + 1);
      line.push(Math.min(...options));
    }
    rows.push(line);
  }
  return rows[left.length]?.[right.length] ?? 0;
}
