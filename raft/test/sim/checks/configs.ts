import type { ConfigState } from "../../../core/types.ts";
import { must } from "../broken.ts";

interface Known {
  readonly index: number;
  readonly text: string;
}

/** Configuration safety: everybody has the same configurations in the same places, and neighbours share a voter. */
export class ConfigCheck {
  readonly #known: Known[] = [];
  #newest: ConfigState | undefined;

  /** A change was applied, which made this the configuration. */
  applies(id: number, index: number, config: ConfigState): void {
    const text = JSON.stringify(config);
    const last = this.#known.at(-1);
    if (last !== undefined && last.index >= index) {
      const known = this.#known.find((other) => other.index === index);
      must(known?.text === text, id, () => `at ${index}, ${id} has configuration ${text}, others ${known?.text}`);
      return;
    }
    const before = this.#newest;
    must(
      before === undefined || before.voters.length === 0 || quorumsMeet(before, config),
      id,
      () => `disjoint quorums: ${last?.text} is followed by ${text}`,
    );
    this.#known.push({ index, text });
    this.#newest = config;
  }

  /** A snapshot's configuration is the newest one at its index. */
  inSnapshot(id: number, index: number, config: ConfigState): void {
    const known = this.#known.findLast((other) => other.index <= index);
    const text = JSON.stringify(config);
    must(known?.text === text, id, () => `the snapshot at ${index} has configuration ${text}, not ${known?.text}`);
  }
}

/** Whether no quorum of one configuration can do without every member of some quorum of the other. */
function quorumsMeet(left: ConfigState, right: ConfigState): boolean {
  const everybody = [...new Set([left, right].flatMap(({ voters, outgoing }) => [...voters, ...outgoing]))];
  for (let chosen = 0; chosen < 2 ** everybody.length; chosen += 1) {
    const some = new Set(everybody.filter((_, at) => (chosen & (1 << at)) !== 0));
    const others = new Set(everybody.filter((id) => !some.has(id)));
    if (isQuorum(left, some) && isQuorum(right, others)) return false;
  }
  return true;
}

/** Written anew, and in another way than the core does it. */
export function isQuorum(config: ConfigState, members: ReadonlySet<number>): boolean {
  const majority = (voters: readonly number[]): boolean =>
    voters.length === 0 || voters.filter((id) => members.has(id)).length * 2 > voters.length;
  return majority(config.voters) && majority(config.outgoing);
}
