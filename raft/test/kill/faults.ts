import type { Random } from "../random.ts";

/** By place in the list of members, which changes, or whoever leads at that moment. */
export type Victim = number | "leader";

export type Fault =
  /** Killed; started again after `downMs`, and then once more killed while it starts, if `againMs` says when. */
  | { readonly kind: "kill"; readonly victims: readonly Victim[]; readonly downMs: number; readonly againMs?: number }
  | { readonly kind: "stop"; readonly victims: readonly Victim[]; readonly forMs: number }
  /** The members apart cannot be heard, or cannot hear, or both. */
  | {
      readonly kind: "cut";
      readonly apart: readonly Victim[];
      readonly deaf: boolean;
      readonly mute: boolean;
      readonly forMs: number;
    }
  | { readonly kind: "reset"; readonly victim: Victim };

export interface Step {
  readonly afterMs: number;
  readonly fault: Fault;
}

/** What befalls the cluster before it is repaired. At least one member is killed. */
export function drawRound(random: Random, size: number): readonly Step[] {
  const others = Array.from({ length: random.below(3) }, () => drawFault(random, size));
  const faults = [...others, drawKill(random, size)];
  return faults.map((fault) => ({ afterMs: random.below(600), fault }));
}

function drawFault(random: Random, size: number): Fault {
  const forMs = 200 + random.below(2_500);
  switch (random.below(5)) {
    case 0:
      return { kind: "stop", victims: drawVictims(random, size), forMs };
    case 1:
      return { kind: "reset", victim: drawVictim(random, size) };
    case 2:
      return drawKill(random, size);
    default: {
      const deaf = random.chance(0.7);
      return { kind: "cut", apart: drawVictims(random, size), deaf, mute: !deaf || random.chance(0.7), forMs };
    }
  }
}

function drawKill(random: Random, size: number): Fault {
  const kill = { kind: "kill", victims: drawVictims(random, size), downMs: random.below(1_500) } as const;
  return random.chance(0.2) ? { ...kill, againMs: 30 + random.below(700) } : kill;
}

/** Most often one, sometimes several, sometimes all. */
function drawVictims(random: Random, size: number): readonly Victim[] {
  const dice = random.next();
  if (dice < 0.7) return [drawVictim(random, size)];
  if (dice > 0.92) return Array.from({ length: size }, (_, at) => at);
  const first = random.below(size);
  return Array.from({ length: 1 + random.below(size - 1) }, (_, at) => (first + at) % size);
}

function drawVictim(random: Random, size: number): Victim {
  return random.chance(0.35) ? "leader" : random.below(size);
}
