import { type Config, isJoint, participants } from "./config.ts";
import { type FlowLimits, Progress } from "./progress.ts";
import { jointVote, majorityIndex, majorityVote, type VoteResult } from "./quorum.ts";

/** The configuration, the leader's view of each member's log, and the votes of a running election. */
export class Tracker {
  config: Config;
  progress: ReadonlyMap<number, Progress> = new Map();
  votes = new Map<number, boolean>();
  readonly #limits: FlowLimits;

  constructor(options: { readonly config: Config; readonly lastIndex: number; readonly limits: FlowLimits }) {
    this.#limits = options.limits;
    this.config = options.config;
    this.switchTo(options.config, options.lastIndex);
  }

  /** Takes a new configuration: keeps the progress of those who stay, starts newcomers at the end of our log. */
  switchTo(config: Config, lastIndex: number): void {
    const progress = new Map<number, Progress>();
    for (const id of participants(config)) {
      const member = this.progress.get(id) ?? this.#newcomer(lastIndex);
      member.learner = config.learners.has(id);
      progress.set(id, member);
    }
    this.config = config;
    this.progress = progress;
  }

  /** Starts everybody anew, as at the beginning of a term. */
  reset(self: number, lastIndex: number): void {
    this.votes = new Map();
    const progress = new Map<number, Progress>();
    for (const [id, old] of this.progress) {
      const fresh = new Progress({ next: lastIndex + 1, learner: old.learner, limits: this.#limits });
      if (id === self) fresh.match = lastIndex;
      progress.set(id, fresh);
    }
    this.progress = progress;
  }

  /** The highest index that is on a quorum. */
  committed(): number {
    return this.quorumOf((id) => this.progress.get(id)?.match ?? 0);
  }

  /** The highest value that a quorum has reached, by any measure. */
  quorumOf(reachedBy: (id: number) => number): number {
    const value = Math.min(
      majorityIndex(this.config.incoming, reachedBy),
      majorityIndex(this.config.outgoing, reachedBy),
    );
    return Number.isFinite(value) ? value : 0;
  }

  /** Notes a vote (the first one counts) and tells how the election stands. */
  recordVote(id: number, granted: boolean): VoteResult {
    if (!this.votes.has(id)) this.votes.set(id, granted);
    return this.#tally(this.votes);
  }

  /** Whether a quorum was heard from since activity was last cleared. */
  quorumActive(): boolean {
    const active = new Map<number, boolean>();
    for (const [id, progress] of this.progress) {
      if (!progress.learner) active.set(id, progress.recentActive);
    }
    return this.#tally(active) === "won";
  }

  get singleton(): boolean {
    return this.config.incoming.size === 1 && !isJoint(this.config);
  }

  #tally(votes: ReadonlyMap<number, boolean>): VoteResult {
    return jointVote(majorityVote(this.config.incoming, votes), majorityVote(this.config.outgoing, votes));
  }

  #newcomer(lastIndex: number): Progress {
    const progress = new Progress({ next: Math.max(lastIndex, 1), learner: false, limits: this.#limits });
    // Otherwise check-quorum could depose the leader before a newcomer had a chance to answer.
    progress.recentActive = true;
    return progress;
  }
}
