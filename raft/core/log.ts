import { assert } from "./assert.ts";
import { entriesBytes, entryBytes } from "./entry.ts";
import type { Entry, SavedState, SnapshotMark } from "./types.ts";

interface Handout {
  readonly sequence: number;
  /** The last entry this save covers that has not been overwritten since. */
  last: number;
  readonly snapshot: SnapshotMark | undefined;
}

/**
 * The log window in memory, with marks for how far it is handed out to be saved, saved, committed, handed out to be
 * applied, and applied. Saves complete in the order they were handed out.
 */
export class Log {
  #entries: Entry[];
  /** Index and term just before the first entry in memory. */
  #base: { readonly index: number; readonly term: number };
  #savedTo: number;
  #savingTo: number;
  #handouts: Handout[] = [];
  #restoring: SnapshotMark | undefined;
  #restoringHandedOut = false;
  #applyingBytes = 0;
  #maxApplyBytes = Number.POSITIVE_INFINITY;
  /** Nothing more is handed out to be applied before some of it is. */
  #applyPaused = false;
  committed: number;
  applying: number;
  applied: number;
  /** The newest snapshot that can be sent to a follower. */
  snapshot: SnapshotMark | undefined;

  constructor(saved: Pick<SavedState, "base" | "entries" | "applied" | "snapshot" | "hard">) {
    this.#base = saved.base;
    this.#entries = [...saved.entries];
    this.snapshot = saved.snapshot;
    this.applied = saved.applied;
    this.applying = saved.applied;
    this.committed = Math.max(saved.hard.commit, saved.applied);
    this.#savedTo = this.lastIndex;
    this.#savingTo = this.lastIndex;
    this.#entries.forEach((entry, at) => {
      assert(entry.index === this.#base.index + 1 + at, "saved entries follow each other");
    });
    assert(this.committed >= this.#base.index && this.committed <= this.lastIndex, "commit lies within the saved log");
  }

  get firstIndex(): number {
    return this.#base.index + 1;
  }

  get lastIndex(): number {
    return this.#base.index + this.#entries.length;
  }

  get lastTerm(): number {
    return this.#entries.at(-1)?.term ?? this.#base.term;
  }

  get savedTo(): number {
    return this.#savedTo;
  }

  /** Whether a snapshot is waiting to be saved and restored. Nothing is applied before that. */
  get restoring(): boolean {
    return this.#restoring !== undefined;
  }

