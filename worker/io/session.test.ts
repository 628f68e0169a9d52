import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Chance } from "../../base/clock.ts";
import { realChance } from "../../base/io/real.ts";
import { MemoryEngine } from "../engine/memory.ts";
import { label } from "../naming.ts";
import { aTask } from "../sample.ts";
import { RecordingPath, sampleNetwork } from "./recording-path.ts";
import { Wire } from "./wire.ts";
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

test("a restart of the worker moves nothing, and says everything again", async () => {
  world.leader.assign(aTask("t1"), aTask("t2", { slot: 2 }));
  const first = await world.start();
  await world.untilState("t1", "running");
  await world.untilState("t2", "running");
  await first.stop();
  engine.calls.length = 0;
  world.leader.reports.length = 0;
  const second = await world.start();
  await world.untilState("t1", "running");
  await world.untilState("t2", "running");
  await second.stop();
  expect(world.leader.statesOf("t1")).toEqual(["running"]);
  expect(engine.calls.filter((call) => !call.startsWith("apply"))).toEqual([]);
});

test("what is remembered as running is not said before the engine has been looked at", async () => {
  world.leader.assign(aTask("t1"), aTask("t2", { slot: 2 }));
  const first = await world.start();
  await world.untilState("t1", "running");
  await world.untilState("t2", "running");
  await first.stop();
  world.leader.reports.length = 0;
  world.leader.heartbeatMs = 20;
  world.leader.heartbeats = 0;
  engine.exit("web.2.t2", 137);
  const { promise: look, resolve: mayLook } = Promise.withResolvers<void>();
  const list = engine.list.bind(engine);
  vi.spyOn(engine, "list").mockImplementation(async (owned) => {
    await look;
    return await list(owned);
  });
  await world.start();
  await until("a session, and signs of life in it", () => world.leader.heartbeats > 2);
  expect(world.leader.reports).toEqual([]);
  mayLook();
  await world.untilState("t1", "running");
  await world.untilState("t2", "failed");
  expect(world.leader.statesOf("t2")).toEqual(["failed"]);
});

test("without any manager, what ran runs on, what died is noticed, and nothing is started again", async () => {
  world.leader.assign(aTask("t1"), aTask("t2", { slot: 2 }));
  const first = await world.start();
  await world.untilState("t1", "running");
  await world.untilState("t2", "running");
  await first.stop();
  world.leader.stop();
  engine.exit("web.2.t2", 9);
  engine.calls.length = 0;
  await world.start();
  const onDisk = world.memory;
  await until("the failure is on disk", async () => (await readFile(onDisk, "utf8")).includes("non-zero exit (9)"));
  expect(engine.calls.filter((call) => !call.startsWith("apply"))).toEqual([]);
  expect(engine.containers.get("web.1.t1")?.state).toBe("running");
  // A leader comes back where one was: it hears both.
  const port = Number(world.leader.address.split(":")[1]);
  const back = await world.another(port);
  back.assign(aTask("t1"), aTask("t2", { slot: 2 }));
  await world.untilState("t1", "running", back);
  await world.untilState("t2", "failed", back);
  expect(back.lastOf("t2")).toMatchObject({ error: "task: non-zero exit (9)", exitCode: 9 });
});

test("a manager that does not lead says who does", async () => {
  const follower = await world.another();
  follower.redirect = { to: world.leader.address };
  world.leader.assign(aTask("t1"));
  const worker = await world.start([follower.address]);
  await world.untilState("t1", "running");
  expect(worker.leader()).toBe(world.leader.address);
});

test("who led a moment ago is asked first, wherever it stands among the managers", async () => {
  const followers = [await world.another(), await world.another()];
  for (const follower of followers) follower.redirect = { to: world.leader.address };
  world.leader.assign(aTask("t1"));
  const managers = [...followers, world.leader].map(({ address }) => address);
  const firstOfAll: Chance = { ...realChance, fraction: () => 0 };
  await world.start(managers, firstOfAll, world.leader.address);
  await world.untilState("t1", "running");
  expect(followers.map(({ refusals }) => refusals)).toEqual([0, 0]);
});

