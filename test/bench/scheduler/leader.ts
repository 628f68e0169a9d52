import { type Id, idFrom } from "../../../base/id.ts";
import type { Context } from "../../../manager/control/control.ts";
import { Planning } from "../../../manager/io/planning.ts";
import type { Store } from "../../../manager/io/store.ts";
import { decideTurn, type Input } from "../../../manager/io/turn.ts";
import { type Draft, draftOf } from "../../../manager/store/draft.ts";
import { apply } from "../../../manager/store/state.ts";
import { start } from "./cluster.ts";

export interface Measured {
  /** All that the leader's event loop is busy with. */
  readonly ms: number;
  /** The same in this thread's time on a processor: what a machine with other work to do leaves comparable. */
  readonly cpuMs: number;
  readonly bytes: number;
}

/**
 * What is decided goes through the bytes of an entry, as on a leader, or straight into the store, as in swarmkit's
 * benchmark.
 */
export type Through = "entries" | "rows";

/** The leader's own path without Raft: turn after turn on a store. */
export class Leader {
  now = start + 60_000;
  wakeAt = 0;
  readonly #store: Store;
  readonly #planning = new Planning();
  readonly #through: Through;
  #minted = 0;

  constructor(store: Store, through: Through = "entries") {
    this.#store = store;
    this.#through = through;
  }

  turn(inputs: readonly Input[] = []): Measured {
    const before = performance.now();
    const cpu = process.threadCpuUsage();
    const bytes = this.#through === "entries" ? this.#takeEntry(inputs) : this.#takeRows();
    this.#planning.committed();
    const { user, system } = process.threadCpuUsage(cpu);
    return { ms: performance.now() - before, cpuMs: (user + system) / 1_000, bytes };
  }

  /** Turns without input as long as the plan asks for them at once. */
  settle(): readonly Measured[] {
    const turns: Measured[] = [];
    do turns.push(this.turn());
    while (this.wakeAt <= this.now);
    return turns;
  }

  /** Decides, encodes, applies: a leader does not read its own entries. */
  #takeEntry(inputs: readonly Input[]): number {
    const context = this.#context();
    const plan = (draft: Draft): number => this.#planning.plan(draft, context);
    const { entry, wakeAt } = decideTurn(this.#store.state, inputs, { context, plan });
    this.wakeAt = wakeAt;
    if (entry === undefined) return 0;
    this.#store.propose(entry);
    this.#store.apply([{ index: this.#store.state.index + 1, term: 1, data: entry.bytes }]);
    return entry.bytes.length;
  }

  /** Decides and applies. */
  #takeRows(): number {
    const { state } = this.#store;
    const draft = draftOf(state);
    this.wakeAt = this.#planning.plan(draft, this.#context());
    const changes = draft.changes();
    if (changes.length > 0) apply(state, { index: state.index + 1, nowMs: this.now, changes });
    return 0;
  }

  #context(): Context {
    return { now: this.now, mint: this.#mint, reachableManagers: 1 };
  }

  readonly #mint = <Kind extends string>(): Id<Kind> => {
    this.#minted += 1;
    const bytes = new Uint8Array(25);
    new DataView(bytes.buffer).setUint32(21, this.#minted * 2_654_435_761);
    return idFrom(bytes);
  };
}
