import type { Entry, HardState, SavedState, SnapshotMark } from "../core/types.ts";
import { combine } from "../io/startup.ts";

/** One Ready's worth of writing, in the order of the real log. */
export interface Write {
  readonly hard: HardState | undefined;
  readonly snapshot: SnapshotMark | undefined;
  readonly entries: readonly Entry[];
  readonly mustSync: boolean;
  readonly done: () => void;
}

/** A disk that loses in a crash what was not synced, though some of it may have reached the platter. */
export class SimDisk {
  #hard: HardState = { term: 0, vote: 0, commit: 0 };
  #entries: Entry[] = [];
  #snapshot: SnapshotMark | undefined;
  #pending: Write[] = [];

  get busy(): boolean {
    return this.#pending.length > 0;
  }

  write(write: Write): void {
    this.#pending.push(write);
  }

  /** Makes everything pending durable and reports it, oldest first. */
  sync(): void {
    const writes = this.#pending;
    this.#pending = [];
    for (const write of writes) this.#apply(write);
    for (const write of writes) write.done();
  }

  /** Power fails: only the first `kept` pending writes made it. */
  crash(kept: number): void {
    for (const write of this.#pending.slice(0, kept)) this.#apply(write);
    this.#pending = [];
  }

  get pendingCount(): number {
    return this.#pending.length;
  }

  /** A snapshot of our own is durable at once; entries before it go later, if ever. */
  putSnapshot(snapshot: SnapshotMark): void {
    this.#snapshot = snapshot;
  }

  compact(index: number): void {
    this.#entries = this.#entries.filter((entry) => entry.index > index);
  }

  get snapshot(): SnapshotMark | undefined {
    return this.#snapshot;
  }

  /** What a restarting member finds, put together by the code that reads the real disk. */
  load(keepEntries: number): SavedState {
    const recovered = { hard: this.#hard, entries: this.#entries, mark: undefined };
    const file = this.#snapshot && { header: { ...this.#snapshot, addresses: new Map() }, path: "" };
    return combine(recovered, file, { directory: "simulated", keepEntries });
  }

  #apply(write: Write): void {
    if (write.hard !== undefined) this.#hard = write.hard;
    const { snapshot } = write;
    if (snapshot !== undefined) {
      const same = this.#entries.find((entry) => entry.index === snapshot.index)?.term === snapshot.term;
      if (!same) this.#entries = [];
      this.#snapshot = snapshot;
    }
    const first = write.entries[0];
    if (first === undefined) return;
    this.#entries = [...this.#entries.filter((entry) => entry.index < first.index), ...write.entries];
  }
}
