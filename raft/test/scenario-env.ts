import { emptyConfigState } from "../core/config.ts";
import { RaftCore } from "../core/raft-core.ts";
import type { ConfigChange, CoreOptions, Message, Proposal, Transition } from "../core/types.ts";
import { describeEntry, describeMessage, describeProgress, describeReady, describeState } from "./describe.ts";
import type { Command } from "./scenario-file.ts";

/** Members without limits and with the short timeouts that the scenario files assume. */
export const scenarioOptions: Omit<CoreOptions, "id"> = {
  electionTicks: 3,
  heartbeatTicks: 1,
  preVote: false,
  checkQuorum: false,
  leaseTicks: 0,
  stepDownOnRemoval: false,
  applyUnsaved: true,
  maxMessageBytes: Number.POSITIVE_INFINITY,
  maxInflight: Number.POSITIVE_INFINITY,
  maxInflightBytes: Number.POSITIVE_INFINITY,
  maxUncommittedBytes: Number.POSITIVE_INFINITY,
  maxProposalBytes: Number.POSITIVE_INFINITY,
  maxApplyBytes: Number.POSITIVE_INFINITY,
};

/** Members in one process and the messages between them, moved only by the commands of a scenario. */
export class ScenarioEnv {
  readonly #members: RaftCore[] = [];
  readonly #legacy = new WeakSet<ConfigChange>();
  readonly #isLegacy = (change: ConfigChange): boolean => this.#legacy.has(change);
  #messages: Message[] = [];
  #quiet = false;

  /** Runs one command and returns what it prints. */
  run(command: Command): readonly string[] {
    const quiet = this.#quiet;
    if (command.options.get("log-level")?.[0] === "none") this.#quiet = true;
    const lines = this.#dispatch(command);
    const silent = this.#quiet;
    if (command.options.has("log-level")) this.#quiet = quiet;
    return silent ? [] : lines;
  }

