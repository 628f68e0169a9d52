import type { Message } from "../../core/types.ts";
import type { Member } from "./member.ts";
import type { Shipment, World } from "./world.ts";

/** How bad the network is at the moment. */
export interface Weather {
  readonly latencyMs: number;
  readonly loss: number;
  readonly duplicate: number;
  readonly slow: number;
  readonly slowMs: number;
}

const clear: Weather = { latencyMs: 8, loss: 0, duplicate: 0, slow: 0, slowMs: 0 };

/** Carries messages between members: loses, doubles, delays and thereby reorders them; links may be cut one way only. */
export class Network {
  readonly #world: World;
  readonly #members: ReadonlyMap<number, Member>;
  #cut = new Set<number>();
  weather: Weather = clear;

  constructor(world: World, members: ReadonlyMap<number, Member>) {
    this.#world = world;
    this.#members = members;
  }

  /** From now on nothing gets through from one to the other. */
  cut(from: number, to: number): void {
    this.#cut.add(linkOf(from, to));
  }

  mend(): void {
    this.#cut = new Set();
  }

  calmDown(): void {
    this.weather = clear;
  }

  send(message: Message): void {
    const { random, counts, agenda } = this.#world;
    const { weather } = this;
    counts.messages += 1;
    const copies = weather.duplicate > 0 && random.chance(weather.duplicate) ? 2 : 1;
    counts.duplicated += copies - 1;
    for (let copy = 0; copy < copies; copy += 1) {
      if (weather.loss > 0 && random.chance(weather.loss)) {
        counts.lost += 1;
        this.#world.note("loses", message.from, message);
        continue;
      }
      agenda.after(this.#delayMs(), () => this.#arrive(message));
    }
  }

  ship({ message, snapshot, ended }: Shipment): void {
    const { random, counts, agenda } = this.#world;
    counts.snapshotsSent += 1;
    this.#world.note("ships", message.from, message);
    const report = (delivered: boolean): void => {
      if (!delivered) counts.snapshotsLost += 1;
      agenda.after(1 + random.below(50), () => ended(delivered));
    };
    const lost = random.chance(this.weather.loss * 2);
    agenda.after(this.#delayMs() + random.below(200), () => {
      const receiver = this.#members.get(message.to);
      if (lost || receiver === undefined || this.#isCut(message.from, message.to)) {
        report(false);
        return;
      }
      let taken = false;
      receiver.receiveSnapshot(message, snapshot, () => {
        if (!taken) report(true);
        taken = true;
      });
      // A receiver that is down or does not answer: the call ends with an error in the end.
      if (!taken) {
        agenda.after(1_000, () => {
          if (!taken) report(false);
          taken = true;
        });
      }
    });
  }

  #arrive(message: Message): void {
    if (this.#isCut(message.from, message.to)) return;
    this.#world.note("gets", message.to, message);
    this.#members.get(message.to)?.receive(message);
  }

  #isCut(from: number, to: number): boolean {
    return this.#cut.size > 0 && this.#cut.has(linkOf(from, to));
  }

  #delayMs(): number {
    const { random, counts } = this.#world;
    const { slow, slowMs, latencyMs } = this.weather;
    if (slow > 0 && random.chance(slow)) {
      counts.delayed += 1;
      return 1 + random.below(slowMs);
    }
    return 1 + random.below(latencyMs);
  }
}

function linkOf(from: number, to: number): number {
  return from * 64 + to;
}
