import type { Random } from "./random.ts";

/** How likely each thing is per unit of time. Drawn per seed: some bugs need storms, others long quiet stretches. */
export interface Climate {
  readonly write: number;
  readonly read: number;
  readonly snapshot: number;
  readonly crash: number;
  readonly cut: number;
  readonly mend: number;
  readonly change: number;
  readonly transfer: number;
  readonly unreachable: number;
  readonly loss: number;
  readonly duplicate: number;
  readonly slow: number;
  readonly sync: number;
  /** Units of time until a crashed member is back, at most. */
  readonly downtime: number;
  /** Without pre-vote and check-quorum elections are rougher; safety must not depend on either. */
  readonly gentle: boolean;
  /** How far the members' patience spreads, in ticks: little makes rivals. */
  readonly spread: number;
}

/** Most seeds see a bit of everything; some see nothing but rivals for office, some one reshuffle after the other. */
export function climateOf(random: Random): Climate {
  const between = (low: number, high: number): number => low * (high / low) ** random.next();
  const mixed: Climate = {
    write: between(0.03, 0.6),
    read: between(0.01, 0.2),
    snapshot: between(0.001, 0.05),
    crash: between(0.0005, 0.02),
    cut: between(0.0005, 0.01),
    mend: between(0.002, 0.02),
    change: between(0.001, 0.05),
    transfer: between(0.0005, 0.01),
    unreachable: between(0.0005, 0.01),
    loss: between(0.001, 0.2),
    duplicate: between(0.001, 0.2),
    slow: between(0.001, 0.2),
    sync: between(0.02, 0.7),
    downtime: 400,
    gentle: true,
    spread: 10,
  };
  const kind = random.next();
  if (kind < 0.25) {
    const crash = between(0.01, 0.05);
    return { ...mixed, crash, sync: between(0.02, 0.2), change: 0, downtime: 20, gentle: false, spread: 2 };
  }
  if (kind < 0.5) return { ...mixed, change: 0.3, crash: 0.001, cut: between(0.005, 0.03), mend: 0.01, loss: 0.01 };
  return mixed;
}
