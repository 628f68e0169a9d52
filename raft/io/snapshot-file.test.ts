import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyConfigState } from "../core/config.ts";
import type { SnapshotHeader } from "./codec.ts";
import { DamagedError } from "./errors.ts";
import { realFiles } from "./files.ts";
import { KeyRing } from "./keys.ts";
import { newestSnapshot, publishSnapshot, readSnapshot, writeSnapshot } from "./snapshot-file.ts";
import type { SnapshotStore } from "./snapshot-frames.ts";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "raft-snapshot-"));
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

function header(index: number): SnapshotHeader {
  const config = { ...emptyConfigState, voters: [1, 2], learners: [3] };
  return { index, term: 4, config, addresses: new Map([[1, "host-1:7000"]]) };
}

async function* inParts(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function contentOf(store: SnapshotStore, path: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of readSnapshot(store, path)) parts.push(part);
  return Buffer.concat(parts);
}

async function published(store: SnapshotStore, bytes: Buffer, index = 7, size = 1_000): Promise<string> {
  const written = await writeSnapshot(store, { header: header(index), chunks: inParts(bytes, size), name: "taken" });
  return (await publishSnapshot(store, written)).path;
}

test.each([
  { bytes: 0, size: 1, encrypted: false },
  { bytes: 700_000, size: 1_000, encrypted: false },
  { bytes: 3_000_000, size: 1_500_000, encrypted: true },
])("$bytes bytes in parts of $size come back, encrypted: $encrypted", async ({ bytes, size, encrypted }) => {
  const store = { directory, files: realFiles, keys: new KeyRing(encrypted ? randomBytes(32) : undefined) };
  const content = randomBytes(bytes);
  const path = await published(store, content, 7, size);
  expect((await contentOf(store, path)).equals(content)).toBe(true);
  expect((await newestSnapshot(store))?.header).toEqual(header(7));
});

test("a newer snapshot takes the place of the older ones", async () => {
  const store = { directory, files: realFiles, keys: new KeyRing(undefined) };
  await published(store, Buffer.from("old"), 7);
  const path = await published(store, Buffer.from("new"), 12);
  expect(await readdir(directory)).toHaveLength(1);
  expect((await newestSnapshot(store))?.path).toBe(path);
});

test("a source that fails leaves nothing behind", async () => {
  const store = { directory, files: realFiles, keys: new KeyRing(undefined) };
  const failing = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from("a part");
    throw new Error("no more");
  };
  const writing = writeSnapshot(store, { header: header(7), chunks: failing(), name: "taken" });
  await expect(writing).rejects.toThrow("no more");
  expect(await readdir(directory)).toEqual([]);
});

test("any damage is found while reading, wherever it is", async () => {
  const store = { directory, files: realFiles, keys: new KeyRing(undefined) };
  const path = await published(store, randomBytes(600_000));
  const good = await readFile(path);
  for (const offset of [3, 40, 70, 120, 5_000, 300_000, good.length - 30]) {
    const bad = Buffer.from(good);
    bad.writeUInt8(bad.readUInt8(offset) ^ 1, offset);
    await writeFile(path, bad);
    await expect(contentOf(store, path), `bit at ${offset}`).rejects.toBeInstanceOf(DamagedError);
  }
  await writeFile(path, good);
  await truncate(path, good.length - 64);
  await expect(contentOf(store, path)).rejects.toBeInstanceOf(DamagedError);
});
