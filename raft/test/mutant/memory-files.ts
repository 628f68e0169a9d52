import { dirname } from "node:path";
import { assert } from "../../core/assert.ts";
import type { FileLayer } from "../../io/files.ts";

interface Content {
  bytes: Buffer;
  /** What a power failure leaves. */
  synced: Buffer;
}

/** A file system in memory that knows what of it is durable: bytes and names apart, as on a real disk. */
export class MemoryFiles implements FileLayer {
  #names: Map<string, Content>;
  #durableNames: Map<string, Content>;
  readonly #open = new Map<number, Content>();
  #lastFile = 0;

  constructor(names: Iterable<readonly [string, Buffer]> = []) {
    const contents = [...names].map(([path, bytes]) => [path, { bytes, synced: bytes }] as const);
    this.#names = new Map(contents);
    this.#durableNames = new Map(contents);
  }

  /** The disk after a power failure: what was not synced is gone. */
  afterPowerFailure(): MemoryFiles {
    return new MemoryFiles([...this.#durableNames].map(([path, { synced }]) => [path, Buffer.from(synced)]));
  }

  /** The disk as it is, for another process. */
  copy(): MemoryFiles {
    return new MemoryFiles([...this.#names].map(([path, { bytes }]) => [path, Buffer.from(bytes)]));
  }

  bytesOf(path: string): Buffer {
    return this.#at(path).bytes;
  }

  /** Changes a file from outside, durably. */
  put(path: string, bytes: Buffer): void {
    Object.assign(this.#at(path), { bytes, synced: bytes });
  }

  async open(path: string, flags: "r" | "r+" | "w"): Promise<number> {
    if (flags === "w") this.#names.set(path, { bytes: Buffer.alloc(0), synced: Buffer.alloc(0) });
    this.#lastFile += 1;
    this.#open.set(this.#lastFile, this.#at(path));
    return this.#lastFile;
  }

  async read(file: number, into: Uint8Array, position: number): Promise<number> {
    return this.#of(file).bytes.copy(into, 0, position);
  }

  async write(file: number, bytes: Uint8Array, position: number): Promise<number> {
    const content = this.#of(file);
    const size = Math.max(content.bytes.length, position + bytes.length);
    // Never changed in place: a sync under way takes what was there when it began.
    content.bytes = Buffer.concat([content.bytes, Buffer.alloc(size - content.bytes.length)]);
    content.bytes.set(bytes, position);
    return bytes.length;
  }

  async size(file: number): Promise<number> {
    return this.#of(file).bytes.length;
  }

  async truncate(file: number, bytes: number): Promise<void> {
    const content = this.#of(file);
    content.bytes = Buffer.from(content.bytes.subarray(0, bytes));
  }

  async fdatasync(file: number): Promise<void> {
    const content = this.#of(file);
    const { bytes } = content;
    // A disk takes its time; who does not wait for it is found out.
    await new Promise(setImmediate);
    content.synced = Buffer.from(bytes);
  }

  async fsync(file: number): Promise<void> {
    await this.fdatasync(file);
  }

  async close(file: number): Promise<void> {
    this.#open.delete(file);
  }

  async rename(from: string, to: string): Promise<void> {
    this.#names.set(to, this.#at(from));
    this.#names.delete(from);
  }

  async unlink(path: string): Promise<void> {
    this.#names.delete(path);
  }

  async list(directory: string): Promise<readonly string[]> {
    return [...this.#names.keys()]
      .filter((path) => dirname(path) === directory)
      .map((path) => path.replace(/.*\//, ""));
  }

  async makeDirectory(): Promise<void> {}

  async syncDirectory(directory: string): Promise<void> {
    const elsewhere = [...this.#durableNames].filter(([path]) => dirname(path) !== directory);
    this.#durableNames = new Map([...elsewhere, ...[...this.#names].filter(([path]) => dirname(path) === directory)]);
  }

  #at(path: string): Content {
    const content = this.#names.get(path);
    assert(content !== undefined, `${path} exists`);
    return content;
  }

  #of(file: number): Content {
    const content = this.#open.get(file);
    assert(content !== undefined, "the file is open");
    return content;
  }
}
