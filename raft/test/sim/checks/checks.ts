import type { Entry, SavedState, SnapshotMark } from "../../../core/types.ts";
import { must } from "../broken.ts";
import type { Process } from "../process.ts";
import { writtenValue } from "../state-machine.ts";
import { AcknowledgementCheck } from "./acknowledgements.ts";
import { CommitCheck, type Committer } from "./commits.ts";
import { ConfigCheck, isQuorum } from "./configs.ts";
import { ElectionCheck } from "./elections.ts";
import { LogCheck } from "./logs.ts";
import { MatchCheck } from "./matches.ts";
import { PromiseCheck } from "./promises.ts";

/** What the checks may look at. */
export interface Watched {
  /** The processes that run at this moment. */
  processes(): readonly Process[];
  /** Whether a member has an entry, or a snapshot that covers it, where no power failure could take it. */
  readonly hasOnDisk: (id: number, index: number, term: number) => boolean;
  readonly termOnDisk: (id: number) => number;
  onLeader(process: Process): void;
  /** A leader committed something while others believed that they lead. */
  onRivals(): void;
}

interface Seen {
  term: number;
  commit: number;
  leads: boolean;
}

/** What must never happen, whatever fails. Each check throws at the first sight of it. */
export class Checks {
  readonly elections = new ElectionCheck();
  readonly logs = new LogCheck();
  readonly commits = new CommitCheck();
  readonly promises = new PromiseCheck();
  readonly configs = new ConfigCheck();
  readonly acknowledgements = new AcknowledgementCheck();
  readonly matches: MatchCheck;
  readonly #seen = new WeakMap<Process, Seen>();
  readonly #watched: Watched;

  constructor(watched: Watched) {
    this.#watched = watched;
    this.matches = new MatchCheck({ has: watched.hasOnDisk, term: watched.termOnDisk });
  }

  /** A process starts from what its disk says. */
  starts(process: Process, saved: SavedState): void {
    const { id, disk } = process;
    const { hard } = saved;
    const kept = disk.durable.hard;
    must(hard.term >= kept.term, id, () => `${id} starts in term ${hard.term}; on disk is ${kept.term}`);
    must(
      hard.term > kept.term || hard.vote === kept.vote,
      id,
      () => `${id} starts with vote ${hard.vote} in term ${hard.term}; on disk is ${kept.vote}`,
    );
    for (const entry of saved.entries) this.logs.isKnown(id, entry);
    const { commit } = process.core.hard;
    for (const index of [saved.base.index, commit]) {
      const term = process.core.termAt(index);
      const known = this.commits.termAt(index);
      must(
        known === undefined || known === term,
        id,
        () => `${id} starts with ${index}@${term}, committed is ${known}`,
      );
    }
    this.#seen.set(process, { term: hard.term, commit, leads: false });
  }

  /** Looks at a process after a call into its core. */
  observe(process: Process): void {
    const { core, id } = process;
    const seen = this.#seen.get(process);
    if (seen === undefined) return;
    const { term, commit } = core.hard;
    must(term >= seen.term, id, () => `${id} goes back from term ${seen.term} to ${term}`);
    must(commit >= seen.commit, id, () => `${id} takes back its commit ${seen.commit}: ${commit}`);
    const leads = core.soft.role === "leader";
    const elected = leads && !(seen.leads && seen.term === term);
    // A leader may commit its own removal and leave office in one step.
    const led = leads || (seen.leads && seen.term === term);
    seen.term = term;
    seen.leads = leads;
    if (elected) {
      if (this.elections.leads(id, process.run, term)) this.#watched.onLeader(process);
      this.commits.elected(this.#committer(process), core.firstIndex);
    }
    if (leads) this.matches.leads(process, term);
    if (commit === seen.commit) return;
    const from = seen.commit;
    seen.commit = commit;
    const committer = { ...this.#committer(process), leads: led };
    const rivals = led ? this.#rivals(process) : [];
    this.commits.advances(committer, from, commit, rivals);
    if (rivals.length > 0) this.#watched.onRivals();
  }

  /** Once somebody is elected in a later term, nobody answers reads on a lease of an earlier one. */
  judgeLease(process: Process): void {
    const { core, id } = process;
    const { term } = core.hard;
    if (core.soft.role !== "leader" || term >= this.elections.newestTerm) return;
    must(
      !process.answersAlone(),
      id,
      () => `lease: ${id} of term ${term} answers alone, after ${this.elections.newestTerm} began`,
    );
  }

  /** New entries are on their way to the disk. */
  enters(process: Process, entries: readonly Entry[]): void {
    const [first] = entries;
    if (first === undefined) return;
    const { core, id } = process;
    this.logs.enters(id, entries, core.termAt(first.index - 1));
    // By now they may be committed; what was committed before they came is not among them.
    for (const { index, term } of entries) {
      const committed = index <= core.hard.commit ? this.commits.termAt(index) : undefined;
      must(committed === undefined || committed === term, id, () => `${id} overwrites committed ${index}@${committed}`);
    }
  }

  applies(process: Process, entry: Entry): void {
    const { id } = process;
    this.logs.isKnown(id, entry);
    this.commits.applies(id, entry);
    const durable = this.#watched.hasOnDisk(id, entry.index, entry.term);
    must(durable, id, () => `${id} applies ${entry.index}@${entry.term} before it is on its own disk`);
  }

  /** A snapshot took its place on a disk. */
  snapshot(id: number, mark: SnapshotMark): void {
    const term = this.commits.termAt(mark.index);
    must(term === mark.term, id, () => `the snapshot ends with ${mark.index}@${mark.term}, committed is ${term}`);
    this.configs.inSnapshot(id, mark.index, mark.config);
  }

  /** When all is over: what was acknowledged is still where it was acknowledged. */
  ends(): void {
    this.acknowledgements.allAmong((index) => {
      const entry = this.logs.at(index, this.commits.termAt(index) ?? 0);
      return entry?.kind === "normal" ? writtenValue(entry.data) : undefined;
    });
  }

  #rivals(process: Process): readonly Committer[] {
    return this.#watched
      .processes()
      .filter((other) => other !== process && other.core.soft.role === "leader")
      .map((other) => this.#committer(other));
  }

  #committer(process: Process): Committer {
    const { core, id } = process;
    return {
      id,
      term: core.hard.term,
      leads: core.soft.role === "leader",
      termAt: (index) => core.termAt(index),
      durableOnQuorum: (index, term) => {
        const { config } = core;
        const holders = [...config.voters, ...config.outgoing].filter((voter) =>
          this.#watched.hasOnDisk(voter, index, term),
        );
        return isQuorum(config, new Set(holders));
      },
    };
  }
}
