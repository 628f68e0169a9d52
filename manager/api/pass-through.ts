import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { type Duplex, pipeline } from "node:stream";
import type { ApiLog } from "./api-log.ts";
import { checkVersion, splitUrl, splitVersion } from "./api-version.ts";
import type { Answer } from "./call.ts";
import { closedByUs, type Engine, isHopByHop, unreachableEngine } from "./engine.ts";
import { failureAnswer } from "./failure.ts";
import { commonHeaders, writeAnswer } from "./write-answer.ts";

/** All that is not ours goes to this node's engine, byte for byte. */
export interface PassThrough {
  pass(request: IncomingMessage, response: ServerResponse): void;
  /** A request that asked for another protocol (attach, exec, build sessions): both ways raw from here on. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export function createPassThrough(engine: Engine, log: ApiLog): PassThrough {
  const open = new Set<Duplex>();
  const refuse = (error: unknown): Answer => failureAnswer(error, log);
  return {
    pass(request, response) {
      const task = isHijack(request) ? takeOver(engine, request, open) : proxy(engine, request, response);
      task.catch((error: unknown) => {
        if (response.headersSent || response.destroyed) response.destroy();
        else writeAnswer(response, refuse(error), request.method ?? "GET");
      });
    },
    upgrade(request, socket, head) {
      tunnel(engine, { request, socket, head, open }).catch((error: unknown) => refuseRaw(socket, refuse(error)));
    },
    close() {
      for (const socket of open) socket.destroy();
    },
  };
}

async function proxy(engine: Engine, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = await enginePath(engine, request);
  await new Promise<void>((resolve, reject) => {
    const sent = httpRequest({
      socketPath: engine.socketPath,
      method: request.method,
      path,
      headers: forwardedHeaders(request),
      agent: false,
    });
    response.once("close", () => {
      sent.destroy(); // The client is gone: the engine must not work on for nobody.
      resolve();
    });
    let isAnswered = false;
    // Once it answers, what is wrong with the sending (a refused upload, say) is told by the answer.
    sent.on("error", (error) => isAnswered || reject(unreachableEngine(engine.socketPath, error)));
    sent.once("response", (reply) => {
      isAnswered = true;
      response.writeHead(reply.statusCode ?? 500, reply.statusMessage, answeredHeaders(reply));
      response.flushHeaders();
      pipeline(reply, response, () => resolve()); // A broken reply destroys the response: the client sees it cut short.
    });
    request.pipe(sent);
  });
}

async function enginePath(engine: Engine, request: IncomingMessage): Promise<string> {
  const url = request.url ?? "/";
  checkVersion(splitVersion(splitUrl(url).path));
  return engine.pathFor(url);
}

/** Case and order as they came. `transfer-encoding` stays: it tells node how to send the body. */
function forwardedHeaders(request: IncomingMessage): string[] {
  const headers = pairsOf(request).filter(([name]) => !isHopByHop(name) || name.toLowerCase() === "transfer-encoding");
  const hasHost = headers.some(([name]) => name.toLowerCase() === "host");
  return [...(hasHost ? [] : [["Host", "docker"] as const]), ...headers, ...Object.entries(closedByUs)].flat();
}

function answeredHeaders(reply: IncomingMessage): string[] {
  const ours = Object.entries(commonHeaders);
  const replaced = new Set(ours.map(([name]) => name.toLowerCase()));
  const theirs = pairsOf(reply).filter(([name]) => !isHopByHop(name) && !replaced.has(name.toLowerCase()));
  return [...ours, ...theirs].flat();
}

function pairsOf({ rawHeaders }: IncomingMessage): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) pairs.push([rawHeaders[at] ?? "", rawHeaders[at + 1] ?? ""]);
  return pairs;
}

interface Tunnel {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  /** Bytes that came after the request's head. */
  readonly head: Buffer;
  readonly open: Set<Duplex>;
}

/** From node 26 on, the body of an upgrade request comes on the request and no longer in `head`. */
const bodyOnRequest = Number(process.versions.node.split(".")[0]) >= 26;

async function tunnel(engine: Engine, { request, socket, head, open }: Tunnel): Promise<void> {
  const path = await enginePath(engine, request);
  const body = bodyOnRequest ? await bodyOf(request) : undefined;
  const first = Buffer.concat([headOf(request, path, body), body ?? Buffer.alloc(0), head]);
  await join(engine, { socket, first, open });
}

/**
 * Clients from before the Upgrade header: the plain answer is followed by raw bytes both ways on the same
 * connection.
 */
async function takeOver(engine: Engine, request: IncomingMessage, open: Set<Duplex>): Promise<void> {
  const path = await enginePath(engine, request);
  const body = await bodyOf(request);
  const first = Buffer.concat([headOf(request, path, body), body]);
  await join(engine, { socket: detached(request.socket), first, open });
}

/**
 * The request again, as bytes. "close", so that after a refusal the connection is not used for a next request past
 * us.
 */
function headOf(request: IncomingMessage, path: string, body: Buffer | undefined): Buffer {
  const dropped = body === undefined ? ["connection"] : ["connection", "content-length", "transfer-encoding", "expect"];
  const kept = pairsOf(request).filter(([name]) => !dropped.includes(name.toLowerCase()));
  const upgrading = request.headers.upgrade !== undefined;
  const lines = [
    `${request.method ?? "GET"} ${path} HTTP/1.1`,
    ...kept.map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : [`Content-Length: ${body.length}`]),
    `Connection: ${upgrading ? "Upgrade, close" : "close"}`,
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part as Uint8Array)); // No encoding is set: bytes.
  return Buffer.concat(parts);
}

/** Takes the connection away from node's HTTP server, which would read what follows as the next request. */
function detached(socket: Socket): Socket {
  socket.on("data", () => undefined); // Makes the server's parser give up its direct hold on the handle.
  for (const event of ["data", "end", "error", "timeout"]) socket.removeAllListeners(event);
  return socket;
}

/** Joins the client with the engine until the engine has ended; the client's half-close reaches the engine. */
function join(
  engine: Engine,
  { socket, first, open }: { socket: Duplex; first: Buffer; open: Set<Duplex> },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const upstream = connect(engine.socketPath);
    let isConnected = false;
    open.add(socket).add(upstream);
    const end = (): void => {
      open.delete(socket);
      open.delete(upstream);
      resolve();
    };
    upstream.once("error", (error) => {
      if (isConnected) socket.destroy();
      else reject(unreachableEngine(engine.socketPath, error));
    });
    upstream.once("connect", () => {
      isConnected = true;
      upstream.write(first);
      socket.pipe(upstream);
      upstream.pipe(socket);
    });
    upstream.once("close", end);
    socket.once("error", () => upstream.destroy());
    socket.once("close", () => upstream.destroy());
  });
}

function isHijack(request: IncomingMessage): boolean {
  if (request.method !== "POST") return false;
  const { path } = splitVersion(splitUrl(request.url ?? "/").path);
  return /^\/containers\/[^/]+\/attach$|^\/exec\/[^/]+\/start$/.test(path);
}

function refuseRaw(socket: Duplex, answer: Answer): void {
  if (socket.destroyed || !(answer.body instanceof Uint8Array)) return;
  const headers = { ...commonHeaders, ...answer.headers, "Content-Length": answer.body.length, Connection: "close" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.write(`HTTP/1.1 ${answer.status} Refused\r\n${lines.join("\r\n")}\r\n\r\n`);
  socket.end(answer.body);
}
