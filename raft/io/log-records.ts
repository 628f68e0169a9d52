/** One thing that the log remembers: an entry, a hard state or the mark of a snapshot. */
export interface LogRecord {
  readonly kind: number;
  readonly index: number;
  readonly term: number;
  readonly payload: Uint8Array;
}

/** What a record takes besides its payload. */
export const recordOverheadBytes = 17;

/** Collects records that are written together: one checksum, and one encryption, for all of them. */
export class RecordBuffer {
  #bytes = Buffer.allocUnsafe(64 * 1024);
  #length = 0;

  get empty(): boolean {
    return this.#length === 0;
  }

  add(record: LogRecord): void {
    const { byteLength } = record.payload;
    this.#reserve(recordOverheadBytes + byteLength);
    const bytes = this.#bytes;
    let at = bytes.writeUInt8(record.kind, this.#length);
    at = bytes.writeUIntLE(record.index, at, 6);
    at = bytes.writeUIntLE(record.term, at, 6);
    at = bytes.writeUInt32LE(byteLength, at);
    bytes.set(record.payload, at);
    this.#length = at + byteLength;
  }

  /** What was collected since the last call; valid until more is added. */
  take(): Buffer {
    const bytes = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return bytes;
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + bytes));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/** The records that were written together. Their payloads are views into `bytes`. */
export function* recordsIn(bytes: Buffer): Generator<LogRecord & { readonly payload: Buffer }> {
  for (let at = 0; at < bytes.length; ) {
    const start = at + recordOverheadBytes;
    const end = start + bytes.readUInt32LE(at + 13);
    const payload = bytes.subarray(start, end);
    yield { kind: bytes.readUInt8(at), index: bytes.readUIntLE(at + 1, 6), term: bytes.readUIntLE(at + 7, 6), payload };
    at = end;
  }
}
