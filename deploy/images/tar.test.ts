import assert from "node:assert/strict";
import { test } from "vitest";
import { directoriesOf, tar } from "./tar.ts";

const content = Buffer.from("hello\n");

test("the order of entries does not change the archive", () => {
  const file = { kind: "file", path: "bin/hello", content } as const;
  const link = { kind: "link", path: "bin/hi", target: "hello" } as const;
  assert.deepEqual(tar([file, link]), tar([link, file]));
});

test("a file is a header, its content padded to blocks, and two empty blocks", () => {
  const archive = tar([{ kind: "file", path: "bin/hello", content, mode: 0o755 }]);
  assert.equal(archive.length, 4 * 512);
  assert.equal(archive.toString("latin1", 0, 9), "bin/hello");
  assert.equal(archive.toString("latin1", 100, 107), "0000755");
  assert.equal(archive.toString("latin1", 124, 135), "00000000006");
  assert.equal(archive.toString("latin1", 512, 518), "hello\n");
});

test("the checksum is the sum of the header's bytes with the checksum as spaces", () => {
  const head = tar([{ kind: "directory", path: "data" }]).subarray(0, 512);
  const written = Number.parseInt(head.toString("latin1", 148, 154), 8);
  const counted = head.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0);
  assert.equal(written, counted);
});

test("directories are those above each path, once", () => {
  const found = directoriesOf(["a/b/c", "a/d", "e"]).map((entry) => entry.path);
  assert.deepEqual(found, ["a", "a/b"]);
});
