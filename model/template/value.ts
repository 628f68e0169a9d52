/** A struct is a plain object; asking it, or a map, for what it has not is an error. */
export type Value = string | number | boolean | undefined | ReadonlyMap<string, Value> | Struct;
export interface Struct {
  readonly [name: string]: Value;
}

/** As Go prints it. */
export function textOf(value: Value): string {
  if (value === undefined) return "<no value>";
  if (value instanceof Map) return `map[${[...value].map(([key, member]) => `${key}:${textOf(member)}`).join(" ")}]`;
  return typeof value === "object" ? `{${Object.values(value).map(textOf).join(" ")}}` : String(value);
}