  #dispatch(command: Command): readonly string[] {
    const [first = 0, second = 0] = command.numbers;
    switch (command.name) {
      case "log-level":
        this.#quiet = command.words[0] === "none";
        return [];
      case "add-nodes":
        this.#addMembers(first, command.options);
        return [];
      case "campaign":
        this.#member(first).campaign();
        return [];
      case "propose":
        return this.#propose(first, { kind: "normal", data: new TextEncoder().encode(command.words[1] ?? "") });
      case "propose-conf-change":
        return this.#proposeChange(first, command);
      case "stabilize":
        return this.#stabilize(command.numbers.length > 0 ? command.numbers : this.#members.map((_, at) => at + 1));
      case "process-ready":
        return this.#processReady(first);
      case "deliver-msgs":
        return this.#deliver(command);
      case "tick-heartbeat":
        return this.#tick(first, scenarioOptions.heartbeatTicks);
      case "tick-election":
        return this.#tick(first, scenarioOptions.electionTicks);
      case "set-randomized-election-timeout":
        this.#member(first).setPatience(Number(command.options.get("timeout")?.[0]));
        return [];
      case "compact":
        this.#member(first).compact(second);
        return this.#log(first);
      case "raft-log":
        return this.#log(first);
      case "raft-state":
        return this.#members.map((core, at) => describeState(at + 1, core));
      case "status":
        return describeProgress(this.#member(first));
      case "forget-leader":
        this.#member(first).forgetLeader();
        return [];
      case "transfer-leadership":
        this.#member(Number(command.options.get("from")?.[0])).transferLeadership(
          Number(command.options.get("to")?.[0]),
        );
        return [];
      default:
        throw new Error(`unknown scenario command: ${command.name}`);
    }
  }

  #addMembers(count: number, options: Command["options"]): void {
    const numbers = (key: string): readonly number[] => (options.get(key) ?? []).map(Number);
    const index = numbers("index")[0] ?? 0;
    const term = index > 0 ? 1 : 0;
    const config = { ...emptyConfigState, voters: numbers("voters"), learners: numbers("learners") };
    for (let added = 0; added < count; added += 1) {
      const core = new RaftCore(
        {
          ...scenarioOptions,
          id: this.#members.length + 1,
          preVote: options.get("prevote")?.[0] === "true",
          checkQuorum: options.get("checkquorum")?.[0] === "true",
          stepDownOnRemoval: options.get("step-down-on-removal")?.[0] === "true",
          maxInflight: numbers("inflight")[0] ?? Number.POSITIVE_INFINITY,
        },
        {
          hard: { term: 0, vote: 0, commit: index },
          base: { index, term },
          entries: [],
          applied: index,
          config,
          snapshot: { index, term, config },
        },
      );
      this.#members.push(core);
    }
  }

  #propose(id: number, proposal: Proposal): readonly string[] {
    return this.#member(id).propose([proposal]).kind === "appended" ? [] : ["raft proposal dropped"];
  }

  #proposeChange(id: number, command: Command): readonly string[] {
    const kinds = { v: "add-voter", l: "add-learner", r: "remove", u: "update" } as const;
    const changes = (command.input.match(/[vlru]\d+/g) ?? []).map((word) => {
      const kind = kinds[word[0] as keyof typeof kinds]; // The pattern lets only these letters through.
      return { kind, id: Number(word.slice(1)), address: "" };
    });
    const transition = (command.options.get("transition")?.[0] ?? "auto") as Transition; // Files use these words only.
    const change: ConfigChange = { transition, changes };
    if (command.options.get("v1")?.[0] === "true") this.#legacy.add(change);
    return this.#propose(id, { kind: "change", change });
  }

  #stabilize(ids: Iterable<number>): readonly string[] {
    const members = [...ids];
    const lines: string[] = [];
    for (let busy = true; busy; ) {
      busy = false;
      for (const id of members.filter((member) => this.#member(member).hasReady())) {
        lines.push(`> ${id} handling Ready`, ...indented(this.#processReady(id)));
        busy = true;
      }
      for (const id of members.filter((member) => this.#messages.some((message) => message.to === member))) {
        lines.push(`> ${id} receiving messages`, ...indented(this.#deliverTo(id, { drop: false })));
        busy = true;
      }
    }
    return lines;
  }

  #processReady(id: number): readonly string[] {
    const core = this.#member(id);
    const ready = core.ready();
    for (const entry of ready.committed) {
      if (entry.kind === "change") core.applyChange(entry.change);
      core.snapshotTaken({ index: entry.index, term: entry.term, config: core.config });
    }
    this.#messages.push(...ready.messages, ...ready.messagesAfterSave);
    core.saved(ready.sequence);
    core.applied(ready.committed);
    return describeReady(ready, this.#isLegacy);
  }

  #deliver(command: Command): readonly string[] {
    const drops = (command.options.get("drop") ?? []).map(Number);
    const lines = [
      ...command.numbers.flatMap((id) => this.#deliverTo(id, { drop: false })),
      ...drops.flatMap((id) => this.#deliverTo(id, { drop: true })),
    ];
    return lines.length > 0 ? lines : ["no messages"];
  }

  #deliverTo(id: number, options: { readonly drop: boolean }): readonly string[] {
    const due = this.#messages.filter((message) => message.to === id);
    this.#messages = this.#messages.filter((message) => message.to !== id);
    return due.flatMap((message) => {
      const lines = describeMessage(message, this.#isLegacy);
      if (options.drop) return [`dropped: ${lines.join("\n")}`];
      const result = this.#member(id).step(message);
      return result === "stepped" ? lines : [...lines, "raft: cannot step as peer not found"];
    });
  }

  #tick(id: number, times: number): readonly string[] {
    for (let tick = 0; tick < times; tick += 1) this.#member(id).tick(scenarioOptions.electionTicks);
    return [];
  }

  #log(id: number): readonly string[] {
    const core = this.#member(id);
    if (core.lastIndex < core.firstIndex) {
      return [`log is empty: first index=${core.firstIndex}, last index=${core.lastIndex}`];
    }
    return core.entriesFrom(core.firstIndex).map((entry) => describeEntry(entry, this.#isLegacy));
  }

  #member(id: number): RaftCore {
    const core = this.#members[id - 1];
    if (core === undefined) throw new Error(`the scenario names member ${id}, which it did not add`);
    return core;
  }
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
