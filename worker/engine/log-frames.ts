import type { LogLine } from "./engine.ts";

/** Cuts the engine's log stream into lines; `tty`: it has no frames, and one stream. Asked for with timestamps. */
export class LogFrames {
  readonly #tty: boolean;
  #rest: Uint8Array<ArrayBufferLike> = new Uint8Array();

  constructor(tty: boolean) {
    this.#tty = tty;
  }

  /** The lines that are complete now. */
  push(chunk: Uint8Array): readonly LogLine[] {
    this.#rest = this.#rest.length === 0 ? chunk : concat(this.#rest, chunk);
    const lines: LogLine[] = [];
    for (let line = this.#next(); line !== undefined; line = this.#next()) lines.push(line);
    return lines;
  }

  #next(): LogLine | undefined {
    return this.#tty ? this.#nextLine() : this.#nextFrame();
  }

  /** Eight bytes of head (stream, 0, 0, 0, length), then a line. */
  #nextFrame(): LogLine | undefined {
    if (this.#rest.length < headLength) return undefined;
    const head = new DataView(this.#rest.buffer, this.#rest.byteOffset, headLength);
    const end = headLength + head.getUint32(4);
    if (this.#rest.length < end) return undefined;
    const payload = this.#rest.subarray(headLength, end);
    this.#rest = this.#rest.subarray(end);
    return lineOf(head.getUint8(0) === 2 ? "stderr" : "stdout", payload);
  }

  #nextLine(): LogLine | undefined {
    const end = this.#rest.indexOf(lineFeed) + 1;
    if (end === 0) return undefined;
    const line = this.#rest.subarray(0, end);
    this.#rest = this.#rest.subarray(end);
    return lineOf("stdout", line);
  }
}

const headLength = 8;
const lineFeed = 10;
const space = 32;

/** "TIMESTAMP text". */
function lineOf(stream: LogLine["stream"], bytes: Uint8Array): LogLine {
  const at = bytes.indexOf(space);
  const timestamp = new TextDecoder().decode(bytes.subarray(0, Math.max(at, 0)));
  return { stream, timestamp, text: bytes.subarray(at + 1) };
}

function concat(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}
