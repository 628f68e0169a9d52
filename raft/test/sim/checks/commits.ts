import type { Entry } from "../../../core/types.ts";
import { must } from "../broken.ts";

interface Committed {
  readonly term: number;
  /** The term of the leader that committed it: leaders of later terms must have it. */
  readonly by: number;
}

/** What is needed of a member to judge its commit index. */
export interface Committer {
  readonly id: number;
  readonly term: number;
  readonly leads: boolean;
  termAt(index: number): number | undefined;
  /** Whether a quorum of its configuration has the entry on disk. */
  durableOnQuorum(index: number, term: number): boolean;
}

/** Leader completeness and state machine safety: what is committed once stays, and everybody applies the same. */
export class CommitCheck {
  /** By index; index 1 may be in a common snapshot, so holes at the beginning are normal. */
  readonly #committed: (Committed | undefined)[] = [];

  termAt(index: number): number | undefined {
    return this.#committed[index]?.term;
  }

  /** The founding snapshot, or anything else that was committed before anybody looked. */
  given(index: number, term: number): void {
    this.#committed[index] = { term, by: term };
  }

  /** A member's commit index moved. `rivals` are the leaders there are at this moment. */
  advances(member: Committer, from: number, to: number, rivals: readonly Committer[]): void {
    for (let index = from + 1; index <= to; index += 1) {
      const term = member.termAt(index);
      const known = this.#committed[index];
      // Replaced by a snapshot: its last entry is judged, those before it are gone.
      if (term === undefined) continue;
      if (known !== undefined) {
        must(
          known.term === term,
          member.id,
          () => `committed entry ${index}@${known.term} is overwritten by ${index}@${term}`,
        );
        continue;
      }
      must(member.leads, member.id, () => `${member.id} knows ${index}@${term} as committed before any leader does`);
      this.#committed[index] = { term, by: member.term };
      this.#judgeRivals(index, term, member, rivals);
    }
    if (!member.leads) return;
    const term = member.termAt(to) ?? 0;
    must(
      member.durableOnQuorum(to, term),
      member.id,
      () => `leader ${member.id} commits ${to}@${term}, which no quorum has on disk`,
    );
  }

  /** Leader completeness: a new leader has everything that was committed in earlier terms. */
  elected(leader: Committer, firstIndex: number): void {
    for (let index = firstIndex; index < this.#committed.length; index += 1) {
      const known = this.#committed[index];
      if (known === undefined || known.by >= leader.term) continue;
      must(
        leader.termAt(index) === known.term,
        leader.id,
        () => `leader completeness: ${leader.id} leads term ${leader.term} without committed ${index}@${known.term}`,
      );
    }
  }

  /** State machine safety: only what is committed is applied. */
  applies(id: number, entry: Entry): void {
    const known = this.#committed[entry.index];
    must(
      known?.term === entry.term,
      id,
      () => `${id} applies ${entry.index}@${entry.term}, but ${known?.term ?? "nothing"} is committed there`,
    );
  }

  #judgeRivals(index: number, term: number, by: Committer, rivals: readonly Committer[]): void {
    for (const rival of rivals) {
      if (rival.term <= by.term) continue;
      must(
        rival.termAt(index) === term,
        rival.id,
        () =>
          `leader completeness: ${by.id} commits ${index}@${term} in term ${by.term}, but leader ${rival.id} lacks it`,
      );
    }
  }
}
