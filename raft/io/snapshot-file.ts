import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { mkdir, open, readdir, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { decodeHeader, encodeHeader, type SnapshotHeader } from "./codec.ts";
import { DamagedError, KeyMissingError } from "./errors.ts";
import { syncDirectory } from "./files.ts";
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
  saltBytes,
} from "./frame.ts";
import type { KeyRing } from "./keys.ts";

export interface SnapshotStore {
  readonly directory: string;
  readonly keys: KeyRing;
}

/** A complete snapshot on disk, durable under this path. */
export interface SnapshotFile {
  readonly header: SnapshotHeader;
  readonly path: string;
}

const snapshotMagic = "RAFTSNP1";
/** Frames hold this much, so that they fit into one message and little memory is needed on both sides. */
const pieceBytes = 256 * 1024;
const frameBytesMax = pieceBytes + 1024 * 1024;

/** Writes a snapshot under a temporary name and makes it durable. It counts only once it is published. */
export async function writeSnapshot(
  store: SnapshotStore,
  snapshot: { readonly header: SnapshotHeader; readonly chunks: AsyncIterable<Uint8Array>; readonly name: string },
): Promise<SnapshotFile> {
  const { header } = snapshot;
  await mkdir(store.directory, { recursive: true });
  const path = join(store.directory, `${snapshot.name}.tmp`);
  const file = await open(path, constants.O_CREAT | constants.O_TRUNC | constants.O_WRONLY, 0o600);
  try {
    const sealing = newSealing(
      { magic: snapshotMagic, sequence: 1, previousChain: 0, key: store.keys.current },
      randomBytes(saltBytes),
    );
    const writer = new FrameWriter(sealing);
    const place = { index: header.index, term: header.term, synced: 0 };
    await file.appendFile(encodeFileHeader(sealing));
    writer.add({ kind: frameKind.snapshotHeader, ...place }, encodeHeader(header));
    for await (const piece of pieces(snapshot.chunks)) {
      writer.add({ kind: frameKind.snapshotChunk, ...place }, piece);
      await file.appendFile(writer.take());
    }
    writer.add({ kind: frameKind.snapshotEnd, ...place }, new Uint8Array(0));
    await file.appendFile(writer.take());
    await file.sync();
  } catch (error) {
    await file.close();
    await unlink(path);
    throw error;
  }
  await file.close();
  return { header, path };
}

/** Gives a written snapshot its place; older ones are of no more use and are removed. */
export async function publishSnapshot(store: SnapshotStore, written: SnapshotFile): Promise<SnapshotFile> {
  const path = join(store.directory, snapshotName(written.header));
  await rename(written.path, path);
  await syncDirectory(store.directory);
  for (const name of await snapshotNames(store)) {
    if (name < snapshotName(written.header)) await unlink(join(store.directory, name));
  }
  return { header: written.header, path };
}

/** The newest snapshot, with its header checked. Its bytes are checked when they are read. */
export async function newestSnapshot(store: SnapshotStore): Promise<SnapshotFile | undefined> {
  const name = (await snapshotNames(store)).at(-1);
  if (name === undefined) return undefined;
  const path = join(store.directory, name);
  for await (const frame of frames(store, path)) {
    if (frame.kind === frameKind.snapshotHeader) return { header: decodeHeader(frame.payload), path };
    break;
  }
  throw damaged(path, fileHeaderBytes, "it does not begin with its header");
}

/** The bytes of a snapshot, in pieces. Throws when they are not exactly what was written. */
export async function* readSnapshot(store: SnapshotStore, path: string): AsyncGenerator<Uint8Array> {
  let ended = false;
  let at = fileHeaderBytes;
  for await (const frame of frames(store, path)) {
    if (frame.kind === frameKind.snapshotChunk) yield frame.payload;
    ended = frame.kind === frameKind.snapshotEnd;
    at = frame.next;
  }
  if (!ended) throw damaged(path, at, "it breaks off before its end");
}

async function* frames(store: SnapshotStore, path: string): AsyncGenerator<Frame> {
  const file = await open(path, "r");
  try {
    const start = await readExactly(file, 0, fileHeaderBytes);
    const header = decodeFileHeader(start, { magic: snapshotMagic, keys: store.keys });
    if (header.kind === "damaged") throw damaged(path, 0, header.why);
    if (header.kind === "key-missing") {
      throw new KeyMissingError({ file: path, keyName: header.keyName, given: store.keys.names });
    }
    const reader = new FrameReader(header.sealing);
    let at = fileHeaderBytes;
    for (;;) {
      const head = await readExactly(file, at, 40);
      if (head.length === 0) return;
      const length = claimedLength(head, 0) ?? 0;
      if (length > frameBytesMax) throw damaged(path, at, "a frame claims an impossible length");
      const result = reader.read(await readExactly(file, at, Math.max(length, head.length)), 0, at);
      if (result.kind === "bad") throw damaged(path, at, result.why);
      yield result.frame;
      at = result.frame.next;
    }
  } finally {
    await file.close();
  }
}

/** Up to `length` bytes; fewer only at the end of the file. */
async function readExactly(file: Awaited<ReturnType<typeof open>>, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
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
  await mkdir(store.directory, { recursive: true });
  return (await readdir(store.directory)).filter((name) => /^snapshot-\d{16}-\d{16}\.snap$/.test(name)).sort();
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
