import { afterAll, beforeAll, expect, test } from "vitest";
import { present } from "../../base/assert.ts";
import type { TaskItem } from "../../model/assignment.ts";
import type { ContainerSpec } from "../../model/service-spec.ts";
import { noDataplane } from "../dataplane.ts";
import { DockerEngine } from "../engine/docker.ts";
import { label } from "../naming.ts";
import { taskWith } from "../sample.ts";
import type { FakeLeader } from "./fake-leader.ts";
import type { Worker } from "./worker.ts";
import { until, World } from "./world.ts";

/* A worker on the real engine that SKEIN_ENGINE_SOCKET names (image SKEIN_ENGINE_IMAGE, by default busybox:latest). */

const socketPath = present(
  process.env["SKEIN_ENGINE_SOCKET"],
  "SKEIN_ENGINE_SOCKET: the socket of a Docker Engine to try on",
);
const image = process.env["SKEIN_ENGINE_IMAGE"] ?? "busybox:latest";
const engine = new DockerEngine(socketPath);
const sleeper = { Command: ["/bin/sh", "-c", "trap 'exit 143' TERM; echo up; while :; do sleep 0.05; done"] };
let world: World;
let leader: FakeLeader;
let worker: Worker;

beforeAll(async () => {
  world = await World.open(engine, noDataplane);
  leader = world.leader;
  worker = await world.start();
});

afterAll(async () => {
  leader.assign();
  await until("nothing is left", async () => (await engine.list(label.managed)).length === 0);
  await world.close();
  engine.close();
});

function task(id: string, slot: number, container: Partial<ContainerSpec> = sleeper): TaskItem {
  return taskWith(id, { Image: image, ...container }, slot);
}

test("ten tasks run, restart with the agent untouched, and go when they are to go", async () => {
  const tasks = Array.from({ length: 10 }, (_, index) => task(`ten${index}`, index + 1));
  leader.change(tasks);
  await Promise.all(tasks.map(({ id }) => world.untilState(id, "running")));
  const pids = await pidsOf(tasks);
  await worker.stop();
  leader.reports.length = 0;
  worker = await world.start();
  await Promise.all(tasks.map(({ id }) => world.untilState(id, "running")));
  expect(await pidsOf(tasks)).toEqual(pids);
  leader.change(tasks.map((one) => ({ ...one, desiredState: "remove" })));
  await Promise.all(tasks.map(({ id }) => world.untilState(id, "shutdown")));
  expect(leader.lastOf("ten0")?.exitCode).toBe(143);
  leader.change(
    [],
    tasks.map(({ id }) => `task/${id}`),
  );
  await until("all are gone", async () => (await engine.list(label.managed)).length === 0);
});

async function pidsOf(tasks: readonly TaskItem[]): Promise<readonly (number | undefined)[]> {
  return await Promise.all(tasks.map(async ({ slot, id }) => (await engine.inspect(`web.${slot}.${id}`))?.pid));
}

test("exit codes", async () => {
  leader.change([
    task("e0", 1, { Command: ["/bin/sh", "-c", "exit 0"] }),
    task("e5", 2, { Command: ["/bin/sh", "-c", "exit 5"] }),
  ]);
  await world.untilState("e0", "complete");
  await world.untilState("e5", "failed");
  expect(leader.lastOf("e5")).toMatchObject({ error: "task: non-zero exit (5)", exitCode: 5 });
});

test("what the engine cannot do is said in its words", async () => {
  const bind = { Mounts: [{ Type: "bind", Source: "/absent/folder", Target: "/data" }] } as const;
  leader.change([
    task("noprogram", 1, { Command: ["/absent"] }),
    task("nobind", 2, bind),
    task("noimage", 3, { Image: "absent.invalid/x:1" }),
  ]);
  await world.untilState("noprogram", "failed");
  expect(leader.lastOf("noprogram")?.error).toMatch(/^starting container failed: .*\/absent/);
  await world.untilState("nobind", "rejected");
  expect(leader.lastOf("nobind")?.error).toBe(
    'invalid mount config for type "bind": bind source path does not exist: /absent/folder',
  );
  await world.untilState("noimage", "rejected");
  expect(leader.lastOf("noimage")?.error).toMatch(/^No such image: absent.invalid\/x:1/);
});

