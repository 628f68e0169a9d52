import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { EngineError } from "../engine/engine.ts";
import { MemoryEngine } from "../engine/memory.ts";
import { label } from "../naming.ts";
import { aTask, taskWith } from "../sample.ts";
import { RecordingPath, sampleNetwork } from "./recording-path.ts";
import { until, World } from "./world.ts";

let engine: MemoryEngine;
let path: RecordingPath;
let world: World;

beforeEach(async () => {
  engine = new MemoryEngine();
  engine.images.add("busybox:latest");
  path = new RecordingPath(engine.calls);
  world = await World.open(engine, path);
});

afterEach(() => world.close());

test("what is assigned runs, and the leader hears of it", async () => {
  world.leader.assign(aTask("t1"), taskWith("t2", { Env: ["SLOT={{.Task.Slot}}"] }));
  await world.start();
  await world.untilState("t1", "running");
  await world.untilState("t2", "running");
  expect(world.leader.lastOf("t1")).toMatchObject({
    message: "started",
    containerId: expect.any(String),
    pid: expect.any(Number),
  });
  expect([...engine.containers.keys()].sort()).toEqual(["web.1.t1", "web.1.t2"]);
  expect(engine.containers.get("web.1.t1")?.labels).toEqual({
    [label.managed]: "",
    [label.task]: "",
    [label.taskId]: "t1",
    [label.taskName]: "web.1.t1",
    [label.nodeId]: "node1",
    [label.serviceId]: "service1",
    [label.serviceName]: "web",
  });
  const order = ["apply t1=running t2=running", "create web.1.t1", "start web.1.t1"].map((call) =>
    engine.calls.indexOf(call),
  );
  expect(order).toEqual([...order].sort((left, right) => left - right));
  expect(order).not.toContain(-1);
});

test("a task that is to go leaves the data path first, is asked, and is removed with its row", async () => {
  world.leader.assign(aTask("t1"));
  await world.start();
  await world.untilState("t1", "running");
  engine.calls.length = 0;
  world.leader.change([aTask("t1", { desiredState: "shutdown" })]);
  await world.untilState("t1", "shutdown");
  expect(engine.calls).toEqual(["apply t1=shutdown", "signal web.1.t1 SIGTERM"]);
  expect(world.leader.lastOf("t1")).toMatchObject({ exitCode: 143 });
  world.leader.change([], ["task/t1"]);
  await until("the container is gone", () => engine.containers.size === 0);
});

test("a task waits, prepared, until it is to run", async () => {
  world.leader.assign(aTask("t1", { desiredState: "ready" }));
  await world.start();
  await world.untilState("t1", "ready");
  expect(engine.containers.get("web.1.t1")?.state).toBe("created");
  world.leader.change([aTask("t1")]);
  await world.untilState("t1", "running");
});

test("beside the one that runs, the next is prepared with the image that it names: pulled, made, not started", async () => {
  const digest = "busybox:latest@sha256:b";
  engine.registry.add(digest);
  world.leader.assign(aTask("t1"));
  await world.start();
  await world.untilState("t1", "running");
  world.leader.change([{ ...taskWith("t2", { Image: digest }), desiredState: "ready" }]);
  await world.untilState("t2", "ready");
  expect(engine.calls.filter((call) => /^(pull|create|start|signal)/.test(call))).toEqual([
    ...["create web.1.t1", "start web.1.t1", `pull ${digest}`, "create web.1.t2"],
  ]);
  expect(engine.plans.get("web.1.t2")?.spec.ContainerSpec.Image).toBe(digest);
  expect(engine.containers.get("web.1.t1")?.state).toBe("running");
  world.leader.change([{ ...taskWith("t3", { Image: "absent:1" }), desiredState: "ready" }]);
  await world.untilState("t3", "rejected");
  expect(world.leader.statesOf("t1").at(-1)).toBe("running");
});

test("an exit is reported; the dead task is not started again", async () => {
  world.leader.assign(aTask("t1"));
  await world.start();
  await world.untilState("t1", "running");
  engine.exit("web.1.t1", 3);
  await world.untilState("t1", "failed");
  expect(world.leader.lastOf("t1")).toMatchObject({ error: "task: non-zero exit (3)", exitCode: 3 });
  expect(engine.calls.filter((call) => call.startsWith("start"))).toEqual(["start web.1.t1"]);
});

test("running means healthy, and unhealthy means failed", async () => {
  world.leader.assign(taskWith("t1", { Healthcheck: { Test: ["CMD", "true"] } }));
  await world.start();
  await world.untilState("t1", "starting");
  await until("it runs", () => engine.containers.get("web.1.t1")?.state === "running");
  engine.setHealth("web.1.t1", "healthy");
  await world.untilState("t1", "running");
  engine.setHealth("web.1.t1", "unhealthy");
  await world.untilState("t1", "failed");
  expect(world.leader.lastOf("t1")?.error).toBe("task: non-zero exit (143): dockerexec: unhealthy container");
});

test("an engine that is away fails no task; what happened meanwhile is found", async () => {
  world.leader.assign(aTask("t1"), aTask("t2", { slot: 2 }));
  await world.start();
  await world.untilState("t1", "running");
  await world.untilState("t2", "running");
  engine.setAway(true);
  engine.exit("web.2.t2", 137);
  world.leader.change([aTask("t3", { slot: 3 })]);
  await world.untilState("t3", "preparing");
  engine.setAway(false);
  await world.untilState("t3", "running");
  await world.untilState("t2", "failed");
  expect(world.leader.statesOf("t1").at(-1)).toBe("running");
});

