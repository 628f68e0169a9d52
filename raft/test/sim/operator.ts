import type { RaftCore } from "../../core/raft-core.ts";
import type { ConfigChange, MemberChange } from "../../core/types.ts";
import type { Pace } from "./climate.ts";
import type { Member } from "./member.ts";
import type { Process } from "./process.ts";
import { leaveJoint } from "./requests.ts";
import type { World } from "./world.ts";

/** Whoever runs the cluster: changes its members, moves the leadership, takes snapshots, passes on rumours. */
export class Operator {
  readonly #world: World;
  readonly #members: readonly Member[];

  constructor(world: World, members: readonly Member[]) {
    this.#world = world;
    this.#members = members;
  }

  begin(): void {
    this.#nowAndThen("change", (process) => this.change(process));
    this.#nowAndThen("transfer", (process) => this.#transfer(process));
    this.#nowAndThen("snapshot", (process) => process.takeSnapshotIfDue(1));
    this.#nowAndThen("rumour", (process) => this.#rumour(process));
  }

  /** Proposes a change that leaves at least one voter in office, or the end of a joint configuration. */
  change(process: Process): void {
    const { core } = process;
    const { counts } = this.#world;
    if (core.soft.role !== "leader") return;
    const change = core.config.outgoing.length > 0 ? leaveJoint : this.#drawChange(core);
    counts.changesProposed += 1;
    process.write({
      proposal: { kind: "change", change },
      value: "",
      answer: (outcome) => {
        if (outcome !== "ok") return;
        counts.changesApplied += 1;
        if (change.transition !== "auto" || change.changes.length > 1) counts.jointChanges += 1;
        if (change.changes.some(({ kind }) => kind === "add-learner")) counts.learnersAdded += 1;
      },
    });
  }

  #drawChange(core: RaftCore): ConfigChange {
    const { random } = this.#world;
    const count = random.chance(0.4) ? 2 + random.below(2) : 1;
    const changes = Array.from({ length: count }, () => this.#drawSingle(core));
    return { transition: random.pick(["auto", "auto", "implicit", "explicit"] as const) ?? "auto", changes };
  }

  #drawSingle(core: RaftCore): MemberChange {
    const { random } = this.#world;
    const id = 1 + random.below(this.#members.length);
    const kinds = ["add-voter", "add-voter", "add-learner", "remove"] as const;
    const kind = random.pick(kinds) ?? "add-voter";
    // Too few voters left make a cluster that only waits.
    const scarce = core.config.voters.length <= 2 && core.config.voters.includes(id);
    return { kind: scarce && random.chance(0.8) ? "add-voter" : kind, id, address: "" };
  }

  #transfer(process: Process): void {
    const { random, counts } = this.#world;
    if (process.core.soft.role !== "leader") return;
    const to = 1 + random.below(this.#members.length);
    counts.transfers += 1;
    this.#world.note("transfers leadership to", process.id, to);
    process.input(() => process.core.transferLeadership(to));
  }

  /** The transport lost a connection, or was told so. */
  #rumour(process: Process): void {
    const { random, counts } = this.#world;
    const about = 1 + random.below(this.#members.length);
    if (process.core.soft.role === "leader") {
      process.input(() => process.core.reportUnreachable(about));
    } else if (random.chance(0.2)) {
      process.input(() => process.core.campaign());
    } else if (random.chance(0.3)) {
      counts.suspicions += 1;
      process.input(() => process.core.suspectLeader(random.below(5)));
    }
  }

  #nowAndThen(kind: keyof Pace, act: (process: Process) => void): void {
    const { agenda, climate, random } = this.#world;
    const mean = climate.pace[kind];
    if (!Number.isFinite(mean)) return;
    const next = (): void =>
      agenda.after(1 + random.below(mean * 2), () => {
        if (!this.#world.troubled) return;
        // Leaders first: of the others most would only refuse.
        const running = this.#members.filter(({ process, paused }) => process !== undefined && !paused);
        const leaders = running.filter(({ process }) => process?.core.soft.role === "leader");
        const member = random.pick(leaders.length > 0 && random.chance(0.8) ? leaders : running);
        if (member?.process !== undefined) act(member.process);
        next();
      });
    next();
  }
}
