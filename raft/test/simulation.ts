import { assert } from "../core/assert.ts";
import { emptyConfigState } from "../core/config.ts";
import type { ConfigChange, MemberChange, Message, SnapshotMark } from "../core/types.ts";
import { Random } from "./random.ts";
import { SimChecks } from "./sim-checks.ts";
import { type Climate, climateOf } from "./sim-climate.ts";
import { SimMember, type SimState, type SimWorld } from "./sim-member.ts";

/** What one seed did, for judging whether the simulation exercises what it should. */
export interface SimReport {
  readonly acknowledged: number;
  readonly crashes: number;
  readonly terms: number;
  readonly changes: number;
  readonly snapshotsSent: number;
}

const founders = [1, 2, 3];
const tickTime = 10;

/** A cluster in virtual time: everything that happens is decided by the seed. */
export class Simulation implements SimWorld {
  readonly random: Random;
  readonly climate: Climate;
  readonly checks = new SimChecks();
  readonly shelf = new Map<number, SimState>();
  readonly #members: SimMember[];
  #events = new Map<number, (() => void)[]>();
  #now = 0;
  #faulty = true;
  /** Members in different groups cannot talk. */
  #group = new Map<number, number>();
  #values = 0;
  #counts = { crashes: 0, changes: 0, snapshotsSent: 0 };

