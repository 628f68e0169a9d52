import {
  close,
  fdatasync,
  fstat,
  fsync,
  ftruncate,
  mkdir,
  open,
  read,
  readdir,
  rename,
  unlink,
  write,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** What log and snapshots need of a file system. Descriptors are numbers, as the system gives them. */
export interface FileLayer {
  open(path: string, flags: "r" | "r+" | "w"): Promise<number>;
  /** Returns how many bytes were read; 0 only at the end of the file. */
  read(file: number, into: Uint8Array, position: number): Promise<number>;
  /** Returns how many bytes the system took: it may be fewer than there are. */
  write(file: number, bytes: Uint8Array, position: number): Promise<number>;
  size(file: number): Promise<number>;
  truncate(file: number, bytes: number): Promise<void>;
  fdatasync(file: number): Promise<void>;
  fsync(file: number): Promise<void>;
  close(file: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** The names in a directory. */
  list(directory: string): Promise<readonly string[]>;
  /** Makes a directory, and those above it. */
  makeDirectory(directory: string): Promise<void>;
  /** Makes created, renamed and removed names in a directory durable. */
  syncDirectory(directory: string): Promise<void>;
}

/** Plain descriptors: the promise-returning handles of Node cost twice as much per call. */
const system = {
  open: promisify(open),
  read: promisify(read),
  write: promisify(write),
  stat: promisify(fstat),
  fsync: promisify(fsync),
  close: promisify(close),
  mkdir: promisify(mkdir),
} as const;

/**
 * Up to here a write is a copy into the page cache, done sooner than another thread could be woken for it. Making it
 * durable is what takes time, and is always left to another thread.
 */
const writeNowBytes = 16 * 1024;

/** The file system of this machine. Files are readable by their owner only. */
export const realFiles: FileLayer = {
  open: (path, flags) => system.open(path, flags, 0o600),
  read: async (file, into, position) => (await system.read(file, into, 0, into.length, position)).bytesRead,
  write: async (file, bytes, position) =>
    bytes.length <= writeNowBytes
      ? writeSync(file, bytes, 0, bytes.length, position)
      : (await system.write(file, bytes, 0, bytes.length, position)).bytesWritten,
  size: async (file) => (await system.stat(file)).size,
  truncate: promisify(ftruncate),
  fdatasync: promisify(fdatasync),
  fsync: system.fsync,
  close: system.close,
  rename: promisify(rename),
  unlink: promisify(unlink),
  list: promisify(readdir),
  makeDirectory: async (directory) => {
    await system.mkdir(directory, { recursive: true });
  },
  syncDirectory: async (directory) => {
    const handle = await system.open(directory, "r");
    try {
      await system.fsync(handle);
    } finally {
      await system.close(handle);
    }
  },
};

/** Writes all of `bytes`; the system may take them in parts. */
export async function writeAll(files: FileLayer, file: number, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const taken = await files.write(file, done === 0 ? bytes : bytes.subarray(done), position + done);
    if (taken === 0) throw new Error("the file system takes no bytes and gives no reason");
    done += taken;
  }
}

/** Fills `into` from `position` on; returns the part of it that was filled, shorter only at the end of the file. */
export async function readExactly(files: FileLayer, file: number, into: Buffer, position: number): Promise<Buffer> {
  let done = 0;
  while (done < into.length) {
    const taken = await files.read(file, into.subarray(done), position + done);
    if (taken === 0) break;
    done += taken;
  }
  return into.subarray(0, done);
}

/** The whole content of a file, in `reuse` if it is large enough. */
export async function readWhole(files: FileLayer, path: string, reuse: Buffer): Promise<Buffer> {
  const file = await files.open(path, "r");
  try {
    const size = await files.size(file);
    const into = size <= reuse.length ? reuse.subarray(0, size) : Buffer.allocUnsafe(size);
    return await readExactly(files, file, into, 0);
  } finally {
    await files.close(file);
  }
}

/** Removes what a crash left half-made. */
export async function removeTemporaries(files: FileLayer, directory: string): Promise<void> {
  for (const name of await files.list(directory)) {
    if (name.endsWith(".tmp")) await files.unlink(join(directory, name));
  }
}

/** Whether an error says that the disk, or the share of it that we may use, is full. */
export function isNoSpace(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
