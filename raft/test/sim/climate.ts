import type { Random } from "../random.ts";

/** The mean time between two strikes of each kind of trouble, in milliseconds; infinite: never. */
export interface Pace {
  readonly crash: number;
  readonly blackout: number;
  readonly partition: number;
  readonly mend: number;
  readonly weather: number;
  readonly diskSpeed: number;
  readonly diskFull: number;
  readonly drift: number;
  readonly pause: number;
  readonly change: number;
  readonly transfer: number;
  readonly snapshot: number;
  readonly rumour: number;
  /** Everything is made as bad as it can be for a leader that relies on promises. */
  readonly trap: number;
}

/** What kind of world a seed lives in. Some bugs need storms, others long quiet stretches. */
export interface Climate {
  readonly name: string;
  readonly members: number;
  readonly founders: readonly number[];
  readonly foundingLearners: readonly number[];
  /** How long anything may break. */
  readonly troubleMs: number;
  readonly preVote: boolean;
  readonly checkQuorum: boolean;
  /** 0: no leases. Otherwise short enough for the drift of this climate. */
  readonly leaseTicks: number;
  /** Members that count for leases; the others were not told of them. */
  readonly leaseMembers: readonly number[];
  /** Clocks run by at most this share too fast or too slow. */
  readonly drift: number;
  /** How far the members' patience spreads, in ticks: little makes rivals. */
  readonly patienceSpread: number;
  readonly pace: Pace;
  /** A message usually takes no longer than this. */
  readonly latencyMs: number;
  readonly loss: number;
  readonly duplicate: number;
  readonly slow: number;
  readonly slowMs: number;
  /** Whether a killed process keeps what it wrote in the page cache, or the power fails with it. */
  readonly killShare: number;
  readonly downMs: number;
  /** How likely a new leader falls soon after its election, when what it began is half done. */
  readonly coup: number;
  /** How many of the partitions leave the leader, and some who follow it, in a minority. */
  readonly minority: number;
  readonly clients: number;
  /** After this a client gives up waiting for an answer. */
  readonly clientPatienceMs: number;
  readonly thinkMs: number;
  readonly keys: number;
  readonly readShare: number;
  readonly padBytes: number;
  readonly snapshotEntries: number;
  readonly keepEntries: number;
  readonly segmentBytes: number;
  /** Of one message: little makes it carry a single entry. */
  readonly messageBytes: number;
  readonly inflight: number;
  readonly encrypted: boolean;
}

/** Neither pre-vote nor check-quorum: elections are rougher, and safety must not depend on either. */
export function isRough({ preVote, checkQuorum }: Climate): boolean {
  return !preVote && !checkQuorum;
}

export const tickMs = 100;
export const electionTicks = 10;

/** Most seeds see a bit of everything; some see one kind of trouble again and again. */
export function climateOf(random: Random): Climate {
  const base = mixed(random);
  const kind = random.next();
  if (kind < 0.15) return rivals(base, random);
  if (kind < 0.35) return reshuffles(base, random);
  if (kind < 0.5) return leases(base, random);
  if (kind < 0.7) return splits(base, random);
  if (kind < 0.75)
    return { ...base, name: "calm", pace: { ...base.pace, crash: never, partition: never, blackout: never } };
  return base;
}

const never = Number.POSITIVE_INFINITY;

/** Nothing happens but what a script lets happen, with the default timings of the shell. */
export function quietClimate(members: number): Climate {
  const ids = Array.from({ length: members }, (_, at) => at + 1);
  return {
    name: "scripted",
    members,
    founders: ids,
    foundingLearners: [],
    troubleMs: 60_000,
    preVote: true,
    checkQuorum: true,
    leaseTicks: 0,
    leaseMembers: ids,
    drift: 0.001,
    patienceSpread: electionTicks / 2,
    pace: noPace,
    latencyMs: 8,
    loss: 0,
    duplicate: 0,
    slow: 0,
    slowMs: 100,
    killShare: 0,
    downMs: 1_000,
    coup: 0,
    minority: 0,
    clients: 2,
    clientPatienceMs: 4_000,
    thinkMs: 100,
    keys: 2,
    readShare: 0.5,
    padBytes: 0,
    snapshotEntries: 100,
    keepEntries: 20,
    segmentBytes: 16_384,
    messageBytes: 4_000,
    inflight: 16,
    encrypted: false,
  };
}

