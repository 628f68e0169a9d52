import type { RaftCore } from "../../core/raft-core.ts";
import type { Entry, HardState, Ready, SnapshotMark } from "../../core/types.ts";
import { appendThread, name, type Picture, pictureOf } from "./describe.ts";
import type { Envelope, SavedEnvelope } from "./envelope.ts";

export interface AppendWork {
  readonly hard: HardState | undefined;
  readonly entries: readonly Entry[];
  readonly snapshot: SnapshotMark | undefined;
  /** What is sent once all this is saved. */
  readonly responses: readonly Envelope[];
}

/**
 * Saving as a thread of its own. It tells the core of a save by the rules of etcd, which are slower than the core needs:
 * an answer from an older term, or about an entry replaced meanwhile, counts for nothing, and a later one makes up for it.
 */
export class AppendThread {
  readonly #core: RaftCore;
  readonly #work: AppendWork[] = [];
  /** The first entry that the core has not been told is saved. */
  #unsavedFrom: number;

  constructor(core: RaftCore) {
    this.#core = core;
    this.#unsavedFrom = core.lastIndex + 1;
  }

  get busy(): boolean {
    return this.#work.length > 0;
  }

  get savedTo(): number {
    return this.#unsavedFrom - 1;
  }

  take(): AppendWork | undefined {
    return this.#work.shift();
  }

  /** Notes what a Ready wants saved. Undefined when that is nothing. */
  accept(self: number, ready: Ready): AppendWork | undefined {
    const { hard, entries, snapshot, promises, sequence } = ready;
    if (snapshot !== undefined) this.#unsavedFrom = snapshot.index + 1;
    const first = entries[0];
    // Entries that replace others start before the end of what was saved.
    if (first !== undefined) this.#unsavedFrom = Math.min(this.#unsavedFrom, first.index);
    if (hard === undefined && entries.length + promises.length === 0 && snapshot === undefined) return undefined;
    const { lastIndex } = this.#core;
    const unsaved = lastIndex >= this.#unsavedFrom;
    const answers = unsaved || snapshot !== undefined;
    const lastPromise = promises.findLast(({ to }) => to === self);
    const responses = promises.map((message): Envelope => {
      const ends = !answers && message === lastPromise;
      return ends ? { kind: "message", message, saves: sequence } : { kind: "message", message };
    });
    if (answers) {
      const { term } = this.#core.hard;
      const last = unsaved ? { index: lastIndex, term: this.#core.termAt(lastIndex) ?? 0 } : undefined;
      responses.push({ kind: "saved", to: self, term, last, snapshot, sequence });
    }
    const work = { hard, entries, snapshot, responses };
    this.#work.push(work);
    return work;
  }

  /** The member hears that something was saved. */
  answered({ term, last, snapshot, sequence }: SavedEnvelope): void {
    const current = term === this.#core.hard.term;
    const same = last !== undefined && last.index >= this.#unsavedFrom && this.#core.termAt(last.index) === last.term;
    if (current && same) this.#unsavedFrom = last.index + 1;
    // A snapshot holds what is committed, so it counts in any term.
    if ((current && same) || snapshot !== undefined) this.#core.saved(sequence);
  }

  picture(self: number, { hard, entries, snapshot, responses }: AppendWork): Picture {
    const type = "MsgStorageAppend";
    const { term = 0, vote = 0, commit = 0 } = hard ?? {};
    const answers = responses.map(pictureOf);
    return { from: name(self), to: appendThread, type, term, vote, commit, entries, snapshot, responses: answers };
  }
}
