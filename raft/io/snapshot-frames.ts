import { DamagedError, DiskError, KeyMissingError } from "./errors.ts";
import { type FileLayer, isNoSpace, readExactly } from "./files.ts";
import {
  claimedLength,
  decodeFileHeader,
  type FrameReader,
  type FrameResult,
  fileHeaderBytes,
  frameBytes,
  type Sealing,
} from "./frame.ts";
import type { KeyRing } from "./keys.ts";

export interface SnapshotStore {
  readonly directory: string;
  readonly files: FileLayer;
  readonly keys: KeyRing;
}

export const snapshotMagic = "RAFTSNP1";
/**
 * All frames but the last hold exactly this much, so that any byte is found without reading what is before it, a frame
 * fits into one message, and little memory is needed on both sides.
 */
export const pieceBytes = 256 * 1024;
const frameBytesMax = pieceBytes + 1024 * 1024;

/** A snapshot that is open. */
export interface OpenSnapshot {
  readonly path: string;
  readonly files: FileLayer;
  readonly file: number;
  readonly sealing: Sealing;
}

/** Opens a snapshot and reads what its frames are sealed with. Rejects with DamagedError or KeyMissingError. */
export async function openSealed(store: SnapshotStore, path: string, flags: "r" | "r+"): Promise<OpenSnapshot> {
  const { files, keys } = store;
  const file = await files.open(path, flags);
  try {
    const header = decodeFileHeader(await read({ files, file, path }, 0, fileHeaderBytes), {
      magic: snapshotMagic,
      keys,
    });
    if (header.kind === "damaged") throw damaged(path, 0, header.why);
    if (header.kind === "key-missing") {
      throw new KeyMissingError({ file: path, keyName: header.keyName, given: keys.names });
    }
    return { path, files, file, sealing: header.sealing };
  } catch (error) {
    await files.close(file);
    throw error;
  }
}

/** Room for one frame after the other; decrypting copies out of it. What is in clear stays where it was read to. */
export function roomForFrames({ sealing }: OpenSnapshot): Buffer | undefined {
  return sealing.key === undefined ? undefined : Buffer.allocUnsafe(frameBytes(sealing, pieceBytes));
}

/** Reads the frame at `at`, by way of `room` if there is some. */
export async function readFrame(
  open: OpenSnapshot,
  reader: FrameReader,
  place: { readonly at: number; readonly room?: Buffer | undefined },
): Promise<FrameResult> {
  const { at, room } = place;
  const head = await read(open, at, 40);
  const length = Math.max(claimedLength(head, 0) ?? 0, head.length);
  if (length > frameBytesMax) return { kind: "bad", why: "a frame claims an impossible length" };
  const into = room !== undefined && length <= room.length ? room.subarray(0, length) : Buffer.allocUnsafe(length);
  return reader.read(await readInto(open, at, into), 0, at);
}

/** Up to `length` bytes; fewer only at the end of the file. */
export function read(open: Reading, at: number, length: number): Promise<Buffer> {
  return readInto(open, at, Buffer.allocUnsafe(length));
}

type Reading = Pick<OpenSnapshot, "files" | "file" | "path">;

function readInto(open: Reading, at: number, into: Buffer): Promise<Buffer> {
  return readExactly(open.files, open.file, into, at).catch((error: unknown) => {
    throw new DiskError(`reading ${open.path}`, error);
  });
}

/** Tells what failed; a lack of space keeps its name, because it passes. */
export async function ofDisk<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw isNoSpace(error) ? error : new DiskError("writing a snapshot", error);
  }
}

/** A snapshot that counted once, and is not what was written any more. */
export function damaged(file: string, offset: number, why: string): DamagedError {
  return new DamagedError({ file, offset, why });
}
