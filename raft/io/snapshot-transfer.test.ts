import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyConfigState } from "../core/config.ts";
import { eventually } from "../test/cluster.ts";
import { Hop } from "../test/hop.ts";
import type { Peer } from "./dial.ts";
import { realFiles } from "./files.ts";
import { KeyRing } from "./keys.ts";
import { type Receiver, raftHandlers, servedRaft } from "./service.ts";
import { sendSnapshot, type Transfer, windowBytes } from "./snapshot-call.ts";
import { publishSnapshot, readSnapshot, type SnapshotFile, writeSnapshot } from "./snapshot-file.ts";
import { pieceBytes, type SnapshotStore } from "./snapshot-frames.ts";
import { SnapshotReader } from "./snapshot-reader.ts";
import { SnapshotReceiver } from "./snapshot-receiver.ts";
import { SnapshotSender } from "./snapshot-sender.ts";

const mebibyte = 1024 * 1024;
const never = new AbortController().signal;

let root: string;
let server: grpc.Server;
let hop: Hop;
let peer: Peer;
let receiver: SnapshotReceiver;
let stopping: AbortController;
let installed: SnapshotFile[];
let logged: string[];
/** Opened by a test, closed after it. */
let readers: SnapshotReader[];
const rings = { sender: new KeyRing(randomBytes(32)), receiver: new KeyRing(randomBytes(32)) };

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "raft-transfer-"));
  for (const side of ["sender", "receiver"]) await mkdir(join(root, side));
  installed = [];
  logged = [];
  readers = [];
  startReceiver();
  server = new grpc.Server();
  const current: Receiver = {
    settings: { id: 2, log: (_level, message) => logged.push(message) },
    get stopping() {
      return stopping.signal;
    },
    receive: () => undefined,
    hint: () => undefined,
    isStranger: () => Promise.resolve(false),
    receiveSnapshot: async (_from, incoming) => {
      const signal = AbortSignal.any([incoming.signal, stopping.signal]);
      const received = await receiver.receive({ ...incoming, signal });
      // As the core would take it.
      const claimed = receiver.claim(received?.file.header.index ?? 0);
      if (claimed === undefined) return;
      installed.push(await publishSnapshot(storeOf("receiver"), claimed));
      receiver.installed();
    },
  };
  server.addService(
    servedRaft,
    raftHandlers(() => current),
  );
  const port = await new Promise<number>((resolve, reject) => {
    const credentials = grpc.ServerCredentials.createInsecure();
    server.bindAsync("127.0.0.1:0", credentials, (error, bound) => (error === null ? resolve(bound) : reject(error)));
  });
  const through = await Hop.to(`127.0.0.1:${port}`);
  hop = through.hop;
  peer = {
    self: { id: 1, address: "127.0.0.1:1" },
    id: 2,
    address: through.address,
    credentials: () => grpc.credentials.createInsecure(),
    peerName: undefined,
  };
});

afterEach(async () => {
  stopping.abort(new Error("the test is over"));
  hop.thaw();
  hop.close();
  server.forceShutdown();
  await receiver.idle();
  for (const reader of readers) await reader.close();
  await rm(root, { recursive: true, force: true });
});

function startReceiver(): void {
  stopping = new AbortController();
  receiver = new SnapshotReceiver(storeOf("receiver"));
}

/** What a restart of the process does: the call breaks, memory is lost, the files stay. */
async function restartReceiver(): Promise<void> {
  stopping.abort(new Error("the receiver stops"));
  await receiver.idle();
  startReceiver();
}

function storeOf(side: "sender" | "receiver"): SnapshotStore {
  return { directory: join(root, side), files: realFiles, keys: rings[side] };
}

async function snapshotOf(content: Buffer, index = 7): Promise<SnapshotReader> {
  const config = { ...emptyConfigState, voters: [1, 2] };
  const header = { index, term: 4, config, addresses: new Map([[1, "host-1:7000"]]) };
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    yield content;
  };
  const written = await writeSnapshot(storeOf("sender"), { header, chunks: chunks(), name: "taken" });
  const { path } = await publishSnapshot(storeOf("sender"), written);
  const reader = await SnapshotReader.open(storeOf("sender"), path);
  readers.push(reader);
  return reader;
}

/** Sends until it is there, however often the connection breaks. */
function deliver(snapshot: SnapshotReader): Promise<void> {
  const sender = new SnapshotSender({
    peer: () => peer,
    open: () => SnapshotReader.open(storeOf("sender"), snapshot.path),
    log: (_level, message) => logged.push(message),
  });
  return sender.send(2, { term: 5, onStart: () => undefined, signal: never });
}

/** Sends in one attempt, and looks how far it has come. */
function attempt(snapshot: Transfer["snapshot"], onProgress: (bytes: number) => void = () => undefined): Promise<void> {
  return sendSnapshot(peer, { term: 5, snapshot, onProgress, signal: never });
}

