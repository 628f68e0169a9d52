import { assert } from "../../core/assert.ts";

/** A planted bug, as a change of the sources that is made while they are loaded and exists nowhere else. */
export interface Mutant {
  readonly name: string;
  /** Which mistake of real implementations it resembles, and what it breaks. */
  readonly story: string;
  /** Relative to the package. */
  readonly file: string;
  /** Exact text of the file, which occurs there once. */
  readonly find: string;
  readonly replace: string;
}

/** The text of the mutant's file with the bug in it. */
export function planted(mutant: Mutant, source: string): string {
  const parts = source.split(mutant.find);
  assert(parts.length === 2, `${mutant.name}: its text occurs ${parts.length - 1} times in ${mutant.file}, not once`);
  return parts.join(mutant.replace);
}
