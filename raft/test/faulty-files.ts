import { type FileLayer, realFiles } from "../io/files.ts";

/** A call that is about to reach the file system, by name; `path` is of the file or directory concerned. */
export interface FileCall {
  readonly name: keyof FileLayer;
  readonly path: string;
}

/**
 * The real file system with somebody in between, who is asked before each call: it may throw in place of the call, delay
 * it, or name how many bytes of a write are taken before the rest is refused.
 */
export function faultyFiles(before: (call: FileCall) => Promise<number | undefined> | number | undefined): FileLayer {
  const paths = new Map<number, string>();
  const path = (file: number): string => paths.get(file) ?? "";
  return {
    open: async (name, flags) => {
      await before({ name: "open", path: name });
      const file = await realFiles.open(name, flags);
      paths.set(file, name);
      return file;
    },
    write: async (file, bytes, position) => {
      const limit = await before({ name: "write", path: path(file) });
      return await realFiles.write(file, bytes.subarray(0, limit ?? bytes.length), position);
    },
    read: async (file, into, position) => {
      const limit = await before({ name: "read", path: path(file) });
      return await realFiles.read(file, into.subarray(0, limit ?? into.length), position);
    },
    size: async (file) => {
      await before({ name: "size", path: path(file) });
      return await realFiles.size(file);
    },
    truncate: async (file, bytes) => {
      await before({ name: "truncate", path: path(file) });
      await realFiles.truncate(file, bytes);
    },
    fdatasync: async (file) => {
      await before({ name: "fdatasync", path: path(file) });
      await realFiles.fdatasync(file);
    },
    fsync: async (file) => {
      await before({ name: "fsync", path: path(file) });
      await realFiles.fsync(file);
    },
    close: async (file) => {
      await before({ name: "close", path: path(file) });
      await realFiles.close(file);
    },
    rename: async (from, to) => {
      await before({ name: "rename", path: to });
      await realFiles.rename(from, to);
      // An open file goes by its new name.
      for (const [file, name] of paths) if (name === from) paths.set(file, to);
    },
    unlink: async (name) => {
      await before({ name: "unlink", path: name });
      await realFiles.unlink(name);
    },
    list: async (directory) => {
      await before({ name: "list", path: directory });
      return await realFiles.list(directory);
    },
    makeDirectory: async (directory) => {
      await before({ name: "makeDirectory", path: directory });
      await realFiles.makeDirectory(directory);
    },
    syncDirectory: async (directory) => {
      await before({ name: "syncDirectory", path: directory });
      await realFiles.syncDirectory(directory);
    },
  };
}

/** An error as the system gives it. */
export function systemError(code: "ENOSPC" | "EDQUOT" | "EIO"): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}
