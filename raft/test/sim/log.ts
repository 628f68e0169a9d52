import { encodeChange } from "../../io/codec.ts";
import type { Save } from "../../io/disk-log.ts";
import { encodeFileHeader, FrameWriter, fileHeaderBytes, frameKind, newSealing } from "../../io/frame.ts";
import { encodeHardState, LogReading, type Recovered, type Segment, segmentMagic } from "../../io/recover.ts";
import type { Random } from "../random.ts";
import { type Disk, LogFile } from "./disk.ts";
import { DurableLog } from "./durable-log.ts";

export interface LogPort {
  readonly id: number;
  readonly disk: Disk;
  readonly random: Random;
  readonly segmentBytes: number;
  readonly key: Uint8Array | undefined;
  /** Virtual time; goes on whatever becomes of the process. */
  readonly after: (delayMs: number, run: () => void) => void;
  /** Lets the process know: not before it is awake, and never if it is gone. */
  readonly tell: (run: () => void) => void;
  readonly onFull: () => void;
  readonly onSpace: () => void;
  readonly onNewFile: () => void;
}

const noBytes = new Uint8Array(0);
const retryMs = 100;

/** The log of the shell, in the same format and the same order of writing and syncing, on a simulated disk. */
export class SimLog {
  readonly #port: LogPort;
  readonly #segments: Segment[];
  #queue: Save[] = [];
  #busy = false;
  #refused = false;
  #hard;
  #hardPending = false;
  #sequence: number;
  #writer: FrameWriter;
  #file = new LogFile(0, 0);

  constructor(port: LogPort, recovered: Recovered) {
    this.#port = port;
    this.#segments = recovered.segments;
    this.#hard = recovered.hard;
    this.#sequence = recovered.nextSequence;
    this.#writer = this.#newWriter(recovered.chain);
  }

