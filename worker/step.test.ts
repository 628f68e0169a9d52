import { describe, expect, test } from "vitest";
import { never } from "../base/clock.ts";
import { asId } from "../base/id.ts";
import { times } from "../base/limit.ts";
import type { TaskReport } from "../model/assignment.ts";
import type { DesiredState, TaskState } from "../model/task.ts";
import type { ContainerStatus } from "./container.ts";
import { aContainer, aTask } from "./sample.ts";
import { failure, pathPatienceMs, type Step, type StopProgress, step, type TaskFacts } from "./step.ts";

const now = 1_000_000;
const created = aContainer({ state: "created", pid: 0 });
const running = aContainer();
const exited = (exitCode: number, more: Partial<ContainerStatus> = {}): ContainerStatus =>
  aContainer({ state: "exited", pid: 0, exitCode, ...more });

const messages: Partial<Record<TaskState, string>> = {
  ready: "prepared",
  running: "started",
  complete: "finished",
};

function reported(state: TaskState, more: Partial<TaskReport> = {}): TaskReport {
  return { taskId: asId("t1"), state, timestamp: now - 1, message: messages[state] ?? state, ...more };
}

interface Case extends Partial<TaskFacts> {
  readonly desired?: DesiredState;
  readonly state?: TaskState;
}

function facts({ desired = "running", state, ...more }: Case): TaskFacts {
  return {
    item: aTask("t1", { desiredState: desired }),
    gone: false,
    ...(state !== undefined && { report: reported(state) }),
    imageReady: true,
    path: { ready: true, since: now },
    ...more,
  };
}

/** "report STATE: MESSAGE (ERROR)", "wait 500", "signal SIGTERM", "create" … */
function told(next: Step, at = now): string {
  switch (next.do) {
    case "report": {
      const { state, message, error } = next.report;
      return `${state}: ${message}${error === undefined ? "" : ` (${error})`}`;
    }
    case "wait":
      return next.until === never ? "rest" : `wait ${next.until - at}`;
    case "signal":
      return `signal ${next.signal}`;
    default:
      return next.do;
  }
}

describe("from assignment to running", () => {
  const cases: readonly [string, Case, string][] = [
    ["nothing said yet", {}, "accepted: accepted"],
    ["accepted", { state: "accepted" }, "preparing: preparing"],
    ["no image", { state: "preparing", imageReady: false }, "pull"],
    ["image there", { state: "preparing" }, "create"],
    ["data path behind", { state: "preparing", path: { ready: false, since: now } }, "rest"],
    ["created", { state: "preparing", container: created }, "ready: prepared"],
    ["ready, to wait", { state: "ready", container: created, desired: "ready" }, "rest"],
    ["ready, to run", { state: "ready", container: created }, "starting: starting"],
    ["ready, a job", { state: "ready", container: created, desired: "complete" }, "starting: starting"],
    ["starting", { state: "starting", container: created }, "start"],
    [
      "starting, data path behind",
      { state: "starting", container: created, path: { ready: false, since: now } },
      "rest",
    ],
    ["runs", { state: "starting", container: running }, "running: started"],
    ["runs, not yet healthy", { state: "starting", container: aContainer({ health: "starting" }) }, "rest"],
    ["runs, healthy", { state: "starting", container: aContainer({ health: "healthy" }) }, "running: started"],
    ["goes on", { state: "running", container: running }, "rest"],
  ];
  test.each(cases)("%s", (_, given, expected) => {
    expect(told(step(facts(given), now))).toBe(expected);
  });
});

describe("the end", () => {
  const unhealthy: StopProgress = { because: "unhealthy", since: now, askAt: now, askedAt: now };
  const cases: readonly [string, Case, string][] = [
    ["exit 0", { state: "running", container: exited(0) }, "complete: finished"],
    ["exit 3", { state: "running", container: exited(3) }, "failed: started (task: non-zero exit (3))"],
    [
      "out of memory",
      { state: "running", container: exited(137, { outOfMemory: true }) },
      "failed: started (task: non-zero exit (137): out of memory)",
    ],
    ["exit before it was seen running", { state: "starting", container: exited(0) }, "complete: finished"],
    [
      "unhealthy, stopped",
      { state: "running", container: exited(143), stop: unhealthy },
      "failed: started (task: non-zero exit (143): dockerexec: unhealthy container)",
    ],
    [
      "unhealthy, went with 0",
      { state: "running", container: exited(0), stop: unhealthy },
      "failed: started (dockerexec: unhealthy container)",
    ],
    [
      "container taken away",
      { state: "running" },
      "failed: started (No such container: it was removed by somebody else)",
    ],
    [
      "taken away before it started",
      { state: "ready" },
      "rejected: prepared (No such container: it was removed by somebody else)",
    ],
    ["shutdown wanted, none there", { state: "preparing", desired: "shutdown" }, "shutdown: shutdown"],
    [
      "shutdown wanted, only created",
      { state: "ready", container: created, desired: "shutdown" },
      "shutdown: shutdown",
    ],
    [
      "shutdown wanted, stopped",
      { state: "running", container: exited(143), desired: "shutdown" },
      "shutdown: shutdown",
    ],
    ["remove wanted, stopped", { state: "running", container: exited(0), desired: "remove" }, "shutdown: shutdown"],
    ["dead stays dead", { state: "failed", container: exited(1) }, "rest"],
    ["dead without a container stays dead", { state: "complete" }, "rest"],
    ["dead and wanted gone", { state: "failed", container: exited(1), desired: "shutdown" }, "rest"],
    ["row gone, dead", { state: "failed", container: exited(1), gone: true }, "remove"],
    ["row gone, never started", { state: "ready", container: created, gone: true }, "remove"],
    ["row gone, nothing left", { state: "failed", gone: true }, "forget"],
  ];
  test.each(cases)("%s", (_, given, expected) => {
    expect(told(step(facts(given), now))).toBe(expected);
  });
});

