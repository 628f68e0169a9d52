import { assert } from "../core/assert.ts";
import { emptyConfigState } from "../core/config.ts";
import type { ConfigChange, MemberChange, Message, SavedState } from "../core/types.ts";
import { Random } from "./random.ts";
import { SimChecks } from "./sim-checks.ts";
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
  readonly #loss: number;

  constructor(seed: number) {
    this.random = new Random(seed);
    this.#loss = this.random.next() * 0.1;
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
    const copies = this.#faulty && this.random.chance(0.05) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      if (this.#faulty && this.random.chance(this.#loss)) continue;
      // A long delay now and then reorders messages across terms.
      const delay = 1 + this.random.below(this.#faulty && this.random.chance(0.05) ? 200 : 8);
      this.#after(delay, () => this.#deliver(message));
    }
  }

  /** The founders start with a configuration; the others know nothing until a leader finds them. */
  initial(id: number): SavedState | undefined {
    if (!founders.includes(id)) return undefined;
    const config = { ...emptyConfigState, voters: founders };
    const hard = { term: 0, vote: 0, commit: 0 };
    return { hard, base: { index: 0, term: 0 }, entries: [], applied: 0, config, snapshot: undefined };
  }

  #deliver(message: Message): void {
    if (this.#group.get(message.from) !== this.#group.get(message.to)) return;
    const receiver = this.#members.find((member) => member.id === message.to);
    receiver?.receive(message);
    const sender = this.#members.find((member) => member.id === message.from);
    if (message.kind === "snapshot" && this.random.chance(0.5)) {
      sender?.core?.reportSnapshot(message.to, receiver?.core !== undefined);
    }
  }

  /** One thing that clients, operators or fate may do. */
  #act(): void {
    const member = this.random.pick(this.#members);
    if (member === undefined) return;
    const dice = this.random.next();
    if (dice < 0.25) this.#leaders().forEach((leader) => leader.propose(`v${(this.#values += 1)}`));
    else if (dice < 0.3) this.#leaders().forEach((leader) => leader.read());
    else if (dice < 0.32) member.takeSnapshot();
    else if (dice < 0.324) this.#crash(member);
    else if (dice < 0.328) this.#group = new Map(this.#members.map(({ id }) => [id, this.random.below(2)]));
    else if (dice < 0.332) this.#group = new Map();
    else if (dice < 0.336) this.#leaders().forEach((leader) => this.#change(leader));
    else if (dice < 0.338) this.#leaders().forEach((leader) => leader.core?.transferLeadership(member.id));
    else if (dice < 0.34) member.core?.reportUnreachable(1 + this.random.below(5));
    member.run();
  }

  #crash(member: SimMember): void {
    if (member.core === undefined) return;
    this.#counts.crashes += 1;
    member.crash();
    this.#after(1 + this.random.below(400), () => this.#restart(member));
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
      if (this.random.chance(0.3)) member.sync();
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
        proposed = `v${(this.#values += 1)}`;
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
