import { assert } from "../core/assert.ts";
import type { RaftCore } from "../core/raft-core.ts";
import type { Entry } from "../core/types.ts";

/** What must never happen, whatever fails. Each check throws at the first sight of it. */
export class SimChecks {
  readonly #leaders = new Map<number, number>();
  readonly #chosen: string[] = [];
  readonly #terms: number[] = [];
  readonly acknowledged = new Map<string, number>();
  highestAcknowledged = 0;

  /** Election safety, and leader completeness: a leader's log holds everything that was ever applied anywhere. */
  leads(id: number, core: RaftCore): void {
    const { term } = core.hard;
    const other = this.#leaders.get(term);
    assert(other === undefined || other === id, `term ${term} has two leaders, ${other} and ${id}`);
    if (other === id) return;
    this.#leaders.set(term, id);
    for (let index = core.firstIndex; index < this.#chosen.length; index += 1) {
      if (this.#terms[index] === undefined) continue;
      assert(core.termAt(index) === this.#terms[index], `leader ${id} of term ${term} lacks applied entry ${index}`);
    }
  }

  /** State machine safety: nobody applies anything else at an index. */
  applied(id: number, entry: Entry): void {
    const text = `${entry.term}:${describe(entry)}`;
    const known = this.#chosen[entry.index];
    assert(known === undefined || known === text, `member ${id} applied ${text} at ${entry.index}, not ${known}`);
    this.#chosen[entry.index] = text;
    this.#terms[entry.index] = entry.term;
  }

  acknowledge(value: string, index: number): void {
    assert(!this.acknowledged.has(value), `${value} was acknowledged twice`);
    this.acknowledged.set(value, index);
    this.highestAcknowledged = Math.max(this.highestAcknowledged, index);
  }

  /** A read must see every write acknowledged before it was asked. */
  read(index: number, acknowledgedBefore: number): void {
    assert(index >= acknowledgedBefore, `a read at ${index} missed the write at ${acknowledgedBefore}`);
  }

  /** Nothing acknowledged is missing from a member's final state, and it is where it was acknowledged. */
  holdsEverything(id: number, values: ReadonlyMap<string, number>): void {
    for (const [value, index] of this.acknowledged) {
      assert(values.get(value) === index, `member ${id} lost ${value}, acknowledged at ${index}`);
    }
  }
}

function describe(entry: Entry): string {
  return entry.kind === "normal" ? new TextDecoder().decode(entry.data) : JSON.stringify(entry.change);
}
