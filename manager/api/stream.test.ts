import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { FakeEndpoint } from "./fake-endpoint.ts";
import { sample } from "./fake-manager.ts";

let endpoint: FakeEndpoint;
beforeEach(async () => {
  endpoint = await FakeEndpoint.start();
});
afterEach(() => endpoint.stop());

const web = sample.service("aaa1aaaaaaaaaaaaaaaaaaaaa", sample.spec("web"));

describe("events", () => {
  /** Opens the stream and gives the engine's end of it. */
  async function watch(
    query = "",
  ): Promise<{ readonly lines: AsyncIterator<unknown>; readonly engine: ServerResponse }> {
    const opened = new Promise<ServerResponse>((resolve) => {
      endpoint.engine.onEvents = resolve;
    });
    const reply = await endpoint.open("GET", `/v1.50/events${query}`);
    expect(reply.statusCode).toBe(200);
    return { lines: jsonLines(reply), engine: await opened };
  }

  test("of the engine and the swarm come as one stream", async () => {
    const { lines, engine } = await watch();
    engine.write('{"Type":"container","Action":"start"}\n{"Type":"con');
    expect((await lines.next()).value).toEqual({ Type: "container", Action: "start" });
    endpoint.manager.announce({ change: { table: "service", id: web.id, row: web }, at: sample.at });
    expect((await lines.next()).value).toEqual({
      Type: "service",
      Action: "create",
      Actor: { ID: web.id, Attributes: { name: "web" } },
      scope: "swarm",
      time: Math.floor(sample.at / 1000),
      timeNano: sample.at * 1_000_000,
    });
    engine.write('tainer","Action":"die"}\n');
    expect((await lines.next()).value).toEqual({ Type: "container", Action: "die" });
    engine.end();
    expect((await lines.next()).done).toBe(true);
  });

  test("are filtered", async () => {
    const filters = { type: ["service"], event: { remove: true } };
    const { lines, engine } = await watch(`?filters=${encodeURIComponent(JSON.stringify(filters))}`);
    endpoint.manager.announce({ change: { table: "service", id: web.id, row: web }, at: sample.at });
    endpoint.manager.announce({ change: { table: "secret", id: "x" }, before: sample.secret("x", "s"), at: sample.at });
    endpoint.manager.announce({ change: { table: "service", id: web.id }, before: web, at: sample.at });
    expect((await lines.next()).value).toMatchObject({
      Type: "service",
      Action: "remove",
      Actor: { Attributes: { name: "web" } },
    });
    engine.end();
  });

  test("the cluster's watch ends with its client", async () => {
    const reply = await endpoint.open("GET", "/events");
    expect(endpoint.manager.watchers).toBe(1);
    reply.destroy();
    await expect.poll(() => endpoint.manager.watchers).toBe(0);
  });
});

describe("logs", () => {
  const line = {
    kind: "line",
    nodeId: asId<"node">("n1"),
    serviceId: asId<"service">("s1"),
    taskId: asId<"task">("t1"),
    timestamp: "2026-01-02T03:04:05.000000001Z",
  } as const;

  beforeEach(() => {
    endpoint.manager.put("service", web);
    endpoint.manager.put("task", sample.task("taskonetaskonetaskonetask", web));
    endpoint.manager.logRecords = [
      { ...line, stream: "stdout", text: Buffer.from("out\n") },
      { ...line, stream: "stderr", text: Buffer.from("err\n") },
      { kind: "error", message: "warning: incomplete log stream" },
    ];
  });

  test("are frames: stream, length, line; trouble is stream 3", async () => {
    const reply = await endpoint.open("GET", "/v1.42/services/web/logs?stdout=1&stderr=1&tail=5&since=1767323045.5");
    expect(reply.headers["content-type"]).toBe("application/vnd.docker.multiplexed-stream");
    expect(framesOf(await bytesOf(reply))).toEqual([
      [1, "out\n"],
      [2, "err\n"],
      [3, "Error grabbing logs: warning: incomplete log stream\n"],
    ]);
    expect(endpoint.manager.logRequests).toEqual([
      {
        target: { kind: "service", id: web.id },
        follow: false,
        stdout: true,
        stderr: true,
        tail: "5",
        since: "1767323045.5",
      },
    ]);
  });

  test("timestamp before details before text", async () => {
    const reply = await endpoint.open("GET", "/tasks/taskone/logs?stdout=true&timestamps=1&details=1");
    const [first] = framesOf(await bytesOf(reply));
    const details = "com.docker.swarm.node.id=n1,com.docker.swarm.service.id=s1,com.docker.swarm.task.id=t1";
    expect(first).toEqual([1, `2026-01-02T03:04:05.000000001Z ${details} out\n`]);
    expect(endpoint.manager.logRequests).toMatchObject([
      { target: { kind: "task", id: "taskonetaskonetaskonetask" }, tail: "all", since: "" },
    ]);
  });

  test("before 1.42 the same frames have the older type", async () => {
    const reply = await endpoint.open("GET", "/v1.41/services/web/logs?stdout=1");
    expect(reply.headers["content-type"]).toBe("application/vnd.docker.raw-stream");
    expect(framesOf(await bytesOf(reply))[0]).toEqual([1, "out\n"]);
  });

  test("a terminal's come without frames", async () => {
    const spec = sample.spec("tty", {
      TaskTemplate: { ...web.spec.TaskTemplate, ContainerSpec: { Image: "a", TTY: true } },
    });
    endpoint.manager.put("service", sample.service("bbb1aaaaaaaaaaaaaaaaaaaaa", spec));
    const reply = await endpoint.open("GET", "/v1.50/services/tty/logs?stdout=1");
    expect(reply.headers["content-type"]).toBe("application/vnd.docker.raw-stream");
    expect((await bytesOf(reply)).toString()).toMatch(/^out\nerr\n/);
  });

  test.each([
    ["", "Bad parameters: you must choose at least one stream"],
    ["stdout=1&tail=some", 'tail value must be a positive integer or "all"'],
    ["stdout=1&since=yesterday", 'invalid value for "since": yesterday'],
  ])("%j is refused", async (query, message) => {
    expect(await endpoint.get(`/services/web/logs?${query}`)).toMatchObject({ status: 400, value: { message } });
  });

  test("following, the head comes before the first line", async () => {
    endpoint.manager.logRecords = [];
    const reply = await endpoint.open("GET", "/services/web/logs?stdout=1&follow=1");
    expect(reply.statusCode).toBe(200);
    const gone = endpoint.manager.followersGone();
    reply.destroy();
    await gone;
  });
});

async function* jsonLines(reply: IncomingMessage): AsyncGenerator<unknown> {
  let pending = "";
  for await (const part of reply.setEncoding("utf8")) {
    const lines = (pending + String(part)).split("\n");
    pending = lines.pop() ?? "";
    for (const text of lines) yield JSON.parse(text);
  }
}

async function bytesOf(reply: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of reply) parts.push(Buffer.from(part as Uint8Array)); // No encoding is set: bytes.
  return Buffer.concat(parts);
}

function framesOf(bytes: Buffer): [number, string][] {
  const frames: [number, string][] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at + 4);
    frames.push([bytes[at] ?? 0, bytes.subarray(at + 8, end).toString()]);
    at = end;
  }
  return frames;
}
