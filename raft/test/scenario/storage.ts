import { emptyConfigState } from "../../core/config.ts";
import type { ConfigState, Entry, HardState, Ready, SavedState, SnapshotMark } from "../../core/types.ts";
import { CommandError } from "./scenario-error.ts";

/** What one member has on disk and in its state machine: the part that outlives a restart. */
export class Storage {
  #hard: HardState;
  #base: { readonly index: number; readonly term: number };
  #entries: readonly Entry[] = [];
  /** The state machine is only this: what it would put in a snapshot after its newest entry. */
  #newest: SnapshotMark;

  constructor(initial: SnapshotMark) {
    this.#hard = { term: 0, vote: 0, commit: initial.index };
    this.#base = { index: initial.index, term: initial.term };
    this.#newest = initial;
  }

  get firstIndex(): number {
    return this.#base.index + 1;
  }

  get lastIndex(): number {
    return this.#base.index + this.#entries.length;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get snapshot(): SnapshotMark {
    return this.#newest;
  }

  save({ hard, entries, snapshot }: Pick<Ready, "hard" | "entries" | "snapshot">): void {
    this.#hard = hard ?? this.#hard;
    if (snapshot !== undefined) {
      if (entries.length > 0) throw new CommandError("can't apply snapshot and entries at the same time");
      this.#base = { index: snapshot.index, term: snapshot.term };
      this.#entries = [];
      this.#newest = snapshot;
    }
    const first = entries[0];
    if (first !== undefined) {
      this.#entries = [...this.#entries.slice(0, first.index - this.#base.index - 1), ...entries];
    }
  }

  /** Notes that an entry is in the state machine. `config` is the one in force after it. */
  apply(entry: Entry, config: ConfigState): SnapshotMark {
    this.#newest = { index: entry.index, term: entry.term, config };
    return this.#newest;
  }

  /** Forgets the entries up to `index`. */
  compact(index: number): void {
    if (index <= this.#base.index) throw new CommandError("requested index is unavailable due to compaction");
    const last = this.#entries[index - this.#base.index - 1];
    if (last === undefined) throw new CommandError(`there is no entry ${index} to compact`);
    this.#entries = this.#entries.slice(index - this.#base.index);
    this.#base = { index, term: last.term };
  }

  /** What a core starts from. */
  load(): SavedState {
    const { index, config } = this.#newest;
    const snapshot = this.#newest;
    return { hard: this.#hard, base: this.#base, entries: this.#entries, applied: index, config, snapshot };
  }
}

export const emptySnapshot: SnapshotMark = { index: 0, term: 0, config: emptyConfigState };
