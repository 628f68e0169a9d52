import * as grpc from "@grpc/grpc-js";
import type { raft } from "../proto/gen/raft.js";
import { type Sendable, toWire } from "./codec.ts";
import { dial, introduction, type Peer } from "./dial.ts";
import { lookForEnd } from "./gone.ts";
import { Outbox } from "./outbox.ts";
import type { Log } from "./types.ts";
import { notRunningDetails, raftService, removedDetails } from "./wire.ts";

export interface LinkOptions extends Peer {
  readonly log: Log;
  /** Messages to this peer were lost. */
  readonly onLost: () => void;
  /** The peer's process has ended, or it runs no member any more. */
  readonly onGone: () => void;
  /** The peer, leading the cluster, says that we are no longer in it. */
  readonly onRemoved: () => void;
}

type Outgoing = grpc.ClientWritableStream<raft.Batch.$Properties>;

const connectMs = 2_000;
const retryMs = { first: 50, most: 1_000 } as const;
/** Beyond this the rest waits in the outbox, where a heartbeat can still overtake it. */
const streamBytesMax = 512 * 1024;
/** What a broken connection says of itself. Anything else the peer said on purpose, and somebody should know. */
const ordinary = new Set([grpc.status.UNAVAILABLE, grpc.status.CANCELLED, grpc.status.DEADLINE_EXCEEDED]);

/** The way to one peer: keeps one stream open, and drops messages rather than let them pile up. */
export class PeerLink {
  readonly options: LinkOptions;
  readonly #outbox = new Outbox();
  #client: grpc.Client | undefined;
  #stream: Outgoing | undefined;
  /** Given to the stream, but not yet to the network. */
  #streamBytes = 0;
  #openedAt = 0;
  #closing = false;
  #retryDelayMs: number = retryMs.first;
  #retry: NodeJS.Timeout | undefined;
  /** Aborted when the peer is there, or does not matter any more. */
  #looking: AbortController | undefined;
  #lastRefusal = "";

  constructor(options: LinkOptions) {
    this.options = options;
    this.#connect();
  }

  /** What waits here to be sent; bounded. */
  get backlogBytes(): number {
    return this.#outbox.bytes + this.#streamBytes;
  }

  /** Queues a message; `flush` sends all that is queued. */
  send(message: Sendable): void {
    if (!this.#outbox.add(message)) this.options.onLost();
  }

  flush(): void {
    while (this.#stream !== undefined && this.#streamBytes < streamBytesMax && !this.#outbox.empty) {
      this.#write(this.#stream);
    }
  }

  /** Sends what is queued, if it can be sent, and ends the stream. */
  close(): void {
    this.flush();
    this.#closing = true;
    clearTimeout(this.#retry);
    this.#looking?.abort();
    this.#stream?.end();
    const client = this.#client;
    // Long enough for the last words, such as the commit of a member's own removal.
    if (client !== undefined) setTimeout(() => client.close(), 1_000).unref();
    this.#stream = undefined;
    this.#client = undefined;
  }

  #write(stream: Outgoing): void {
    const { messages, bytes } = this.#outbox.take();
    this.#streamBytes += bytes;
    stream.write({ messages: messages.map(toWire) }, () => {
      if (this.#stream !== stream) return;
      this.#streamBytes -= bytes;
      this.flush();
    });
  }

  #connect(): void {
    let client: grpc.Client;
    try {
      client = dial(this.options);
    } catch (error) {
      // Credentials that cannot be read just now, for instance while they are being renewed.
      this.#retryLater(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    this.#client = client;
    client.waitForReady(Date.now() + connectMs, (error) => {
      if (this.#client !== client) return;
      if (error === undefined) this.#open(client);
      else this.#retryLater(Object.assign(error, { code: grpc.status.UNAVAILABLE }));
    });
  }

  #open(client: grpc.Client): void {
    const { path, requestSerialize, responseDeserialize } = raftService.deliver;
    const stream = client.makeClientStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      introduction(this.options),
      (error) => {
        if (error?.details === removedDetails) this.options.onRemoved();
        if (this.#stream === stream) this.#retryLater(error ?? new Error("the peer ended the stream"));
      },
    );
    // The callback above tells the same with more detail; without a listener the event would be thrown.
    stream.on("error", () => undefined);
    this.#stream = stream;
    this.#streamBytes = 0;
    this.#openedAt = performance.now();
    this.#looking?.abort();
    this.options.log("debug", "connected to a peer", { peer: this.options.id, address: this.options.address });
    this.flush();
  }

  #retryLater(error: Error | grpc.ServiceError): void {
    const broken = this.#stream !== undefined;
    const worked = broken && performance.now() - this.#openedAt > retryMs.most;
    this.#stream = undefined;
    this.#streamBytes = 0;
    this.#client?.close();
    this.#client = undefined;
    const lost = this.#outbox.clear();
    if (this.#closing) return;
    // What the stream still held in its buffers is gone as well.
    if (broken || lost) this.options.onLost();
    if (broken) this.#lookForEnd(error);
    if (worked) {
      this.#retryDelayMs = retryMs.first;
      this.#lastRefusal = "";
    }
    this.#report(error);
    this.#retry = setTimeout(() => this.#connect(), this.#retryDelayMs * (0.5 + Math.random()));
    this.#retry.unref();
    this.#retryDelayMs = Math.min(this.#retryDelayMs * 2, retryMs.most);
  }

  /** A broken stream can mean anything; nobody listening any more means that the process has ended. */
  #lookForEnd(error: Error | grpc.ServiceError): void {
    const { address, onGone } = this.options;
    if ("details" in error && error.details === notRunningDetails) {
      onGone();
      return;
    }
    this.#looking?.abort();
    const looking = new AbortController();
    this.#looking = looking;
    // Ends early when the peer is there again; where looking fails nothing is learned, and the election timeout will do.
    lookForEnd(address, { onRefused: onGone, signal: looking.signal }).catch(() => undefined);
  }

  #report(error: Error | grpc.ServiceError): void {
    const { id, address, log } = this.options;
    const fields = { peer: id, address, error: error.message };
    const refused = !("code" in error) || !ordinary.has(error.code);
    if (!refused || error.message === this.#lastRefusal) {
      log("debug", "lost the connection to a peer", fields);
      return;
    }
    this.#lastRefusal = error.message;
    log("warn", "a peer cannot be talked to", fields);
  }
}
