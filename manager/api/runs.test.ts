import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobRuns } from "../../model/job-run.ts";
import { FakeEndpoint } from "./fake-endpoint.ts";
import { sample } from "./fake-manager.ts";

let endpoint: FakeEndpoint;
beforeEach(async () => {
  endpoint = await FakeEndpoint.start();
});
afterEach(() => endpoint.stop());

const [one, two] = [Date.parse("2026-01-01T01:00:00Z"), Date.parse("2026-01-01T02:00:00Z")];

const going: JobRuns = {
  due: two + 3_600_000,
  queued: two,
  history: [{ due: one, iteration: 4, startedAt: one, outcome: "running" }],
};

function put(labels: Record<string, string>, runs = going): void {
  const spec = sample.spec("backup", { Labels: labels, Mode: { ReplicatedJob: {} } });
  endpoint.manager.put("service", sample.service("job1aaaaaaaaaaaaaaaaaaaaa", spec, { jobIteration: 4, runs }));
}

test("the runs of a scheduled job, what waits at the end", async () => {
  put({ "skein.schedule": "@hourly" });
  expect(await endpoint.get("/skein/v1/services/backup/runs")).toMatchObject({
    status: 200,
    value: [
      {
        Due: "2026-01-01T01:00:00Z",
        JobIteration: { Index: 4 },
        StartedAt: "2026-01-01T01:00:00Z",
        Outcome: "running",
      },
      { Due: "2026-01-01T02:00:00Z", Outcome: "queued" },
    ],
  });
  expect(await endpoint.get("/skein/v1/services/nobody/runs")).toMatchObject({ status: 404 });
});

test("inspect says when a job is due next, unless it is suspended", async () => {
  put({ "skein.schedule": "@hourly" });
  const inspect = () => endpoint.get("/services/backup");
  expect(await inspect()).toHaveProperty("value.JobStatus.NextExecution", "2026-01-01T03:00:00Z");
  put({ "skein.schedule": "@hourly", "skein.schedule.suspend": "true" });
  expect(await inspect()).not.toHaveProperty("value.JobStatus.NextExecution");
});

test("between its runs a job is not waited for: what clients take for a running update is over", async () => {
  const inspect = () => endpoint.get("/services/backup");
  put({ "skein.schedule": "@hourly" });
  expect(await inspect()).not.toHaveProperty("value.UpdateStatus");
  put({ "skein.schedule": "@hourly" }, { due: two, history: [] });
  expect(await inspect()).toHaveProperty("value.UpdateStatus", {
    State: "completed",
    Message: "waiting for its next run at 2026-01-01T02:00:00Z",
  });
  put({ "skein.schedule": "@hourly", "skein.schedule.suspend": "true" }, { due: two, history: [] });
  expect(await inspect()).toHaveProperty("value.UpdateStatus", {
    State: "completed",
    Message: "its schedule is suspended",
  });
});
