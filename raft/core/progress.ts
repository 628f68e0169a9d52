import { assert } from "./assert.ts";
import { Inflights } from "./inflights.ts";

/**
 * How to feed a follower. `probe`: one message at a time until it is known where the logs agree. `replicate`: stream,
 * assuming success. `snapshot`: wait, it needs entries that are gone from our log.
 */
export type ProgressState = "probe" | "replicate" | "snapshot";

export interface FlowLimits {
  readonly maxCount: number;
  readonly maxBytes: number;
}

/** What the leader knows about one member's log. Invariant: match < next. */
export class Progress {
  match = 0;
  next: number;
  state: ProgressState = "probe";
  pendingSnapshot = 0;
  recentActive = false;
  flowPaused = false;
  learner: boolean;
  readonly inflights: Inflights;
  #sentCommit = 0;

  constructor(options: { readonly next: number; readonly learner: boolean; readonly limits: FlowLimits }) {
    this.next = options.next;
    this.learner = options.learner;
    this.inflights = new Inflights(options.limits);
  }

  becomeProbe(): void {
    // A snapshot that arrived moves the probe past it; otherwise probing restarts at what is known to match.
    const from = this.state === "snapshot" ? Math.max(this.match, this.pendingSnapshot) : this.match;
    this.#enter("probe");
    this.next = from + 1;
    this.#sentCommit = Math.min(this.#sentCommit, this.next - 1);
  }

  becomeReplicate(): void {
    this.#enter("replicate");
    this.next = this.match + 1;
  }

  becomeSnapshot(index: number): void {
    this.#enter("snapshot");
    this.pendingSnapshot = index;
    this.next = index + 1;
    this.#sentCommit = index;
  }

  /** Notes that a message with this many entries, starting at `next`, was sent. */
  sentEntries(count: number, bytes: number): void {
    assert(this.state !== "snapshot", "no appends are sent while a snapshot is under way");
    if (this.state === "probe") {
      if (count > 0) this.flowPaused = true;
      return;
    }
    if (count > 0) {
      this.next += count;
      this.inflights.add(this.next - 1, bytes);
    }
    this.flowPaused = this.inflights.full;
  }

  sentCommit(commit: number): void {
    this.#sentCommit = commit;
  }

  /** Whether telling this commit index could move the follower's own, given what was told before. */
  canBumpCommit(commit: number): boolean {
    return commit > this.#sentCommit && this.#sentCommit < this.next - 1;
  }

  /** An acknowledgement up to `index` arrived. False when it tells nothing new. */
  advanceTo(index: number): boolean {
    if (index <= this.match) return false;
    this.match = index;
    this.next = Math.max(this.next, index + 1);
    this.flowPaused = false;
    return true;
  }

  /** A rejection of the append after `rejected` arrived. False when it is stale. */
  retreatTo(rejected: number, hint: number): boolean {
    if (this.state === "replicate") {
      if (rejected <= this.match) return false;
      this.next = this.match + 1;
    } else {
      // Outside replicate one probe is under way at a time, so any other index belongs to an older probe.
      if (this.next - 1 !== rejected) return false;
      this.next = Math.max(Math.min(rejected, hint + 1), this.match + 1);
      this.flowPaused = false;
    }
    this.#sentCommit = Math.min(this.#sentCommit, this.next - 1);
    return true;
  }

  get paused(): boolean {
    return this.state === "snapshot" || this.flowPaused;
  }

  #enter(state: ProgressState): void {
    this.flowPaused = false;
    this.pendingSnapshot = 0;
    this.state = state;
    this.inflights.reset();
  }
}