test("running means healthy", async () => {
  const check = { Test: ["CMD-SHELL", "test -e /well"], Interval: 200_000_000, Retries: 50 };
  const slow = { Command: ["/bin/sh", "-c", "sleep 0.5; touch /well; exec sleep 1000"], Init: true };
  const sick = { Test: ["CMD-SHELL", "false"], Interval: 100_000_000, Retries: 1 };
  leader.change([task("well", 1, { ...slow, Healthcheck: check }), task("sick", 2, { ...sleeper, Healthcheck: sick })]);
  await world.untilState("well", "running");
  expect((await engine.inspect("web.1.well"))?.health).toBe("healthy");
  await world.untilState("sick", "failed");
  expect(leader.lastOf("sick")?.error).toBe("task: non-zero exit (143): dockerexec: unhealthy container");
});

test("what does not want to go is killed after its grace", async () => {
  const stubborn = {
    Command: ["/bin/sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"],
    StopGracePeriod: 300_000_000,
  };
  leader.change([task("stubborn", 1, stubborn)]);
  await world.untilState("stubborn", "running");
  leader.change([{ ...task("stubborn", 1, stubborn), desiredState: "shutdown" }]);
  await world.untilState("stubborn", "shutdown");
  expect(leader.lastOf("stubborn")?.exitCode).toBe(137);
});

test("secrets are readable inside, and logs come out", async () => {
  const file = { Name: "key", UID: "0", GID: "0", Mode: 0o444 };
  const reader = {
    Command: ["/bin/sh", "-c", "cat /run/secrets/key /etc/app.conf; echo; exec sleep 1000"],
    StopGracePeriod: 100_000_000,
    Secrets: [{ File: file, SecretID: "s1", SecretName: "key" }],
    Configs: [{ File: { ...file, Name: "/etc/app.conf" }, ConfigID: "c1", ConfigName: "app" }],
  };
  const data = (text: string): string => Buffer.from(text).toString("base64");
  leader.change([
    { kind: "secret", id: "s1", name: "key", data: data("opensesame") },
    { kind: "config", id: "c1", name: "app", data: data("-conf") },
    task("reader", 1, reader),
  ]);
  await world.untilState("reader", "running");
  leader.send({
    logRequest: { id: "l1", taskId: "reader", follow: true, stdout: true, stderr: true, tail: "all", since: "" },
  });
  await until("the line", () => leader.chunks.some((chunk) => (chunk.lines ?? []).length > 0));
  const [line] = leader.chunks.flatMap((chunk) => chunk.lines ?? []);
  expect(Buffer.from(line?.text ?? []).toString()).toBe("opensesame-conf\n");
  leader.send({ logCancel: { id: "l1" } });
});

test("labels, owners and modes come to the container; secrets, and configs that speak of them, lie in memory only", async () => {
  const look =
    "stat -c '%u:%g %a %n' $FILES; stat -f -c %T /run/secrets/key /etc/app; cat /etc/app; echo; exec sleep 1000";
  const secret = { Name: "key", UID: "1000", GID: "100", Mode: 0o400 };
  const config = { Name: "/etc/app", UID: "5", GID: "6", Mode: 0o640 };
  const looker = {
    Command: ["/bin/sh", "-c", look],
    Env: ["FILES=/run/secrets/key /etc/app /plain"],
    Labels: { tier: "front" },
    StopGracePeriod: 100_000_000,
    Secrets: [{ File: secret, SecretID: "s2", SecretName: "key" }],
    Configs: [
      { File: config, ConfigID: "c2", ConfigName: "app" },
      { File: { Name: "plain", UID: "0", GID: "0", Mode: 0o444 }, ConfigID: "c3", ConfigName: "plain" },
    ],
  };
  const data = (text: string): string => Buffer.from(text).toString("base64");
  leader.change([
    { kind: "secret", id: "s2", name: "key", data: data("opensesame") },
    { kind: "config", id: "c2", name: "app", data: data('{{.Task.Slot}} {{secret "key"}}'), template: true },
    { kind: "config", id: "c3", name: "plain", data: data("{{.Task.Slot}}") },
    task("looker", 7, looker),
  ]);
  await world.untilState("looker", "running");
  expect((await engine.inspect("web.7.looker"))?.labels).toMatchObject({ tier: "front", [label.taskId]: "looker" });
  leader.send({
    logRequest: { id: "l2", taskId: "looker", follow: true, stdout: true, stderr: true, tail: "all", since: "" },
  });
  const lines = (): string[] =>
    leader.chunks
      .filter(({ id }) => id === "l2")
      .flatMap((chunk) => chunk.lines ?? [])
      .map((line) =>
        Buffer.from(line.text ?? [])
          .toString()
          .trim(),
      );
  await until("six lines", () => lines().length >= 6);
  expect(lines()).toEqual([
    ...["1000:100 400 /run/secrets/key", "5:6 640 /etc/app", "0:0 444 /plain"],
    ...["tmpfs", "tmpfs", "7 opensesame"],
  ]);
  leader.send({ logCancel: { id: "l2" } });
});
