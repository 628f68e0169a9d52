import { type Flow, Hop } from "../hop.ts";
import { callerIn } from "./certificates.ts";

/** Bytes from one member to another. */
export interface Way {
  readonly from: number;
  readonly to: number;
}

/** Everything that the members send each other passes through here, and every single direction can be cut. */
export class Network {
  readonly #hops = new Map<number, Hop>();
  readonly #cuts = new Set<string>();

  /** Puts a hop before a member: the others reach it at `listen`. */
  async add(id: number, options: { readonly listen: string; readonly target: string }): Promise<void> {
    const { hop } = await Hop.to(options.target, { listen: options.listen, callerOf: callerIn });
    this.#hops.set(id, hop);
    this.#hold();
  }

  /** From now on these bytes wait, as behind a pulled cable; what was under way arrives once it is healed. */
  cut(ways: readonly Way[]): void {
    for (const way of ways) this.#cuts.add(nameOf(way));
    this.#hold();
  }

  heal(ways: readonly Way[]): void {
    for (const way of ways) this.#cuts.delete(nameOf(way));
    this.#hold();
  }

  /** Ends the connections to a member; whoever needs one connects again. */
  reset(id: number): void {
    this.#hops.get(id)?.cut();
  }

  close(): void {
    for (const hop of this.#hops.values()) hop.close();
  }

  #hold(): void {
    for (const [id, hop] of this.#hops) hop.hold((flow) => this.#cuts.has(nameOf(wayOf(flow, id))));
  }
}

/** Answers on a connection travel the other way, as packets do. */
function wayOf({ caller = 0, inward }: Flow, id: number): Way {
  return inward ? { from: caller, to: id } : { from: id, to: caller };
}

function nameOf({ from, to }: Way): string {
  return `${from}>${to}`;
}