  /** Starts a new file after those that were recovered. */
  open(then: () => void): void {
    this.#busy = true;
    this.#openSegment(() => {
      this.#busy = false;
      then();
      this.#drain();
    });
  }

  append(save: Save): void {
    this.#queue.push(save);
    this.#drain();
  }

  /** Removes files whose entries are all at or before `index`, from the oldest on. */
  compact(index: number): void {
    const { disk } = this.#port;
    while (this.#segments.length > 1 && (this.#segments[0]?.maxIndex ?? Number.POSITIVE_INFINITY) <= index) {
      const segment = this.#segments.shift();
      const file = disk.files.find(({ sequence }) => sequence === segment?.sequence);
      if (file !== undefined) disk.remove(file);
    }
  }

  #drain(): void {
    if (this.#busy || this.#queue.length === 0) return;
    this.#busy = true;
    if (this.#port.disk.full) {
      this.#refuse();
      return;
    }
    if (this.#refused) {
      this.#refused = false;
      this.#port.onSpace();
    }
    const batch = this.#queue;
    this.#queue = [];
    const needed = batch.reduce((sum, save) => sum + bytesOf(save), 0);
    const fits = this.#file.written + needed <= this.#port.segmentBytes || this.#file.written <= fileHeaderBytes + 256;
    if (fits) this.#write(batch);
    else this.#rollOver(() => this.#write(batch));
  }

  /** No space: what is queued stays queued, and is tried again. */
  #refuse(): void {
    if (!this.#refused) this.#port.onFull();
    this.#refused = true;
    this.#port.after(retryMs, () =>
      this.#port.tell(() => {
        this.#busy = false;
        this.#drain();
      }),
    );
  }

  #write(batch: readonly Save[]): void {
    for (const save of batch) this.#frame(save);
    const mustSync = batch.some((save) => save.mustSync || save.mark !== undefined);
    if (mustSync) this.#frameHard();
    this.#put(this.#writer.take());
    const done = (): void => {
      for (const save of batch) save.done();
      this.#busy = false;
      this.#drain();
    };
    if (mustSync) this.#sync(done);
    else this.#port.after(1, () => this.#port.tell(done));
  }

  #frame(save: Save): void {
    if (save.hard !== undefined) {
      const promised = save.hard.term !== this.#hard.term || save.hard.vote !== this.#hard.vote;
      this.#hard = save.hard;
      this.#hardPending = true;
      if (promised) this.#frameHard();
    }
    const synced = this.#file.synced;
    const segment = this.#segments.at(-1);
    const note = (index: number): void => {
      if (segment !== undefined) segment.maxIndex = Math.max(segment.maxIndex, index);
    };
    if (save.mark !== undefined) {
      this.#writer.add({ kind: frameKind.snapshotMark, ...save.mark, synced }, noBytes);
      note(save.mark.index);
    }
    for (const entry of save.entries) {
      const place = { index: entry.index, term: entry.term, synced };
      if (entry.kind === "normal") this.#writer.add({ kind: frameKind.entry, ...place }, entry.data);
      else this.#writer.add({ kind: frameKind.change, ...place }, encodeChange(entry.change));
      note(entry.index);
    }
  }

  #frameHard(): void {
    if (!this.#hardPending) return;
    this.#hardPending = false;
    const place = { index: 0, term: 0, synced: this.#file.synced };
    this.#writer.add({ kind: frameKind.hardState, ...place }, encodeHardState(this.#hard));
  }

  #put(bytes: Buffer): void {
    const file = this.#file;
    if (file.written + bytes.length > file.bytes.length) {
      file.bytes = Buffer.concat([file.bytes, Buffer.alloc(bytes.length)]);
    }
    bytes.copy(file.bytes, file.written);
    file.written += bytes.length;
  }

  /** The kernel ends what it has begun, unless the power fails; the process hears of it when it can. */
  #sync(then: () => void): void {
    const { disk, after, tell, random, id } = this.#port;
    const file = this.#file;
    const position = file.written;
    const { failures, durable } = disk;
    after(disk.drawSyncMs(random), () => {
      if (disk.failures !== failures) return;
      file.synced = Math.max(file.synced, position);
      if (disk.durable === durable) durable.syncedTo(file.bytes, position, id);
      tell(then);
    });
  }

  #rollOver(then: () => void): void {
    this.#port.onNewFile();
    this.#sync(() => {
      this.#sequence += 1;
      this.#writer = this.#newWriter(this.#writer.chain);
      this.#openSegment(then);
    });
  }

  /** The file gets its name only after its first bytes are durable, and counts only once the name is. */
  #openSegment(then: () => void): void {
    const { disk, segmentBytes } = this.#port;
    const file = new LogFile(this.#sequence, segmentBytes);
    this.#file = file;
    this.#hardPending = true;
    this.#frameHard();
    this.#put(Buffer.concat([encodeFileHeader(this.#writer.sealing), this.#writer.take()]));
    disk.durable.nextFile(this.#writer.sealing);
    this.#sync(() => {
      disk.files.push(file);
      const { failures } = disk;
      this.#port.after(disk.drawSyncMs(this.#port.random), () => {
        if (disk.failures !== failures) return;
        disk.syncNames();
        this.#port.tell(() => {
          this.#segments.push({ name: file.name, sequence: file.sequence, maxIndex: 0 });
          then();
        });
      });
    });
  }

  #newWriter(previousChain: number): FrameWriter {
    const { key, random } = this.#port;
    const salt = Buffer.alloc(16);
    for (let at = 0; at < 16; at += 4) salt.writeUInt32LE(random.below(2 ** 32), at);
    return new FrameWriter(newSealing({ magic: segmentMagic, sequence: this.#sequence, previousChain, key }, salt));
  }
}

/** Reads what a crash left, with the code that reads real files, and cuts off the torn end as it does. */
export function recoverDisk(disk: Disk, key: Uint8Array | undefined): { recovered: Recovered; durable: DurableLog } {
  const reading = new LogReading({ directory: "simulated", key, log: () => undefined });
  for (const [at, file] of disk.files.entries()) {
    const last = at === disk.files.length - 1;
    const end = reading.add(file.name, file.bytes, last);
    if (last) {
      file.bytes = file.bytes.subarray(0, end);
      file.written = end;
    }
  }
  return { recovered: reading.recovered(), durable: new DurableLog(reading.replay) };
}

function bytesOf(save: Save): number {
  const overhead = 64;
  return save.entries.reduce(
    (sum, entry) => sum + overhead + (entry.kind === "normal" ? entry.data.byteLength : 512),
    3 * overhead,
  );
}
