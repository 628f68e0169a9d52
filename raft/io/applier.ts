import type { RaftCore } from "../core/raft-core.ts";
import type { ConfigChange, Entry } from "../core/types.ts";
import { OutcomeUnknownError } from "./errors.ts";
import type { Members } from "./members.ts";
import type { Proposals } from "./proposals.ts";
import type { AppliedEntry, StateMachine } from "./types.ts";

export interface ApplierOptions {
  readonly core: RaftCore;
  readonly members: Members;
  readonly proposals: Proposals;
  readonly stateMachine: StateMachine;
  /** A configuration change took effect; `left` are those who take no part any more. */
  readonly onChange: (change: ConfigChange, left: readonly number[]) => void;
}

/** Brings committed entries into the state machine and the configuration, in the order of the log. */
export class Applier {
  readonly #options: ApplierOptions;
  /** Payload applied since the last snapshot was begun. */
  bytesSinceSnapshot = 0;

  constructor(options: ApplierOptions) {
    this.#options = options;
  }

  /** Returns how many bytes of payload there were. */
  apply(committed: readonly Entry[]): number {
    if (committed.length === 0) return 0;
    const { core, proposals } = this.#options;
    let bytes = 0;
    let batch: AppliedEntry[] = [];
    for (const entry of committed) {
      if (entry.kind === "change") {
        // What comes before the change is applied before it, as in the log.
        this.#hand(batch);
        batch = [];
        this.#applyChange(entry.change);
      } else if (entry.data.byteLength > 0) {
        bytes += entry.data.byteLength;
        batch.push({ index: entry.index, term: entry.term, data: entry.data });
      }
    }
    this.#hand(batch);
    core.applied(committed);
    this.bytesSinceSnapshot += bytes;
    proposals.applied(committed, (why) => new OutcomeUnknownError(why));
    return bytes;
  }

  #hand(batch: readonly AppliedEntry[]): void {
    if (batch.length > 0) this.#options.stateMachine.apply(batch);
  }

  #applyChange(change: ConfigChange): void {
    const { core, members, onChange } = this.#options;
    onChange(change, members.apply(change, core.applyChange(change)));
  }
}
