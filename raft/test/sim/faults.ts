import { type Climate, isRough, type Pace, tickMs } from "./climate.ts";
import type { Member } from "./member.ts";
import type { Network } from "./network.ts";
import { Traps } from "./traps.ts";
import type { World } from "./world.ts";

/** Everything that breaks machines, disks, clocks and the network while the trouble lasts. */
export class Faults {
  readonly #world: World;
  readonly #byId: ReadonlyMap<number, Member>;
  readonly #network: Network;

  constructor(world: World, members: ReadonlyMap<number, Member>, network: Network) {
    this.#world = world;
    this.#byId = members;
    this.#network = network;
  }

  get #members(): readonly Member[] {
    return [...this.#byId.values()];
  }

  begin(): void {
    const { climate } = this.#world;
    this.#network.weather = climate;
    const members = this.#members;
    for (const member of members) {
      this.#drift(member);
      member.onPowerLoss = () => {
        if (this.#world.troubled) this.#fail(member, true);
      };
    }
    this.#strikes("crash", () => this.#crash());
    this.#strikes("blackout", () => this.#blackout());
    this.#strikes("partition", () => this.#partition());
    this.#strikes("mend", () => this.#network.mend());
    this.#strikes("weather", () => this.#changeWeather(climate));
    this.#strikes("diskSpeed", () => this.#changeDiskSpeed());
    this.#strikes("diskFull", () => this.#fillDisk());
    this.#strikes("drift", () => this.#drift(this.#anybody()));
    this.#strikes("pause", () => this.#pause());
    const traps = new Traps({ world: this.#world, members, network: this.#network });
    this.#strikes("trap", () => traps.spring());
  }

  /** All is well from now on: links, disks, clocks; and everybody runs. */
  heal(): void {
    this.#network.mend();
    this.#network.calmDown();
    for (const member of this.#members) {
      member.disk.full = false;
      member.disk.syncTakes({ low: 1, high: 5 });
      member.clock.setRate(1, this.#world.agenda.now);
      member.resume();
      // They start anew with elections as the shell has them: see coreOptions.
      if (isRough(this.#world.climate)) member.crash(false);
      member.start();
    }
  }

  /** A new leader falls while its first entries are on their way. */
  elected(id: number): void {
    const { agenda, random, climate, counts } = this.#world;
    if (!this.#world.troubled || !random.chance(climate.coup)) return;
    agenda.after(1 + random.below(random.pick([10, 50, 300]) ?? 50), () => {
      const member = this.#byId.get(id);
      if (!this.#world.troubled || member?.up !== true) return;
      counts.coups += 1;
      this.#fail(member, !random.chance(climate.killShare));
    });
  }

  /** Again and again, at random intervals whose mean the climate tells. */
  #strikes(kind: keyof Pace, strike: () => void): void {
    const { agenda, climate, random } = this.#world;
    const mean = climate.pace[kind];
    if (!Number.isFinite(mean)) return;
    const next = (): void => {
      const delayMs = 1 + Math.floor(-Math.log(1 - random.next()) * mean);
      agenda.after(delayMs, () => {
        if (!this.#world.troubled) return;
        strike();
        next();
      });
    };
    next();
  }

  #crash(): void {
    const { random, climate } = this.#world;
    const member = this.#anybody();
    if (!member.up) return;
    const kill = random.chance(climate.killShare);
    if (!kill && random.chance(0.6)) member.failAtNextSync();
    else this.#fail(member, !kill);
  }

  #fail(member: Member, power: boolean): void {
    const { random, counts } = this.#world;
    counts.crashes += 1;
    const led = member.process?.core.soft.role === "leader";
    member.crash(power);
    if (led && random.chance(0.5)) this.#suspect(member.id);
    this.#restartLater(member);
  }

  /** The whole cluster loses power at once. */
  #blackout(): void {
    this.#world.counts.blackouts += 1;
    for (const member of this.#members) {
      member.crash(true);
      this.#restartLater(member);
    }
  }

  #restartLater(member: Member): void {
    const { agenda, random, climate } = this.#world;
    const downMs = random.chance(0.4) ? 1 + random.below(200) : 1 + random.below(climate.downMs);
    agenda.after(downMs, () => member.start());
  }

  /** The transport sees a leader's connections break off, and says so. */
  #suspect(id: number): void {
    const { counts, random } = this.#world;
    for (const { process } of this.#members) {
      if (process === undefined || process.core.soft.leader !== id) continue;
      counts.suspicions += 1;
      process.input(() => process.core.suspectLeader(random.below(5)));
    }
  }

  #partition(): void {
    const { random, counts, climate } = this.#world;
    const style = random.next();
    counts.partitions += 1;
    if (!random.chance(0.3)) this.#network.mend();
    if (random.chance(climate.minority)) this.#leaveLeaderInMinority();
    else if (style < 0.3) this.#split();
    else if (style < 0.5) this.#isolate(this.#anybody());
    else if (style < 0.75) this.#isolateLeader();
    else this.#cutSomeLinks();
  }

  /** Two groups that do not hear each other. */
  #split(): void {
    this.#separate(this.#members.filter(() => this.#world.random.chance(0.5)));
  }

  #separate(some: readonly Member[]): void {
    const ids = new Set(some.map(({ id }) => id));
    this.#world.note("separates", 0, [...ids].join(" "));
    this.#eachLink((from, to) => {
      if (ids.has(from) !== ids.has(to)) this.#network.cut(from, to);
    });
  }

  /** It goes on for a while, and those with it take what the others will never have. */
  #leaveLeaderInMinority(): void {
    const { random, counts } = this.#world;
    const leader = random.pick(this.#members.filter(({ process }) => process?.core.soft.role === "leader"));
    if (leader === undefined) return;
    counts.minorityLeaders += 1;
    const others = this.#members.filter((member) => member !== leader);
    const most = Math.max(0, Math.ceil(this.#members.length / 2) - 2);
    const followers = Array.from({ length: most }, () => random.pick(others)).flatMap((member) => member ?? []);
    this.#separate([leader, ...followers.slice(0, random.below(most + 1))]);
  }

  /** A member hears nobody, is heard by nobody, or both. */
  #isolate(member: Member): void {
    const style = this.#world.random.pick(["both", "deaf", "mute"] as const) ?? "both";
    if (style !== "both") this.#world.counts.oneWayPartitions += 1;
    this.#world.note(`isolates (${style})`, member.id);
    this.#eachLink((from, to) => {
      if (from === member.id && style !== "deaf") this.#network.cut(from, to);
      if (to === member.id && style !== "mute") this.#network.cut(from, to);
    });
  }

  #isolateLeader(): void {
    const leaders = this.#members.filter(({ process }) => process?.core.soft.role === "leader");
    const leader = this.#world.random.pick(leaders);
    if (leader === undefined) return;
    this.#world.counts.isolatedLeaders += 1;
    this.#isolate(leader);
    // To the transport of the others it may look as if its process were gone.
    if (this.#world.random.chance(0.3)) this.#suspect(leader.id);
  }

  #cutSomeLinks(): void {
    const share = this.#world.random.next();
    this.#world.counts.oneWayPartitions += 1;
    this.#world.note("cuts single directions", 0, share.toFixed(2));
    this.#eachLink((from, to) => {
      if (this.#world.random.chance(share)) this.#network.cut(from, to);
    });
  }

  #eachLink(visit: (from: number, to: number) => void): void {
    for (const from of this.#members) {
      for (const to of this.#members) if (from !== to) visit(from.id, to.id);
    }
  }

  #changeWeather(climate: Climate): void {
    const { random } = this.#world;
    const factor = random.pick([0, 0.3, 1, 3]) ?? 1;
    const scaled = (share: number): number => Math.min(0.5, share * factor);
    this.#network.weather = {
      latencyMs: climate.latencyMs,
      loss: scaled(climate.loss),
      duplicate: scaled(climate.duplicate),
      slow: scaled(climate.slow),
      slowMs: climate.slowMs,
    };
  }

  #changeDiskSpeed(): void {
    const { random, counts } = this.#world;
    const speeds = [
      { low: 1, high: 5 },
      { low: 5, high: 40 },
      { low: 50, high: 500 },
      { low: 300, high: 3_000 },
    ];
    const speed = random.pick(speeds) ?? { low: 1, high: 5 };
    if (speed.high >= 500) counts.slowDisks += 1;
    this.#anybody().disk.syncTakes(speed);
  }

  #fillDisk(): void {
    const { random, counts, agenda } = this.#world;
    const { disk, id } = this.#anybody();
    if (disk.full) return;
    counts.fullDisks += 1;
    disk.full = true;
    this.#world.note("has a full disk", id);
    agenda.after(100 + random.below(6_000), () => {
      disk.full = false;
    });
  }

  #drift(member: Member): void {
    const { random, climate, counts, agenda } = this.#world;
    counts.drifts += 1;
    // Often as far as it goes: that is where bugs are.
    const share = random.chance(0.4) ? (random.chance(0.5) ? -1 : 1) : random.next() * 2 - 1;
    member.clock.setRate(1 + climate.drift * share, agenda.now);
  }

  #pause(): void {
    const { random, counts } = this.#world;
    const member = this.#anybody();
    if (!member.up || member.paused) return;
    counts.pauses += 1;
    // Garbage collections, stopped processes, and what ends just when others begin to wonder.
    member.pause(random.pick([30, 150, 800, 1_200, 5_000].map((ms) => 1 + random.below(ms))) ?? tickMs);
  }

  #anybody(): Member {
    // There is always at least one member.
    return this.#world.random.pick(this.#members) as Member;
  }
}
