import { CliFailure } from "../failure.ts";

export type Path = readonly (string | number)[];

/** Where in which file something stands, and where to note what is wrong or ignored there. */
export interface Place {
  readonly path: Path;
  readonly source: Source;
}

/** One compose file while it is being read. */
export interface Source {
  readonly file: string;
  readonly directory: string;
  readonly locate: (path: Path) => { readonly line: number; readonly column: number };
  readonly problems: string[];
  readonly warnings: string[];
}

/** Thrown by shapes; caught by the record around them, so that one bad key does not hide the next. */
class ComposeProblem extends Error {
  override readonly name = "ComposeProblem";
}

export function inside(place: Place, key: string | number): Place {
  return { ...place, path: [...place.path, key] };
}

/** Stops reading this value: `compose.yml:9:5 services.web.portz: unknown key`. */
export function fail(place: Place, what: string): never {
  throw new ComposeProblem(describe(place, what));
}

/** Notes something that is read but has no effect, or not the expected one. */
export function warn(place: Place, what: string): void {
  place.source.warnings.push(describe(place, what));
}

/** Runs `read`; a problem or a failure in it is noted, and nothing is answered. */
export function attempt<Value>(place: Place, read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ComposeProblem) place.source.problems.push(error.message);
    else if (error instanceof CliFailure) place.source.problems.push(describe(place, error.message));
    else throw error;
    return undefined;
  }
}

function describe(place: Place, what: string): string {
  const { line, column } = place.source.locate(place.path);
  const name = place.path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  return `${place.source.file}:${line}:${column} ${name.replace(/^\./, "")}: ${what}`;
}
