import { SkeinError } from "../../base/error.ts";

export const minorMin = 24;
export const minorMax = 50;
export const apiVersion = `1.${minorMax}`;
export const apiVersionMin = `1.${minorMin}`;

export interface VersionedPath {
  readonly major: number;
  readonly minor: number;
  readonly path: string;
  readonly isVersioned: boolean;
}

/** Splits "/v1.41/services" into version and path; without a prefix it is the newest version. */
export function splitVersion(path: string): VersionedPath {
  const match = /^\/v(\d+)\.(\d+)(?=\/|$)/.exec(path);
  if (match === null) return { major: 1, minor: minorMax, path, isVersioned: false };
  const rest = path.slice(match[0].length);
  return { major: Number(match[1]), minor: Number(match[2]), path: rest === "" ? "/" : rest, isVersioned: true };
}

/** Throws BAD_REQUEST, in Docker's words, for a version that we do not speak. */
export function checkVersion({ major, minor }: VersionedPath): void {
  const asked = `${major}.${minor}`;
  if (major < 1 || (major === 1 && minor < minorMin)) {
    const reason =
      `client version ${asked} is too old. Minimum supported API version is ${apiVersionMin}, ` +
      "please upgrade your client to a newer version";
    throw new SkeinError("BAD_REQUEST", { reason });
  }
  if (major > 1 || minor > minorMax) {
    const reason = `client version ${asked} is too new. Maximum supported API version is ${apiVersion}`;
    throw new SkeinError("BAD_REQUEST", { reason });
  }
}

/** The path and the query of a request's URL. */
export function splitUrl(url: string): { readonly path: string; readonly query: string } {
  const mark = url.indexOf("?");
  return mark < 0 ? { path: url, query: "" } : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}
