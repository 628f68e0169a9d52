import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** A Docker Engine 20.10 as far as the API's tests ask it, on a real unix socket. */
export class FakeEngine {
  /** "METHOD /path?query" of each request. */
  readonly requests: string[] = [];
  networks: Record<string, unknown>[] = [
    { Name: "bridge", Id: "b".repeat(64), Scope: "local", Driver: "bridge", Labels: {}, Containers: {} },
    { Name: "host", Id: "d".repeat(64), Scope: "local", Driver: "host", Labels: {}, Containers: {} },
  ];
  /** Called with each open `/events` answer. */
  onEvents: (response: ServerResponse) => void = () => undefined;
  /** Called when a client of `/slow` has gone. */
  onAborted: () => void = () => undefined;
  /** Called when `/silent` is asked, which never answers. */
  onAsked: () => void = () => undefined;
  uploadedBytes = 0;
  readonly bodies: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();

  constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response));
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
    });
    this.#server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
  }

  listen(path: string): Promise<void> {
    return new Promise((resolve) => this.#server.listen(path, resolve));
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = request.url ?? "/";
    this.requests.push(`${request.method} ${url}`);
    const path = url.replace(/^\/v1\.\d+/, "").split("?", 1)[0] ?? "";
    const json: Json = (status, value) => {
      response.writeHead(status, {
        "Content-Type": "application/json",
        "Api-Version": "1.41",
        Server: "Docker/20.10 (linux)",
      });
      response.end(`${JSON.stringify(value)}\n`);
    };
    const fixed = documents[path];
    if (/^\/v1\.(4[2-9]|5)/.test(url)) json(400, { message: "client version is too new" });
    else if (fixed !== undefined) json(200, fixed);
    else if (path === "/_ping") response.writeHead(200, { "Builder-Version": "2" }).end("OK");
    else if (path === "/networks") json(200, this.#listNetworks(url));
    else if (path.startsWith("/networks/") && request.method === "GET") this.#network(path.slice(10), json);
    else if (path === "/events") this.#events(response);
    else if (path === "/upload") this.#upload(request, json);
    else if (path === "/slow") this.#slow(response);
    else if (path === "/silent") this.#silent(response);
    else if (/\/(attach|start)$/.test(path)) oldHijack(request);
    else this.#echo(request, json);
  }

  #events(response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "application/json" });
    response.flushHeaders();
    this.onEvents(response);
  }

  #silent(response: ServerResponse): void {
    response.once("close", () => this.onAborted());
    this.onAsked();
  }

  #slow(response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "application/json" });
    response.write("begin\n");
    response.once("close", () => this.onAborted());
  }

  #listNetworks(url: string): unknown[] {
    const filters = new URLSearchParams(url.split("?")[1]).get("filters") ?? "";
    const wanted = /skein\.network=(\w+)/.exec(filters)?.[1];
    if (wanted === undefined) return this.networks;
    return this.networks.filter((network) => JSON.stringify(network["Labels"]).includes(wanted));
  }

  #network(key: string, json: Json): void {
    const found = this.networks.find(({ Name, Id }) => Name === key || String(Id).startsWith(key));
    if (found === undefined) json(404, { message: `network ${key} not found` });
    else json(200, found);
  }

  /** Takes one piece per turn of the loop: slower than any client. */
  #upload(request: IncomingMessage, json: Json): void {
    const hash = createHash("sha256");
    request.on("data", (part: Buffer) => {
      this.uploadedBytes += part.length;
      hash.update(part);
      request.pause();
      setImmediate(() => request.resume());
    });
    request.on("end", () => json(200, { bytes: this.uploadedBytes, sha256: hash.digest("hex") }));
  }

  #echo(request: IncomingMessage, json: Json): void {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      this.bodies.push(Buffer.concat(parts).toString());
      json(200, { url: request.url, headers: request.headers, body: Buffer.concat(parts).toString() });
    });
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.requests.push(`UPGRADE ${request.method} ${request.url}`);
    if (request.url?.includes("missing")) {
      const body = '{"message":"No such exec instance"}\n';
      const headers = `Content-Type: application/json\r\nContent-Length: ${body.length}`;
      socket.write(`HTTP/1.1 404 Not Found\r\n${headers}\r\n\r\n${body}`);
      if (request.headers.connection?.includes("close")) socket.end();
      return;
    }
    const length = Number(request.headers["content-length"] ?? 0);
    socket.write("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
    let received = head;
    const begin = (part: Buffer): void => {
      received = Buffer.concat([received, part]);
      if (received.length < length) return;
      for (const source of [request, socket]) source.off("data", begin);
      if (received.length > length) socket.unshift(received.subarray(length));
      echoUntilEnd(socket, `body:${received.subarray(0, length)};`);
    };
    // Node 24 gives the body in `head` and on the socket, node 26 on the request.
    for (const source of [request, socket]) source.on("data", begin);
    begin(Buffer.alloc(0));
  }
}

type Json = (status: number, value: unknown) => void;

const documents: Readonly<Record<string, unknown>> = {
  "/version": {
    Version: "20.10.24",
    ApiVersion: "1.41",
    MinAPIVersion: "1.12",
    Os: "linux",
    Arch: "amd64",
    Components: [{ Name: "Engine", Version: "20.10.24", Details: { ApiVersion: "1.41" } }],
  },
  "/info": { ID: "engine-id", Name: "one", NCPU: 2, Swarm: { LocalNodeState: "inactive" } },
};

/** As dockerd does it: a plain 200, then raw bytes both ways until both ends have said enough. */
function oldHijack(request: IncomingMessage): void {
  const { socket } = request;
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    socket.on("data", () => undefined);
    for (const event of ["data", "end"]) socket.removeAllListeners(event);
    socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n");
    echoUntilEnd(socket, `body:${Buffer.concat(parts)};`);
  });
}

/** Echoes, and speaks once more after the other side has ended: only a kept half-close lets that through. */
function echoUntilEnd(socket: Duplex, greeting: string): void {
  socket.write(greeting);
  socket.on("data", (part: Buffer) => socket.write(part));
  socket.on("end", () => socket.end("after the end"));
  socket.on("error", () => socket.destroy());
}