  constructor(seed: number) {
    this.random = new Random(seed);
    this.climate = climateOf(this.random);
    this.#members = [1, 2, 3, 4, 5].map((id) => new SimMember(id, this));
    for (const member of this.#members) this.#every(tickTime, () => member.tick());
  }

  /** First anything may break and nothing may go wrong; then all is healed and everybody must get there. */
  run(faultyTime: number): SimReport {
    while (this.#now < faultyTime) {
      this.#act();
      this.#step();
    }
    this.#heal();
    this.#converge();
    const terms = Math.max(...this.#members.map((member) => member.core?.hard.term ?? 0));
    return { acknowledged: this.checks.acknowledged.size, terms, ...this.#counts };
  }

  send(message: Message): void {
    if (message.kind === "snapshot") this.#counts.snapshotsSent += 1;
    const copies = this.#faulty && this.random.chance(this.climate.duplicate) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      if (this.#faulty && this.random.chance(this.climate.loss)) {
        if (message.kind === "snapshot") this.#report(message, false);
        continue;
      }
      // A long delay now and then reorders messages across terms.
      const delay = 1 + this.random.below(this.#faulty && this.random.chance(this.climate.slow) ? 200 : 8);
      this.#after(delay, () => this.#deliver(message));
    }
  }

  /** The founders start from a common snapshot; the others know nothing until a leader finds them. */
  initial(id: number): SnapshotMark | undefined {
    if (!founders.includes(id)) return undefined;
    return { index: 1, term: 1, config: { ...emptyConfigState, voters: founders } };
  }

  #deliver(message: Message): void {
    const cut = this.#group.get(message.from) !== this.#group.get(message.to);
    const receiver = cut ? undefined : this.#member(message.to);
    receiver?.receive(message);
    if (message.kind === "snapshot") this.#report(message, receiver?.core !== undefined);
  }

  /** The transport always learns how a snapshot's journey ended, though maybe late. */
  #report(message: Message, delivered: boolean): void {
    this.#after(1 + this.random.below(50), () =>
      this.#member(message.from)?.core?.reportSnapshot(message.to, delivered),
    );
  }

  /** One thing that clients, operators or fate may do. */
  #act(): void {
    const member = this.random.pick(this.#members);
    if (member === undefined) return;
    const happens = (what: Exclude<keyof Climate, "gentle">): boolean => this.random.chance(this.climate[what]);
    if (happens("write")) member.propose(this.#newValue());
    if (happens("read")) member.read();
    if (happens("snapshot")) member.takeSnapshot();
    if (happens("crash")) this.#crash(member);
    if (happens("cut")) this.#group = new Map(this.#members.map(({ id }) => [id, this.random.below(2)]));
    if (happens("mend")) this.#group = new Map();
    if (happens("change")) this.#change(member);
    if (happens("transfer")) member.core?.transferLeadership(1 + this.random.below(5));
    if (happens("unreachable")) member.core?.reportUnreachable(1 + this.random.below(5));
    member.run();
  }

  #newValue(): string {
    this.#values += 1;
    return `v${this.#values}`;
  }

  #crash(member: SimMember): void {
    if (member.core === undefined) return;
    this.#counts.crashes += 1;
    member.crash();
    this.#after(1 + this.random.below(this.random.chance(0.5) ? 20 : this.climate.downtime), () =>
      this.#restart(member),
    );
  }

  #restart(member: SimMember): void {
    if (member.core === undefined) member.start();
  }

  /** Proposes one or two membership changes that leave at least two voters. */
  #change(leader: SimMember): void {
    const { core } = leader;
    if (core === undefined) return;
    const single = (): MemberChange => {
      const id = 1 + this.random.below(5);
      const kinds = ["add-voter", "add-learner", "remove"] as const;
      return { kind: this.random.pick(kinds) ?? "add-voter", id, address: "" };
    };
    const joint = core.config.outgoing.length > 0;
    const changes = joint ? [] : this.random.chance(0.3) ? [single(), single()] : [single()];
    const lost = changes.filter((each) => each.kind !== "add-voter" && core.config.voters.includes(each.id));
    if (core.config.voters.length - lost.length < 2) return;
    const transition = this.random.pick(["auto", "implicit", "explicit"] as const) ?? "auto";
    const change: ConfigChange = { transition, changes };
    if (core.propose([{ kind: "change", change }]).kind === "appended") this.#counts.changes += 1;
  }

  #step(): void {
    this.#now += 1;
    const due = this.#events.get(this.#now) ?? [];
    this.#events.delete(this.#now);
    for (const event of due) event();
    for (const member of this.#members) {
      // A sync takes a while, so that crashes find something unsynced.
      if (this.random.chance(this.#faulty ? this.climate.sync : 0.5)) member.sync();
    }
  }

  #heal(): void {
    this.#faulty = false;
    this.#group = new Map();
    for (const member of this.#members) this.#restart(member);
  }

  /** Within a bounded time there is one leader, a new write commits, and all its members hold everything. */
  #converge(): void {
    const deadline = this.#now + 20_000;
    let proposed = "";
    for (;;) {
      this.#step();
      const [leader] = this.#leaders();
      if (this.#now % 200 === 0 && leader !== undefined && this.#inQuorum(leader)) {
        if (leader.core?.config.outgoing.length !== 0) this.#change(leader);
        proposed = this.#newValue();
        leader.propose(proposed);
      }
      if (proposed !== "" && this.checks.acknowledged.has(proposed) && this.#agree(leader)) return;
      assert(this.#now < deadline, `no progress after healing: ${this.#members.map(describe).join("; ")}`);
    }
  }

  #agree(leader: SimMember | undefined): boolean {
    const core = leader?.core;
    if (leader === undefined || core === undefined) return false;
    const ids = [...core.config.voters, ...core.config.learners];
    const members = this.#members.filter(({ id }) => ids.includes(id));
    if (members.some((member) => member.core?.appliedIndex !== core.appliedIndex)) return false;
    for (const member of members) this.checks.holdsEverything(member.id, member.state);
    return true;
  }

  #inQuorum(leader: SimMember): boolean {
    return this.#members.every((member) => (member.core?.hard.term ?? 0) <= (leader.core?.hard.term ?? 0));
  }

  #member(id: number): SimMember | undefined {
    return this.#members.find((member) => member.id === id);
  }

  #leaders(): readonly SimMember[] {
    return this.#members.filter((member) => member.core?.soft.role === "leader");
  }

  #after(delay: number, event: () => void): void {
    const at = this.#now + delay;
    const events = this.#events.get(at);
    if (events === undefined) this.#events.set(at, [event]);
    else events.push(event);
  }

  #every(period: number, event: () => void): void {
    // Clocks run at slightly different speeds.
    const next = period + this.random.below(3) - 1;
    this.#after(next, () => {
      event();
      this.#every(period, event);
    });
  }
}

function describe(member: SimMember): string {
  const { core } = member;
  if (core === undefined) return `${member.id} down`;
  const { role } = core.soft;
  const { voters, outgoing, learners } = core.config;
  return (
    `${member.id} ${role} term=${core.hard.term} log=${core.firstIndex}..${core.lastIndex} ` +
    `commit=${core.hard.commit} applied=${core.appliedIndex} config=(${voters})(${outgoing})(${learners})`
  );
}
