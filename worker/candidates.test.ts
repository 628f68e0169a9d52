import { describe, expect, test } from "vitest";
import { Candidates } from "./candidates.ts";

const chanceOf = (fraction: number) => ({ fraction: () => fraction });

/** Everybody who is dialled at that time. */
function dialled(candidates: Candidates, now: number): string[] {
  const addresses: string[] = [];
  for (;;) {
    const { dial } = candidates.next(now);
    if (dial === undefined) return addresses;
    addresses.push(dial.address);
  }
}

function searching(known: readonly string[], fraction = 0): Candidates {
  const candidates = new Candidates(known, chanceOf(fraction));
  candidates.begin(0);
  return candidates;
}

describe("whom to dial", () => {
  test("one a little after the other while nobody answers, from a place that chance gives", () => {
    for (const [fraction, order] of [
      [0, ["a", "b", "c"]],
      [0.5, ["b", "c", "a"]],
    ] as const) {
      const candidates = searching(["a", "b", "c"], fraction);
      expect([0, 199, 200, 399, 400, 900].map((now) => dialled(candidates, now))).toEqual([
        [order[0]],
        [],
        [order[1]],
        [],
        [order[2]],
        [],
      ]);
    }
  });

  test("nobody before a random part of the time over which all come back", () => {
    for (const [fraction, from] of [
      [0.25, 50],
      [0.75, 150],
    ] as const) {
      const candidates = new Candidates(["a", "b"], chanceOf(fraction));
      candidates.begin(0, 200);
      expect(candidates.next(0)).toEqual({ wakeAt: from });
      expect(dialled(candidates, from)).toHaveLength(1);
    }
  });

  test("the next one at once when the first has answered", () => {
    const candidates = searching(["a", "b"]);
    expect(dialled(candidates, 0)).toEqual(["a"]);
    candidates.failed("a", 3);
    expect(dialled(candidates, 3)).toEqual(["b"]);
  });

  test("nobody known, nobody dialled, until somebody is", () => {
    const candidates = searching([], 0.9);
    expect(candidates.next(0)).toEqual({ wakeAt: Number.POSITIVE_INFINITY });
    candidates.hint("x");
    expect(dialled(candidates, 1)).toEqual(["x"]);
  });

  test("a leader that has just answered is asked first, and alone for a while", () => {
    const candidates = new Candidates(["a", "b"], chanceOf(0));
    candidates.certain("b");
    candidates.begin(0);
    expect([0, 1_499, 1_500, 2_000].map((now) => dialled(candidates, now))).toEqual([["b"], [], ["a"], []]);
    candidates.failed("b", 2_000);
    expect([2_100, 2_300, 2_500].map((now) => dialled(candidates, now))).toEqual([["b"], [], []]);
  });

  test("whoever is named as leader comes next, even if not known", () => {
    const candidates = searching(["a", "b"]);
    dialled(candidates, 0);
    candidates.hint("x");
    candidates.failed("a", 5);
    expect(dialled(candidates, 5)).toEqual(["x"]);
  });

  test("nobody twice at a time, and the session itself not at all", () => {
    const candidates = searching(["a"]);
    dialled(candidates, 0);
    candidates.hint("a");
    expect(dialled(candidates, 5_000)).toEqual([]);
    candidates.found(5_000);
    candidates.begin(9_000);
    expect(dialled(candidates, 9_000)).toEqual([]);
  });

  test("two that name each other are not asked without end", () => {
    const candidates = searching(["a", "b"]);
    const other = { a: "b", b: "a" } as Readonly<Record<string, string>>;
    let dials = 0;
    for (let now = 0; now < 1_000; now += 1) {
      for (const address of dialled(candidates, now)) {
        dials += 1;
        candidates.failed(address, now);
        candidates.hint(other[address] ?? "");
      }
    }
    expect(dials).toBeLessThanOrEqual(25);
  });

  test("a leader that was lost is asked last", () => {
    const candidates = searching(["a", "b", "c"]);
    dialled(candidates, 0);
    candidates.found(1);
    candidates.failed("a", 60_000);
    candidates.begin(60_000);
    expect([0, 200, 400].flatMap((later) => dialled(candidates, 60_000 + later))).toEqual(["b", "c", "a"]);
  });

  test("what the leader says about managers counts, unless it says nothing", () => {
    const candidates = searching(["a"]);
    candidates.learn([]);
    expect(candidates.known).toEqual(["a"]);
    candidates.learn(["b", "c"]);
    expect([0, 200, 400].flatMap((now) => dialled(candidates, now))).toEqual(["b", "c"]);
  });
});

