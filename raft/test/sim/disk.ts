import type { SnapshotMark } from "../../core/types.ts";
import { segmentName } from "../../io/log-writer.ts";
import type { Random } from "../random.ts";
import { DurableLog } from "./durable-log.ts";
import type { StateImage } from "./state-machine.ts";

export interface StoredSnapshot {
  readonly mark: SnapshotMark;
  readonly image: StateImage;
}

/** One file of the log: bytes in the page cache, of which those before `synced` are on the platter too. */
export class LogFile {
  readonly sequence: number;
  bytes: Buffer;
  written = 0;
  synced = 0;
  /** Whether its name would survive a power failure. */
  named = false;

  constructor(sequence: number, sizeBytes: number) {
    this.sequence = sequence;
    this.bytes = Buffer.alloc(sizeBytes);
  }

  get name(): string {
    return segmentName(this.sequence);
  }
}

const sectorBytes = 512;

/** A member's disk. A killed process loses nothing that it wrote; a power failure anything that was not synced. */
export class Disk {
  files: LogFile[] = [];
  /** Removed, but a power failure may bring them back: removals become durable in order. */
  removed: LogFile[] = [];
  /** The newest snapshot; its file is durable before it counts. */
  snapshot: StoredSnapshot | undefined;
  full = false;
  /** What a power failure now could not take away. */
  durable = new DurableLog();
  /** Counts power failures: what was under way on this disk before one never ends. */
  failures = 0;
  #syncMs = { low: 1, high: 5 };

  syncTakes(range: { readonly low: number; readonly high: number }): void {
    this.#syncMs = range;
  }

  drawSyncMs(random: Random): number {
    const { low, high } = this.#syncMs;
    return low + random.below(high - low + 1);
  }

  remove(file: LogFile): void {
    this.files = this.files.filter((other) => other !== file);
    this.removed.push(file);
  }

  /** The removal of this file is durable, and with it all before it. */
  removedUpTo(file: LogFile): void {
    this.removed = this.removed.slice(this.removed.indexOf(file) + 1);
  }

  /** The directory is durable as it is now. */
  syncNames(): void {
    for (const file of this.files) file.named = true;
  }

  /** Whether an entry, or a snapshot that covers it, would survive a power failure. */
  has(index: number, term: number): boolean {
    return (this.snapshot?.mark.index ?? 0) >= index || this.durable.termAt(index) === term;
  }

  /** The term that a member would start in after a power failure: entries and snapshots tell of it, too. */
  get term(): number {
    return Math.max(this.durable.hard.term, this.durable.lastTerm, this.snapshot?.mark.term ?? 0);
  }

  /** Power fails: what was on its way to the platter got there in part. True when a write was torn. */
  powerFails(random: Random): boolean {
    this.failures += 1;
    const back = random.below(this.removed.length + 1);
    // The oldest removals are the first to become durable.
    this.files = [...this.removed.slice(this.removed.length - back), ...this.files];
    this.removed = [];
    // So are names: what was created after something that is lost is lost, too.
    let lost = false;
    this.files = this.files.filter((file) => {
      lost ||= !file.named && random.chance(0.5);
      return !lost;
    });
    let torn = false;
    for (const file of this.files) {
      file.named = true;
      torn = tear(file, random) || torn;
    }
    return torn;
  }
}

/** Leaves of the bytes that were not synced a prefix, or any of their sectors. True when some were left and some lost. */
function tear(file: LogFile, random: Random): boolean {
  const { synced, written } = file;
  file.synced = written;
  if (synced >= written) return false;
  const style = random.next();
  if (style < 0.15) return false;
  if (style < 0.3) {
    file.bytes.fill(0, synced);
    return false;
  }
  if (style < 0.65) {
    file.bytes.fill(0, synced + random.below(written - synced));
    return true;
  }
  const keep = random.next();
  for (let at = synced; at < written; at = nextSector(at)) {
    if (!random.chance(keep)) file.bytes.fill(0, at, Math.min(nextSector(at), file.bytes.length));
  }
  return true;
}

function nextSector(at: number): number {
  return (Math.floor(at / sectorBytes) + 1) * sectorBytes;
}
