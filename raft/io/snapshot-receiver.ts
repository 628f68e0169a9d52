import type { raft } from "../proto/gen/raft.js";
import { headerFromWire, numberOf, type SnapshotHeader } from "./codec.ts";
import { partialPath, removeFile, removePartials, type SnapshotFile } from "./snapshot-file.ts";
import { pieceBytes, type SnapshotStore } from "./snapshot-frames.ts";
import { SnapshotWriter } from "./snapshot-writer.ts";
import { patient } from "./waiting.ts";

type Part = raft.SnapshotPart.$Shape;

/** A call that brings a snapshot. */
export interface Incoming {
  readonly parts: AsyncIterator<Part>;
  /** So many bytes are here: tells at first from where to go on, later that the window moved. */
  readonly progress: (bytes: number) => void;
  /** Fires when the call is over, or the member stops. */
  readonly signal: AbortSignal;
}

/** A snapshot that arrived complete and waits for the core to say whether it is wanted. */
export interface Received {
  readonly term: number;
  readonly file: SnapshotFile;
}

interface Offer {
  readonly term: number;
  readonly header: SnapshotHeader;
  readonly id: Buffer;
  readonly totalBytes: number;
}

/** Nothing comes for so long: the sender is as good as gone, and another one may have its turn. */
const stallMs = 10_000;

/** Receives snapshots, one at a time. What a broken call leaves is kept, on disk, for the next one with the same file. */
export class SnapshotReceiver {
  readonly #store: SnapshotStore;
  #active: { readonly term: number; readonly abort: AbortController; readonly ended: Promise<void> } | undefined;
  #received: { readonly file: SnapshotFile; readonly id: Buffer } | undefined;
  /** What the core took, until it is installed. */
  #claimed: SnapshotFile | undefined;
  /** The file that the core took last. */
  #claimedId: Buffer | undefined;
  #writer: SnapshotWriter | undefined;

  constructor(store: SnapshotStore) {
    this.#store = store;
  }

  /** Resolves once all of it is durable; undefined when the core has taken that very file already. */
  async receive(incoming: Incoming): Promise<Received | undefined> {
    const offer = offerOf(await patient(incoming.parts.next(), { ms: stallMs, signal: incoming.signal }));
    if (this.#claimedId?.equals(offer.id)) {
      incoming.progress(offer.totalBytes);
      return undefined;
    }
    await this.#waitForTurn(offer.term);
    const abort = new AbortController();
    const ended = Promise.withResolvers<void>();
    this.#active = { term: offer.term, abort, ended: ended.promise };
    try {
      const signal = AbortSignal.any([incoming.signal, abort.signal]);
      const file = await this.#take(offer, { ...incoming, signal });
      this.#received = { file, id: offer.id };
      return { term: offer.term, file };
    } finally {
      this.#active = undefined;
      ended.resolve();
    }
  }

  /** The core wants the snapshot that was received: from here on it is not discarded. */
  claim(index: number): SnapshotFile | undefined {
    const received = this.#received;
    if (received?.file.header.index !== index) return undefined;
    this.#received = undefined;
    this.#claimed = received.file;
    this.#claimedId = received.id;
    return received.file;
  }

  /** What was claimed is in place and in the state machine: another one may come. */
  installed(): void {
    this.#claimed = undefined;
  }

  /** Names of the keys with which there are files that count, or may soon. */
  get keyNames(): readonly string[] {
    const files = [this.#writer, this.#received?.file, this.#claimed];
    return files.flatMap((file) => file?.keyName ?? []);
  }

  /** Removes what was received, unless the core took it. */
  async discardReceived(): Promise<void> {
    const received = this.#received;
    this.#received = undefined;
    if (received !== undefined) await removeFile(this.#store, received.file.path);
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    await this.#active?.ended;
  }

  /** The newest call counts: its sender knows that the one before is dead, even if we have not noticed. */
  async #waitForTurn(term: number): Promise<void> {
    for (let active = this.#active; active !== undefined; active = this.#active) {
      if (term < active.term) throw new Error("a later leader is sending a snapshot");
      active.abort.abort(new Error("the sender began another call"));
      await active.ended;
    }
    if (this.#received ?? this.#claimed) throw new Error("another snapshot is being installed");
  }

  async #take(offer: Offer, incoming: Incoming): Promise<SnapshotFile> {
    const writer = await this.#open(offer);
    this.#writer = writer;
    try {
      incoming.progress(writer.bytes);
      for (;;) {
        const part = partOf(await patient(incoming.parts.next(), { ms: stallMs, signal: incoming.signal }));
        if (part.end) return await finish(this.#store, writer, { ...offer, digest: part.end.digest ?? noBytes });
        await writer.add(nextPiece(part, { at: writer.bytes, totalBytes: offer.totalBytes }));
        incoming.progress(writer.bytes);
      }
    } finally {
      this.#writer = undefined;
      // What is in the file is looked at again before anything is added to it.
      await writer.close();
    }
  }

  async #open(offer: Offer): Promise<SnapshotWriter> {
    const target = { header: offer.header, path: partialPath(this.#store, offer) };
    await removePartials(this.#store, target.path);
    const writer = await SnapshotWriter.reopen(this.#store, target);
    if (writer !== undefined && writer.bytes <= offer.totalBytes) return writer;
    await writer?.close();
    return SnapshotWriter.create(this.#store, target);
  }
}

async function finish(
  store: SnapshotStore,
  writer: SnapshotWriter,
  expected: { readonly totalBytes: number; readonly digest: Uint8Array },
): Promise<SnapshotFile> {
  const { header, path, bytes, keyName } = writer;
  if (bytes !== expected.totalBytes) throw new Error(`a snapshot ended after ${bytes} of ${expected.totalBytes} bytes`);
  if (!writer.digest().equals(expected.digest)) {
    await removeFile(store, path);
    throw new Error("a snapshot is not what was sent: the digests differ");
  }
  await writer.finish();
  return { header, path, keyName };
}

const noBytes = new Uint8Array(0);

function partOf(step: IteratorResult<Part>): Part {
  if (step.done === true) throw new Error("the call ended before the snapshot did");
  return step.value;
}

function offerOf(step: IteratorResult<Part>): Offer {
  const { offer } = partOf(step);
  if (!offer?.header || offer.file?.byteLength !== 16) throw new Error("a snapshot begins with its offer");
  return {
    term: numberOf(offer.term),
    header: headerFromWire(offer.header),
    id: Buffer.from(offer.file),
    totalBytes: numberOf(offer.totalBytes),
  };
}

/** Pieces travel as they lie in the file: anything else is not the file that was offered. */
function nextPiece(part: Part, expected: { readonly at: number; readonly totalBytes: number }): Uint8Array {
  const data = part.chunk?.data ?? noBytes;
  const bytes = Math.min(pieceBytes, expected.totalBytes - expected.at);
  if (!part.chunk || numberOf(part.chunk.offset) !== expected.at || data.byteLength !== bytes || bytes === 0) {
    throw new Error(`a snapshot does not go on at byte ${expected.at}`);
  }
  return data;
}