test("a new leader hears of every task, and no container moves", async () => {
  const next = await world.another();
  next.redirect = { to: world.leader.address };
  world.leader.assign(aTask("t1"));
  await world.start([world.leader.address]);
  await world.untilState("t1", "running");
  world.leader.send({ managers: { managers: [world.leader, next].map(({ address }) => ({ nodeId: "", address })) } });
  engine.calls.length = 0;
  next.redirect = undefined;
  next.assign(aTask("t1"));
  world.leader.stop();
  await world.untilState("t1", "running", next);
  expect(engine.calls).toEqual([]);
});

test("a session that breaks off is looked for again within the time that the leader has named", async () => {
  const next = await world.another();
  world.leader.spreadMs = 600;
  const worker = await world.start([world.leader.address], { ...realChance, fraction: () => 0.5 });
  await until("a session", () => worker.leader() === world.leader.address);
  world.leader.send({ managers: { managers: [{ nodeId: "", address: next.address }] } });
  await until("the other is known", () => worker.managers().includes(next.address));
  const before = performance.now();
  world.leader.stop();
  await until("the next session", () => worker.leader() === next.address);
  expect(performance.now() - before).toBeGreaterThanOrEqual(300); // Not sooner, however fast the machine.
});

test("a leader that falls silent is left", async () => {
  world.leader.heartbeatMs = 50;
  world.leader.assign(aTask("t1"));
  await world.start();
  await world.untilState("t1", "running");
  world.leader.answers = false;
  await until("another session", () => world.leader.sessions > 1);
});

describe("a host that vanished", () => {
  const wires: Wire[] = [];
  const wireTo = async (to?: string): Promise<Wire> => {
    const wire = await Wire.open(to);
    wires.push(wire);
    return wire;
  };
  afterEach(async () => {
    for (const wire of wires.splice(0)) await wire.close();
  });

  test("delays nobody on the way to the leader", async () => {
    // One after the other, with the patience of an attempt for each, this would take far longer than `until` waits.
    const dead = await Promise.all(Array.from({ length: 20 }, () => wireTo()));
    const inOrder = { ...realChance, fraction: () => 0 };
    const worker = await world.start([...dead.map(({ address }) => address), world.leader.address], inOrder);
    await until("a session", () => worker.leader() === world.leader.address);
  });

  test("is left for the leader that follows, and no container moves", async () => {
    const wire = await wireTo(world.leader.address);
    const next = await world.another();
    next.redirect = { to: wire.address };
    world.leader.heartbeatMs = 100;
    world.leader.assign(aTask("t1"));
    next.assign(aTask("t1"));
    const worker = await world.start([wire.address]);
    await world.untilState("t1", "running");
    world.leader.send({ managers: { managers: [wire, next].map(({ address }) => ({ nodeId: "", address })) } });
    await until("both are known", () => worker.managers().includes(next.address));
    engine.calls.length = 0;
    wire.vanish();
    await until("the other is asked, and knows no better yet", () => next.refusals > 2);
    next.redirect = undefined;
    await world.untilState("t1", "running", next);
    expect(worker.leader()).toBe(next.address);
    expect(engine.calls).toEqual([]);
  });

  test("is left at once when somebody says who leads, long before it would be missed", async () => {
    const wire = await wireTo(world.leader.address);
    world.leader.heartbeatMs = 3_600_000;
    const worker = await world.start([wire.address]);
    await until("a session", () => worker.leader() === wire.address);
    const next = await world.another();
    wire.vanish();
    worker.reconsider(next.address);
    await until("the next session", () => worker.leader() === next.address);
    worker.reconsider(next.address);
    next.assign(aTask("t1"));
    await world.untilState("t1", "running", next);
    expect(next.sessions).toBe(1);
  });
});

test("a leader that is only slow is kept, while others are asked", async () => {
  const follower = await world.another();
  follower.redirect = { to: world.leader.address };
  world.leader.heartbeatMs = 1_000;
  const worker = await world.start([world.leader.address]);
  await until("a session", () => worker.leader() === world.leader.address);
  world.leader.send({
    managers: { managers: [world.leader, follower].map(({ address }) => ({ nodeId: "", address })) },
  });
  await until("both are known", () => worker.managers().includes(follower.address));
  world.leader.answers = false;
  await until("the doubt", () => follower.refusals > 0);
  world.leader.answers = true;
  world.leader.heartbeatMs = 20;
  world.leader.send({ heartbeat: { heartbeatMs: 20 } });
  const before = world.leader.heartbeats;
  await until("more heartbeats", () => world.leader.heartbeats > before + 5);
  expect(worker.leader()).toBe(world.leader.address);
  expect(world.leader.sessions).toBe(1);
});

