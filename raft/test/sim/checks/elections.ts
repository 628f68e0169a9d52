import { must } from "../broken.ts";

/** Election safety: a term has one leader at most, and a member that restarts does not lead the same term again. */
export class ElectionCheck {
  readonly #leaders = new Map<number, { readonly id: number; readonly run: number }>();

  #newestTerm = 0;

  /** True when this is news. */
  leads(id: number, run: number, term: number): boolean {
    const known = this.#leaders.get(term);
    if (known === undefined) {
      this.#leaders.set(term, { id, run });
      this.#newestTerm = Math.max(this.#newestTerm, term);
      return true;
    }
    must(known.id === id, id, () => `election safety: term ${term} has two leaders, ${known.id} and ${id}`);
    must(known.run === run, id, () => `election safety: ${id} leads term ${term} again after a restart`);
    return false;
  }

  /** The newest term that somebody was elected in. */
  get newestTerm(): number {
    return this.#newestTerm;
  }
}
