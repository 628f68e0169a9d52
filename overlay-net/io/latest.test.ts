import { expect, test } from "vitest";
import { Latest } from "./latest.ts";
import { allOf, inParallel, Serial } from "./serial.ts";

test("however often it is asked for during a run, one more run answers all", async () => {
  const releases: (() => void)[] = [];
  const latest = new Latest(() => new Promise((resolve) => releases.push(resolve)));
  const first = latest.request();
  await turn();
  const others = [latest.request(), latest.request(), latest.request()];
  releases[0]?.();
  await first;
  await turn();
  releases[1]?.();
  await Promise.all(others);
  expect(releases).toHaveLength(2);
});

test("a failed run fails those who asked for it, and no later one", async () => {
  const outcomes = [Promise.reject(new Error("first")), Promise.resolve()];
  const latest = new Latest(() => outcomes.shift() ?? Promise.resolve());
  const first = latest.request();
  await expect(first).rejects.toThrow("first");
  await expect(latest.request()).resolves.toBeUndefined();
  await latest.idle();
});

test("a serial goes on after a failure, in order", async () => {
  const serial = new Serial();
  const seen: number[] = [];
  const failing = serial.run(() => Promise.reject(new Error("no")));
  const later = serial.run(async () => seen.push(2));
  await expect(failing).rejects.toThrow("no");
  await later;
  expect(seen).toEqual([2]);
});

test("in parallel: never more than the limit, all run, the first failure is told at the end", async () => {
  let [now, most, done] = [0, 0, 0];
  const work = inParallel([1, 2, 3, 4, 5], 2, async (item) => {
    now += 1;
    most = Math.max(most, now);
    await turn();
    now -= 1;
    done += 1;
    if (item === 2) throw new Error("two");
  });
  await expect(work).rejects.toThrow("two");
  expect([most, done]).toEqual([2, 5]);
  await expect(allOf([Promise.resolve(), Promise.reject(new Error("late"))])).rejects.toThrow("late");
});

/** One round of the event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
