import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { realChance, realClock } from "../../base/io/real.ts";
import type { Assignments } from "../../model/assignment.ts";
import type { EngineNetwork } from "../../model/dataplane.ts";
import type { ContainerSpec } from "../../model/service-spec.ts";
import type { Dataplane } from "../dataplane.ts";
import { descriptionOf } from "../engine/description.ts";
import { EngineError } from "../engine/engine.ts";
import { MemoryEngine } from "../engine/memory.ts";
import { label } from "../naming.ts";
import { aTask } from "../sample.ts";
import { FakeLeader } from "./fake-leader.ts";
import { createWorker, type Worker } from "./worker.ts";

const secretsRoot = "/dev/shm";
let stateDir: string;
let secretsDir: string;
let engine: MemoryEngine;
let leader: FakeLeader;
let path: RecordingPath;
const open: (() => Promise<void> | void)[] = [];

/** Says into the engine's own diary when it was applied, and with what. */
class RecordingPath implements Dataplane {
  network: EngineNetwork | undefined;
  broken = false;
  async apply(assignments: Assignments): Promise<void> {
    if (this.broken) throw new Error("no such device");
    const tasks = [...assignments.values()].flatMap((item) => (item.kind === "task" ? [item] : []));
    engine.calls.push(`apply ${tasks.map(({ id, desiredState }) => `${id}=${desiredState}`).join(" ")}`);
  }
  networkingOf(): ReturnType<Dataplane["networkingOf"]> {
    return { attachments: this.network === undefined ? [] : [{ network: this.network, address: "10.0.1.5" }], dns: [] };
  }
}

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "skein-worker-"));
  secretsDir = await mkdtemp(join(secretsRoot, "skein-worker-"));
  engine = new MemoryEngine();
  engine.images.add("busybox:latest");
  path = new RecordingPath();
  leader = await aLeader();
});

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  await rm(stateDir, { recursive: true });
  await rm(secretsDir, { recursive: true });
});

async function aLeader(port = 0): Promise<FakeLeader> {
  const made = await new FakeLeader().start(port);
  open.push(() => made.stop());
  return made;
}

async function start(managers: readonly string[] = [leader.address]): Promise<Worker> {
  const worker = await createWorker({
    ...{ nodeId: asId<"node">("node1"), stateDir, engine, dataplane: path, dataPathAddress: "127.0.0.1" },
    folders: { secrets: secretsDir, configs: join(stateDir, "configs") },
    ...{ clock: realClock, chance: realChance, log: () => undefined },
    managers: () => managers,
    credentials: () => grpc.credentials.createInsecure(),
    describe: async () => descriptionOf(await engine.info(), "alpha"),
    onFatal: (error) => {
      throw error;
    },
  });
  open.push(() => worker.stop());
  return worker;
}

async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const untilState = (task: string, state: string, at = leader): Promise<void> =>
  until(`${task} ${state}`, () => at.lastOf(task)?.state === state);

function taskWith(id: string, container: Partial<ContainerSpec>): ReturnType<typeof aTask> {
  const spec = {
    ContainerSpec: { Image: "busybox:latest", ...container },
    ForceUpdate: 0,
    Runtime: "container",
  } as const;
  return aTask(id, { spec });
}

