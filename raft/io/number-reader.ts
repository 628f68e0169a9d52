import protobuf from "protobufjs/minimal.js";

/**
 * Reads 64-bit integers as numbers. protobufjs makes Long objects of them whenever the package `long` happens to be
 * installed, whatever the generated types say. Ours stay below 2^53.
 */
export class NumberReader extends protobuf.BufferReader {
  // Declared as `never` because the base class promises a Long, which is exactly what must not come out.
  override uint64(): never {
    let value = 0;
    let factor = 1;
    for (let count = 0; count < 8; count += 1) {
      const byte = this.buf[this.pos];
      if (byte === undefined || this.pos >= this.len) throw new RangeError("a message ends inside a number");
      this.pos += 1;
      value += (byte & 0x7f) * factor;
      // The cast is the lie explained above.
      if (byte < 0x80) return value as never;
      factor *= 128;
    }
    throw new RangeError("a number in a message is too large");
  }
}