test("an image that cannot be had is a rejection with the reason", async () => {
  world.leader.assign(taskWith("t1", { Image: "absent:1" }));
  await world.start();
  await world.untilState("t1", "rejected");
  expect(world.leader.lastOf("t1")?.error).toBe("No such image: absent:1 (pull: pull access denied for absent:1)");
});

test("an image that is not here is pulled once", async () => {
  engine.registry.add("remote:1");
  world.leader.assign(taskWith("t1", { Image: "remote:1" }), { ...taskWith("t2", { Image: "remote:1" }), slot: 2 });
  await world.start();
  await world.untilState("t1", "running");
  await world.untilState("t2", "running");
  expect(engine.calls.filter((call) => call.startsWith("pull"))).toEqual(["pull remote:1"]);
});

test("what the engine refuses is a rejection before the start and a failure at it", async () => {
  engine.failNext("create", new EngineError("refused", 'invalid mount config for type "bind"'));
  world.leader.assign(aTask("t1"));
  await world.start();
  await world.untilState("t1", "rejected");
  expect(world.leader.lastOf("t1")?.error).toBe('invalid mount config for type "bind"');
  engine.failNext("start", new EngineError("refused", "no such program"));
  world.leader.change([aTask("t2", { slot: 2 })]);
  await world.untilState("t2", "failed");
  expect(world.leader.lastOf("t2")?.error).toBe("starting container failed: no such program");
});

test("a template that says nothing sensible is a rejection", async () => {
  world.leader.assign(taskWith("t1", { Env: ["A={{.Nothing}}"] }));
  await world.start();
  await world.untilState("t1", "rejected");
  expect(world.leader.lastOf("t1")?.error).toContain("expanding Env A failed");
});

test("nothing is created while the data path is broken", async () => {
  path.broken = true;
  world.leader.assign(aTask("t1"));
  await world.start();
  await world.untilState("t1", "preparing");
  expect(engine.containers.size).toBe(0);
  path.broken = false;
  await world.untilState("t1", "running");
});

test("networks come with the first task that needs them", async () => {
  path.network = sampleNetwork;
  world.leader.assign(aTask("t1"), aTask("t2", { slot: 2 }));
  await world.start();
  await world.untilState("t1", "running");
  await world.untilState("t2", "running");
  expect(engine.calls.filter((call) => call.includes("network"))).toEqual(["network blue"]);
});

test("secrets are files in memory and configs files, for the time of the task", async () => {
  const file = { Name: "key", UID: "0", GID: "0", Mode: 0o440 };
  const task = taskWith("t1", {
    Secrets: [{ File: file, SecretID: "s1", SecretName: "key" }],
    Configs: [{ File: { ...file, Name: "/etc/app.conf" }, ConfigID: "c1", ConfigName: "app" }],
  });
  const payload = { id: "s1", name: "key", data: Buffer.from("opensesame").toString("base64") };
  world.leader.assign(task, { kind: "secret", ...payload }, { kind: "config", ...payload, id: "c1" });
  const worker = await world.start();
  await world.untilState("t1", "running");
  const source = join(world.secretsDir, "tasks", "t1", "0-s1");
  expect(await readFile(source, "utf8")).toBe("opensesame");
  expect((await stat(source)).mode & 0o777).toBe(0o440);
  expect(engine.plans.get("web.1.t1")?.files.map(({ target }) => target)).toEqual([
    "/run/secrets/key",
    "/etc/app.conf",
  ]);
  await worker.stop();
  expect(await readFile(world.memory, "utf8")).not.toContain('"kind":"secret"');
  await world.start();
  world.leader.change([], ["task/t1"]);
  await until("the file is gone", () => !existsSync(source));
  expect(engine.containers.size).toBe(0);
});

test("a config that speaks of a secret is expanded for the task, in memory", async () => {
  const file = { Name: "key", UID: "0", GID: "0", Mode: 0o400 };
  const task = taskWith("t1", {
    Secrets: [{ File: file, SecretID: "s1", SecretName: "key" }],
    Configs: [{ File: { ...file, Name: "/etc/app.conf" }, ConfigID: "c1", ConfigName: "app" }],
  });
  const data = (text: string): string => Buffer.from(text).toString("base64");
  const template = '{{.Task.ID}}: {{secret "key"}}';
  world.leader.assign(
    task,
    { kind: "secret", id: "s1", name: "key", data: data("opensesame") },
    { kind: "config", id: "c1", name: "app", data: data(template), template: true },
  );
  await world.start();
  await world.untilState("t1", "running");
  expect(await readFile(join(world.secretsDir, "tasks", "t1", "1-c1"), "utf8")).toBe("t1: opensesame");
});

test("a network that no task needs any more is removed", async () => {
  path.network = sampleNetwork;
  world.leader.assign(aTask("t1"));
  const first = await world.start();
  await world.untilState("t1", "running");
  world.leader.change([aTask("t1", { desiredState: "remove" })]);
  await world.untilState("t1", "shutdown");
  world.leader.change([], ["task/t1"]);
  await until("the container is gone", () => engine.containers.size === 0);
  await first.stop();
  await world.start(); // Looks at everything at once, as it would by itself in a while.
  await until("the network is gone", async () => (await engine.networks(label.managed)).length === 0);
});

test("a pull does not keep a task that is not wanted any more", async () => {
  engine.pullsHang = true;
  engine.registry.add("remote:1");
  world.leader.assign(taskWith("t1", { Image: "remote:1" }));
  await world.start();
  await world.untilState("t1", "preparing");
  world.leader.change([{ ...taskWith("t1", { Image: "remote:1" }), desiredState: "shutdown" }]);
  await world.untilState("t1", "shutdown");
  expect(engine.containers.size).toBe(0);
});
