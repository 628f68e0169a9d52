import { emptyConfigState } from "../core/config.ts";
import { RaftCore } from "../core/raft-core.ts";
import type { ConfigState, CoreOptions, Entry, MemberChange, Message, ProposalResult } from "../core/types.ts";
import { scenarioOptions } from "./scenario/options.ts";

const coreOptionsForTests: Omit<CoreOptions, "id"> = {
  ...scenarioOptions,
  electionTicks: 10,
  preVote: true,
  checkQuorum: true,
  stepDownOnRemoval: "after-handover",
  applyUnsaved: false,
};

/** A core that starts from a snapshot at index 1 with this configuration. */
export function coreOf(id: number, config: Partial<ConfigState>, options: Partial<CoreOptions> = {}): RaftCore {
  const mark = { index: 1, term: 1, config: { ...emptyConfigState, ...config } };
  return new RaftCore(
    { ...coreOptionsForTests, ...options, id },
    {
      hard: { term: 1, vote: 0, commit: 1 },
      base: mark,
      entries: [],
      applied: 1,
      config: mark.config,
      snapshot: mark,
    },
  );
}

/** Cores that save and apply at once and exchange messages until there is nothing left to say. */
export class Net {
  readonly cores: ReadonlyMap<number, RaftCore>;
  readonly applied = new Map<number, Entry[]>();
  readonly reads: { readonly member: number; readonly id: number; readonly index: number }[] = [];
  readonly seen: Message[] = [];
  /** Messages for which this is false are lost. */
  passes: (message: Message) => boolean = () => true;

  constructor(ids: readonly number[], config: Partial<ConfigState>, options: Partial<CoreOptions> = {}) {
    this.cores = new Map(ids.map((id) => [id, coreOf(id, config, options)]));
  }

  core(id: number): RaftCore {
    const core = this.cores.get(id);
    if (core === undefined) throw new Error(`there is no member ${id}`);
    return core;
  }

  /** Makes `id` the leader, or at least lets it try. */
  elect(id: number): void {
    this.core(id).campaign();
    this.settle();
  }

  propose(id: number, text: string): ProposalResult {
    const result = this.core(id).propose([{ kind: "normal", data: new TextEncoder().encode(text) }]);
    this.settle();
    return result;
  }

  change(id: number, ...changes: readonly MemberChange[]): ProposalResult {
    const result = this.core(id).propose([{ kind: "change", change: { transition: "auto", changes } }]);
    this.settle();
    return result;
  }

  tick(id: number, times: number): void {
    for (let time = 0; time < times; time += 1) this.core(id).tick(10);
    this.settle();
  }

  settle(): void {
    for (let messages = this.#effects(); messages.length > 0; messages = this.#effects()) {
      this.seen.push(...messages);
      for (const message of messages.filter((each) => this.passes(each))) this.cores.get(message.to)?.step(message);
    }
  }

  texts(id: number): readonly string[] {
    return (this.applied.get(id) ?? []).flatMap((entry) =>
      entry.kind === "normal" && entry.data.byteLength > 0 ? [new TextDecoder().decode(entry.data)] : [],
    );
  }

  #effects(): readonly Message[] {
    const messages: Message[] = [];
    for (const [id, core] of this.cores) {
      while (core.hasReady()) {
        const ready = core.ready();
        messages.push(...ready.messages, ...ready.messagesAfterSave);
        core.saved(ready.sequence);
        for (const entry of ready.committed) if (entry.kind === "change") core.applyChange(entry.change);
        core.applied(ready.committed);
        this.applied.set(id, [...(this.applied.get(id) ?? []), ...ready.committed]);
        this.reads.push(...ready.reads.map((read) => ({ member: id, ...read })));
      }
    }
    return messages;
  }
}