test("what is assigned runs, and the leader hears of it", async () => {
  leader.assign(aTask("t1"), taskWith("t2", { Env: ["SLOT={{.Task.Slot}}"] }));
  await start();
  await untilState("t1", "running");
  await untilState("t2", "running");
  expect(leader.lastOf("t1")).toMatchObject({
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
  leader.assign(aTask("t1"));
  await start();
  await untilState("t1", "running");
  engine.calls.length = 0;
  leader.change([aTask("t1", { desiredState: "shutdown" })]);
  await untilState("t1", "shutdown");
  expect(engine.calls).toEqual(["apply t1=shutdown", "signal web.1.t1 SIGTERM"]);
  expect(leader.lastOf("t1")).toMatchObject({ exitCode: 143 });
  leader.change([], ["task/t1"]);
  await until("the container is gone", () => engine.containers.size === 0);
});

test("a task waits, prepared, until it is to run", async () => {
  leader.assign(aTask("t1", { desiredState: "ready" }));
  await start();
  await untilState("t1", "ready");
  expect(engine.containers.get("web.1.t1")?.state).toBe("created");
  leader.change([aTask("t1")]);
  await untilState("t1", "running");
});

test("a restart of the worker moves nothing, and says everything again", async () => {
  leader.assign(aTask("t1"), aTask("t2", { slot: 2 }));
  const first = await start();
  await untilState("t1", "running");
  await untilState("t2", "running");
  await first.stop();
  engine.calls.length = 0;
  leader.reports.length = 0;
  const second = await start();
  await untilState("t1", "running");
  await untilState("t2", "running");
  await second.stop();
  expect(leader.statesOf("t1")).toEqual(["running"]);
  expect(engine.calls.filter((call) => !call.startsWith("apply"))).toEqual([]);
});

test("without any manager, what ran runs on, what died is noticed, and nothing is started again", async () => {
  leader.assign(aTask("t1"), aTask("t2", { slot: 2 }));
  const first = await start();
  await untilState("t1", "running");
  await untilState("t2", "running");
  await first.stop();
  leader.stop();
  engine.exit("web.2.t2", 9);
  engine.calls.length = 0;
  await start();
  const onDisk = join(stateDir, "worker.json");
  await until("the failure is on disk", async () => (await readFile(onDisk, "utf8")).includes("non-zero exit (9)"));
  expect(engine.calls.filter((call) => !call.startsWith("apply"))).toEqual([]);
  expect(engine.containers.get("web.1.t1")?.state).toBe("running");
  // A leader comes back where one was: it hears both.
  const port = Number(leader.address.split(":")[1]);
  const back = await aLeader(port);
  back.assign(aTask("t1"), aTask("t2", { slot: 2 }));
  await untilState("t1", "running", back);
  await untilState("t2", "failed", back);
  expect(back.lastOf("t2")).toMatchObject({ error: "task: non-zero exit (9)", exitCode: 9 });
});

test("a manager that does not lead says who does", async () => {
  const follower = await aLeader();
  follower.redirect = { to: leader.address };
  leader.assign(aTask("t1"));
  const worker = await start([follower.address]);
  await untilState("t1", "running");
  expect(worker.leader()).toBe(leader.address);
});

test("a new leader hears of every task, and no container moves", async () => {
  const next = await aLeader();
  next.redirect = { to: leader.address };
  leader.assign(aTask("t1"));
  await start([leader.address]);
  await untilState("t1", "running");
  leader.send({ managers: { managers: [leader, next].map(({ address }) => ({ nodeId: "", address })) } });
  engine.calls.length = 0;
  next.redirect = undefined;
  next.assign(aTask("t1"));
  leader.stop();
  await untilState("t1", "running", next);
  expect(engine.calls).toEqual([]);
});

test("a leader that falls silent is left", async () => {
  leader.heartbeatMs = 50;
  leader.assign(aTask("t1"));
  await start();
  await untilState("t1", "running");
  leader.answers = false;
  await until("another session", () => leader.sessions > 1);
});

test("an exit is reported; the dead task is not started again", async () => {
  leader.assign(aTask("t1"));
  await start();
  await untilState("t1", "running");
  engine.exit("web.1.t1", 3);
  await untilState("t1", "failed");
  expect(leader.lastOf("t1")).toMatchObject({ error: "task: non-zero exit (3)", exitCode: 3 });
  expect(engine.calls.filter((call) => call.startsWith("start"))).toEqual(["start web.1.t1"]);
});

test("running means healthy, and unhealthy means failed", async () => {
  leader.assign(taskWith("t1", { Healthcheck: { Test: ["CMD", "true"] } }));
  await start();
  await untilState("t1", "starting");
  await until("it runs", () => engine.containers.get("web.1.t1")?.state === "running");
  engine.setHealth("web.1.t1", "healthy");
  await untilState("t1", "running");
  engine.setHealth("web.1.t1", "unhealthy");
  await untilState("t1", "failed");
  expect(leader.lastOf("t1")?.error).toBe("task: non-zero exit (143): dockerexec: unhealthy container");
});

test("an engine that is away fails no task; what happened meanwhile is found", async () => {
  leader.assign(aTask("t1"), aTask("t2", { slot: 2 }));
  await start();
  await untilState("t1", "running");
  await untilState("t2", "running");
  engine.setAway(true);
  engine.exit("web.2.t2", 137);
  leader.change([aTask("t3", { slot: 3 })]);
  await untilState("t3", "preparing");
  engine.setAway(false);
  await untilState("t3", "running");
  await untilState("t2", "failed");
  expect(leader.statesOf("t1").at(-1)).toBe("running");
});

test("containers of unknown tasks go once the leader has spoken; those of others stay", async () => {
  leader.assign(aTask("t1"), aTask("t2", { slot: 2 }));
  const first = await start();
  await untilState("t1", "running");
  await untilState("t2", "running");
  await first.stop();
  await rm(join(stateDir, "worker.json"));
  const foreign = { [label.managed]: "", [label.taskId]: "t9", [label.nodeId]: "another" };
  const plan = {
    name: "foreign",
    labels: foreign,
    spec: aTask("t9").spec,
    networking: { attachments: [], dns: [] },
    files: [],
  };
  await engine.create(plan);
  leader.assign(aTask("t1"));
  leader.reports.length = 0;
  await start();
  await until("the unknown one is gone", () => !engine.containers.has("web.2.t2"));
  await untilState("t1", "running");
  expect([...engine.containers.keys()].sort()).toEqual(["foreign", "web.1.t1"]);
  expect(engine.calls.filter((call) => call === "create web.1.t1").length).toBe(1);
});

test("an image that cannot be had is a rejection with the reason", async () => {
  leader.assign(taskWith("t1", { Image: "absent:1" }));
  await start();
  await untilState("t1", "rejected");
  expect(leader.lastOf("t1")?.error).toBe("No such image: absent:1 (pull: pull access denied for absent:1)");
});

test("an image that is not here is pulled once", async () => {
  engine.registry.add("remote:1");
  leader.assign(taskWith("t1", { Image: "remote:1" }), { ...taskWith("t2", { Image: "remote:1" }), slot: 2 });
  await start();
  await untilState("t1", "running");
  await untilState("t2", "running");
  expect(engine.calls.filter((call) => call.startsWith("pull"))).toEqual(["pull remote:1"]);
});

test("what the engine refuses is a rejection before the start and a failure at it", async () => {
  engine.failNext("create", new EngineError("refused", 'invalid mount config for type "bind"'));
  leader.assign(aTask("t1"));
  await start();
  await untilState("t1", "rejected");
  expect(leader.lastOf("t1")?.error).toBe('invalid mount config for type "bind"');
  engine.failNext("start", new EngineError("refused", "no such program"));
  leader.change([aTask("t2", { slot: 2 })]);
  await untilState("t2", "failed");
  expect(leader.lastOf("t2")?.error).toBe("starting container failed: no such program");
});

test("a template that says nothing sensible is a rejection", async () => {
  leader.assign(taskWith("t1", { Env: ["A={{.Nothing}}"] }));
  await start();
  await untilState("t1", "rejected");
  expect(leader.lastOf("t1")?.error).toContain("{{.Nothing}}");
});

test("nothing is created while the data path is broken", async () => {
  path.broken = true;
  leader.assign(aTask("t1"));
  await start();
  await untilState("t1", "preparing");
  expect(engine.containers.size).toBe(0);
  path.broken = false;
  await untilState("t1", "running");
});

test("networks come with the first task that needs them", async () => {
  path.network = {
    ...{ name: "blue", driver: "skein", ipamDriver: "skein", options: {}, labels: {} },
    ...{ subnet: "10.0.1.0/24", gateway: "10.0.1.1", internal: false },
  };
  leader.assign(aTask("t1"), aTask("t2", { slot: 2 }));
  await start();
  await untilState("t1", "running");
  await untilState("t2", "running");
  expect(engine.calls.filter((call) => call.includes("network"))).toEqual(["network blue"]);
});

test("secrets are files in memory and configs files, for the time of the task", async () => {
  const file = { Name: "key", UID: "0", GID: "0", Mode: 0o440 };
  const task = taskWith("t1", {
    Secrets: [{ File: file, SecretID: "s1", SecretName: "key" }],
    Configs: [{ File: { ...file, Name: "/etc/app.conf" }, ConfigID: "c1", ConfigName: "app" }],
  });
  const payload = { id: "s1", name: "key", data: Buffer.from("opensesame").toString("base64") };
  leader.assign(task, { kind: "secret", ...payload }, { kind: "config", ...payload, id: "c1" });
  const worker = await start();
  await untilState("t1", "running");
  const source = join(secretsDir, "t1", "0-s1");
  expect(await readFile(source, "utf8")).toBe("opensesame");
  expect((await stat(source)).mode & 0o777).toBe(0o440);
  expect(engine.plans.get("web.1.t1")?.files.map(({ target }) => target)).toEqual([
    "/run/secrets/key",
    "/etc/app.conf",
  ]);
  await worker.stop();
  expect(await readFile(join(stateDir, "worker.json"), "utf8")).not.toContain('"kind":"secret"');
  await start();
  leader.change([], ["task/t1"]);
  await until("the file is gone", () => !existsSync(source));
  expect(engine.containers.size).toBe(0);
});

test("logs go to whoever asks, and end when nobody does", async () => {
  leader.assign(aTask("t1"));
  await start();
  await untilState("t1", "running");
  engine.print("web.1.t1", "stdout", "one", "2026-01-02T03:04:05.1Z");
  const request = { id: "l1", taskId: "t1", follow: true, stdout: true, stderr: true, tail: "all", since: "" };
  leader.send({ logRequest: request });
  await until("the first line", () => leader.chunks.length > 0);
  engine.print("web.1.t1", "stderr", "two", "2026-01-02T03:04:05.2Z");
  const lines = () => leader.chunks.flatMap((chunk) => chunk.lines ?? []);
  await until("the second line", () => lines().length === 2);
  expect(leader.chunks[0]?.id).toBe("l1");
  expect(lines().map(({ stream, timestamp, text }) => [stream, timestamp, Buffer.from(text ?? []).toString()])).toEqual(
    [
      [1, "2026-01-02T03:04:05.1Z", "one\n"],
      [2, "2026-01-02T03:04:05.2Z", "two\n"],
    ],
  );
  leader.send({ logCancel: { id: "l1" } });
  leader.send({ logRequest: { ...request, id: "l2", taskId: "t9" } });
  await until("the refusal", () => leader.chunks.some((chunk) => chunk.id === "l2"));
  expect(leader.chunks.at(-1)).toMatchObject({ id: "l2", error: "task t9 has no container on this node" });
});
