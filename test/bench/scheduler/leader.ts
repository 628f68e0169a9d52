import { type Id, idFrom } from "../../../base/id.ts";
import { Planning } from "../../../manager/io/planning.ts";
import type { Store } from "../../../manager/io/store.ts";
import { decideTurn, type Input } from "../../../manager/io/turn.ts";
import { start } from "./cluster.ts";

export interface Measured {
  /** Deciding, encoding, decoding and applying: all that the leader's event loop is busy with. */
  readonly ms: number;
  /** The same in this thread's time on a processor: what a machine with other work to do leaves comparable. */
  readonly cpuMs: number;
  /** Of them, until the entry is decided and encoded. */
  readonly decidingMs: number;
  readonly bytes: number;
}

/** The leader's own path without Raft: turn after turn on a store, every entry through its bytes. */
export class Leader {
  now = start + 60_000;
  wakeAt = 0;
  readonly #store: Store;
  readonly #planning = new Planning();
  #minted = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  turn(inputs: readonly Input[] = []): Measured {
    const before = performance.now();
    const cpu = process.threadCpuUsage();
    const context = { now: this.now, mint: this.#mint, reachableManagers: 1 };
    const { entry, wakeAt } = decideTurn(this.#store.state, inputs, {
      context,
      plan: (draft) => this.#planning.plan(draft, context),
    });
    const decided = performance.now();
    if (entry !== undefined) this.#store.apply([{ index: this.#store.state.index + 1, term: 1, data: entry }]);
    this.#planning.committed();
    this.wakeAt = wakeAt;
    const { user, system } = process.threadCpuUsage(cpu);
    const ms = performance.now() - before;
    return { ms, cpuMs: (user + system) / 1_000, decidingMs: decided - before, bytes: entry?.length ?? 0 };
  }

  /** Turns without input as long as the plan asks for them at once. */
  settle(): readonly Measured[] {
    const turns: Measured[] = [];
    do turns.push(this.turn());
    while (this.wakeAt <= this.now);
    return turns;
  }

  readonly #mint = <Kind extends string>(): Id<Kind> => {
    this.#minted += 1;
    const bytes = new Uint8Array(25);
    new DataView(bytes.buffer).setUint32(21, this.#minted * 2_654_435_761);
    return idFrom(bytes);
  };
}
