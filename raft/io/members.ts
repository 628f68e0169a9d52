import type { ConfigChange, ConfigState } from "../core/types.ts";
import type { Member } from "./types.ts";

/** The members' addresses, as the applied configuration changes decided them. */
export class Members {
  #addresses: ReadonlyMap<number, string>;

  constructor(addresses: ReadonlyMap<number, string>) {
    this.#addresses = addresses;
  }

  /** Immutable: a snapshot under way keeps the book as it was. */
  get addresses(): ReadonlyMap<number, string> {
    return this.#addresses;
  }

  /** Notes what the change says of addresses; who takes no part any more is forgotten. Returns who that is. */
  apply(change: ConfigChange, config: ConfigState): readonly number[] {
    const addresses = new Map(this.#addresses);
    for (const { kind, id, address } of change.changes) {
      // A promotion need not repeat the address.
      if (kind !== "remove" && address !== "") addresses.set(id, address);
    }
    // Those who leave by a joint change are needed until it is complete.
    const remaining = participantsOf(config);
    const left = [...addresses.keys()].filter((id) => !remaining.has(id));
    for (const id of left) addresses.delete(id);
    this.#addresses = addresses;
    return left;
  }

  replace(addresses: ReadonlyMap<number, string>): void {
    this.#addresses = addresses;
  }

  list(config: ConfigState): readonly Member[] {
    const learners = new Set([...config.learners, ...config.learnersNext]);
    return [...participantsOf(config)]
      .sort((left, right) => left - right)
      .map((id) => ({ id, address: this.#addresses.get(id) ?? "", learner: learners.has(id) }));
  }
}

function participantsOf(config: ConfigState): ReadonlySet<number> {
  return new Set([...config.voters, ...config.outgoing, ...config.learners, ...config.learnersNext]);
}
