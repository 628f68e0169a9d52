import type { Entry } from "../../../core/types.ts";
import { must } from "../broken.ts";

interface Known {
  readonly entry: Entry;
  readonly previousTerm: number;
}

/**
 * Log matching: an index and a term name one entry, and one entry before it. Where that holds for each entry as it
 * enters a log, it holds for whole prefixes.
 */
export class LogCheck {
  readonly #known = new Map<number, Known>();

  enters(id: number, entries: readonly Entry[], termBefore: number | undefined): void {
    let previousTerm = termBefore;
    for (const entry of entries) {
      if (previousTerm !== undefined) this.#enter(id, entry, previousTerm);
      previousTerm = entry.term;
    }
  }

  /** An entry read back from a disk, or applied: it must be one that entered some log. */
  isKnown(id: number, entry: Entry): void {
    const known = this.#known.get(keyOf(entry));
    must(known !== undefined, id, () => `log matching: nobody ever appended ${describe(entry)}`);
    must(same(known.entry, entry), id, () => `log matching: ${describe(entry)} differs from ${describe(known.entry)}`);
  }

  at(index: number, term: number): Entry | undefined {
    return this.#known.get(keyOf({ index, term }))?.entry;
  }

  #enter(id: number, entry: Entry, previousTerm: number): void {
    const key = keyOf(entry);
    const known = this.#known.get(key);
    if (known === undefined) {
      this.#known.set(key, { entry, previousTerm });
      return;
    }
    must(same(known.entry, entry), id, () => `log matching: ${describe(entry)} differs from ${describe(known.entry)}`);
    must(
      known.previousTerm === previousTerm,
      id,
      () => `log matching: ${describe(entry)} follows terms ${known.previousTerm} and ${previousTerm}`,
    );
  }
}

function keyOf({ index, term }: { readonly index: number; readonly term: number }): number {
  return index * 0x10_0000 + term;
}

function same(left: Entry, right: Entry): boolean {
  if (left === right) return true;
  if (left.kind === "normal" && right.kind === "normal") return Buffer.compare(left.data, right.data) === 0;
  return left.kind === right.kind && describe(left) === describe(right);
}

function describe(entry: Entry): string {
  const what = entry.kind === "normal" ? Buffer.from(entry.data).toString("latin1") : JSON.stringify(entry.change);
  return `${entry.index}@${entry.term} (${what.trim()})`;
}
