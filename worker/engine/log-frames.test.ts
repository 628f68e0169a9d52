import { expect, test } from "vitest";
import type { LogLine } from "./engine.ts";
import { LogFrames } from "./log-frames.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const plain = ({ stream, timestamp, text }: LogLine) => [stream, timestamp, new TextDecoder().decode(text)];

function frame(stream: number, text: string): Uint8Array {
  const payload = encode(text);
  const bytes = new Uint8Array(8 + payload.length);
  bytes[0] = stream;
  new DataView(bytes.buffer).setUint32(4, payload.length);
  bytes.set(payload, 8);
  return bytes;
}

const two = Uint8Array.from([...frame(1, "T1 one line\n"), ...frame(2, "T2 ä\n")]);

test.each([1, 3, 7, 8, 9, two.length])("frames in pieces of %i bytes", (size) => {
  const frames = new LogFrames(false);
  const lines: LogLine[] = [];
  for (let at = 0; at < two.length; at += size) lines.push(...frames.push(two.subarray(at, at + size)));
  expect(lines.map(plain)).toEqual([
    ["stdout", "T1", "one line\n"],
    ["stderr", "T2", "ä\n"],
  ]);
});

test("a terminal's log is lines without frames", () => {
  const frames = new LogFrames(true);
  expect(frames.push(encode("T1 a b")).map(plain)).toEqual([]);
  expect(frames.push(encode("c\r\nT2 d\r\n")).map(plain)).toEqual([
    ["stdout", "T1", "a bc\r\n"],
    ["stdout", "T2", "d\r\n"],
  ]);
});
