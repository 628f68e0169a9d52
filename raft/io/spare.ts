import { join } from "node:path";
import { type FileLayer, isNoSpace, writeAll } from "./files.ts";

export interface SpareOptions {
  readonly directory: string;
  readonly files: FileLayer;
  readonly bytes: number;
  /** Something else than a lack of space. */
  readonly onError: (error: unknown) => void;
}

const retryMs = 2_000;
const blanks = Buffer.alloc(1024 * 1024);

/**
 * The file that the log goes on in, made ahead of time: blocks allocated before they are needed keep each fdatasync from
 * having to record a new file size, and a lack of space is noticed while the current file still has room.
 */
export class Spare {
  readonly path: string;
  readonly #options: SpareOptions;
  #ready: Promise<number> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: SpareOptions) {
    this.#options = options;
    this.path = join(options.directory, "spare.tmp");
  }

  /** Begins to make the file, unless there is one. When there is no space, tries again later. */
  prepare(): void {
    clearTimeout(this.#retry);
    if (this.#closed || this.#ready !== undefined) return;
    this.#ready = this.#make();
    this.#ready.catch((error: unknown) => {
      this.#ready = undefined;
      if (!isNoSpace(error)) this.#options.onError(error);
      else if (!this.#closed) this.#retry = setTimeout(() => this.prepare(), retryMs).unref();
    });
  }

  /** Hands the file over, open and at `path`. Rejects when there is no space for it. */
  async take(): Promise<number> {
    this.prepare();
    const file = await this.#ready;
    if (file === undefined) throw new Error("no file is prepared any more");
    this.#ready = undefined;
    return file;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    const { files } = this.#options;
    const file = await this.#ready?.catch(() => undefined);
    if (file === undefined) return;
    await files.close(file);
    await files.unlink(this.path);
  }

  async #make(): Promise<number> {
    const { files, bytes } = this.#options;
    const file = await files.open(this.path, "w");
    try {
      for (let at = 0; at < bytes; at += blanks.length) {
        await writeAll(files, file, blanks.subarray(0, Math.min(blanks.length, bytes - at)), at);
      }
      await files.fsync(file);
      return file;
    } catch (error) {
      // What it took so far is given back: others need the space as well.
      await files.close(file);
      await files.unlink(this.path);
      throw error;
    }
  }
}
