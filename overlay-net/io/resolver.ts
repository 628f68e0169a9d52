import { createSocket, type Socket } from "node:dgram";
import { createServer, type Server, type Socket as Stream } from "node:net";
import { decode, encode, type Packet } from "dns-packet";
import { answerOf, datagramMax, failureOf, truncatedOf } from "../dns-answer.ts";
import type { Zone } from "../dns-zone.ts";
import { askUpstream, type UpstreamOptions } from "./upstream.ts";

/** Longest stay of a TCP client that says nothing. */
const idleMs = 10_000;
/** Longest wait for the first assignments. */
const zoneMs = 4_000;
/** Longest wait for the rules of a container that is just starting. */
const rulesMs = 2_000;

export interface ResolverOptions extends UpstreamOptions {
  /** Resolves at once, or when the first assignments have come: a question that arrives while we start waits for its answer. */
  readonly zone: () => Promise<Zone>;
  /** Resolves once the asking task can use an address of a service. */
  readonly ready: (client: string) => Promise<void>;
}

/** DNS for the tasks of this node on one address; the asking address says which networks' names are answered. */
export class Resolver {
  readonly #options: ResolverOptions;
  #turn = 0;
  #bound: { readonly address: string; readonly socket: Socket; readonly server: Server } | undefined;
  readonly #streams = new Set<Stream>();

  constructor(options: ResolverOptions) {
    this.#options = options;
  }

  /** Listens on `address`:53, and on no other; rejects when that cannot be. */
  async listen(address: string): Promise<void> {
    if (this.#bound?.address === address) return;
    await this.close();
    const socket = createSocket("udp4");
    const server = createServer({ allowHalfOpen: true }, (stream) => this.#serve(stream));
    socket.on("message", (message, client) => {
      this.#answer(message, client.address, "udp").then(
        (reply) => {
          if (reply !== undefined) socket.send(reply, client.port, client.address, () => {}); // It may have gone.
        },
        () => {}, // Not a DNS message: to stay silent is the answer.
      );
    });
    try {
      await bound(socket, address);
      await listening(server, address);
    } catch (error) {
      socket.close();
      server.close();
      throw error;
    }
    socket.on("error", () => {}); // An undeliverable answer is the asker's loss; it will ask again.
    this.#bound = { address, socket, server };
  }

  async close(): Promise<void> {
    if (this.#bound === undefined) return;
    const { socket, server } = this.#bound;
    this.#bound = undefined;
    for (const stream of this.#streams) stream.destroy();
    await Promise.all([
      new Promise<void>((resolve) => socket.close(resolve)),
      new Promise<void>((resolve) => server.close(() => resolve())),
    ]);
  }

  async #answer(message: Buffer, client: string, protocol: "udp" | "tcp"): Promise<Buffer | undefined> {
    const query = decode(message);
    if (query.type === "response") return undefined;
    this.#turn += 1;
    const zone = await Promise.race([this.#options.zone(), timeout(zoneMs)]);
    if (zone === undefined) return wire(failureOf(query));
    const own = answerOf(zone, client, query, this.#turn);
    if (own === undefined) return (await askUpstream(message, protocol, this.#options)) ?? wire(failureOf(query));
    // A task that learns a service's address before its own rules are in place would call into the void.
    if ((own.answers?.length ?? 0) > 0) await Promise.race([this.#options.ready(client), timeout(rulesMs)]);
    const reply = wire(own);
    return protocol === "udp" && reply.length > datagramMax(query) ? wire(truncatedOf(own)) : reply;
  }

  #serve(stream: Stream): void {
    this.#streams.add(stream);
    stream.setTimeout(idleMs, () => stream.destroy());
    stream.on("error", () => {}); // The client went away.
    stream.on("close", () => this.#streams.delete(stream));
    let received: Buffer = Buffer.alloc(0);
    let answers: Promise<void> = Promise.resolve();
    stream.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const end = 2 + received.readUInt16BE(0);
        const message = received.subarray(2, end);
        received = received.subarray(end);
        answers = answers.then(() => this.#answerOn(stream, message));
      }
    });
    // A client may close its side when it has asked, and still wants to hear.
    stream.on("end", () => {
      answers = answers.then(() => void stream.end());
    });
  }

  async #answerOn(stream: Stream, message: Buffer): Promise<void> {
    try {
      const reply = await this.#answer(message, stream.remoteAddress ?? "", "tcp");
      if (reply !== undefined && !stream.destroyed) stream.write(prefixed(reply));
    } catch {
      stream.destroy(); // Not a DNS message.
    }
  }
}

function wire(packet: Packet): Buffer {
  return encode(packet);
}

function prefixed(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

function bound(socket: Socket, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(53, address, () => {
      socket.off("error", reject);
      resolve();
    });
  });
}

function listening(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(53, address, resolve);
  });
}

function timeout(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms).unref());
}
