import { afterEach, expect, test, vi } from "vitest";
import { limited } from "./limited.ts";

afterEach(() => {
  vi.useRealTimers();
});

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

test("work that takes too long ends with a TimeoutError, work that is done leaves no timer", async () => {
  vi.useFakeTimers();
  const late = expect(limited(100, new AbortController().signal, untilAborted)).rejects.toThrow("due to timeout");
  await vi.advanceTimersByTimeAsync(100);
  await late;
  expect(await limited(100, new AbortController().signal, () => Promise.resolve("done"))).toBe("done");
  expect(vi.getTimerCount()).toBe(0);
});

test("whoever waits no longer ends it with their own reason, and also what goes on after the work", async () => {
  const gone = new AbortController();
  const both = Promise.withResolvers<AbortSignal>();
  const ended = expect(
    limited(10_000, gone.signal, (signal) => {
      both.resolve(signal);
      return untilAborted(signal);
    }),
  ).rejects.toThrow("gone");
  gone.abort(new Error("gone"));
  await ended;
  expect((await both.promise).aborted).toBe(true);
  await expect(limited(10_000, gone.signal, untilAborted)).rejects.toThrow("gone");
});