  /** The term at an index; undefined when compacted away or not there yet. */
  term(index: number): number | undefined {
    if (index === this.#base.index) return this.#base.term;
    return this.#entries[index - this.#base.index - 1]?.term;
  }

  /** A prefix of the entries in [from, to] of at most `maxBytes`, but at least one entry if there is any. */
  slice(from: number, to: number, maxBytes: number): readonly Entry[] {
    assert(from > this.#base.index, "the entries asked for are not compacted away");
    const start = from - this.#base.index - 1;
    const limit = Math.min(to, this.lastIndex) - this.#base.index;
    let end = start;
    let bytes = 0;
    while (end < limit) {
      const entry = this.#entries[end];
      if (entry === undefined) break;
      bytes += entryBytes(entry);
      if (end > start && bytes > maxBytes) break;
      end += 1;
    }
    return this.#entries.slice(start, end);
  }

  /** Appends a leader's own new entries. */
  append(entries: readonly Entry[]): void {
    for (const entry of entries) {
      assert(entry.index === this.lastIndex + 1, "own entries continue the log");
      this.#entries.push(entry);
    }
  }

  /**
   * A follower's append: entries that follow (index, term). Undefined when that is not in our log; otherwise the last
   * index now known to agree with the leader.
   */
  appendAfter(
    previous: { index: number; term: number },
    entries: readonly Entry[],
    commit: number,
  ): number | undefined {
    if (this.term(previous.index) !== previous.term) return undefined;
    const fresh = entries.findIndex((entry) => this.term(entry.index) !== entry.term);
    if (fresh >= 0) {
      const rest = entries.slice(fresh);
      this.#truncateFrom(rest[0]?.index ?? 0);
      this.append(rest);
    }
    const last = previous.index + entries.length;
    this.commitTo(Math.min(commit, last));
    return last;
  }

  commitTo(index: number): void {
    if (index <= this.committed) return;
    assert(index <= this.lastIndex, `commit ${index} lies within the log that ends at ${this.lastIndex}`);
    this.committed = index;
  }

  /** Commits up to `index` if that entry is of the leader's own term: older terms commit only along with it. */
  maybeCommit(index: number, term: number): boolean {
    if (index <= this.committed || this.term(index) !== term) return false;
    this.commitTo(index);
    return true;
  }

  /** Whether a log ending at (index, term) holds everything that ours could have committed. */
  isUpToDate(index: number, term: number): boolean {
    return term > this.lastTerm || (term === this.lastTerm && index >= this.lastIndex);
  }

  /**
   * The highest index up to `index` whose term is at most `term`, where the logs may still agree: skips whole terms.
   * Term 0 means unknown.
   */
  agreementBefore(index: number, term: number): { readonly index: number; readonly term: number } {
    for (let at = index; at > 0; at -= 1) {
      const ours = this.term(at);
      if (ours === undefined) return { index: at, term: 0 };
      if (ours <= term) return { index: at, term: ours };
    }
    return { index: 0, term: 0 };
  }

  /** Replaces the log by a snapshot; what the snapshot holds is committed. */
  restore(snapshot: SnapshotMark): void {
    this.#base = { index: snapshot.index, term: snapshot.term };
    this.#entries = [];
    for (const handout of this.#handouts) handout.last = Math.min(handout.last, snapshot.index);
    this.#savedTo = snapshot.index;
    this.#savingTo = snapshot.index;
    this.#restoring = snapshot;
    this.#restoringHandedOut = false;
    this.committed = snapshot.index;
  }

  /** Forgets entries up to `index`; they must be applied, and a snapshot must cover them. */
  compact(index: number): void {
    if (index <= this.#base.index) return;
    const term = this.term(index);
    assert(term !== undefined && index <= this.applied, "only applied entries are compacted away");
    this.#entries = this.#entries.slice(index - this.#base.index);
    this.#base = { index, term };
    this.#savedTo = Math.max(this.#savedTo, index);
    this.#savingTo = Math.max(this.#savingTo, index);
  }

  hasUnsaved(): boolean {
    return this.#savingTo < this.lastIndex || (this.#restoring !== undefined && !this.#restoringHandedOut);
  }

  /** Takes what must be saved now, to be confirmed by `saved(sequence)`. */
  takeUnsaved(sequence: number): { readonly entries: readonly Entry[]; readonly snapshot: SnapshotMark | undefined } {
    const entries = this.#entries.slice(this.#savingTo - this.#base.index);
    const snapshot = this.#restoringHandedOut ? undefined : this.#restoring;
    this.#restoringHandedOut = this.#restoring !== undefined;
    this.#savingTo = this.lastIndex;
    this.#handouts.push({ sequence, last: this.lastIndex, snapshot });
    return { entries, snapshot };
  }

  /** Everything handed out up to `sequence` is durable. Returns the snapshot that has thereby been restored. */
  saved(sequence: number): SnapshotMark | undefined {
    let restored: SnapshotMark | undefined;
    for (let first = this.#handouts[0]; first !== undefined && first.sequence <= sequence; first = this.#handouts[0]) {
      this.#handouts.shift();
      this.#savedTo = Math.max(this.#savedTo, first.last);
      if (first.snapshot !== undefined && first.snapshot === this.#restoring) {
        restored = first.snapshot;
        this.#restoring = undefined;
        this.#restoringHandedOut = false;
        this.snapshot = restored;
      }
    }
    return restored;
  }

  /** Whether committed entries wait to be applied, and may be handed out for it. */
  hasApplicable(applyUnsaved: boolean): boolean {
    return !this.restoring && !this.#applyPaused && this.applying < this.#applicableTo(applyUnsaved);
  }

  /** Takes what may be applied now; with what was taken before and is not applied yet it stays within `maxBytes`. */
  takeApplicable(applyUnsaved: boolean, maxBytes: number): readonly Entry[] {
    if (!this.hasApplicable(applyUnsaved)) return [];
    const limit = this.#applicableTo(applyUnsaved);
    const entries = this.slice(this.applying + 1, limit, maxBytes - this.#applyingBytes);
    this.applying = entries.at(-1)?.index ?? this.applying;
    this.#applyingBytes += entriesBytes(entries);
    this.#maxApplyBytes = maxBytes;
    this.#applyPaused = this.#applyingBytes >= maxBytes || this.applying < limit;
    return entries;
  }

  appliedTo(index: number): void {
    assert(index >= this.applied && index <= this.committed, "entries are applied in order, once committed");
    this.applied = index;
    this.applying = Math.max(this.applying, index);
  }

  /** Entries that were taken are applied: there is room for more. */
  roomAfter(entries: readonly Entry[]): void {
    this.#applyingBytes = Math.max(0, this.#applyingBytes - entriesBytes(entries));
    this.#applyPaused = this.#applyingBytes >= this.#maxApplyBytes;
  }

  #applicableTo(applyUnsaved: boolean): number {
    return applyUnsaved ? this.committed : Math.min(this.committed, this.#savedTo);
  }

  #truncateFrom(index: number): void {
    assert(index > this.committed, `entry ${index} does not contradict what is committed (${this.committed})`);
    if (index > this.lastIndex) return;
    this.#entries.length = index - this.#base.index - 1;
    this.#savedTo = Math.min(this.#savedTo, index - 1);
    this.#savingTo = Math.min(this.#savingTo, index - 1);
    // A save under way still writes the old entries, but the new ones follow it in the same order on disk.
    for (const handout of this.#handouts) handout.last = Math.min(handout.last, index - 1);
  }
}
