import { decodeHeader, type SnapshotHeader } from "./codec.ts";
import {
  claimedChain,
  type Frame,
  type FramePlace,
  FrameReader,
  fileHeaderBytes,
  frameBytes,
  frameKind,
} from "./frame.ts";
import { keyName } from "./keys.ts";
import {
  damaged,
  type OpenSnapshot,
  openSealed,
  pieceBytes,
  read,
  readFrame,
  roomForFrames,
  type SnapshotStore,
} from "./snapshot-frames.ts";

const endPayloadBytes = 8 + 32;

interface Ends {
  readonly header: SnapshotHeader;
  readonly piecesAt: number;
  readonly firstPlace: FramePlace;
  readonly totalBytes: number;
  readonly digest: Buffer;
}

/** Reads a complete snapshot from any piece on. Stays readable when a newer one takes its place. */
export class SnapshotReader {
  readonly path: string;
  /** Names the very file: no other one, with whatever content, has the same. */
  readonly id: Buffer;
  readonly keyName: string;
  readonly header: SnapshotHeader;
  readonly totalBytes: number;
  /** SHA-256 of its bytes. */
  readonly digest: Buffer;
  readonly #open: OpenSnapshot;
  readonly #piecesAt: number;
  readonly #firstPlace: FramePlace;

  private constructor(open: OpenSnapshot, ends: Ends) {
    this.path = open.path;
    this.id = open.sealing.salt;
    this.keyName = keyName(open.sealing.keyId);
    this.header = ends.header;
    this.totalBytes = ends.totalBytes;
    this.digest = ends.digest;
    this.#open = open;
    this.#piecesAt = ends.piecesAt;
    this.#firstPlace = ends.firstPlace;
  }

  /** Rejects with DamagedError unless it begins and ends as a complete snapshot does. */
  static async open(store: SnapshotStore, path: string): Promise<SnapshotReader> {
    const open = await openSealed(store, path, "r");
    try {
      return new SnapshotReader(open, await readEnds(open));
    } catch (error) {
      await open.files.close(open.file);
      throw error;
    }
  }

  /** The bytes from `from` on, which is where a piece begins, or the end. Throws when they are not what was written. */
  async *pieces(from: number): AsyncGenerator<Buffer> {
    if (from >= this.totalBytes) return;
    const full = Math.floor(from / pieceBytes);
    let at = this.#piecesAt + full * frameBytes(this.#open.sealing, pieceBytes);
    const reader = await this.#readerAt(full, at);
    const room = roomForFrames(this.#open);
    for (let bytes = full * pieceBytes; bytes < this.totalBytes; ) {
      const frame = await this.#frame(reader, { at, room, kind: frameKind.snapshotChunk });
      yield frame.payload;
      bytes += frame.payload.length;
      at = frame.next;
    }
    await this.#frame(reader, { at, room, kind: frameKind.snapshotEnd });
  }

  close(): Promise<void> {
    return this.#open.files.close(this.#open.file);
  }

  /** In the middle of a file the chain is taken from the frame there; from then on it must hold. */
  async #readerAt(pieces: number, at: number): Promise<FrameReader> {
    const { sealing, path } = this.#open;
    if (pieces === 0) return new FrameReader(sealing, this.#firstPlace);
    const head = await read(this.#open, at, 40);
    if (head.length < 40) throw damaged(path, at, "it breaks off before its end");
    return new FrameReader(sealing, { chain: claimedChain(head, 0), count: this.#firstPlace.count + pieces });
  }

  async #frame(
    reader: FrameReader,
    expected: { readonly at: number; readonly room: Buffer | undefined; readonly kind: number },
  ): Promise<Frame> {
    const { at, kind } = expected;
    const result = await readFrame(this.#open, reader, expected);
    if (result.kind === "bad") throw damaged(this.path, at, result.why);
    if (result.frame.kind !== kind) throw damaged(this.path, at, `there is a frame of kind ${result.frame.kind}`);
    return result.frame;
  }
}

async function readEnds(open: OpenSnapshot): Promise<Ends> {
  const { sealing, path } = open;
  const reader = new FrameReader(sealing);
  const first = await readFrame(open, reader, { at: fileHeaderBytes });
  if (first.kind === "bad") throw damaged(path, fileHeaderBytes, first.why);
  if (first.frame.kind !== frameKind.snapshotHeader) {
    throw damaged(path, fileHeaderBytes, "it does not begin with its header");
  }
  const piecesAt = first.frame.next;
  const size = await open.files.size(open.file);
  const endAt = size - frameBytes(sealing, endPayloadBytes);
  const pieces = Math.ceil((endAt - piecesAt) / frameBytes(sealing, pieceBytes));
  const head = await read(open, Math.max(endAt, piecesAt), 40);
  if (endAt < piecesAt || head.length < 40) throw damaged(path, size, "it breaks off before its end");
  const atEnd = new FrameReader(sealing, { chain: claimedChain(head, 0), count: reader.place.count + pieces });
  const end = await readFrame(open, atEnd, { at: endAt });
  if (end.kind === "bad" || end.frame.kind !== frameKind.snapshotEnd) {
    throw damaged(path, endAt, "it breaks off before its end");
  }
  const totalBytes = end.frame.payload.readUIntLE(0, 6);
  const short = totalBytes % pieceBytes;
  const full = Math.floor(totalBytes / pieceBytes) * frameBytes(sealing, pieceBytes);
  const length = full + (short === 0 ? 0 : frameBytes(sealing, short));
  if (piecesAt + length !== endAt)
    throw damaged(path, endAt, `it does not hold the ${totalBytes} bytes that it should`);
  const digest = Buffer.from(end.frame.payload.subarray(8));
  return { header: decodeHeader(first.frame.payload), piecesAt, firstPlace: reader.place, totalBytes, digest };
}
