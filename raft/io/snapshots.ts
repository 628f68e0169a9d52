import type { SnapshotHeader } from "./codec.ts";
import { publishSnapshot, readSnapshot, removeFile, type SnapshotFile, writeSnapshot } from "./snapshot-file.ts";
import type { SnapshotStore } from "./snapshot-frames.ts";
import { SnapshotReader } from "./snapshot-reader.ts";
import { SnapshotReceiver } from "./snapshot-receiver.ts";
import { patient } from "./waiting.ts";

/** The snapshots of one member: the newest one on disk, at most one being taken, at most one being received. */
export class Snapshots {
  readonly store: SnapshotStore;
  readonly receiver: SnapshotReceiver;
  readonly #stopping: AbortSignal;
  current: SnapshotFile | undefined;
  /** Name of the key with which a snapshot is being taken. */
  #takingWith: string | undefined;

  constructor(store: SnapshotStore, current: SnapshotFile | undefined, stopping: AbortSignal) {
    this.store = store;
    this.receiver = new SnapshotReceiver(store);
    this.current = current;
    this.#stopping = stopping;
  }

  get busy(): boolean {
    return this.#takingWith !== undefined;
  }

  /** Names of the keys that are needed to read what is there or is on its way. */
  get keyNames(): readonly string[] {
    return [this.current?.keyName, this.#takingWith].flatMap((name) => name ?? []).concat(this.receiver.keyNames);
  }

  /**
   * Writes the state as it is now. The source's first step runs before this returns, so that even a lazy generator
   * captures the state of this moment. Undefined when a newer snapshot was installed meanwhile.
   */
  take(header: SnapshotHeader, source: () => AsyncIterable<Uint8Array>): Promise<SnapshotFile | undefined> {
    this.#takingWith = this.store.keys.currentName;
    const chunks = started(source, this.#stopping);
    return this.#write(header, chunks).finally(() => {
      this.#takingWith = undefined;
    });
  }

  /** Gives a snapshot that was written or received its place. */
  async publish(file: SnapshotFile): Promise<SnapshotFile> {
    this.current = await publishSnapshot(this.store, file);
    return this.current;
  }

  /** The bytes, in pieces; no more of them once the member stops. */
  read(file: SnapshotFile): AsyncIterable<Uint8Array> {
    return readSnapshot(this.store, file.path, this.#stopping);
  }

  /** Opens the newest one, to be sent. */
  async open(): Promise<SnapshotReader> {
    for (;;) {
      const file = this.current;
      if (file === undefined) throw new Error("there is no snapshot");
      try {
        return await SnapshotReader.open(this.store, file.path);
      } catch (error) {
        // A newer one may just have taken its place.
        if (file === this.current) throw error;
      }
    }
  }

  async #write(header: SnapshotHeader, chunks: AsyncIterable<Uint8Array>): Promise<SnapshotFile | undefined> {
    const written = await writeSnapshot(this.store, { header, chunks, name: "taken" });
    const index = this.current?.header.index ?? 0;
    // One of the same index may take the place of one written with an older key.
    if (index > header.index || (index === header.index && this.current?.keyName === written.keyName)) {
      await removeFile(this.store, written.path);
      return undefined;
    }
    return this.publish(written);
  }
}

/**
 * The source's stream, with its first step already under way. Whatever its owner does, each step ends when the signal
 * fires.
 */
function started(source: () => AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncIterable<Uint8Array> {
  let first: Promise<IteratorResult<Uint8Array>>;
  let iterator: AsyncIterator<Uint8Array> | undefined;
  try {
    iterator = source()[Symbol.asyncIterator]();
    first = iterator.next();
  } catch (error) {
    first = Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
  // Awaited below; a failure before that must not count as unhandled.
  first.catch(() => undefined);
  return (async function* (): AsyncGenerator<Uint8Array> {
    try {
      let step = await patient(first, { signal });
      while (step.done !== true && iterator !== undefined) {
        yield step.value;
        step = await patient(iterator.next(), { signal });
      }
    } finally {
      // Not waited for: a source that hangs would keep the member from stopping.
      iterator?.return?.().catch(() => undefined);
    }
  })();
}
