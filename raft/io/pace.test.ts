import { expect, test } from "vitest";
import { Pace } from "./pace.ts";

interface Watched {
  readonly pace: Pace;
  /** What happened, in order. */
  readonly seen: string[];
  /** Resolves after the event loop went round. */
  round(): Promise<void>;
}

function paceWith(underWay: () => number): Watched {
  const seen: string[] = [];
  const pace = new Pace(() => seen.push("turn"), underWay);
  return { pace, seen, round: () => new Promise((resolve) => setImmediate(resolve)) };
}

test("with at most one proposal under way the turn comes before the event loop goes on", async () => {
  for (const underWay of [0, 1]) {
    const { pace, seen, round } = paceWith(() => underWay);
    setImmediate(() => seen.push("round"));
    pace.soon();
    pace.soon();
    expect(seen).toEqual([]);
    await round();
    expect(seen).toEqual(["turn", "round"]);
  }
});

test("with more under way one turn gathers what a round of the event loop brings", async () => {
  const { pace, seen, round } = paceWith(() => 2);
  setImmediate(() => {
    seen.push("round");
    pace.soon();
  });
  pace.soon();
  await round();
  await round();
  expect(seen).toEqual(["round", "turn"]);
});

test("a turn that brings the next one at once lets the event loop go on in between", async () => {
  const seen: string[] = [];
  const pace: Pace = new Pace(
    () => {
      seen.push("turn");
      if (seen.length < 6) pace.soon();
    },
    () => 0,
  );
  const round = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  setImmediate(() => seen.push("round"));
  pace.soon();
  for (let rounds = 0; rounds < 4; rounds += 1) await round();
  expect(seen.slice(0, 3)).toEqual(["turn", "round", "turn"]);
});

test("what can come again at once waits for the event loop, so that nobody starves", async () => {
  const { pace, seen, round } = paceWith(() => 0);
  setImmediate(() => seen.push("round"));
  pace.next();
  pace.soon();
  await round();
  expect(seen).toEqual(["round", "turn"]);
});

test("there is no turn after the stop", async () => {
  const { pace, seen, round } = paceWith(() => 0);
  pace.soon();
  pace.stop();
  pace.next();
  await round();
  expect(seen).toEqual([]);
});
