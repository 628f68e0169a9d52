import { mkdtemp, rm } from "node:fs/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Api, createApi } from "./api.ts";
import { FakeEngine } from "./fake-engine.ts";
import { FakeManager, sample } from "./fake-manager.ts";
import { FakeNode } from "./fake-node.ts";

export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
  /** The body as JSON; for tests, which say what they expect of it. */
  readonly value: unknown;
}

/** A whole endpoint for one test: the real API on a real socket, with an engine, a node and a leader in memory. */
export class FakeEndpoint {
  readonly engine = new FakeEngine();
  readonly manager = new FakeManager();
  readonly node = new FakeNode();
  readonly logged: string[] = [];
  readonly folder: string;
  readonly socketPath: string;
  readonly engineSocket: string;
  readonly api: Api;

  static async start(): Promise<FakeEndpoint> {
    const endpoint = new FakeEndpoint(await mkdtemp(join(tmpdir(), "skein-api-")));
    endpoint.manager.put("cluster", sample.cluster());
    endpoint.node.route = () => ({ kind: "leader", manager: endpoint.manager });
    await endpoint.engine.listen(endpoint.engineSocket);
    await endpoint.api.listen(endpoint.socketPath);
    return endpoint;
  }

  private constructor(folder: string) {
    this.folder = folder;
    this.socketPath = join(folder, "skein.sock");
    this.engineSocket = join(folder, "engine.sock");
    const note = (message: string, details: unknown): void => {
      this.logged.push(`${message} ${JSON.stringify(details)}`);
    };
    this.api = createApi({
      node: this.node,
      engineSocket: this.engineSocket,
      version: "0.1.0",
      log: { warn: note, error: note },
      clock: { now: () => sample.at, monotonic: () => 0 },
      chance: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
    });
  }

  async stop(): Promise<void> {
    await this.api.close();
    await this.engine.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.send("GET", path, undefined, headers);
  }

  /** With a string body it goes as it is, anything else as JSON. */
  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.send("POST", path, body, { "content-type": "application/json", ...headers });
  }

  async send(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Reply> {
    const reply = await this.open(method, path, { body, headers });
    const parts: Buffer[] = [];
    for await (const part of reply) parts.push(Buffer.from(part as Uint8Array)); // No encoding is set: bytes.
    const text = Buffer.concat(parts).toString();
    const isJson = reply.headers["content-type"]?.includes("json") === true && text !== "";
    return {
      status: reply.statusCode ?? 0,
      headers: reply.headers,
      text,
      value: isJson ? JSON.parse(text) : undefined,
    };
  }

  /** The answer as soon as its head is there. */
  open(
    method: string,
    path: string,
    more: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { headers = {} } = more;
      const sent = httpRequest({ socketPath: this.socketPath, method, path, headers, agent: false });
      sent.once("response", resolve);
      sent.once("error", reject);
      const { body } = more;
      sent.end(body === undefined || typeof body === "string" ? body : JSON.stringify(body));
    });
  }
}
