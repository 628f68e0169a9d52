import { emptyConfigState } from "../../core/config.ts";
import type { Message } from "../../core/types.ts";
import { Random } from "../random.ts";
import { Agenda } from "./agenda.ts";
import { Broken, must } from "./broken.ts";
import { Checks } from "./checks/checks.ts";
import { Client, History } from "./client.ts";
import { type Climate, climateOf } from "./climate.ts";
import { Convergence } from "./convergence.ts";
import { type Counts, noCounts } from "./counts.ts";
import type { StoredSnapshot } from "./disk.ts";
import { Faults } from "./faults.ts";
import { judgeHistory } from "./judge-history.ts";
import { Member } from "./member.ts";
import { Network } from "./network.ts";
import { Operator } from "./operator.ts";
import type { Process } from "./process.ts";
import { emptyImage } from "./state-machine.ts";
import { Trace } from "./trace.ts";
import type { Shipment, World } from "./world.ts";

/** What one seed did. `hash` is a fingerprint of everything that happened, in its order. */
export interface SimReport {
  readonly seed: number;
  readonly climate: string;
  readonly members: number;
  readonly hash: number;
  readonly events: number;
  readonly counts: Readonly<Counts>;
}

export interface SimOptions {
  /** Instead of the one that the seed draws. */
  readonly climate?: Climate;
  /** Called at the beginning, to plan what shall happen besides what the climate does. */
  readonly script?: (scene: Scene) => void;
  /** Takes every event as a line of text. */
  readonly onEvent?: (line: string) => void;
}

/** A hundred times what a busy seed needs. */
const eventsMax = 3_000_000;

/** What a script may lay hands on. */
export interface Scene {
  readonly members: readonly Member[];
  readonly network: Network;
  readonly after: (delayMs: number, run: () => void) => void;
}

/** A promise was broken under this seed; the message tells everything that is needed to look into it. */
class SimFailure extends Error {
  readonly seed: number;

  constructor(seed: number, text: string, cause: unknown) {
    super(text, { cause });
    this.name = "SimFailure";
    this.seed = seed;
  }
}

/** Runs a whole cluster through what the seed decides; throws a SimFailure when it breaks what Raft promises. */
export function simulate(seed: number, options: SimOptions = {}): SimReport {
  const simulation = new Simulation(seed, options);
  try {
    return simulation.run();
  } catch (error) {
    throw new SimFailure(seed, simulation.describe(error), error);
  }
}

class Simulation implements World {
  readonly random: Random;
  readonly climate: Climate;
  readonly agenda = new Agenda();
  readonly trace: Trace;
  readonly counts = noCounts();
  readonly checks: Checks;
  troubled = true;
  readonly #seed: number;
  readonly #members = new Map<number, Member>();
  readonly #network: Network;
  readonly #history = new History();
  readonly #faults: Faults;
  readonly #script: ((scene: Scene) => void) | undefined;
  #lastLeader = 0;

  constructor(seed: number, options: SimOptions) {
    this.#seed = seed;
    this.#script = options.script;
    this.random = new Random(seed);
    this.climate = options.climate ?? climateOf(this.random);
    this.trace = new Trace(options.onEvent);
    this.#network = new Network(this, this.#members);
    this.#faults = new Faults(this, this.#members, this.#network);
    this.checks = new Checks({
      processes: () => this.#processes(),
      hasOnDisk: (id, index, term) => this.#members.get(id)?.disk.has(index, term) === true,
      termOnDisk: (id) => this.#members.get(id)?.disk.term ?? 0,
      onLeader: (process) => this.#onLeader(process),
      onRivals: () => this.agenda.after(0, () => this.judgeLeases()),
    });
    this.#found();
  }

  run(): SimReport {
    const members = [...this.#members.values()];
    const operator = new Operator(this, members);
    for (const member of members) member.start();
    this.#faults.begin();
    operator.begin();
    this.#script?.({ members, network: this.#network, after: (ms, run) => this.agenda.after(ms, run) });
    for (let id = 1; id <= this.climate.clients; id += 1) new Client(id, this, members, this.#history).work();
    while (this.agenda.now < this.climate.troubleMs && this.agenda.step());
    this.troubled = false;
    this.note("heals", 0);
    this.#faults.heal();
    this.counts.recoveryMs = new Convergence(this, members, operator).run();
    this.checks.ends();
    this.counts.simulatedMs = this.agenda.now;
    judgeHistory(this.#history.calls);
    const { hash, count } = this.trace;
    const { name } = this.climate;
    return { seed: this.#seed, climate: name, members: members.length, hash, events: count, counts: this.counts };
  }

  note(what: string, who: number, detail?: string | number | Message): void {
    must(this.trace.count < eventsMax, who, () => `more than ${eventsMax} events: this goes round in circles`);
    this.trace.note(this.agenda.now, what, who, detail);
  }

  send(message: Message): void {
    this.#network.send(message);
  }

  ship(shipment: Shipment): void {
    this.#network.ship(shipment);
  }

  describe(error: unknown): string {
    const who = error instanceof Broken ? error.who : 0;
    const what = error instanceof Error ? error.message : String(error);
    const at = error instanceof Error && !(error instanceof Broken) ? `\n${error.stack}` : "";
    return [
      `seed ${this.#seed} (${this.climate.name}) at ${this.agenda.now} ms: ${who === 0 ? "" : `member ${who}: `}${what}`,
      ...[...this.#members.values()].map((member) => `  ${describeMember(member)}`),
      "the last events:",
      ...this.trace.last().map((line) => `  ${line}`),
      `again: npm run sim -- --seed ${this.#seed}${at}`,
    ].join("\n");
  }

  /** Several founders start from a common snapshot; a newcomer knows nothing until a leader finds it. */
  #found(): void {
    const { members, founders, foundingLearners } = this.climate;
    const config = { ...emptyConfigState, voters: founders, learners: foundingLearners };
    const founding: StoredSnapshot = { mark: { index: 1, term: 1, config }, image: emptyImage };
    this.checks.commits.given(1, 1);
    this.checks.configs.applies(0, 1, config);
    for (let id = 1; id <= members; id += 1) {
      const knows = founders.includes(id) || foundingLearners.includes(id);
      this.#members.set(id, new Member(id, this, knows ? founding : undefined));
    }
  }

  #processes(): readonly Process[] {
    return [...this.#members.values()].flatMap(({ process }) => process ?? []);
  }

  judgeLeases(): void {
    if (this.climate.leaseTicks === 0) return;
    for (const { process, paused } of this.#members.values()) {
      if (process !== undefined && !paused) this.checks.judgeLease(process);
    }
  }

  #onLeader({ id }: Process): void {
    this.counts.elections += 1;
    if (this.#lastLeader !== 0 && this.#lastLeader !== id) this.counts.leaderChanges += 1;
    this.#lastLeader = id;
    this.#faults.elected(id);
  }
}

function describeMember({ id, process, paused, disk }: Member): string {
  if (process === undefined) return `${id} is down`;
  const { core } = process;
  const { voters, outgoing, learners } = core.config;
  return (
    `${id} ${core.soft.role} of term ${core.hard.term}, leader ${core.soft.leader}, log ${core.firstIndex}..` +
    `${core.lastIndex}, commit ${core.hard.commit}, applied ${core.appliedIndex}, voters (${voters})(${outgoing}), ` +
    `learners (${learners})${paused ? ", paused" : ""}${disk.full ? ", disk full" : ""}`
  );
}