const noPace: Pace = {
  crash: never,
  blackout: never,
  partition: never,
  mend: never,
  weather: never,
  diskSpeed: never,
  diskFull: never,
  drift: never,
  pause: never,
  change: never,
  transfer: never,
  snapshot: never,
  rumour: never,
  trap: never,
};

function mixed(random: Random): Climate {
  const between = (low: number, high: number): number => low * (high / low) ** random.next();
  const maybe = (low: number, high: number): number => (random.chance(0.3) ? never : between(low, high));
  const members = 1 + random.below(7);
  const ids = Array.from({ length: members }, (_, at) => at + 1);
  const founding = random.chance(0.3) ? 1 : 1 + random.below(members);
  const learners = founding < members && random.chance(0.3) ? 1 : 0;
  const lease = random.chance(0.4);
  const drift = random.chance(0.5) ? 0.05 : 0.15;
  const rough = random.chance(0.2);
  return {
    name: "mixed",
    members,
    founders: ids.slice(0, founding),
    foundingLearners: ids.slice(founding, founding + learners),
    troubleMs: 15_000 + random.below(30_000),
    preVote: !rough || random.chance(0.5),
    checkQuorum: !rough || lease,
    leaseTicks: lease ? leaseFor(drift) : 0,
    leaseMembers: random.chance(0.8) ? ids : ids.filter(() => random.chance(0.7)),
    drift,
    patienceSpread: random.pick([2, 5, 5, 10]) ?? 5,
    pace: {
      crash: maybe(1_000, 20_000),
      blackout: maybe(10_000, 60_000),
      partition: maybe(2_000, 20_000),
      mend: between(1_000, 10_000),
      weather: maybe(2_000, 20_000),
      diskSpeed: maybe(2_000, 20_000),
      diskFull: maybe(5_000, 40_000),
      drift: maybe(1_000, 10_000),
      pause: maybe(1_000, 20_000),
      change: maybe(500, 10_000),
      transfer: maybe(1_000, 20_000),
      snapshot: maybe(500, 10_000),
      rumour: maybe(1_000, 20_000),
      trap: maybe(3_000, 30_000),
    },
    latencyMs: random.pick([8, 8, 8, 30, 100]) ?? 8,
    loss: random.chance(0.3) ? 0 : between(0.001, 0.2),
    duplicate: random.chance(0.3) ? 0 : between(0.001, 0.2),
    slow: random.chance(0.3) ? 0 : between(0.001, 0.2),
    slowMs: between(20, 3_000),
    killShare: random.next(),
    downMs: between(100, 8_000),
    coup: random.chance(0.3) ? random.next() * 0.5 : 0,
    minority: 0.2,
    clients: 1 + random.below(4),
    clientPatienceMs: random.pick([200, 1_000, 4_000]) ?? 1_000,
    thinkMs: between(50, 800),
    keys: 1 + random.below(4),
    readShare: 0.2 + random.next() * 0.5,
    padBytes: random.chance(0.3) ? 0 : random.below(random.chance(0.3) ? 900 : 120),
    snapshotEntries: random.pick([5, 10, 20, 40, 1_000]) ?? 20,
    keepEntries: random.pick([0, 1, 5, 20]) ?? 5,
    segmentBytes: random.pick([1_024, 2_048, 4_096, 16_384]) ?? 4_096,
    messageBytes: random.pick([1, 200, 1_000, 4_000]) ?? 1_000,
    inflight: random.pick([1, 2, 4, 16]) ?? 4,
    // Ciphers take time, and little depends on them here.
    encrypted: random.chance(0.03),
  };
}

/** The bound that the settings promise: two ticks for a follower whose ticks come in a pair, the rest for the clocks. */
function leaseFor(drift: number): number {
  return Math.floor(((electionTicks - 2) * (1 - drift)) / (1 + drift));
}

