import { CliFailure } from "../failure.ts";
import { cut } from "../text/words.ts";

/** The `filters` parameter of "key=value" words and fixed filters, or undefined if there are none. */
export function filtersOf(words: readonly string[], fixed: Readonly<Record<string, readonly string[]>> = {}) {
  const filters: Record<string, Record<string, boolean>> = {};
  const add = (key: string, value: string): void => {
    filters[key] = { ...filters[key], [value]: true };
  };
  for (const [key, values] of Object.entries(fixed)) for (const value of values) add(key, value);
  for (const word of words) {
    const { key, value } = cut(word, "=");
    if (value === undefined) throw new CliFailure(`invalid filter "${word}": write it as key=value`, 125);
    add(key.trim().toLowerCase(), value.trim());
  }
  return Object.keys(filters).length === 0 ? undefined : JSON.stringify(filters);
}
