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

  apply(change: ConfigChange): void {
    const addresses = new Map(this.#addresses);
    for (const { kind, id, address } of change.changes) {
      if (kind === "remove") addresses.delete(id);
      // A promotion need not repeat the address.
      else if (address !== "") addresses.set(id, address);
    }
    this.#addresses = addresses;
  }

  replace(addresses: ReadonlyMap<number, string>): void {
    this.#addresses = addresses;
  }

  list(config: ConfigState): readonly Member[] {
    const learners = new Set([...config.learners, ...config.learnersNext]);
    const ids = new Set([...config.voters, ...config.outgoing, ...config.learners, ...config.learnersNext]);
    return [...ids]
      .sort((left, right) => left - right)
      .map((id) => ({ id, address: this.#addresses.get(id) ?? "", learner: learners.has(id) }));
  }
}
