import { electionTicks, tickMs } from "./climate.ts";
import type { Member } from "./member.ts";
import type { Network } from "./network.ts";
import type { World } from "./world.ts";

interface Ground {
  readonly world: World;
  readonly members: readonly Member[];
  readonly network: Network;
}

/**
 * What chance alone brings about too rarely: a leader that goes on while another one is elected behind its back, at the
 * moment when its lease would hurt most.
 */
export class Traps {
  readonly #world: World;
  readonly #members: readonly Member[];
  readonly #network: Network;

  constructor({ world, members, network }: Ground) {
    this.#world = world;
    this.#members = members;
    this.#network = network;
  }

  spring(): void {
    const { random, counts } = this.#world;
    const leader = random.pick(this.#members.filter(({ process }) => process?.core.soft.role === "leader"));
    if (leader === undefined || leader.paused || this.#members.length < 2) return;
    const others = this.#members.filter((member) => member !== leader);
    const heir = random.pick(others);
    if (heir === undefined) return;
    counts.traps += 1;
    this.#world.note("walks into a trap", leader.id);
    if (random.chance(0.5)) this.#spreadClocks(leader, others);
    const style = random.next();
    if (style < 0.35) this.#successorUnheard(leader, heir);
    else if (style < 0.65) this.#forgetfulVoters(leader, heir, others);
    else if (style < 0.85) this.#longSleep(leader);
    else this.#deafen(leader);
    this.#later(random.below(4_000), () => this.#network.mend());
  }

  /** Hands over, and hears nothing of the successor. */
  #successorUnheard(leader: Member, heir: Member): void {
    const { random, counts } = this.#world;
    leader.process?.input(() => leader.process?.core.transferLeadership(heir.id));
    counts.transfers += 1;
    this.#later(random.below(15), () => this.#deafen(leader));
  }

  /** One voter has not heard of the leader for long; the others forget that they have. */
  #forgetfulVoters(leader: Member, heir: Member, others: readonly Member[]): void {
    const { random } = this.#world;
    this.#network.cut(leader.id, heir.id);
    const fallMs = electionTicks * tickMs + random.below(electionTicks * tickMs);
    this.#later(fallMs, () => {
      this.#cutOff(leader);
      for (const other of others) {
        if (other === heir) continue;
        other.crash(false);
        this.#later(random.below(50), () => other.start());
      }
    });
  }

  /** Stops for about as long as a lease, or an election, while calls wait for its answer. */
  #longSleep(leader: Member): void {
    leader.pause(1 + this.#world.random.below(2.5 * electionTicks * tickMs));
  }

  #deafen(leader: Member): void {
    for (const { id } of this.#members) if (id !== leader.id) this.#network.cut(id, leader.id);
  }

  #cutOff(leader: Member): void {
    this.#deafen(leader);
    for (const { id } of this.#members) if (id !== leader.id) this.#network.cut(leader.id, id);
  }

  /** The leader's clock as slow, and those of the others as fast, as this climate allows. */
  #spreadClocks(leader: Member, others: readonly Member[]): void {
    const { climate, agenda } = this.#world;
    leader.clock.setRate(1 - climate.drift, agenda.now);
    for (const other of others) other.clock.setRate(1 + climate.drift, agenda.now);
  }

  #later(delayMs: number, act: () => void): void {
    this.#world.agenda.after(1 + delayMs, () => {
      if (this.#world.troubled) act();
    });
  }
}
