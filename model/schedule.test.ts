import { describe, expect, test } from "vitest";
import { nextRun, scheduleOf } from "./schedule.ts";

function nextRuns(expression: string, timezone: string, after: string, count: number): readonly string[] {
  const schedule = scheduleOf({ "skein.schedule": expression, "skein.schedule.timezone": timezone });
  if (schedule === undefined) throw new Error("no schedule");
  const times: number[] = [Date.parse(after)];
  for (let run = 0; run < count; run += 1) times.push(nextRun(schedule, times.at(-1) ?? 0) ?? Number.NaN);
  return times.slice(1).map((time) => new Date(time).toISOString().slice(0, 16));
}

describe("daylight saving", () => {
  test("a time that the clock jumps over runs right after the jump, and only once", () => {
    expect(nextRuns("30 2 * * *", "Europe/Berlin", "2026-03-27T12:00:00Z", 3)).toEqual([
      "2026-03-28T01:30",
      "2026-03-29T01:00",
      "2026-03-30T00:30",
    ]);
  });

  test("a time that the clock shows twice runs the first time only", () => {
    expect(nextRuns("30 2 * * *", "Europe/Berlin", "2026-10-23T12:00:00Z", 3)).toEqual([
      "2026-10-24T00:30",
      "2026-10-25T00:30",
      "2026-10-26T01:30",
    ]);
  });

  test("what runs every half hour does so through both changes", () => {
    expect(nextRuns("*/30 * * * *", "Europe/Berlin", "2026-03-29T00:10:00Z", 3)).toEqual([
      "2026-03-29T00:30",
      "2026-03-29T01:00",
      "2026-03-29T01:30",
    ]);
    expect(nextRuns("*/30 * * * *", "America/New_York", "2026-11-01T05:10:00Z", 4)).toEqual([
      "2026-11-01T05:30",
      "2026-11-01T06:00",
      "2026-11-01T06:30",
      "2026-11-01T07:00",
    ]);
  });
});

test("without a zone it is UTC, whatever zone the machine is in", () => {
  expect(scheduleOf({ "skein.schedule": "@daily" })).toMatchObject({ timezone: "UTC" });
  expect(nextRuns("@daily", "UTC", "2026-07-01T00:00:00Z", 1)).toEqual(["2026-07-02T00:00"]);
});

test.each([
  ["0 0 29 2 *", "2028-02-29T00:00"],
  ["@hourly", "2026-01-01T01:00"],
  ["@weekly", "2026-01-04T00:00"],
  ["@monthly", "2026-02-01T00:00"],
  ["@yearly", "2027-01-01T00:00"],
  ["0 9 * * MON-FRI", "2026-01-01T09:00"],
  ["0 0 L * *", "2026-01-31T00:00"],
])("%s after the first minute of 2026", (expression, next) => {
  expect(nextRuns(expression, "UTC", "2026-01-01T00:00:00Z", 1)).toEqual([next]);
});

test("labels of others are not looked at", () => {
  expect(scheduleOf({ "com.example.schedule": "x", "skein.scheduler": "y" })).toBeUndefined();
});
