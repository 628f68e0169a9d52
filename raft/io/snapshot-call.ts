import type * as grpc from "@grpc/grpc-js";
import type { raft } from "../proto/gen/raft.js";
import { headerToWire, numberOf } from "./codec.ts";
import { dial, introduction, type Peer } from "./dial.ts";
import type { SnapshotReader } from "./snapshot-reader.ts";
import { type Patience, patient } from "./waiting.ts";
import { raftService } from "./wire.ts";

/** Sent, and not yet acknowledged, at most: bounds the memory of both sides, and what a broken call sends twice. */
export const windowBytes = 4 * 1024 * 1024;
/** The receiver may have to check a long file first, and to sync one in the end. */
const answerMs = 60_000;

export interface Transfer {
  readonly term: number;
  readonly snapshot: Pick<SnapshotReader, "header" | "id" | "totalBytes" | "digest" | "pieces">;
  /** The receiver has so many bytes. */
  readonly onProgress: (bytes: number) => void;
  readonly signal: AbortSignal;
  /** No progress for so long ends the attempt. */
  readonly stallMs?: number;
}

type Call = grpc.ClientDuplexStream<raft.SnapshotPart.$Properties, raft.SnapshotProgress.$Shape>;

/**
 * One attempt to bring a snapshot to a peer; goes on where the receiver stands. Over a connection of its own: on the
 * shared one, megabytes on the wire would be in front of every heartbeat.
 */
export async function sendSnapshot(peer: Peer, transfer: Transfer): Promise<void> {
  const client = dial(peer);
  const { path, requestSerialize, responseDeserialize } = raftService.install;
  const call: Call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, introduction(peer));
  try {
    await converse(call, transfer);
  } finally {
    call.cancel();
    client.close();
  }
}

async function converse(call: Call, { term, snapshot, onProgress, signal, stallMs = 10_000 }: Transfer): Promise<void> {
  const { header, id, totalBytes, digest } = snapshot;
  const answers = new Answers(call, onProgress);
  call.write({ offer: { term, header: headerToWire(header), file: id, totalBytes } });
  await answers.until(() => answers.bytes !== undefined, { ms: answerMs, signal });
  let offset = answers.bytes ?? 0;
  for await (const data of snapshot.pieces(offset)) {
    const room = (): boolean => offset + data.byteLength <= (answers.bytes ?? 0) + windowBytes;
    await answers.until(room, { ms: stallMs, signal });
    call.write({ chunk: { offset, data } });
    offset += data.byteLength;
  }
  call.write({ end: { digest } });
  call.end();
  await answers.until(() => answers.complete, { ms: answerMs, signal });
}

/** What the receiver has said so far. */
class Answers {
  bytes: number | undefined;
  complete = false;
  #error: Error | undefined;
  #changed = Promise.withResolvers<void>();

  constructor(call: Call, onProgress: (bytes: number) => void) {
    call.on("data", (answer: raft.SnapshotProgress.$Shape) => {
      this.bytes = numberOf(answer.bytes);
      this.complete = answer.complete ?? false;
      onProgress(this.bytes);
      this.#wake();
    });
    call.on("error", (error: Error) => this.#end(error));
    call.on("end", () => this.#end(new Error("the peer ended the call")));
  }

  /** Waits while answers come; a long silence is an error. */
  async until(condition: () => boolean, patience: Patience): Promise<void> {
    while (!condition()) {
      patience.signal.throwIfAborted();
      if (this.#error !== undefined) throw this.#error;
      await patient(this.#changed.promise, patience);
    }
  }

  #end(error: Error): void {
    this.#error ??= error;
    this.#wake();
  }

  #wake(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}
