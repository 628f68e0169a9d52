import * as grpc from "@grpc/grpc-js";
import { payloadsBytes } from "../core/entry.ts";
import type { Message } from "../core/types.ts";
import type { raft } from "../proto/gen/raft.js";
import { headerToWire, type SnapshotHeader, toWire } from "./codec.ts";
import type { Log } from "./types.ts";
import { metadataKey, raftService, removedDetails } from "./wire.ts";

export interface LinkOptions {
  readonly self: { readonly id: number; readonly address: string };
  readonly id: number;
  readonly address: string;
  readonly credentials: () => grpc.ChannelCredentials;
  readonly peerName: string | undefined;
  readonly log: Log;
  /** Messages to this peer were lost. */
  readonly onLost: () => void;
  /** The peer, leading the cluster, says that we are no longer in it. */
  readonly onRemoved: () => void;
}

type Outgoing = grpc.ClientWritableStream<raft.Batch.$Properties>;

/** A batch is cut here, well below the 4 MiB that gRPC servers accept by default. */
const batchBytes = 1024 * 1024;
/** More than this is not kept for a peer that does not read: Raft sends again what matters. */
const backlogBytesMax = 32 * 1024 * 1024;
const backlogCountMax = 4096;
const connectMs = 2_000;
const retryMs = { first: 50, most: 1_000 } as const;

/** The way to one peer: keeps one stream open, and drops messages rather than let them pile up. */
export class PeerLink {
  readonly options: LinkOptions;
  #client: grpc.Client | undefined;
  #stream: Outgoing | undefined;
  #backlog: Message[] = [];
  #backlogBytes = 0;
  #blocked = false;
  #closing = false;
  #retryDelayMs: number = retryMs.first;
  #retry: NodeJS.Timeout | undefined;

  constructor(options: LinkOptions) {
    this.options = options;
    this.#connect();
  }

  /** Queues a message; `flush` sends all that is queued. */
  send(message: Message): void {
    const bytes = 64 + (message.kind === "append" ? payloadsBytes(message.entries) + message.entries.length * 16 : 0);
    if (this.#backlogBytes + bytes > backlogBytesMax || this.#backlog.length >= backlogCountMax) this.#drop();
    this.#backlog.push(message);
    this.#backlogBytes += bytes;
  }

  flush(): void {
    while (this.#stream !== undefined && !this.#blocked && this.#backlog.length > 0) {
      const messages = this.#takeBatch();
      this.#blocked = !this.#stream.write({ messages: messages.map(toWire) });
    }
  }

  /** Streams a snapshot over a call of its own. Resolves once the peer has it on disk. */
  async install(term: number, header: SnapshotHeader, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const client = this.#client;
    if (client === undefined) throw new Error("the peer is not connected");
    const done = Promise.withResolvers<void>();
    const { path, requestSerialize, responseDeserialize } = raftService.install;
    const call = client.makeClientStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      this.#metadata(),
      (error) => {
        if (error === null) done.resolve();
        else done.reject(error);
      },
    );
    call.on("error", (error) => done.reject(error));
    let over = false;
    const ended = done.promise.then(
      () => undefined,
      () => {
        over = true;
      },
    );
    let totalBytes = 0;
    const write = async (part: raft.SnapshotPart.$Properties): Promise<void> => {
      if (call.write(part)) return;
      const drained = new Promise<void>((resolve) => call.once("drain", resolve));
      await Promise.race([drained, ended]);
    };
    await write({ install: { term, snapshot: { header: headerToWire(header) } } });
    for await (const chunk of chunks) {
      totalBytes += chunk.byteLength;
      await write({ chunk });
      if (over) break;
    }
    await write({ totalBytes });
    call.end();
    await done.promise;
  }

  /** Sends what is queued, if it can be sent, and ends the stream. */
  close(): void {
    this.flush();
    this.#closing = true;
    clearTimeout(this.#retry);
    this.#stream?.end();
    const client = this.#client;
    // Long enough for the last words, such as the commit of a member's own removal.
    if (client !== undefined) setTimeout(() => client.close(), 1_000).unref();
    this.#stream = undefined;
    this.#client = undefined;
  }

  #connect(): void {
    const { options } = this;
    const client = new grpc.Client(options.address, options.credentials(), channelOptions(options.peerName));
    this.#client = client;
    client.waitForReady(Date.now() + connectMs, (error) => {
      if (this.#client !== client) return;
      if (error === undefined) this.#open(client);
      else this.#retryLater(error);
    });
  }

  #open(client: grpc.Client): void {
    const { path, requestSerialize, responseDeserialize } = raftService.deliver;
    const stream = client.makeClientStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      this.#metadata(),
      (error) => {
        if (error?.details === removedDetails) this.options.onRemoved();
        if (this.#stream === stream) this.#retryLater(error ?? new Error("the peer ended the stream"));
      },
    );
    // The callback above tells the same with more detail; without a listener the event would be thrown.
    stream.on("error", () => undefined);
    stream.on("drain", () => {
      this.#blocked = false;
      this.flush();
    });
    this.#stream = stream;
    this.#blocked = false;
    this.#retryDelayMs = retryMs.first;
    this.options.log("debug", "connected to a peer", { peer: this.options.id, address: this.options.address });
    this.flush();
  }

  #retryLater(error: Error): void {
    const broken = this.#stream !== undefined;
    this.#stream = undefined;
    this.#client?.close();
    this.#client = undefined;
    this.#drop();
    if (this.#closing) return;
    // What the stream still held in its buffers is gone as well.
    if (broken) this.options.onLost();
    const { id, address, log } = this.options;
    log("debug", "lost the connection to a peer", { peer: id, address, error: error.message });
    this.#retry = setTimeout(() => this.#connect(), this.#retryDelayMs * (0.5 + Math.random()));
    this.#retry.unref();
    this.#retryDelayMs = Math.min(this.#retryDelayMs * 2, retryMs.most);
  }

  #drop(): void {
    if (this.#backlog.length === 0) return;
    this.#backlog = [];
    this.#backlogBytes = 0;
    this.options.onLost();
  }

  #takeBatch(): readonly Message[] {
    let bytes = 0;
    let count = 0;
    for (const message of this.#backlog) {
      bytes += 64 + (message.kind === "append" ? payloadsBytes(message.entries) : 0);
      if (count > 0 && bytes > batchBytes) break;
      count += 1;
    }
    const batch = this.#backlog.splice(0, count);
    this.#backlogBytes = this.#backlog.length === 0 ? 0 : Math.max(0, this.#backlogBytes - bytes);
    return batch;
  }

  #metadata(): grpc.Metadata {
    const metadata = new grpc.Metadata();
    metadata.set(metadataKey.from, String(this.options.self.id));
    metadata.set(metadataKey.to, String(this.options.id));
    metadata.set(metadataKey.address, this.options.self.address);
    return metadata;
  }
}

function channelOptions(peerName: string | undefined): grpc.ChannelOptions {
  return {
    // A peer behind a cut cable is noticed within seconds, not after TCP gives up.
    "grpc.keepalive_time_ms": 2_000,
    "grpc.keepalive_timeout_ms": 2_000,
    "grpc.initial_reconnect_backoff_ms": 100,
    "grpc.max_reconnect_backoff_ms": 1_000,
    // A shared connection would outlive its credentials.
    "grpc.use_local_subchannel_pool": 1,
    "grpc.enable_http_proxy": 0,
    "grpc.enable_retries": 0,
    "grpc.service_config_disable_resolution": 1,
    ...(peerName === undefined
      ? {}
      : { "grpc.ssl_target_name_override": peerName, "grpc.default_authority": peerName }),
  };
}
