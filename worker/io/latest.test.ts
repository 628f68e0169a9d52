import { expect, test } from "vitest";
import { Latest } from "./latest.ts";

test("one run at a time; a request is answered by a run that started after it", async () => {
  let running = 0;
  let started = 0;
  let most = 0;
  const latest = new Latest(async () => {
    started += 1;
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < started % 4; turn += 1) await Promise.resolve();
    running -= 1;
  });
  const requests: Promise<void>[] = [];
  // At every distance from the end of a run, counted in turns of the queue: in one of them two runs once started.
  for (let pause = 0; pause < 200; pause += 1) {
    const before = started;
    requests.push(latest.request().then(() => expect(started).toBeGreaterThan(before)));
    for (let turn = 0; turn < pause % 9; turn += 1) await Promise.resolve();
  }
  await Promise.all(requests);
  expect(most).toBe(1);
  expect(running).toBe(0);
});

test("requests during a run share one more", async () => {
  let started = 0;
  let release: () => void = () => undefined;
  const latest = new Latest(() => {
    started += 1;
    return new Promise((resolve) => {
      release = resolve;
    });
  });
  const first = latest.request();
  const others = [latest.request(), latest.request(), latest.request()];
  release();
  await first;
  await Promise.resolve();
  release();
  await Promise.all(others);
  expect(started).toBe(2);
});

test("a failure is told to whoever asked for that run, and the next one runs", async () => {
  let started = 0;
  const latest = new Latest(async () => {
    started += 1;
    if (started === 1) throw new Error("the first");
  });
  const first = latest.request();
  const second = latest.request();
  await expect(first).rejects.toThrow("the first");
  await second;
  expect(started).toBe(2);
});
