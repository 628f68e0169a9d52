import { createHash } from "node:crypto";
import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { connect, type Socket } from "node:net";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FakeEndpoint } from "./fake-endpoint.ts";

let endpoint: FakeEndpoint;
beforeEach(async () => {
  endpoint = await FakeEndpoint.start();
});
afterEach(() => endpoint.stop());

describe("plain requests", () => {
  test("go to the engine in a version that it speaks, with headers and body as they came", async () => {
    const reply = await endpoint.post("/v1.50/containers/create?name=a%20b", '{"Image":"x"}', {
      "X-Registry-Auth": "abc",
    });
    expect(reply.status).toBe(200);
    expect(reply.value).toMatchObject({
      url: "/v1.41/containers/create?name=a%20b",
      body: '{"Image":"x"}',
      headers: { "x-registry-auth": "abc", "content-type": "application/json" },
    });
    expect(reply.headers["api-version"]).toBe("1.50");
  });

  test.each([
    ["/v1.30/images/json", "/v1.30/images/json"],
    ["/images/json", "/images/json"],
    ["/v1.41/auth", "/v1.41/auth"],
  ])("%s is asked as %s", async (path, asked) => {
    expect(await endpoint.get(path)).toMatchObject({ status: 200, value: { url: asked } });
  });

  test("an engine that is not there is a clear 503", async () => {
    await endpoint.engine.close();
    const reply = await endpoint.get("/images/json");
    expect(reply.status).toBe(503);
    expect(reply.value).toEqual({
      message: expect.stringContaining("the Docker Engine of this node does not answer at"),
    });
  });

  test("an engine that answers and closes at once does not fail the call", async () => {
    await endpoint.engine.close();
    // A thread of its own: the engine must be able to answer between two writes of one turn of our loop.
    const hasty = new Worker(hastyEngine, { eval: true, workerData: endpoint.engineSocket });
    await once(hasty, "message");
    const statuses = new Set<number>();
    for (let round = 0; round < 100; round += 1) {
      const replies = [1, 2, 3, 4].map(() => endpoint.post("/v1.50/containers/c1/exec", { Cmd: ["true"] }));
      for (const { status } of await Promise.all(replies)) statuses.add(status);
    }
    await hasty.terminate();
    expect([...statuses]).toEqual([200]);
  });

  test("a stream comes as it is made", async () => {
    const reply = await endpoint.open("GET", "/slow");
    const [first] = await firstOf(reply);
    expect(first?.toString()).toBe("begin\n");
    reply.destroy();
  });

  test("a client that leaves ends the engine's work", async () => {
    const aborted = new Promise<void>((resolve) => {
      endpoint.engine.onAborted = resolve;
    });
    const reply = await endpoint.open("GET", "/slow");
    reply.destroy();
    await aborted;
  });

  test("a client that leaves before the answer ends the engine's work, too", async () => {
    const aborted = new Promise<void>((resolve) => {
      endpoint.engine.onAborted = resolve;
    });
    const asked = new Promise<void>((resolve) => {
      endpoint.engine.onAsked = resolve;
    });
    const sent = httpRequest({ socketPath: endpoint.socketPath, path: "/v1.41/silent", agent: false });
    sent.on("error", () => undefined).end();
    await asked;
    sent.destroy();
    await aborted;
  });

  test("100 MB go through, and no faster than the engine takes them", async () => {
    const part = Buffer.alloc(1024 * 1024, "skein");
    const parts = 100;
    let waitingMax = 0;
    const hash = createHash("sha256");
    const reply = await new Promise<string>((resolve, reject) => {
      const sent = httpRequest({
        socketPath: endpoint.socketPath,
        method: "POST",
        path: "/v1.50/upload",
        agent: false,
      });
      sent.once("error", reject);
      sent.once("response", (answer) => answer.setEncoding("utf8").once("data", resolve));
      const pour = (done: number): void => {
        waitingMax = Math.max(waitingMax, done * part.length - endpoint.engine.uploadedBytes);
        if (done === parts) {
          sent.end();
          return;
        }
        hash.update(part);
        if (sent.write(part)) setImmediate(pour, done + 1);
        else sent.once("drain", () => pour(done + 1));
      };
      pour(0);
    });
    expect(JSON.parse(reply)).toEqual({ bytes: parts * part.length, sha256: hash.digest("hex") });
    expect(waitingMax).toBeLessThan(8 * 1024 * 1024);
  });
});