async function installedDigest(): Promise<string> {
  const hash = createHash("sha256");
  const file = installed.at(-1);
  if (file === undefined) throw new Error("nothing was installed");
  for await (const piece of readSnapshot(storeOf("receiver"), file.path)) hash.update(piece);
  return hash.digest("hex");
}

const digestOf = (content: Buffer): string => createHash("sha256").update(content).digest("hex");

async function partials(): Promise<readonly string[]> {
  const names = await readdir(join(root, "receiver"));
  return names.filter((name) => name.endsWith(".part")).map((name) => join(root, "receiver", name));
}

test.each([0, 1, pieceBytes - 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes, 64 * mebibyte])(
  "%d bytes arrive as they were",
  async (size) => {
    const content = randomBytes(size);
    await deliver(await snapshotOf(content));
    expect(await installedDigest()).toBe(digestOf(content));
    expect(installed[0]?.header).toMatchObject({ index: 7, term: 4, addresses: new Map([[1, "host-1:7000"]]) });
    expect(await partials()).toEqual([]);
  },
);

test("a connection that breaks at many points costs no more than what was on its way", async () => {
  const content = randomBytes(32 * mebibyte);
  const snapshot = await snapshotOf(content);
  const cuts = [0, 1, 100, 20_000, 8 * mebibyte, 8 * mebibyte + 1, 9 * mebibyte];
  const left = [...cuts];
  hop.cutAfter(left);
  await deliver(snapshot);
  expect(left).toEqual([]);
  expect(await installedDigest()).toBe(digestOf(content));
  const lost = cuts.reduce((sum, cut) => sum + Math.min(cut, windowBytes), 0);
  // Each call costs some bytes to be set up, and each message some around it.
  expect(hop.forwardedBytes).toBeLessThan(content.length * 1.01 + lost);
  expect(hop.forwardedBytes).toBeGreaterThan(content.length);
});

test("one break in the middle does not start over", async () => {
  const content = randomBytes(12 * mebibyte);
  hop.cutAfter([10 * mebibyte]);
  await deliver(await snapshotOf(content));
  expect(await installedDigest()).toBe(digestOf(content));
  expect(hop.forwardedBytes).toBeLessThan(content.length * 1.01 + windowBytes);
});

/** Sends until the receiver has so much, then breaks the connection. */
async function attemptUpTo(snapshot: SnapshotReader, enough: number): Promise<void> {
  let cut = false;
  const onProgress = (bytes: number): void => {
    if (bytes < enough || cut) return;
    cut = true;
    hop.cut();
  };
  await expect(attempt(snapshot, onProgress)).rejects.toThrow();
  await eventually(() => logged.includes("could not take a snapshot"), "the receiver to notice");
  logged = [];
}

test("a receiver that restarts goes on where its file ends", async () => {
  const content = randomBytes(12 * mebibyte);
  const snapshot = await snapshotOf(content);
  await attemptUpTo(snapshot, 3 * mebibyte);
  await restartReceiver();
  await attemptUpTo(snapshot, 6 * mebibyte);
  await restartReceiver();
  const from: number[] = [];
  await attempt(snapshot, (bytes) => from.push(bytes));
  expect(from[0]).toBeGreaterThanOrEqual(6 * mebibyte);
  expect(await installedDigest()).toBe(digestOf(content));
});

test("another file is received from its beginning, and what was there of the first one is gone", async () => {
  const content = randomBytes(10 * mebibyte);
  const first = await snapshotOf(content, 7);
  await attemptUpTo(first, 3 * mebibyte);
  expect(await partials()).toHaveLength(1);
  // The same bytes at the same index, but written by another leader.
  const second = await snapshotOf(content, 7);
  expect(second.id.equals(first.id)).toBe(false);
  const from: number[] = [];
  await attempt(second, (bytes) => from.push(bytes));
  expect(from[0]).toBe(0);
  expect(await installedDigest()).toBe(digestOf(content));
  expect(await partials()).toEqual([]);
});

/** A file of which the first 3 MiB or more are there, and not all. */
async function halfReceived(content: Buffer): Promise<{ readonly snapshot: SnapshotReader; readonly path: string }> {
  const snapshot = await snapshotOf(content);
  await attemptUpTo(snapshot, 3 * mebibyte);
  await restartReceiver();
  const [path = ""] = await partials();
  return { snapshot, path };
}

test.each([
  { what: "in its file header", at: 20, kept: 0 },
  { what: "in its snapshot header", at: 110, kept: 0 },
  { what: "in its first piece", at: 2_000, kept: 0 },
  { what: "in its fifth piece", at: 4 * pieceBytes + 5_000, kept: 4 },
])("a bit that flipped in a partial file, $what, is received anew", async ({ at, kept }) => {
  const content = randomBytes(10 * mebibyte);
  const { snapshot, path } = await halfReceived(content);
  const file = await open(path, "r+");
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, at);
  byte.writeUInt8(byte.readUInt8(0) ^ 4);
  await file.write(byte, 0, 1, at);
  await file.close();
  const from: number[] = [];
  await attempt(snapshot, (bytes) => from.push(bytes));
  expect(from[0]).toBe(kept * pieceBytes);
  expect(await installedDigest()).toBe(digestOf(content));
});

