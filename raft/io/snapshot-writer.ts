import { createHash, type Hash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { assert } from "../core/assert.ts";
import { encodeHeader, type SnapshotHeader } from "./codec.ts";
import { DamagedError } from "./errors.ts";
import { encodeFileHeader, FrameReader, FrameWriter, fileHeaderBytes, frameKind, newSealing } from "./frame.ts";
import { openSealed, pieceBytes, readFrame, type SnapshotStore, snapshotMagic } from "./snapshot-frames.ts";

/** Written back this often: one large fsync at the end would make the log's own wait for all of it. */
const syncBytes = 2 * 1024 * 1024;

interface Start {
  readonly header: SnapshotHeader;
  readonly path: string;
  readonly file: FileHandle;
  readonly frames: FrameWriter;
  readonly at: number;
  readonly bytes: number;
  readonly hash: Hash;
}

/** Writes one snapshot, piece by piece. After an error only `close` makes sense. */
export class SnapshotWriter {
  readonly header: SnapshotHeader;
  readonly path: string;
  readonly #file: FileHandle;
  readonly #frames: FrameWriter;
  readonly #hash: Hash;
  #at: number;
  #bytes: number;
  #syncedTo: number;

  private constructor(start: Start) {
    this.header = start.header;
    this.path = start.path;
    this.#file = start.file;
    this.#frames = start.frames;
    this.#hash = start.hash;
    this.#at = start.at;
    this.#bytes = start.bytes;
    this.#syncedTo = start.at;
  }

  static async create(store: SnapshotStore, target: { header: SnapshotHeader; path: string }): Promise<SnapshotWriter> {
    const file = await open(target.path, constants.O_CREAT | constants.O_TRUNC | constants.O_WRONLY, 0o600);
    const sealing = newSealing({ magic: snapshotMagic, sequence: 1, previousChain: 0, key: store.key });
    const start = { ...target, file, frames: new FrameWriter(sealing), at: 0, bytes: 0, hash: createHash("sha256") };
    const writer = new SnapshotWriter(start);
    try {
      await writer.#write(encodeFileHeader(sealing));
      await writer.#frame(frameKind.snapshotHeader, encodeHeader(target.header));
    } catch (error) {
      await writer.close();
      throw error;
    }
    return writer;
  }

  /** Goes on after the last good piece of an unfinished file; undefined when nothing in it can be used. */
  static async reopen(
    store: SnapshotStore,
    target: { readonly header: SnapshotHeader; readonly path: string },
  ): Promise<SnapshotWriter | undefined> {
    const opened = await openSealed(store, target.path, "r+").catch(unusable);
    if (opened === undefined) return undefined;
    const { file, sealing } = opened;
    const reader = new FrameReader(sealing);
    const hash = createHash("sha256");
    let at = fileHeaderBytes;
    let bytes = 0;
    const first = await readFrame(file, reader, at);
    const expected = encodeHeader(target.header);
    if (first.kind === "bad" || !first.frame.payload.equals(expected)) {
      await file.close();
      return undefined;
    }
    let place = reader.place;
    at = first.frame.next;
    // Only the last piece may be a short one.
    while (bytes % pieceBytes === 0) {
      const result = await readFrame(file, reader, at);
      if (result.kind === "bad" || result.frame.kind !== frameKind.snapshotChunk) break;
      hash.update(result.frame.payload);
      bytes += result.frame.payload.length;
      at = result.frame.next;
      place = reader.place;
    }
    await file.truncate(at);
    return new SnapshotWriter({ ...target, file, frames: new FrameWriter(sealing, place), at, bytes, hash });
  }

  /** Bytes of the snapshot written so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds a piece: exactly `pieceBytes`, unless it is the last one. */
  async add(piece: Uint8Array): Promise<void> {
    assert(piece.byteLength <= pieceBytes && this.#bytes % pieceBytes === 0, "only the last piece is a short one");
    this.#hash.update(piece);
    await this.#frame(frameKind.snapshotChunk, piece);
    this.#bytes += piece.byteLength;
    if (this.#at - this.#syncedTo < syncBytes) return;
    await this.#file.datasync();
    this.#syncedTo = this.#at;
  }

  /** SHA-256 of all pieces so far. */
  digest(): Buffer {
    return this.#hash.copy().digest();
  }

  /** Marks the end and makes all of it durable. */
  async finish(): Promise<void> {
    const end = Buffer.alloc(8);
    end.writeUIntLE(this.#bytes, 0, 6);
    await this.#frame(frameKind.snapshotEnd, Buffer.concat([end, this.digest()]));
    await this.#file.sync();
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async #frame(kind: number, payload: Uint8Array): Promise<void> {
    const { index, term } = this.header;
    this.#frames.add({ kind, index, term, synced: 0 }, payload);
    await this.#write(this.#frames.take());
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, this.#at);
      done += bytesWritten;
      this.#at += bytesWritten;
    }
  }
}

function unusable(error: unknown): undefined {
  const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
  if (!missing && !(error instanceof DamagedError)) throw error;
}
