import { join } from "node:path";
import type { SnapshotHeader } from "./codec.ts";
import { ofDisk, pieceBytes, type SnapshotStore } from "./snapshot-frames.ts";
import { SnapshotReader } from "./snapshot-reader.ts";
import { SnapshotWriter } from "./snapshot-writer.ts";

/** A complete snapshot on disk, durable under this path. */
export interface SnapshotFile {
  readonly header: SnapshotHeader;
  readonly path: string;
  /** Of the key that it was written with. */
  readonly keyName: string;
}

/**
 * Writes a snapshot under a temporary name and makes it durable. It counts only once it is published. Rejects with the
 * source's error, the system's when there is no space, or DiskError; nothing is left behind.
 */
export async function writeSnapshot(
  store: SnapshotStore,
  snapshot: { readonly header: SnapshotHeader; readonly chunks: AsyncIterable<Uint8Array>; readonly name: string },
): Promise<SnapshotFile> {
  const { header } = snapshot;
  const path = join(store.directory, `${snapshot.name}.tmp`);
  const writer = await SnapshotWriter.create(store, { header, path }).catch(async (error: unknown) => {
    await removeFile(store, path);
    throw error;
  });
  try {
    for await (const piece of pieces(snapshot.chunks)) await writer.add(piece);
    await writer.finish();
  } catch (error) {
    await writer.close();
    await removeFile(store, path);
    throw error;
  }
  await writer.close();
  return { header, path, keyName: writer.keyName };
}

/** Gives a written snapshot its place; older ones, and what is left of receiving older ones, are removed. */
export async function publishSnapshot(store: SnapshotStore, written: SnapshotFile): Promise<SnapshotFile> {
  const { files, directory } = store;
  const name = snapshotName(written.header);
  const path = join(directory, name);
  await ofDisk(files.rename(written.path, path));
  await ofDisk(files.syncDirectory(directory));
  for (const other of await snapshotNames(store)) if (other < name) await removeFile(store, join(directory, other));
  for (const partial of await partialNames(store)) {
    if (Number(partial.slice(8, 24)) <= written.header.index) await removeFile(store, join(directory, partial));
  }
  return { ...written, path };
}

/** The newest snapshot, with both its ends checked. Its bytes are checked when they are read. */
export async function newestSnapshot(store: SnapshotStore): Promise<SnapshotFile | undefined> {
  const name = (await snapshotNames(store)).at(-1);
  if (name === undefined) return undefined;
  const path = join(store.directory, name);
  const reader = await SnapshotReader.open(store, path);
  await reader.close();
  return { header: reader.header, path, keyName: reader.keyName };
}

/** The bytes of a snapshot, in pieces. Throws when they are not exactly what was written, or the signal fires. */
export async function* readSnapshot(
  store: SnapshotStore,
  path: string,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const reader = await SnapshotReader.open(store, path);
  try {
    for await (const piece of reader.pieces(0)) {
      signal?.throwIfAborted();
      yield piece;
    }
  } finally {
    await reader.close();
  }
}

/** What a snapshot is called while it is being received: what is left of an attempt is found again by its name. */
export function partialPath(
  store: SnapshotStore,
  of: { readonly header: SnapshotHeader; readonly id: Uint8Array },
): string {
  return join(store.directory, `partial-${digits(of.header.index)}-${Buffer.from(of.id).toString("hex")}.part`);
}

/** Removes what is left of receiving other snapshots. */
export async function removePartials(store: SnapshotStore, except: string | undefined): Promise<void> {
  for (const name of await partialNames(store)) {
    const path = join(store.directory, name);
    if (path !== except) await removeFile(store, path);
  }
}

/**
 * Cuts a byte stream anew: state machines may yield rows of ten bytes or of ten megabytes. Each piece is valid until the
 * next one is asked for.
 */
async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const piece = Buffer.allocUnsafe(pieceBytes);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.byteLength; ) {
      const part = chunk.subarray(at, at + pieceBytes - filled);
      piece.set(part, filled);
      at += part.byteLength;
      filled += part.byteLength;
      if (filled < pieceBytes) continue;
      yield piece;
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}

/** Removes a file that may have gone already. */
export async function removeFile(store: SnapshotStore, path: string): Promise<void> {
  try {
    await store.files.unlink(path);
  } catch (error) {
    const gone = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!gone) await ofDisk(Promise.reject(error instanceof Error ? error : new Error(String(error))));
  }
}

async function snapshotNames(store: SnapshotStore): Promise<readonly string[]> {
  return (await store.files.list(store.directory)).filter((name) => /^snapshot-\d{16}-\d{16}\.snap$/.test(name)).sort();
}

async function partialNames(store: SnapshotStore): Promise<readonly string[]> {
  return (await store.files.list(store.directory)).filter((name) => /^partial-\d{16}-[0-9a-f]{32}\.part$/.test(name));
}

function snapshotName(header: SnapshotHeader): string {
  return `snapshot-${digits(header.index)}-${digits(header.term)}.snap`;
}

function digits(number: number): string {
  return String(number).padStart(16, "0");
}