describe("the pace", () => {
  /** How long after each failure the next attempt comes. */
  function pauses(candidates: Candidates, from: number, count: number): number[] {
    let now = from;
    return Array.from({ length: count }, () => {
      candidates.failed("a", now);
      const { wakeAt } = candidates.next(now);
      const pause = wakeAt - now;
      now = wakeAt;
      expect(dialled(candidates, now)).toEqual(["a"]);
      return pause;
    });
  }

  test("is quick while a new leader waits for its nodes, and calm later", () => {
    const candidates = searching(["a"], 0.5);
    expect(pauses(candidates, 0, 5)).toEqual([100, 200, 300, 300, 300]);
    expect(pauses(candidates, 20_000, 2)).toEqual([2_000, 2_000]);
  });

  test("is quick again after a session that lasted, and not after one that was over at once", () => {
    for (const { lasted, pause } of [
      { lasted: 1_999, pause: 2_000 },
      { lasted: 2_000, pause: 100 },
    ]) {
      const candidates = searching(["a"], 0.5);
      pauses(candidates, 20_000, 6);
      candidates.found(40_000);
      candidates.begin(40_000 + lasted);
      expect(pauses(candidates, 40_000 + lasted, 1)).toEqual([pause]);
    }
  });

  test("who was silent gets longer the next time", () => {
    const candidates = searching(["a"], 0.5);
    const patience = [0, 10_000, 40_000, 80_000].map((now) => {
      const { dial } = candidates.next(now);
      candidates.silent("a", now + (dial?.patienceMs ?? 0));
      return dial?.patienceMs;
    });
    expect(patience).toEqual([8_000, 16_000, 32_000, 32_000]);
  });
});

/** How a host behaves when dialled at that time: after how long it says what. */
type Host = (now: number) => { readonly afterMs: number; readonly says: "welcome" | { readonly leader?: string } };

/** Searches in virtual time; returns when the welcome came. */
function search(candidates: Candidates, hosts: Readonly<Record<string, Host>>, from: number): number {
  const coming: { readonly at: number; readonly happen: () => "welcome" | undefined }[] = [];
  const start = (address: string, patienceMs: number, now: number): void => {
    const answer = hosts[address]?.(now);
    const isInTime = answer !== undefined && answer.afterMs < patienceMs;
    const at = now + (isInTime ? answer.afterMs : patienceMs);
    const happen = (): "welcome" | undefined => {
      if (!isInTime) candidates.silent(address, at);
      else if (answer.says === "welcome") return "welcome";
      else {
        candidates.failed(address, at);
        if (answer.says.leader !== undefined) candidates.hint(answer.says.leader);
      }
      return undefined;
    };
    coming.push({ at, happen });
  };
  candidates.begin(from);
  for (let now = from; now < from + 3_600_000; ) {
    const { dial, wakeAt } = candidates.next(now);
    if (dial !== undefined) {
      start(dial.address, dial.patienceMs, now);
      continue;
    }
    coming.sort((left, right) => left.at - right.at);
    const first = coming[0];
    now = Math.min(wakeAt, first?.at ?? Number.POSITIVE_INFINITY);
    if (first === undefined || first.at > now) continue;
    coming.shift();
    if (first.happen() === "welcome") return now;
  }
  throw new Error("never found");
}

describe("a leader whose host vanished", () => {
  const dead: Host = () => ({ afterMs: Number.POSITIVE_INFINITY, says: {} });
  const fractions = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999];
  /** Followers believe in the old leader until a new one is elected; all that are alive take 20 ms. */
  const world = (electedAt: number): Readonly<Record<string, Host>> => ({
    old: dead,
    follower: (now) => ({ afterMs: 20, says: { leader: now < electedAt ? "old" : "next" } }),
    next: (now) => ({ afterMs: 20, says: now < electedAt ? { leader: "old" } : "welcome" }),
  });

  test.each(fractions)("is replaced within 600 ms of the election, chance %d", (fraction) => {
    for (const electedAt of [0, 300, 1_000, 1_900, 3_700]) {
      for (const order of [
        ["old", "follower", "next"],
        ["next", "old", "follower"],
      ]) {
        const found = search(new Candidates(order, chanceOf(fraction)), world(electedAt), 0);
        expect(found - electedAt).toBeLessThanOrEqual(600);
      }
    }
  });

  test.each(fractions)("and so it is with the session's own end before, chance %d", (fraction) => {
    const candidates = new Candidates(["old", "follower", "next"], chanceOf(fraction));
    const alone: Host = () => ({ afterMs: 20, says: "welcome" });
    candidates.found(search(candidates, { old: alone, follower: alone, next: alone }, 0));
    for (const address of ["old", "follower", "next"]) candidates.dropped(address, 100_000);
    candidates.failed("old", 100_000);
    expect(search(candidates, world(101_500), 100_000) - 101_500).toBeLessThanOrEqual(600);
  });

  test("among six that are dead, the one that lives is found by its turn", () => {
    const names = ["d1", "d2", "d3", "d4", "d5", "d6"];
    const hosts: Record<string, Host> = { live: () => ({ afterMs: 20, says: "welcome" }) };
    expect(search(new Candidates([...names, "live"], chanceOf(0)), hosts, 0)).toBe(6 * 200 + 20);
  });
});
