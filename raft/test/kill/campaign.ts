import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { eventually } from "../cluster.ts";
import { Random } from "../random.ts";
import { Client } from "./client.ts";
import { ProcessCluster } from "./cluster.ts";
import { drawRound, type Fault, type Victim } from "./faults.ts";
import { History } from "./history.ts";
import type { MemberProcess } from "./member-process.ts";
import type { Way } from "./network.ts";
import { judge } from "./verdict.ts";
import type { Dump } from "./words.ts";

export interface CampaignOptions {
  readonly members: number;
  readonly kills: number;
  readonly seed: number;
  readonly clients: number;
  /** Whether the members hold leases, from which half of the reads are answered. */
  readonly leases: boolean;
  readonly progress: (line: string) => void;
}

export interface Report {
  readonly counts: Readonly<Record<Counted, number>>;
  readonly operations: { readonly ok: number; readonly failed: number; readonly unknown: number };
  readonly leaderChanges: number;
  readonly longestGapMs: number;
  /** From the end of a round, when all is repaired, to the next successful write. */
  readonly slowestRecoveryMs: number;
  readonly verdict: string;
  /** Empty when everything held. */
  readonly problems: readonly string[];
  /** Where the members' directories and the history are, if something did not hold. */
  readonly kept: string | undefined;
}

type Counted = "rounds" | "kills" | "restarts" | "stops" | "cuts" | "resets" | "changes";

const progressDeadlineMs = 60_000;
/** One round in so many replaces a member. */
const roundsPerChange = 6;

/** Kills, stops and cuts under load until there were enough kills, repairs, and judges what the clients saw. */
export async function campaign(options: CampaignOptions): Promise<Report> {
  const cluster = await ProcessCluster.create(options.members, options.leases);
  return new Campaign(cluster, options).run();
}

class Campaign {
  readonly #cluster: ProcessCluster;
  readonly #options: CampaignOptions;
  readonly #random: Random;
  readonly #history = new History();
  readonly #counts = { rounds: 0, kills: 0, restarts: 0, stops: 0, cuts: 0, resets: 0, changes: 0 };
  #slowestRecoveryMs = 0;

  constructor(cluster: ProcessCluster, options: CampaignOptions) {
    this.#cluster = cluster;
    this.#options = options;
    this.#random = new Random(options.seed);
  }