test.each([0, 30, 64, 90, 64 * 1024, 2 * mebibyte - 1])("a partial file cut to %d bytes is continued", async (size) => {
  const content = randomBytes(10 * mebibyte);
  const { snapshot, path } = await halfReceived(content);
  await truncate(path, size);
  const from: number[] = [];
  await attempt(snapshot, (bytes) => from.push(bytes));
  expect(from[0]).toBe(Math.max(0, Math.floor((size - 200) / pieceBytes)) * pieceBytes);
  expect(await installedDigest()).toBe(digestOf(content));
});

test("a file that is not what its digest says is never installed", async () => {
  const snapshot = await snapshotOf(randomBytes(3 * mebibyte));
  const { header, id, totalBytes } = snapshot;
  const lying = { header, id, totalBytes, digest: Buffer.alloc(32), pieces: (from: number) => snapshot.pieces(from) };
  await expect(attempt(lying)).rejects.toThrow("the digests differ");
  expect(installed).toEqual([]);
  expect(await partials()).toEqual([]);
  await attempt(snapshot);
  expect(installed).toHaveLength(1);
});

test("a receiver that does not read bounds what is sent, and is noticed", async () => {
  const snapshot = await snapshotOf(randomBytes(24 * mebibyte));
  let sent = 0;
  const { header, id, totalBytes, digest } = snapshot;
  const pieces = async function* (from: number): AsyncGenerator<Buffer> {
    for await (const piece of snapshot.pieces(from)) {
      sent += piece.byteLength;
      yield piece;
    }
  };
  const counted = { header, id, totalBytes, digest, pieces };
  const onProgress = (bytes: number): void => {
    if (bytes >= 4 * mebibyte) hop.freeze();
  };
  const sending = sendSnapshot(peer, { term: 5, snapshot: counted, onProgress, signal: never, stallMs: 300 });
  await expect(sending).rejects.toThrow("nothing came");
  expect(sent).toBeLessThan(4 * mebibyte + 2 * windowBytes + 2 * pieceBytes);
});

test("a second call of the same sender takes the place of the first", async () => {
  const content = randomBytes(12 * mebibyte);
  const snapshot = await snapshotOf(content);
  let stuck = false;
  const first = attempt(snapshot, (bytes) => {
    if (bytes < 4 * mebibyte || stuck) return;
    stuck = true;
    hop.freeze();
  });
  const failed = expect(first).rejects.toThrow();
  await eventually(() => stuck, "the first call to be stuck");
  hop.forget();
  const from: number[] = [];
  await attempt(snapshot, (bytes) => from.push(bytes));
  expect(from[0]).toBeGreaterThanOrEqual(4 * mebibyte);
  expect(await installedDigest()).toBe(digestOf(content));
  hop.thaw();
  hop.cut();
  await failed;
});

test("two snapshots are sent at a time, others wait", async () => {
  const snapshot = await snapshotOf(randomBytes(100));
  let opened = 0;
  const gate = Promise.withResolvers<void>();
  const sender = new SnapshotSender({
    peer: () => peer,
    open: async () => {
      opened += 1;
      await gate.promise;
      return SnapshotReader.open(storeOf("sender"), snapshot.path);
    },
    log: () => undefined,
  });
  const order = { term: 5, onStart: () => undefined, signal: never };
  const sends = Promise.all([2, 3, 4].map((to) => sender.send(to, order)));
  await eventually(() => opened === 2, "two to begin");
  gate.resolve();
  await sends;
  expect(opened).toBe(3);
});

test("a file that was taken is not sent again when only the answer was lost", async () => {
  const snapshot = await snapshotOf(randomBytes(2 * mebibyte));
  await attempt(snapshot);
  const before = hop.forwardedBytes;
  await attempt(snapshot);
  expect(hop.forwardedBytes - before).toBeLessThan(pieceBytes);
  expect(installed).toHaveLength(1);
});

test("a damaged file of the sender is not sent over and over", async () => {
  const snapshot = await snapshotOf(randomBytes(3 * mebibyte));
  const { size } = await stat(snapshot.path);
  const file = await open(snapshot.path, "r+");
  await file.write(Buffer.from([1, 2, 3]), 0, 3, size / 2);
  await file.close();
  await expect(deliver(snapshot)).rejects.toMatchObject({ code: "DAMAGED" });
  expect(installed).toEqual([]);
});

test("what is left of an older snapshot goes when a newer one takes its place", async () => {
  await halfReceived(randomBytes(10 * mebibyte));
  const newer = await snapshotOf(randomBytes(10), 9);
  await attempt(newer);
  expect(await partials()).toEqual([]);
});
