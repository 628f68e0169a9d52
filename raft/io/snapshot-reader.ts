import type { FileHandle } from "node:fs/promises";
import { decodeHeader, type SnapshotHeader } from "./codec.ts";
import type { Sealing } from "./frame.ts";
import {
  claimedChain,
  type Frame,
  type FramePlace,
  FrameReader,
  fileHeaderBytes,
  frameKind,
  frameLength,
} from "./frame.ts";
import { damaged, openSealed, pieceBytes, readExactly, readFrame, type SnapshotStore } from "./snapshot-frames.ts";

const endPayloadBytes = 8 + 32;

/** Reads a complete snapshot from any piece on. Stays readable when a newer one takes its place. */
export class SnapshotReader {
  readonly path: string;
  /** Names the very file: no other one, with whatever content, has the same. */
  readonly id: Buffer;
  readonly header: SnapshotHeader;
  readonly totalBytes: number;
  /** SHA-256 of its bytes. */
  readonly digest: Buffer;
  readonly #file: FileHandle;
  readonly #sealing: Sealing;
  readonly #piecesAt: number;
  readonly #firstPlace: FramePlace;

  private constructor(file: FileHandle, sealing: Sealing, parts: Parts) {
    this.path = parts.path;
    this.id = sealing.salt;
    this.header = parts.header;
    this.totalBytes = parts.totalBytes;
    this.digest = parts.digest;
    this.#file = file;
    this.#sealing = sealing;
    this.#piecesAt = parts.piecesAt;
    this.#firstPlace = parts.firstPlace;
  }

  /** Throws DamagedError unless it begins and ends as a complete snapshot does. */
  static async open(store: SnapshotStore, path: string): Promise<SnapshotReader> {
    const { file, sealing } = await openSealed(store, path, "r");
    try {
      return new SnapshotReader(file, sealing, await readEnds(file, sealing, path));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** The bytes from `from` on, which is where a piece begins, or the end. Throws when they are not what was written. */
  async *pieces(from: number): AsyncGenerator<Buffer> {
    const full = Math.floor(from / pieceBytes);
    let at = this.#piecesAt + full * frameLength(this.#sealing, pieceBytes);
    if (from >= this.totalBytes) return;
    const reader = await this.#readerAt(full, at);
    for (let bytes = full * pieceBytes; bytes < this.totalBytes; ) {
      const frame = await this.#frame(reader, at, frameKind.snapshotChunk);
      yield frame.payload;
      bytes += frame.payload.length;
      at = frame.next;
    }
    await this.#frame(reader, at, frameKind.snapshotEnd);
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  /** In the middle of a file the chain is taken from the frame there; from then on it must hold. */
  async #readerAt(pieces: number, at: number): Promise<FrameReader> {
    if (pieces === 0) return new FrameReader(this.#sealing, this.#firstPlace);
    const head = await readExactly(this.#file, at, 40);
    if (head.length < 40) throw damaged(this.path, at, "it breaks off before its end");
    return new FrameReader(this.#sealing, { chain: claimedChain(head, 0), count: this.#firstPlace.count + pieces });
  }

  async #frame(reader: FrameReader, at: number, kind: number): Promise<Frame> {
    const result = await readFrame(this.#file, reader, at);
    if (result.kind === "bad") throw damaged(this.path, at, result.why);
    if (result.frame.kind !== kind) throw damaged(this.path, at, `there is a frame of kind ${result.frame.kind}`);
    return result.frame;
  }
}

interface Parts {
  readonly path: string;
  readonly header: SnapshotHeader;
  readonly piecesAt: number;
  readonly firstPlace: FramePlace;
  readonly totalBytes: number;
  readonly digest: Buffer;
}

async function readEnds(file: FileHandle, sealing: Sealing, path: string): Promise<Parts> {
  const reader = new FrameReader(sealing);
  const first = await readFrame(file, reader, fileHeaderBytes);
  if (first.kind === "bad") throw damaged(path, fileHeaderBytes, first.why);
  if (first.frame.kind !== frameKind.snapshotHeader) {
    throw damaged(path, fileHeaderBytes, "it does not begin with its header");
  }
  const { size } = await file.stat();
  const piecesAt = first.frame.next;
  const endAt = size - frameLength(sealing, endPayloadBytes);
  const pieces = Math.ceil((endAt - piecesAt) / frameLength(sealing, pieceBytes));
  const head = await readExactly(file, Math.max(endAt, piecesAt), 40);
  if (endAt < piecesAt || head.length < 40) throw damaged(path, size, "it breaks off before its end");
  const atEnd = new FrameReader(sealing, { chain: claimedChain(head, 0), count: reader.place.count + pieces });
  const end = await readFrame(file, atEnd, endAt);
  if (end.kind === "bad" || end.frame.kind !== frameKind.snapshotEnd) {
    throw damaged(path, endAt, "it breaks off before its end");
  }
  const totalBytes = end.frame.payload.readUIntLE(0, 6);
  const short = totalBytes % pieceBytes;
  const expected = Math.floor(totalBytes / pieceBytes) * frameLength(sealing, pieceBytes);
  const length = expected + (short === 0 ? 0 : frameLength(sealing, short));
  if (piecesAt + length !== endAt)
    throw damaged(path, endAt, `it does not hold the ${totalBytes} bytes that it should`);
  const digest = Buffer.from(end.frame.payload.subarray(8));
  return { path, header: decodeHeader(first.frame.payload), piecesAt, firstPlace: reader.place, totalBytes, digest };
}