  async run(): Promise<Report> {
    const over = new AbortController();
    const clients = this.#clients().map((client) => client.run(over.signal));
    const { problems } = this.#cluster;
    let final: Dump | undefined;
    try {
      await this.#progress();
      while (this.#counts.kills < this.#options.kills && problems.length === 0) await this.#round();
      over.abort();
      await Promise.all(clients);
      this.#history.endGap();
      final = await this.#cluster.agreement();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error), await this.#cluster.describe());
    } finally {
      over.abort();
      await Promise.all(clients);
    }
    const judged = judge(this.#history, final);
    problems.push(...judged.problems);
    return this.#end(judged.verdict);
  }

  async #end(verdict: string): Promise<Report> {
    const { problems, root, leaders } = this.#cluster;
    const keep = problems.length > 0;
    await this.#cluster.close({ keep });
    if (keep) await writeFile(join(root, "history.json"), JSON.stringify(this.#history.operations));
    return {
      counts: this.#counts,
      operations: this.#history.counts,
      leaderChanges: leaders.size,
      longestGapMs: this.#history.longestGapMs,
      slowestRecoveryMs: this.#slowestRecoveryMs,
      verdict,
      problems,
      kept: keep ? root : undefined,
    };
  }

  #clients(): readonly Client[] {
    const { clients, seed } = this.#options;
    const shared = { seed, members: () => this.#cluster.members, history: this.#history, tally: { requests: 0 } };
    return Array.from({ length: clients }, (_, at) => new Client({ id: at + 1, ...shared }));
  }

  async #round(): Promise<void> {
    this.#counts.rounds += 1;
    const change = this.#counts.rounds % roundsPerChange === 2 ? this.#replaceSomebody() : Promise.resolve();
    // Looked at below; until then a failure must not count as unhandled.
    change.catch(() => undefined);
    const effects: Promise<void>[] = [];
    for (const { afterMs, fault } of drawRound(this.#random, this.#options.members)) {
      await pause(afterMs);
      effects.push(this.#commit(fault));
    }
    await Promise.all(effects);
    await this.#cluster.startAll();
    await this.#progress();
    await change;
    await this.#cluster.retireLeavers();
    const { kills, rounds } = this.#counts;
    const { ok, failed, unknown } = this.#history.counts;
    this.#options.progress(
      `round ${rounds}: ${kills} kills, ${this.#cluster.leaders.size} leaders, ${ok} ok, ${failed} failed, ${unknown} unknown`,
    );
  }

  /** Everything runs and is connected: a write that begins now, or later, must succeed. */
  async #progress(): Promise<void> {
    const start = this.#history.now();
    const { problems } = this.#cluster;
    await eventually(
      () => this.#history.newestWriteCall >= start || problems.length > 0,
      "a successful write after all was repaired",
      progressDeadlineMs,
    );
    this.#slowestRecoveryMs = Math.max(this.#slowestRecoveryMs, (this.#history.now() - start) / 1_000);
  }

  /** A new member comes, one of the old ones goes, whatever happens to them meanwhile. */
  async #replaceSomebody(): Promise<void> {
    const [leaver] = this.#find([this.#random.below(this.#cluster.members.length)]);
    const atOnce = this.#random.chance(0.5);
    const newcomer = await this.#cluster.prepare();
    if (leaver === undefined) return;
    if (atOnce) {
      await this.#cluster.replace(leaver, newcomer);
    } else {
      await this.#cluster.admit(newcomer);
      await this.#cluster.dismiss(leaver);
    }
    this.#counts.changes += 1;
  }

  /** Resolves when the fault is over, which is up to the network and the processes, not to the members. */
  async #commit(fault: Fault): Promise<void> {
    switch (fault.kind) {
      case "kill":
        return this.#kill(fault);
      case "stop": {
        const stopped = this.#find(fault.victims).filter((member) => member.stop());
        this.#counts.stops += stopped.length;
        await pause(fault.forMs);
        for (const member of stopped) member.go();
        return;
      }
      case "cut": {
        const ways = this.#waysOf(fault);
        this.#counts.cuts += 1;
        this.#cluster.network.cut(ways);
        await pause(fault.forMs);
        this.#cluster.network.heal(ways);
        return;
      }
      case "reset":
        this.#counts.resets += 1;
        for (const member of this.#find([fault.victim])) this.#cluster.network.reset(member.id);
    }
  }

  async #kill(fault: Extract<Fault, { kind: "kill" }>): Promise<void> {
    const victims = this.#find(fault.victims);
    await this.#killAll(victims);
    await pause(fault.downMs);
    this.#restart(victims);
    if (fault.againMs === undefined) return;
    await pause(fault.againMs);
    await this.#killAll(victims);
    this.#restart(victims);
  }

  async #killAll(victims: readonly MemberProcess[]): Promise<void> {
    const killed = await Promise.all(victims.map((member) => member.kill()));
    this.#counts.kills += killed.filter(Boolean).length;
  }

  #restart(victims: readonly MemberProcess[]): void {
    for (const member of victims) {
      if (!member.running) this.#counts.restarts += 1;
      member.start();
    }
  }

  #find(victims: readonly Victim[]): readonly MemberProcess[] {
    const { members, leader } = this.#cluster;
    const found = victims.map((victim) => (victim === "leader" ? leader : members[victim % members.length]));
    return [...new Set(found)].filter((member) => member !== undefined);
  }

  #waysOf({ apart, deaf, mute }: Extract<Fault, { kind: "cut" }>): readonly Way[] {
    const inside = new Set(this.#find(apart));
    const outside = this.#cluster.members.filter((member) => !inside.has(member));
    // All apart: nobody hears anybody.
    const others = outside.length === 0 ? [...inside] : outside;
    return [...inside].flatMap((member) =>
      others.flatMap((other) => [
        ...(deaf ? [{ from: other.id, to: member.id }] : []),
        ...(mute ? [{ from: member.id, to: other.id }] : []),
      ]),
    );
  }
}
