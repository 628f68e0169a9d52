import { type FileHandle, open } from "node:fs/promises";
import { DamagedError } from "./errors.ts";
import {
  claimedLength,
  decodeFileHeader,
  type FrameReader,
  type FrameResult,
  fileHeaderBytes,
  type Sealing,
} from "./frame.ts";

export interface SnapshotStore {
  readonly directory: string;
  readonly key: Uint8Array | undefined;
}

export const snapshotMagic = "RAFTSNP1";
/**
 * All frames but the last hold exactly this much, so that any byte is found without reading what is before it, a frame
 * fits into one message, and little memory is needed on both sides.
 */
export const pieceBytes = 256 * 1024;
const frameBytesMax = pieceBytes + 1024 * 1024;

/** Opens a snapshot and reads what its frames are sealed with. */
export async function openSealed(
  store: SnapshotStore,
  path: string,
  flags: "r" | "r+",
): Promise<{ readonly file: FileHandle; readonly sealing: Sealing }> {
  const file = await open(path, flags);
  try {
    const start = await readExactly(file, 0, fileHeaderBytes);
    const sealing = decodeFileHeader(start, { magic: snapshotMagic, key: store.key });
    if (typeof sealing === "string") throw damaged(path, 0, sealing);
    return { file, sealing };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Reads the frame at `at`. */
export async function readFrame(file: FileHandle, reader: FrameReader, at: number): Promise<FrameResult> {
  const head = await readExactly(file, at, 40);
  const length = claimedLength(head, 0) ?? 0;
  if (length > frameBytesMax) return { kind: "bad", why: "a frame claims an impossible length" };
  return reader.read(await readExactly(file, at, Math.max(length, head.length)), 0, at);
}

/** Up to `length` bytes; fewer only at the end of the file. */
export async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

/** A snapshot that counted once, and is not what was written any more. */
export function damaged(file: string, offset: number, why: string): DamagedError {
  const remedy =
    "Remove this member from the cluster, empty its directory and let it join again; " +
    "or restore the directory from a copy.";
  return new DamagedError({ file, offset, why, remedy });
}
