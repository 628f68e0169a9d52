import { must } from "../broken.ts";
import type { Process } from "../process.ts";

/** What the leader takes a member to have, the member has on disk, unless it follows a later leader by now. */
export class MatchCheck {
  readonly #onDisk: (id: number, index: number, term: number) => boolean;
  readonly #termOnDisk: (id: number) => number;
  /** What was looked at before, by member. */
  readonly #seen = new WeakMap<Process, { term: number; readonly matches: Map<number, number> }>();

  constructor(disks: {
    readonly has: (id: number, index: number, term: number) => boolean;
    readonly term: (id: number) => number;
  }) {
    this.#onDisk = disks.has;
    this.#termOnDisk = disks.term;
  }

  leads(process: Process, term: number): void {
    const { core } = process;
    let seen = this.#seen.get(process);
    if (seen?.term !== term) {
      seen = { term, matches: new Map() };
      this.#seen.set(process, seen);
    }
    for (const [id, { match }] of core.progress) {
      if (match === 0 || match === seen.matches.get(id)) continue;
      seen.matches.set(id, match);
      // A new leader knows its own log to be saved, or on its way to the disk before anything that relies on it.
      if (id === process.id) continue;
      const entryTerm = core.termAt(match);
      if (entryTerm === undefined) continue;
      must(
        this.#onDisk(id, match, entryTerm) || this.#termOnDisk(id) > term,
        process.id,
        () => `leader ${process.id} takes ${id} to have ${match}@${entryTerm}, which is not on its disk`,
      );
    }
  }
}