/** Steps again and again, as the executor does, and tells what was done at which millisecond. */
function timeline(start: TaskFacts, ends: (signal: string) => boolean): string[] {
  const lines: string[] = [];
  let current = start;
  let at = now;
  for (let turns = 0; turns < 20; turns += 1) {
    const next = step(current, at);
    if (next.do === "wait") {
      if (next.until === never) return lines;
      at = next.until;
    } else if (next.do === "note") {
      current = { ...current, stop: next.stop };
    } else {
      lines.push(`+${at - now} ${told(next, at)}`);
      if (next.do === "report") current = { ...current, report: next.report };
      if (next.do !== "signal") continue;
      current = { ...current, stop: next.stop, ...(ends(next.signal) && { container: exited(143) }) };
    }
  }
  return lines;
}

describe("stopping", () => {
  const stopping = facts({ state: "running", container: running, desired: "shutdown" });

  test("out of the load balancers first, then asked", () => {
    expect(timeline(stopping, () => true)).toEqual([
      `+${times.drainMs} signal SIGTERM`,
      `+${times.drainMs} shutdown: shutdown`,
    ]);
  });

  test("killed after its grace", () => {
    const lines = timeline(stopping, (signal) => signal === "SIGKILL");
    const killed = times.drainMs + times.stopGraceMs;
    expect(lines).toEqual([
      `+${times.drainMs} signal SIGTERM`,
      `+${killed} signal SIGKILL`,
      `+${killed} shutdown: shutdown`,
    ]);
  });

  test("the spec's own grace and signal", () => {
    const item = aTask("t1", {
      desiredState: "shutdown",
      spec: { ContainerSpec: { Image: "x", StopGracePeriod: 2_000_000_000 }, ForceUpdate: 0, Runtime: "container" },
    });
    const lines = timeline({ ...stopping, item, container: aContainer({ stopSignal: "SIGINT" }) }, () => false);
    expect(lines.slice(0, 2)).toEqual(["+500 signal SIGINT", "+2500 signal SIGKILL"]);
  });

  test("one that nobody was sent to needs no draining", () => {
    const starting = facts({ state: "starting", container: running, desired: "shutdown" });
    expect(timeline(starting, () => true)).toEqual(["+0 signal SIGTERM", "+0 shutdown: shutdown"]);
  });

  test("a data path that does not follow delays it, and not for ever", () => {
    const lines = timeline({ ...stopping, path: { ready: false, since: now } }, () => true);
    expect(lines[0]).toBe("+3500 signal SIGTERM");
  });

  test("an unhealthy container is stopped, and has failed", () => {
    const unhealthy = facts({ state: "running", container: aContainer({ health: "unhealthy" }) });
    expect(timeline(unhealthy, () => true)).toEqual([
      "+0 signal SIGTERM",
      "+0 failed: started (task: non-zero exit (143): dockerexec: unhealthy container)",
    ]);
  });

  test("what somebody starts again in a dead task's place is stopped", () => {
    expect(timeline(facts({ state: "failed", container: running }), () => true)).toEqual(["+0 signal SIGTERM"]);
  });

  test("a container of a task that nobody knows is stopped and removed", () => {
    const { item: _, ...stray } = facts({ gone: true, container: running });
    expect(timeline(stray, () => true).slice(0, 2)).toEqual(["+0 signal SIGTERM", "+0 remove"]);
  });
});

test("a node whose data path stays broken gives its tasks back", () => {
  const broken = facts({ state: "preparing", path: { ready: false, since: now, error: "no such device" } });
  expect(told(step(broken, now))).toBe(`wait ${pathPatienceMs}`);
  expect(told(step(broken, now + pathPatienceMs))).toBe(
    "rejected: preparing (this node's data path is not ready: no such device)",
  );
});

test("reports carry what is known of the container and the host ports", () => {
  const port = { Protocol: "tcp", TargetPort: 80, PublishedPort: 8080, PublishMode: "host" } as const;
  const item = aTask("t1", { ports: [port, { ...port, PublishMode: "ingress" }] });
  expect(step(facts({ item, state: "starting", container: running }), now)).toEqual({
    do: "report",
    report: {
      taskId: "t1",
      state: "running",
      timestamp: now,
      message: "started",
      containerId: "c1",
      pid: 42,
      hostPorts: [port],
    },
  });
  expect(step(facts({ state: "running", container: exited(3) }), now)).toMatchObject({ report: { exitCode: 3 } });
});

test("a failure is a rejection until the start, and a failure from then on", () => {
  const verdict = (state: TaskState): string => failure(facts({ state }), now, "no").state;
  expect([verdict("accepted"), verdict("preparing"), verdict("ready")]).toEqual(["rejected", "rejected", "rejected"]);
  expect([verdict("starting"), verdict("running")]).toEqual(["failed", "failed"]);
});
