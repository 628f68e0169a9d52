import { close, fdatasync, fsync, open, write } from "node:fs";
import { open as openHandle, readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** File system calls on plain descriptors: the promise-returning handles cost twice as much per call. */
export const disk = {
  open: promisify(open),
  write: promisify(write),
  fdatasync: promisify(fdatasync),
  fsync: promisify(fsync),
  close: promisify(close),
} as const;

/** Makes created, renamed and removed names in a directory durable. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await openHandle(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes all of `bytes`; the system may take them in parts. */
export async function writeAll(file: number, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await disk.write(file, bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Removes what a crash left half-made. */
export async function removeTemporaries(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (name.endsWith(".tmp")) await unlink(join(directory, name));
  }
}
