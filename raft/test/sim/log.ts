import { fileHeaderBytes, saltBytes } from "../../io/frame.ts";
import { type Key, KeyRing, keyIdOf, keyName } from "../../io/keys.ts";
import { bytesOf, isPromise, LogWriter, type Save, segmentName } from "../../io/log-writer.ts";
import { LogReplay, type Replayed } from "../../io/replay.ts";
import type { Segments } from "../../io/segments.ts";
import type { Random } from "../random.ts";
import { type Disk, LogFile } from "./disk.ts";

export interface LogPort {
  readonly id: number;
  readonly disk: Disk;
  readonly random: Random;
  readonly segmentBytes: number;
  readonly key: Key;
  /** Virtual time; goes on whatever becomes of the process. */
  readonly after: (delayMs: number, run: () => void) => void;
  /** Lets the process know: not before it is awake, and never if it is gone. */
  readonly tell: (run: () => void) => void;
  readonly onFull: () => void;
  readonly onSpace: () => void;
  readonly onNewFile: () => void;
  /** A sync has begun, which takes so long: now a power failure would hurt. */
  readonly onSync: (durationMs: number) => void;
}

export interface QueuedSave extends Save {
  readonly done: () => void;
}

const retryMs = 100;

/** The log of the shell on a simulated disk: its writer of bytes, and the same order of writing, syncing and naming. */
export class SimLog {
  readonly #port: LogPort;
  readonly #segments: Segments;
  readonly #writer: LogWriter;
  #queue: QueuedSave[] = [];
  #busy = false;
  #file = new LogFile(0, 0);
  full = false;

  constructor(port: LogPort, recovered: Replayed) {
    this.#port = port;
    this.#segments = recovered.segments;
    this.#writer = new LogWriter(recovered);
  }

  /** Starts a new file after those that were recovered; without space the member runs, but nothing is saved. */
  open(then: () => void): void {
    let opened = false;
    const once = (): void => {
      if (!opened) then();
      opened = true;
    };
    this.#busy = true;
    this.#whenSpace(
      () =>
        this.#openSegment(() => {
          this.#busy = false;
          once();
          this.#drain();
        }),
      once,
    );
  }

  append(save: QueuedSave): void {
    this.#queue.push(save);
    this.#drain();
  }

  /** Removes files whose entries are all at or before `index`, one after the other, from the oldest on. */
  compact(index: number): void {
    const { disk } = this.#port;
    const segment = this.#segments.removable(index);
    const file = disk.files.find(({ sequence }) => sequence === segment?.sequence);
    if (file === undefined) return;
    this.#segments.removed();
    disk.remove(file);
    const { failures } = disk;
    this.#port.after(disk.drawSyncMs(this.#port.random), () => {
      if (disk.failures !== failures) return;
      disk.removedUpTo(file);
      this.#port.tell(() => this.compact(index));
    });
  }

  #drain(): void {
    if (this.#busy || this.#queue.length === 0) return;
    this.#busy = true;
    const batch = this.#queue;
    this.#queue = [];
    const needed = batch.reduce((sum, save) => sum + bytesOf(save), 128);
    const roomy = this.#file.written <= fileHeaderBytes + 256;
    if (roomy || this.#file.written + needed <= this.#port.segmentBytes) this.#write(batch);
    else this.#whenSpace(() => this.#rollOver(() => this.#write(batch)));
  }

  /** Waits until there is space, and says so. */
  #whenSpace(then: () => void, onFull?: () => void): void {
    if (!this.#port.disk.full) {
      if (this.full) {
        this.full = false;
        this.#port.onSpace();
      }
      then();
      return;
    }
    if (!this.full) {
      this.full = true;
      this.#port.onFull();
      onFull?.();
    }
    this.#port.after(retryMs, () => this.#port.tell(() => this.#whenSpace(then)));
  }

  #write(batch: readonly QueuedSave[]): void {
    this.#writer.add(batch, this.#file.synced);
    for (const { mark, entries } of batch) {
      if (mark !== undefined) this.#segments.marked(mark.index);
      const [first] = entries;
      if (first !== undefined) this.#segments.wrote(first.index, first.index + entries.length - 1);
    }
    const done = (): void => {
      for (const save of batch) save.done();
      this.#busy = false;
      this.#drain();
    };
    this.#whenSpace(() => {
      this.#put(this.#writer.take());
      if (batch.some(isPromise)) this.#sync(done);
      else this.#port.after(1, () => this.#port.tell(done));
    });
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
    const { disk, after, tell, random, id, onSync } = this.#port;
    const file = this.#file;
    const position = file.written;
    const { failures, durable } = disk;
    const takesMs = disk.drawSyncMs(random);
    onSync(takesMs);
    after(takesMs, () => {
      if (disk.failures !== failures) return;
      file.synced = Math.max(file.synced, position);
      if (disk.durable === durable) durable.syncedTo(file.bytes, position, id);
      tell(then);
    });
  }

  #rollOver(then: () => void): void {
    this.#port.onNewFile();
    this.#sync(() => this.#openSegment(then));
  }

  /** The file gets its name only after its first bytes are durable, and counts only once the name is. */
  #openSegment(then: () => void): void {
    const { disk, segmentBytes, random, key, after, tell } = this.#port;
    const salt = Buffer.alloc(saltBytes);
    for (let at = 0; at < saltBytes; at += 4) salt.writeUInt32LE(random.below(2 ** 32), at);
    const { sequence, bytes, sealing } = this.#writer.next({ key, salt });
    const file = new LogFile(sequence, segmentBytes);
    this.#file = file;
    this.#put(bytes);
    disk.durable.nextFile(sealing);
    this.#sync(() => {
      disk.files.push(file);
      const { failures } = disk;
      after(disk.drawSyncMs(random), () => {
        if (disk.failures !== failures) return;
        disk.syncNames();
        tell(() => {
          this.#segments.add({ name: segmentName(sequence), sequence, keyName: keyName(keyIdOf(key)) });
          then();
        });
      });
    });
  }
}

/** Reads what a crash left, with the code that reads real files, and cuts off the torn end as it does. */
export function recoverDisk(disk: Disk, options: { readonly key: Key; readonly keepFrom: number }): Replayed {
  const replay = new LogReplay({ keys: new KeyRing(options.key), keepFrom: options.keepFrom });
  for (const file of [...disk.files]) {
    const { name, sequence, bytes } = file;
    const last = file === disk.files.at(-1);
    const cut = replay.take({ file: name, sequence, bytes, last });
    if (cut === undefined) continue;
    if (cut.offset === 0) disk.files = disk.files.filter((other) => other !== file);
    file.bytes = file.bytes.subarray(0, cut.offset);
    file.written = cut.offset;
  }
  return replay.end();
}
