import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { decodeHeader, encodeHeader, type SnapshotHeader } from "./codec.ts";
import { DamagedError, DiskError, KeyMissingError } from "./errors.ts";
import { type FileLayer, isNoSpace, readExactly, writeAll } from "./files.ts";
import {
  claimedLength,
  decodeFileHeader,
  encodeFileHeader,
  type Frame,
  FrameReader,
  FrameWriter,
  fileHeaderBytes,
  frameKind,
  newSealing,
  type Sealing,
  saltBytes,
} from "./frame.ts";
import { type KeyRing, keyName } from "./keys.ts";

export interface SnapshotStore {
  readonly directory: string;
  readonly files: FileLayer;
  readonly keys: KeyRing;
}

/** A complete snapshot on disk, durable under this path. */
export interface SnapshotFile {
  readonly header: SnapshotHeader;
  readonly path: string;
  /** Of the key that it was written with. */
  readonly keyName: string;
}

const snapshotMagic = "RAFTSNP1";
/** Frames hold this much, so that they fit into one message and little memory is needed on both sides. */
const pieceBytes = 256 * 1024;
const frameBytesMax = pieceBytes + 1024 * 1024;

/**
 * Writes a snapshot under a temporary name and makes it durable. It counts only once it is published. Rejects with the
 * source's error, the system's when there is no space, or DiskError; nothing is left behind.
 */
export async function writeSnapshot(
  store: SnapshotStore,
  snapshot: { readonly header: SnapshotHeader; readonly chunks: AsyncIterable<Uint8Array>; readonly name: string },
): Promise<SnapshotFile> {
  const { files, keys } = store;
  const { header } = snapshot;
  const path = join(store.directory, `${snapshot.name}.tmp`);
  const key = keys.current;
  const sealing = newSealing({ magic: snapshotMagic, sequence: 1, previousChain: 0, key }, randomBytes(saltBytes));
  const file = await ofDisk(files.open(path, "w"));
  try {
    const writer = new FrameWriter(sealing);
    const place = { index: header.index, term: header.term, synced: 0 };
    let at = 0;
    const write = async (bytes: Uint8Array): Promise<void> => {
      await ofDisk(writeAll(files, file, bytes, at));
      at += bytes.length;
    };
    await write(encodeFileHeader(sealing));
    writer.add({ kind: frameKind.snapshotHeader, ...place }, encodeHeader(header));
    for await (const piece of pieces(snapshot.chunks)) {
      writer.add({ kind: frameKind.snapshotChunk, ...place }, piece);
      await write(writer.take());
    }
    writer.add({ kind: frameKind.snapshotEnd, ...place }, new Uint8Array(0));
    await write(writer.take());
    await ofDisk(files.fsync(file));
  } catch (error) {
    await ofDisk(files.close(file));
    await ofDisk(files.unlink(path));
    throw error;
  }
  await ofDisk(files.close(file));
  return { header, path, keyName: keyName(sealing.keyId) };
}

/** Gives a written snapshot its place; older ones are of no more use and are removed. */
export async function publishSnapshot(store: SnapshotStore, written: SnapshotFile): Promise<SnapshotFile> {
  const { files, directory } = store;
  const path = join(directory, snapshotName(written.header));
  await ofDisk(files.rename(written.path, path));
  await ofDisk(files.syncDirectory(directory));
  for (const name of await snapshotNames(store)) {
    if (name < snapshotName(written.header)) await ofDisk(files.unlink(join(directory, name)));
  }
  return { ...written, path };
}

/** The newest snapshot, with its header checked. Its bytes are checked when they are read. */
export async function newestSnapshot(store: SnapshotStore): Promise<SnapshotFile | undefined> {
  const name = (await snapshotNames(store)).at(-1);
  if (name === undefined) return undefined;
  const path = join(store.directory, name);
  for await (const { frame, sealing } of frames(store, path)) {
    if (frame.kind !== frameKind.snapshotHeader) break;
    return { header: decodeHeader(frame.payload), path, keyName: keyName(sealing.keyId) };
  }
  throw damaged(path, fileHeaderBytes, "it does not begin with its header");
}

/** The bytes of a snapshot, in pieces. Throws when they are not exactly what was written. */
export async function* readSnapshot(store: SnapshotStore, path: string): AsyncGenerator<Uint8Array> {
  let ended = false;
  let at = fileHeaderBytes;
  for await (const { frame } of frames(store, path)) {
    if (frame.kind === frameKind.snapshotChunk) yield frame.payload;
    ended = frame.kind === frameKind.snapshotEnd;
    at = frame.next;
  }
  if (!ended) throw damaged(path, at, "it breaks off before its end");
}

interface Read {
  readonly frame: Frame;
  readonly sealing: Sealing;
}

async function* frames({ files, keys }: SnapshotStore, path: string): AsyncGenerator<Read> {
  const file = await files.open(path, "r");
  const read = (at: number, length: number): Promise<Buffer> =>
    readExactly(files, file, Buffer.allocUnsafe(length), at).catch((error: unknown) => {
      throw new DiskError(`reading ${path}`, error);
    });
  try {
    const header = decodeFileHeader(await read(0, fileHeaderBytes), { magic: snapshotMagic, keys });
    if (header.kind === "damaged") throw damaged(path, 0, header.why);
    if (header.kind === "key-missing") {
      throw new KeyMissingError({ file: path, keyName: header.keyName, given: keys.names });
    }
    const { sealing } = header;
    const reader = new FrameReader(sealing);
    let at = fileHeaderBytes;
    for (;;) {
      const head = await read(at, 40);
      if (head.length === 0) return;
      const length = claimedLength(head, 0) ?? 0;
      if (length > frameBytesMax) throw damaged(path, at, "a frame claims an impossible length");
      const result = reader.read(await read(at, Math.max(length, head.length)), 0, at);
      if (result.kind === "bad") throw damaged(path, at, result.why);
      yield { frame: result.frame, sealing };
      at = result.frame.next;
    }
  } finally {
    await files.close(file);
  }
}

/** Tells what failed; a lack of space keeps its name, because it passes. */
async function ofDisk<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw isNoSpace(error) ? error : new DiskError("writing a snapshot", error);
  }
}

/** Cuts a byte stream anew: state machines may yield rows of ten bytes or of ten megabytes. */
async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.byteLength; at += pieceBytes) {
      const part = chunk.subarray(at, at + pieceBytes);
      if (bytes + part.byteLength > pieceBytes) {
        yield Buffer.concat(waiting);
        waiting = [];
        bytes = 0;
      }
      waiting.push(part);
      bytes += part.byteLength;
    }
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

async function snapshotNames(store: SnapshotStore): Promise<readonly string[]> {
  return (await store.files.list(store.directory)).filter((name) => /^snapshot-\d{16}-\d{16}\.snap$/.test(name)).sort();
}

function snapshotName(header: SnapshotHeader): string {
  const digits = (number: number): string => String(number).padStart(16, "0");
  return `snapshot-${digits(header.index)}-${digits(header.term)}.snap`;
}

function damaged(file: string, offset: number, why: string): DamagedError {
  const remedy =
    "Remove this member from the cluster, empty its directory and let it join again; " +
    "or restore the directory from a copy.";
  return new DamagedError({ file, offset, why, remedy });
}