/** Everybody wants to lead, and nobody stays up for long. */
function rivals(base: Climate, random: Random): Climate {
  const gentle = random.chance(0.3);
  const pace = { ...base.pace, crash: 1_000 + random.below(5_000), change: never, partition: never, blackout: never };
  const members = random.pick([3, 3, 3, 4, 5, 5, 7]) ?? 3;
  return {
    ...base,
    name: "rivals",
    members,
    founders: Array.from({ length: members }, (_, at) => at + 1),
    troubleMs: 30_000 + random.below(60_000),
    latencyMs: random.pick([8, 30, 100]) ?? 30,
    loss: random.chance(0.5) ? 0 : random.next() * 0.3,
    foundingLearners: [],
    preVote: gentle,
    checkQuorum: gentle,
    leaseTicks: 0,
    patienceSpread: random.pick([2, 5]) ?? 2,
    downMs: random.pick([100, 300, 2_000]) ?? 300,
    coup: 0.5 + random.next() * 0.5,
    messageBytes: 1,
    thinkMs: 30 + random.below(100),
    pace,
  };
}

/** Leaders go on in a minority, with long tails that nobody else has, and come back among those who decided otherwise. */
function splits(base: Climate, random: Random): Climate {
  const members = random.pick([3, 4, 5, 5, 5, 6, 7]) ?? 5;
  const pace = {
    ...base.pace,
    partition: 1_000 + random.below(2_000),
    mend: 1_000 + random.below(2_000),
    transfer: 1_000 + random.below(3_000),
    crash: random.chance(0.5) ? never : 5_000,
    blackout: never,
    change: never,
  };
  return {
    ...base,
    name: "splits",
    members,
    founders: Array.from({ length: members }, (_, at) => at + 1),
    foundingLearners: [],
    checkQuorum: random.chance(0.5) || base.leaseTicks > 0,
    patienceSpread: random.pick([2, 5, 10]) ?? 5,
    loss: Math.min(base.loss, 0.05),
    minority: 0.8,
    coup: random.chance(0.3) ? 0.3 : 0,
    clients: 4,
    clientPatienceMs: random.pick([50, 200, 1_000]) ?? 200,
    thinkMs: 20 + random.below(80),
    messageBytes: random.pick([1, 1, 200, 4_000]) ?? 1,
    readShare: 0.2,
    pace,
  };
}

/** One membership change after the other, among members that come and go. */
function reshuffles(base: Climate, random: Random): Climate {
  const change = 150 + random.below(500);
  const pace = { ...base.pace, change, crash: 5_000, partition: 2_000 + random.below(4_000), mend: 2_000 };
  return { ...base, name: "reshuffles", members: Math.max(base.members, 3), loss: Math.min(base.loss, 0.02), pace };
}

/** Reads by lease, on clocks as far apart as they may be, from leaders that are cut off or stopped. */
function leases(base: Climate, random: Random): Climate {
  const drift = random.chance(0.5) ? 0.05 : 0.15;
  const pace = {
    ...base.pace,
    crash: random.chance(0.7) ? never : base.pace.crash,
    blackout: never,
    partition: 8_000,
    weather: never,
    diskSpeed: random.chance(0.7) ? never : base.pace.diskSpeed,
    diskFull: never,
    pause: 8_000,
    drift: 4_000,
    change: random.chance(0.7) ? never : base.pace.change,
    trap: 4_000,
  };
  const members = random.pick([3, 3, 4, 5]) ?? 3;
  return {
    ...base,
    name: "leases",
    members,
    founders: Array.from({ length: members }, (_, at) => at + 1),
    foundingLearners: [],
    minority: 0.5,
    loss: Math.min(base.loss, 0.02),
    coup: 0,
    slow: random.pick([0, 0, 0.1, 0.3]) ?? 0,
    slowMs: 500 + random.below(1_500),
    clientPatienceMs: 150,
    preVote: random.chance(0.7),
    checkQuorum: true,
    leaseTicks: leaseFor(drift),
    drift,
    keys: 1,
    clients: 4,
    thinkMs: 30 + random.below(100),
    readShare: 0.6,
    pace,
  };
}
