import { messageOf } from "../../base/error.ts";
import type { AppliedEntry, StateMachine } from "../../raft/io/types.ts";
import type { CommittedChange } from "../api/port.ts";
import { decodeEntry, type Entry } from "../store/codec.ts";
import { captureSnapshot, restoreSnapshot } from "../store/snapshot.ts";
import { apply, createState, type State } from "../store/state.ts";

export type CommitListener = (changes: readonly CommittedChange[]) => void;

/** The committed rows of this manager, moved by Raft alone. Everybody else reads, and hears of what was committed. */
export class Store implements StateMachine {
  #state: State = createState();
  readonly #listeners = new Set<CommitListener>();
  #proposed: (Entry & { readonly bytes: Uint8Array }) | undefined;

  get state(): State {
    return this.#state;
  }

  /** Calls `listener` after each entry, synchronously. Answers how to stop it. */
  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** This manager proposes an entry: if these bytes are committed, what they say is known already. */
  propose(entry: Entry & { readonly bytes: Uint8Array }): void {
    this.#proposed = entry;
  }

  apply(entries: readonly AppliedEntry[]): void {
    for (const { index, data } of entries) {
      const { nowMs, changes } = this.#proposed?.bytes === data ? this.#proposed : decodeEntry(data);
      this.#proposed = undefined;
      this.#tell(apply(this.#state, { index, nowMs, changes }));
    }
  }

  async *snapshot(): AsyncGenerator<Uint8Array> {
    // Rows are immutable: keeping references now is a snapshot of now, however long the reader takes.
    yield* captureSnapshot(this.#state);
  }

  async restore(chunks: AsyncIterable<Uint8Array>, index: number): Promise<void> {
    const restoring = restoreSnapshot();
    for await (const chunk of chunks) restoring.push(chunk);
    this.#state = restoring.finish(index);
    this.#tell([]);
  }

  #tell(changes: readonly CommittedChange[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(changes);
      } catch (error) {
        // Thrown here it would look to Raft like a failed apply; it is our bug all the same, and ends the process.
        queueMicrotask(() => {
          throw new Error(`a listener of committed changes failed: ${messageOf(error)}`, { cause: error });
        });
      }
    }
  }
}
