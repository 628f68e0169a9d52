import type { Chance } from "../base/clock.ts";
import { never } from "../base/clock.ts";

/** One manager to dial, and how long to wait for its welcome. */
export interface Dial {
  readonly address: string;
  readonly patienceMs: number;
}

export interface Step {
  readonly dial?: Dial;
  /** When to ask again, if nothing happens before. */
  readonly wakeAt: number;
}

interface Standing {
  /** An attempt or the session itself: nobody is dialled twice at a time. */
  busy: boolean;
  /** As long as it is busy, nobody else is dialled before. */
  aloneUntil: number;
  endedAt: number;
  readyAt: number;
  failures: number;
  silences: number;
}

/**
 * Whom to dial in the search for the leader. Several at a time, one a little after the other, each with its own pace: a
 * host that is silent delays nobody but itself. All times are one monotonic clock's, in milliseconds.
 */
export class Candidates {
  readonly #chance: Pick<Chance, "fraction">;
  readonly #standings = new Map<string, Standing>();
  #known: readonly string[];
  #hint: string | undefined;
  #certain: string | undefined;
  /** When the search began that goes on, or was the last one. */
  #since = Number.NEGATIVE_INFINITY;
  #foundAt: number | undefined;

  constructor(known: readonly string[], chance: Pick<Chance, "fraction">) {
    this.#chance = chance;
    this.#known = known;
    // Workers that start together should not all ask the same manager first.
    const first = Math.floor(chance.fraction() * known.length);
    for (const address of [...known.slice(first), ...known.slice(0, first)]) this.#standing(address);
  }

  get known(): readonly string[] {
    return this.#known;
  }

  /**
   * The leader is lost or in doubt. After a session that lasted the pace is new; otherwise it goes on as before. Nobody is
   * dialled before a random part of `spreadMs` is over.
   */
  begin(now: number, spreadMs = 0): void {
    const readyAt = now + this.#chance.fraction() * spreadMs;
    const goesOn = this.#foundAt !== undefined && now - this.#foundAt < lastedMs;
    for (const standing of this.#standings.values()) {
      if (goesOn) standing.readyAt = Math.max(standing.readyAt, readyAt);
      else Object.assign(standing, { failures: 0, silences: 0, readyAt });
    }
    if (goesOn) return;
    this.#foundAt = undefined;
    this.#since = now;
  }

  /** Whom to dial now, if anybody. Called again at once after a dial, and whenever something has happened. */
  next(now: number): Step {
    const free = this.#candidates().filter(([, { busy }]) => !busy);
    const readyAt = Math.min(never, ...free.map(([, standing]) => standing.readyAt));
    const wakeAt = Math.max(readyAt, this.#staggeredTo());
    if (wakeAt > now) return { wakeAt };
    const ready = free.filter(([, standing]) => standing.readyAt <= now);
    const [address, standing] = ready.reduce((left, right) => (this.#isBefore(right, left) ? right : left));
    const aloneMs = address === this.#certain ? staggerMs.certain : staggerMs.other;
    Object.assign(standing, { busy: true, aloneUntil: now + aloneMs });
    if (address === this.#hint) this.#hint = undefined;
    this.#certain = undefined;
    return {
      dial: { address, patienceMs: Math.min(patienceMs.first * 2 ** standing.silences, patienceMs.most) },
      wakeAt: now,
    };
  }

  /** The managers as a leader says; an empty list is not believed. */
  learn(known: readonly string[]): void {
    if (known.length === 0) return;
    this.#known = known;
    const kept = new Set(known);
    for (const [address, { busy }] of this.#standings) if (!busy && !kept.has(address)) this.#standings.delete(address);
    for (const address of known) this.#standing(address);
  }

  /** This one is said to lead: it comes next. */
  hint(address: string): void {
    const standing = this.#standing(address);
    if (standing.busy) return;
    this.#hint = address;
    // A pause all the same: two that take each other for the leader must not send us to and fro without end.
    standing.readyAt = Math.min(standing.readyAt, standing.endedAt + hintPauseMs);
  }

  /** It has just answered as the leader, to another question: it comes next, and the others are left in peace for longer. */
  certain(address: string): void {
    this.#certain = address;
    this.hint(address);
  }

  /** It leads, and has welcomed us. */
  found(now: number): void {
    this.#foundAt = now;
    this.#hint = undefined;
  }

  /** It gave no answer in the time that it had. */
  silent(address: string, now: number): void {
    this.failed(address, now);
    this.#standing(address).silences += 1;
  }

  /** We hung up: no fault of its own. */
  dropped(address: string, now: number): void {
    Object.assign(this.#standing(address), { busy: false, endedAt: now });
  }

  /** It does not lead, could not be reached, or the session with it is over. */
  failed(address: string, now: number): void {
    const standing = this.#standing(address);
    // Every second counts at first: a node that comes too late is taken for dead. Later the managers' peace does.
    const most = now - this.#since < urgentMs ? retryMs.urgent : retryMs.most;
    const pause = Math.min(retryMs.first * 2 ** standing.failures, most) * (0.5 + this.#chance.fraction());
    Object.assign(standing, { busy: false, endedAt: now, readyAt: now + pause, failures: standing.failures + 1 });
  }

  /** Before this nobody is dialled: whoever was dialled last gets a moment to answer first. */
  #staggeredTo(): number {
    const alone = this.#candidates().flatMap(([, { busy, aloneUntil }]) => (busy ? [aloneUntil] : []));
    return Math.max(Number.NEGATIVE_INFINITY, ...alone);
  }

  /** The hinted one first, then whoever we parted from longest ago: so a leader that was lost is asked last. */
  #isBefore(left: readonly [string, Standing], right: readonly [string, Standing]): boolean {
    if (left[0] === this.#hint) return true;
    return right[0] !== this.#hint && left[1].endedAt < right[1].endedAt;
  }

  /** In the order in which they came to be known. */
  #candidates(): readonly (readonly [string, Standing])[] {
    const wanted = new Set([...this.#known, ...(this.#hint === undefined ? [] : [this.#hint])]);
    return [...this.#standings].filter(([address, { busy }]) => busy || wanted.has(address));
  }

  #standing(address: string): Standing {
    const known = this.#standings.get(address);
    if (known !== undefined) return known;
    const long = Number.NEGATIVE_INFINITY;
    const standing = { busy: false, aloneUntil: long, endedAt: long, readyAt: long, failures: 0, silences: 0 };
    this.#standings.set(address, standing);
    return standing;
  }
}

/**
 * Between two dials while the first is not answered. A leader that has just issued our certificate and is slow to welcome us
 * has much to do, for many join at once: asking the others as well would give all of them more.
 */
const staggerMs = { certain: 1_500, other: 200 } as const;
/**
 * It delays nobody else. When thousands come back at once each handshake takes its turn, and whoever starts over makes it worse:
 * longer than all of them should take, and longer still for a host that was too slow before.
 */
const patienceMs = { first: 8_000, most: 32_000 } as const;
const retryMs = { first: 100, urgent: 300, most: 2_000 } as const;
/** As long as this, searching comes before sparing. Longer than a new leader waits for its nodes. */
const urgentMs = 10_000;
const hintPauseMs = 100;
/** A session as long as this was a good one. */
const lastedMs = 2_000;
