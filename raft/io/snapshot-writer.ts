import { createHash, type Hash, randomBytes } from "node:crypto";
import { assert } from "../core/assert.ts";
import { encodeHeader, type SnapshotHeader } from "./codec.ts";
import { DamagedError, KeyMissingError } from "./errors.ts";
import { writeAll } from "./files.ts";
import {
  encodeFileHeader,
  FrameReader,
  FrameWriter,
  fileHeaderBytes,
  frameKind,
  newSealing,
  saltBytes,
} from "./frame.ts";
import { keyName } from "./keys.ts";
import {
  type OpenSnapshot,
  ofDisk,
  openSealed,
  pieceBytes,
  readFrame,
  roomForFrames,
  type SnapshotStore,
  snapshotMagic,
} from "./snapshot-frames.ts";

/** Written back this often: one large fsync at the end would make the log's own wait for all of it. */
const syncBytes = 2 * 1024 * 1024;

interface Target {
  readonly header: SnapshotHeader;
  readonly path: string;
}

interface Start {
  readonly header: SnapshotHeader;
  readonly frames: FrameWriter;
  readonly at: number;
  readonly bytes: number;
  readonly hash: Hash;
}

/** Writes one snapshot, piece by piece. After an error only `close` makes sense. */
export class SnapshotWriter {
  readonly header: SnapshotHeader;
  readonly path: string;
  /** Of the key that it is written with. */
  readonly keyName: string;
  readonly #open: OpenSnapshot;
  readonly #frames: FrameWriter;
  readonly #hash: Hash;
  #at: number;
  #bytes: number;
  #syncedTo: number;

  private constructor(open: OpenSnapshot, start: Start) {
    this.header = start.header;
    this.path = open.path;
    this.keyName = keyName(open.sealing.keyId);
    this.#open = open;
    this.#frames = start.frames;
    this.#hash = start.hash;
    this.#at = start.at;
    this.#bytes = start.bytes;
    this.#syncedTo = start.at;
  }

  static async create(store: SnapshotStore, { header, path }: Target): Promise<SnapshotWriter> {
    const { files, keys } = store;
    const salt = randomBytes(saltBytes);
    const sealing = newSealing({ magic: snapshotMagic, sequence: 1, previousChain: 0, key: keys.current }, salt);
    const file = await ofDisk(files.open(path, "w"));
    const start = { header, frames: new FrameWriter(sealing), at: 0, bytes: 0, hash: createHash("sha256") };
    const writer = new SnapshotWriter({ path, files, file, sealing }, start);
    try {
      await writer.#write(encodeFileHeader(sealing));
      await writer.#frame(frameKind.snapshotHeader, encodeHeader(header));
    } catch (error) {
      await writer.close();
      throw error;
    }
    return writer;
  }

  /** Goes on after the last good piece of an unfinished file; undefined when nothing in it can be used. */
  static async reopen(store: SnapshotStore, { header, path }: Target): Promise<SnapshotWriter | undefined> {
    const open = await openSealed(store, path, "r+").catch(unusable);
    if (open === undefined) return undefined;
    try {
      const start = await resume(open, header);
      if (start !== undefined) {
        await ofDisk(open.files.truncate(open.file, start.at));
        return new SnapshotWriter(open, start);
      }
    } catch (error) {
      await open.files.close(open.file);
      throw error;
    }
    await open.files.close(open.file);
    return undefined;
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
    await ofDisk(this.#open.files.fdatasync(this.#open.file));
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
    await ofDisk(this.#open.files.fsync(this.#open.file));
  }

  close(): Promise<void> {
    return ofDisk(this.#open.files.close(this.#open.file));
  }

  async #frame(kind: number, payload: Uint8Array): Promise<void> {
    const { index, term } = this.header;
    this.#frames.add({ kind, index, term, synced: 0 }, payload);
    await this.#write(this.#frames.take());
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await ofDisk(writeAll(this.#open.files, this.#open.file, bytes, this.#at));
    this.#at += bytes.length;
  }
}

/** Where the good pieces end; undefined when the file begins as another snapshot. */
async function resume(open: OpenSnapshot, header: SnapshotHeader): Promise<Start | undefined> {
  const reader = new FrameReader(open.sealing);
  const hash = createHash("sha256");
  const first = await readFrame(open, reader, { at: fileHeaderBytes });
  if (first.kind === "bad" || !first.frame.payload.equals(encodeHeader(header))) return undefined;
  let at = first.frame.next;
  let place = reader.place;
  let bytes = 0;
  const room = roomForFrames(open);
  // Only the last piece may be a short one.
  while (bytes % pieceBytes === 0) {
    const result = await readFrame(open, reader, { at, room });
    if (result.kind === "bad" || result.frame.kind !== frameKind.snapshotChunk) break;
    hash.update(result.frame.payload);
    bytes += result.frame.payload.length;
    at = result.frame.next;
    place = reader.place;
  }
  return { header, frames: new FrameWriter(open.sealing, place), at, bytes, hash };
}

/** A partial file promises nothing: whatever is wrong with it, the snapshot can be received from its beginning. */
function unusable(error: unknown): undefined {
  const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
  if (!missing && !(error instanceof DamagedError) && !(error instanceof KeyMissingError)) throw error;
}
