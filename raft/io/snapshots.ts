import { assert } from "../core/assert.ts";
import type { raft } from "../proto/gen/raft.js";
import { headerFromWire, numberOf, type SnapshotHeader } from "./codec.ts";
import {
  publishSnapshot,
  readSnapshot,
  type SnapshotFile,
  type SnapshotStore,
  writeSnapshot,
} from "./snapshot-file.ts";

/** A snapshot that arrived and waits for the core to say whether it is wanted. */
export interface Received {
  readonly term: number;
  readonly file: SnapshotFile;
}

/** The snapshots of one member: the newest one on disk, at most one being taken, at most one being received. */
export class Snapshots {
  readonly store: SnapshotStore;
  current: SnapshotFile | undefined;
  #taking = false;
  #receiving = false;
  #received: SnapshotFile | undefined;
  #claimed: SnapshotFile | undefined;
  /** Names of the keys with which files are being written. */
  #writing: readonly string[] = [];

  constructor(store: SnapshotStore, current: SnapshotFile | undefined) {
    this.store = store;
    this.current = current;
  }

  get busy(): boolean {
    return this.#taking;
  }

  /** Names of the keys that are needed to read what is there or is on its way. */
  get keyNames(): readonly string[] {
    const files = [this.current, this.#received, this.#claimed].filter((file) => file !== undefined);
    return [...files.map(({ keyName }) => keyName), ...this.#writing];
  }

  /**
   * Writes the state as it is now. The source's first step runs before this returns, so that even a lazy generator
   * captures the state of this moment. Undefined when a newer snapshot was installed meanwhile.
   */
  take(header: SnapshotHeader, source: AsyncIterable<Uint8Array>): Promise<SnapshotFile | undefined> {
    const chunks = started(source);
    this.#taking = true;
    return this.#write(header, chunks).finally(() => {
      this.#taking = false;
    });
  }

  /** Receives a snapshot from the leader into a file that does not count yet. */
  async receive(parts: AsyncIterable<raft.SnapshotPart.$Shape>): Promise<Received> {
    if (this.#receiving || this.#received !== undefined || this.#claimed !== undefined)
      throw new Error("another snapshot is being received");
    this.#receiving = true;
    try {
      const iterator = parts[Symbol.asyncIterator]();
      const first = await iterator.next();
      const install = first.done === true ? undefined : first.value.install;
      if (!install?.snapshot?.header) throw new Error("the first part of a snapshot is its header");
      const header = headerFromWire(install.snapshot.header);
      const chunks = chunksOf({ [Symbol.asyncIterator]: () => iterator });
      const file = await this.#written(header, chunks, "received");
      this.#received = file;
      return { term: numberOf(install.term), file };
    } finally {
      this.#receiving = false;
    }
  }

  /** The core wants the snapshot that was received: from here on it is not discarded. */
  claim(index: number): SnapshotFile {
    const received = this.#received;
    assert(received?.header.index === index, "the core takes only snapshots that were received");
    this.#received = undefined;
    this.#claimed = received;
    return received;
  }

  /** Gives a claimed snapshot its place. */
  async publish(claimed: SnapshotFile): Promise<SnapshotFile> {
    this.current = await publishSnapshot(this.store, claimed);
    this.#claimed = undefined;
    return this.current;
  }

  /** Removes what was received, unless the core took it. */
  async discardReceived(): Promise<void> {
    const received = this.#received;
    this.#received = undefined;
    if (received !== undefined) await this.store.files.unlink(received.path);
  }

  read(file: SnapshotFile): AsyncIterable<Uint8Array> {
    return readSnapshot(this.store, file.path);
  }

  async #write(header: SnapshotHeader, chunks: AsyncIterable<Uint8Array>): Promise<SnapshotFile | undefined> {
    const written = await this.#written(header, chunks, "taken");
    const index = this.current?.header.index ?? 0;
    // One of the same index may take the place of one written with an older key.
    if (index > header.index || (index === header.index && this.current?.keyName === written.keyName)) {
      await this.store.files.unlink(written.path);
      return undefined;
    }
    this.current = await publishSnapshot(this.store, written);
    return this.current;
  }

  async #written(header: SnapshotHeader, chunks: AsyncIterable<Uint8Array>, name: string): Promise<SnapshotFile> {
    const key = this.store.keys.currentName;
    this.#writing = [...this.#writing, key];
    try {
      return await writeSnapshot(this.store, { header, chunks, name });
    } finally {
      this.#writing = this.#writing.toSpliced(this.#writing.indexOf(key), 1);
    }
  }
}

/** The same stream, with its first step already under way. */
function started(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const first = iterator.next();
  // Awaited below; a failure before that must not count as unhandled.
  first.catch(() => undefined);
  return (async function* (): AsyncGenerator<Uint8Array> {
    for (let step = await first; step.done !== true; step = await iterator.next()) yield step.value;
  })();
}

/** The bytes of a snapshot on the wire. Without its last part it was cut off. */
async function* chunksOf(parts: AsyncIterable<raft.SnapshotPart.$Shape>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let total: number | undefined;
  for await (const part of parts) {
    if (part.chunk) {
      bytes += part.chunk.byteLength;
      yield part.chunk;
    } else {
      total = numberOf(part.totalBytes);
    }
  }
  if (total !== bytes) throw new Error(`a snapshot broke off after ${bytes} bytes`);
}