describe("hijacked connections", () => {
  const body = '{"Detach":false,"Tty":true}';
  const length = `Content-Length: ${body.length}\r\n`;
  const upgrade = `Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Type: application/json\r\n${length}`;

  test("with Upgrade: both ways raw, the body in one piece with the head, half-close kept", async () => {
    const socket = await dial(`POST /v1.50/exec/e1/start HTTP/1.1\r\nHost: docker\r\n${upgrade}\r\n${body}`);
    await socket.until(`body:${body};`);
    expect(socket.text()).toMatch(/^HTTP\/1\.1 101 UPGRADED\r\n/);
    socket.write("echo this");
    await socket.until("echo this");
    socket.end();
    await socket.until("after the end");
    expect(endpoint.engine.requests).toContain("UPGRADE POST /v1.41/exec/e1/start");
  });

  test("with Upgrade: the body after the head", async () => {
    const socket = await dial(`POST /v1.41/exec/e1/start HTTP/1.1\r\nHost: docker\r\n${upgrade}\r\n`);
    socket.write(body.slice(0, 5));
    socket.write(body.slice(5));
    await socket.until(`body:${body};`);
    socket.end();
    await socket.until("after the end");
  });

  test("with Upgrade: a refusal closes, so that the connection is not used past us", async () => {
    const socket = await dial(`POST /v1.41/exec/missing/start HTTP/1.1\r\nHost: docker\r\n${upgrade}\r\n${body}`);
    await socket.ended;
    expect(socket.text()).toContain("HTTP/1.1 404");
    expect(socket.text()).toContain("No such exec instance");
  });

  test("without Upgrade, as old clients do: a plain 200, then raw, half-close kept", async () => {
    const head = `POST /v1.41/containers/c1/attach?stream=1 HTTP/1.1\r\nHost: docker\r\n${length}\r\n`;
    const socket = await dial(head + body);
    await socket.until(`body:${body};`);
    expect(socket.text()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    socket.write("GET / HTTP/1.1\r\n\r\n");
    await socket.until("GET / HTTP/1.1\r\n\r\n");
    socket.end();
    await socket.until("after the end");
  });

  test("our own routes stay ours when a client offers another protocol", async () => {
    const socket = await dial(
      "GET /v1.41/services HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
    );
    await socket.until("[]\n");
    socket.destroy();
  });

  test("without an engine there is an answer", async () => {
    await endpoint.engine.close();
    const socket = await dial(`POST /exec/e1/start HTTP/1.1\r\nHost: docker\r\n${upgrade}\r\n${body}`);
    await socket.ended;
    expect(socket.text()).toContain("HTTP/1.1 503");
    expect(socket.text()).toContain("does not answer");
  });
});

const hastyEngine = `
  const { createServer } = require("node:net");
  const { parentPort, workerData } = require("node:worker_threads");
  const answer = 'HTTP/1.1 200 OK\\r\\nContent-Length: 21\\r\\n\\r\\n{"ApiVersion":"1.41"}';
  createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.on("data", (part) => {
      if (/connection: close/i.test(part)) socket.end(answer, () => socket.destroy());
      else socket.write(answer);
    });
  }).listen(workerData, () => parentPort.postMessage("ready"));
`;

interface Dialled extends Socket {
  text(): string;
  /** Resolves when the text has arrived; the test's own time limit bounds it. */
  until(text: string): Promise<void>;
  readonly ended: Promise<void>;
}

async function dial(first: string): Promise<Dialled> {
  const socket = connect({ path: endpoint.socketPath, allowHalfOpen: true });
  let received = "";
  let check: () => void = () => undefined;
  socket.setEncoding("utf8").on("data", (part: string) => {
    received += part;
    check();
  });
  const ended = new Promise<void>((resolve) => {
    socket.once("end", () => {
      socket.end();
      resolve();
    });
  });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  socket.write(first);
  const until = (text: string): Promise<void> =>
    new Promise((resolve) => {
      check = () => {
        if (received.includes(text)) resolve();
      };
      check();
    });
  return Object.assign(socket, { text: () => received, until, ended });
}

async function firstOf(stream: AsyncIterable<unknown>): Promise<Buffer[]> {
  for await (const part of stream) return [Buffer.from(part as Uint8Array)]; // No encoding is set: bytes.
  return [];
}
