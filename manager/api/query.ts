import { SkeinError } from "../../base/error.ts";

/** A boolean as Go's strconv.ParseBool reads it; absent or "" is false. Throws BAD_REQUEST. */
export function strictFlag(query: URLSearchParams, name: string): boolean {
  const value = query.get(name) ?? "";
  if (["1", "t", "T", "TRUE", "true", "True"].includes(value)) return true;
  if (["", "0", "f", "F", "FALSE", "false", "False"].includes(value)) return false;
  throw new SkeinError("BAD_REQUEST", { reason: `invalid value for ${name}: "${value}"` });
}

/** A boolean where anything counts as true that is not "", 0, false, no or none. */
export function laxFlag(query: URLSearchParams, name: string): boolean {
  return !["", "0", "false", "no", "none"].includes((query.get(name) ?? "").trim().toLowerCase());
}

/** The `version` that an update is made from. Throws BAD_REQUEST. */
export function versionOf(query: URLSearchParams, kind: string): number {
  const value = query.get("version") ?? "";
  if (/^\d{1,15}$/.test(value)) return Number(value);
  throw new SkeinError("BAD_REQUEST", { reason: `invalid ${kind} version '${value}'` });
}
