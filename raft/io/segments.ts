export interface SegmentFile {
  readonly name: string;
  readonly sequence: number;
  /** Of the key that it was written with. */
  readonly keyName: string;
}

/** Which files the log consists of, oldest first. The newest one is being written. */
export class Segments {
  /** With the highest entry that counts in each file or in one before it: so they never decrease. */
  readonly #list: (SegmentFile & { maxIndex: number })[] = [];

  get newest(): SegmentFile | undefined {
    return this.#list.at(-1);
  }

  /** The log goes on in this file. */
  add(file: SegmentFile): void {
    this.#list.push({ ...file, maxIndex: this.#list.at(-1)?.maxIndex ?? 0 });
  }

  /** The newest file got entries from `first` to `last`. Whatever stood at `first` and after it counts no more. */
  wrote(first: number, last: number): void {
    for (let at = this.#list.length - 1; at >= 0; at -= 1) {
      const older = this.#list[at];
      if (older === undefined || older.maxIndex < first) break;
      older.maxIndex = first - 1;
    }
    this.marked(last);
  }

  /** The newest file got the mark of a snapshot. */
  marked(index: number): void {
    const newest = this.#list.at(-1);
    if (newest !== undefined) newest.maxIndex = Math.max(newest.maxIndex, index);
  }

  /**
   * The oldest file, if all its entries are at or before `index`. Never the newest, and never one between: the files that
   * stay must follow each other.
   */
  removable(index: number): SegmentFile | undefined {
    const [oldest] = this.#list;
    return this.#list.length > 1 && oldest !== undefined && oldest.maxIndex <= index ? oldest : undefined;
  }

  /** The oldest file is gone. */
  removed(): void {
    this.#list.shift();
  }

  get keyNames(): readonly string[] {
    return this.#list.map(({ keyName }) => keyName);
  }

  /** The highest entry in files of another key than this one; undefined when there are none. */
  otherKeysUpTo(keyName: string): number | undefined {
    return this.#list.findLast((segment) => segment.keyName !== keyName)?.maxIndex;
  }
}
