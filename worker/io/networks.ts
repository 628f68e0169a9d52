import type { EngineNetwork } from "../../model/dataplane.ts";
import { type Engine, isEngineError } from "../engine/engine.ts";
import { label } from "../naming.ts";

/** The engine's networks, as tasks need them. One thing at a time for each network. */
export class Networks {
  readonly #engine: Engine;
  readonly #tails = new Map<string, Promise<void>>();
  /** Those that were made or found as they should be, and not looked at since. */
  readonly #known = new Map<string, string>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  ensure(network: EngineNetwork): Promise<void> {
    // All of it: a network that was removed and made anew under its name differs only in its options.
    const wanted = JSON.stringify(network);
    return this.#inTurn(network.name, async () => {
      if (this.#known.get(network.name) === wanted) return;
      await this.#engine.ensureNetwork(network, label.managed);
      this.#known.set(network.name, wanted);
    });
  }

  /** Forgets what it has seen: the engine may have changed meanwhile. */
  doubt(): void {
    this.#known.clear();
  }

  /** Removes those that nobody wants, save where a container still uses one: then at another time. */
  async collect(isWanted: (name: string) => boolean): Promise<void> {
    for (const { name } of await this.#engine.networks(label.managed)) {
      if (isWanted(name)) continue;
      await this.#inTurn(name, async () => {
        if (isWanted(name)) return; // Asked again: a task may have come while this waited for its turn.
        this.#known.delete(name);
        await this.#engine.removeNetwork(name);
      }).catch((error: unknown) => {
        if (!isEngineError(error, "conflict")) throw error;
      });
    }
  }

  #inTurn(name: string, job: () => Promise<void>): Promise<void> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(job); // A failure belongs to whoever asked, not to the next.
    this.#tails.set(name, turn);
    const tidy = (): void => {
      if (this.#tails.get(name) === turn) this.#tails.delete(name);
    };
    turn.then(tidy, tidy);
    return turn;
  }
}