test("while there is no leader, one connection does for many questions", async () => {
  const wire = await Wire.open(world.leader.address);
  world.leader.redirect = {};
  const worker = await world.start([wire.address]);
  await until("many refusals", () => world.leader.refusals > 5);
  expect(wire.passed).toBe(1);
  world.leader.redirect = undefined;
  await until("a session", () => worker.leader() === wire.address);
  expect(wire.passed).toBe(1);
  await worker.stop();
  await wire.close();
});

test("containers of unknown tasks go once the leader has spoken; those of others stay", async () => {
  world.leader.assign(aTask("t1"), aTask("t2", { slot: 2 }));
  const first = await world.start();
  await world.untilState("t1", "running");
  await world.untilState("t2", "running");
  await first.stop();
  await rm(world.memory);
  const foreign = { [label.managed]: "", [label.taskId]: "t9", [label.nodeId]: "another" };
  const plan = {
    name: "foreign",
    labels: foreign,
    spec: aTask("t9").spec,
    networking: { attachments: [], dns: [] },
    files: [],
  };
  await engine.create(plan);
  world.leader.assign(aTask("t1"));
  world.leader.reports.length = 0;
  await world.start();
  await until("the unknown one is gone", () => !engine.containers.has("web.2.t2"));
  await world.untilState("t1", "running");
  expect([...engine.containers.keys()].sort()).toEqual(["foreign", "web.1.t1"]);
  expect(engine.calls.filter((call) => call === "create web.1.t1").length).toBe(1);
});

test("a node that leaves takes everything along, and does not remember", async () => {
  path.network = sampleNetwork;
  world.leader.assign(aTask("t1"));
  const worker = await world.start();
  await world.untilState("t1", "running");
  await worker.leave();
  expect(engine.containers.size).toBe(0);
  expect(await engine.networks(label.managed)).toEqual([]);
  expect(existsSync(world.memory)).toBe(false);
});

test("what is remembered of another node, or damaged, is not believed", async () => {
  for (const text of [
    "{",
    '{"version":1,"nodeId":"another","assignments":[{"kind":"task","id":"t9"}],"reports":[],"managers":[]}',
  ]) {
    await writeFile(world.memory, text);
    const worker = await world.start();
    expect(worker.assignments().size).toBe(0);
    await worker.stop();
  }
});

test("logs go to whoever asks, and end when nobody does", async () => {
  world.leader.assign(aTask("t1"));
  await world.start();
  await world.untilState("t1", "running");
  engine.print("web.1.t1", "stdout", "one", "2026-01-02T03:04:05.1Z");
  const request = { id: "l1", taskId: "t1", follow: true, stdout: true, stderr: true, tail: "all", since: "" };
  world.leader.send({ logRequest: request });
  await until("the first line", () => world.leader.chunks.length > 0);
  engine.print("web.1.t1", "stderr", "two", "2026-01-02T03:04:05.2Z");
  const lines = () => world.leader.chunks.flatMap((chunk) => chunk.lines ?? []);
  await until("the second line", () => lines().length === 2);
  expect(world.leader.chunks[0]?.id).toBe("l1");
  expect(lines().map(({ stream, timestamp, text }) => [stream, timestamp, Buffer.from(text ?? []).toString()])).toEqual(
    [
      [1, "2026-01-02T03:04:05.1Z", "one\n"],
      [2, "2026-01-02T03:04:05.2Z", "two\n"],
    ],
  );
  world.leader.send({ logCancel: { id: "l1" } });
  world.leader.send({ logRequest: { ...request, id: "l2", taskId: "t9" } });
  await until("the refusal", () => world.leader.chunks.some((chunk) => chunk.id === "l2"));
  expect(world.leader.chunks.at(-1)).toMatchObject({ id: "l2", error: "task t9 has no container on this node" });
});

test("who remembers nothing leaves the data path as it is until a leader has spoken", async () => {
  const worker = await world.start([]);
  await worker.stop();
  expect(engine.calls).toEqual([]);
  world.leader.assign(aTask("t1", { desiredState: "ready" }));
  await world.start();
  await world.untilState("t1", "ready");
  expect(engine.calls).toEqual(["apply t1=ready", "create web.1.t1"]);
});
