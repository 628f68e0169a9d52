import type { Clock, Instant } from "../../base/clock.ts";
import { messageOf } from "../../base/error.ts";
import { wait } from "../../base/io/wait.ts";
import type { Assignments } from "../../model/assignment.ts";
import type { Dataplane } from "../dataplane.ts";
import type { PathFacts } from "../step.ts";
import type { Log } from "./log.ts";

export interface DataPathOptions {
  readonly dataplane: Dataplane;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Readiness, or the reason against it, may have changed. */
  readonly onChange: () => void;
}

const retryMs = { first: 100, most: 5_000 } as const;

/** Brings the data path to the newest assignments, one run at a time, and again until it works. */
export class DataPath {
  readonly #options: DataPathOptions;
  #wanted: { readonly version: number; readonly assignments: Assignments } | undefined;
  #applied = 0;
  #since: Instant;
  #error: string | undefined;
  #loop: Promise<void> | undefined;

  constructor(options: DataPathOptions) {
    this.#options = options;
    this.#since = options.clock.now();
  }

  /** These are the assignments now; versions count up. */
  set(assignments: Assignments, version: number): void {
    if (this.#loop === undefined) this.#since = this.#options.clock.now();
    this.#wanted = { version, assignments };
    this.#loop ??= this.#run();
  }

  /** Whether it is as the assignments of that version, or newer ones, say. */
  facts(version: number): PathFacts {
    const ready = this.#applied >= version;
    return { ready, since: this.#since, ...(!ready && this.#error !== undefined && { error: this.#error }) };
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    await this.#loop;
  }

  async #run(): Promise<void> {
    const { dataplane, signal, onChange, log, clock } = this.#options;
    for (let failures = 0; !signal.aborted; ) {
      const wanted = this.#wanted;
      if (wanted === undefined || wanted.version <= this.#applied) {
        this.#loop = undefined; // In the same breath as the look: the next `set` starts a new one.
        return;
      }
      try {
        await dataplane.apply(wanted.assignments);
        this.#applied = wanted.version;
        this.#since = clock.now();
        this.#error = undefined;
        failures = 0;
        onChange();
      } catch (error) {
        this.#error = messageOf(error);
        log("warn", "the data path is not as assigned; trying again", { error: this.#error });
        onChange();
        failures += 1;
        const pause = Math.min(retryMs.first * 2 ** failures, retryMs.most);
        await wait(pause, signal).catch(() => undefined); // Rejects only when we are to stop, which ends the loop.
      }
    }
  }
}
