import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStubState, type Json, type StubState } from "./stub-state.ts";

/** One request as it came: the path without its version, the query sorted, nothing that is null or absent in the body. */
export interface Recorded {
  readonly call: string;
  readonly body?: Json;
}

export interface Stub {
  readonly host: string;
  readonly requests: Recorded[];
  readonly state: StubState;
  /** What changes something, in order. */
  writes(): readonly Recorded[];
  stop(): Promise<void>;
}

/** A manager that answers enough of Docker's API for both commands, skein and docker, and remembers what it was asked. */
export async function startStub(): Promise<Stub> {
  const folder = mkdtempSync(join(tmpdir(), "skein-cli-"));
  const socket = join(folder, "stub.sock");
  const requests: Recorded[] = [];
  const state = createStubState();
  const server = createServer((request, response) => {
    handle(request, response, { state, requests }).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    host: `unix://${socket}`,
    requests,
    state,
    writes: () => requests.filter(({ call }) => /^(POST|DELETE)/.test(call)),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  stub: { readonly state: StubState; readonly requests: Recorded[] },
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://stub");
  const path = decodeURIComponent(url.pathname.replace(/^\/v\d+\.\d+/, ""));
  url.searchParams.sort();
  const text = await textOf(request);
  const body: Json | undefined = text === "" ? undefined : (JSON.parse(text) as Json); // Both commands send JSON only.
  const query = url.searchParams.size === 0 ? "" : `?${decodeURIComponent(url.searchParams.toString())}`;
  const call = `${request.method} ${path}${query}`;
  stub.requests.push(body === undefined ? { call } : { call, body: withoutNulls(body) });
  const answer = stub.state.answer({ method: request.method ?? "", path, query: url.searchParams, body });
  if (answer.status === 0) {
    request.socket.destroy();
    return;
  }
  response.setHeader("Api-Version", "1.50");
  response.setHeader("Ostype", "linux");
  if (answer.bytes !== undefined) {
    response.setHeader("Content-Type", "application/vnd.docker.multiplexed-stream");
    response.end(answer.bytes);
    return;
  }
  response.setHeader("Content-Type", "application/json");
  response.statusCode = answer.status;
  response.end(answer.json === undefined ? "" : `${JSON.stringify(answer.json)}\n`);
}

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNulls(item)]));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // No encoding is set: chunks are buffers.
  return Buffer.concat(chunks).toString("utf8");
}
