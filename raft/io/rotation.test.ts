import { randomBytes } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bytes, eventually, type Overrides, TestCluster, type TestMember, until } from "../test/cluster.ts";
import { faultyFiles } from "../test/faulty-files.ts";
import { KeyMissingError } from "./errors.ts";
import type { FileLayer } from "./files.ts";
import { nameOfKey, plain } from "./keys.ts";

const first = randomBytes(32);
const second = randomBytes(32);
const small = { segmentBytes: 4 * 1024, snapshotEntries: 1_000_000 } as const;

let cluster: TestCluster;
let member: TestMember;
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "raft-rotation-"));
  cluster = await TestCluster.create();
});

afterEach(async () => {
  await cluster.close();
  await rm(root, { recursive: true, force: true });
});

async function founded(overrides: Overrides): Promise<void> {
  member = await cluster.found({ ...small, ...overrides });
  for (let at = 0; at < 40; at += 1) await member.running.propose(bytes(`value ${at} ${"x".repeat(200)}`));
}

async function restarted(overrides: Overrides): Promise<void> {
  await member.stop();
  await member.start({ ...small, ...overrides });
  await until(member.running, (status) => status.role === "leader");
}

/** Every file of the member, decoded far enough to see which key it names. */
async function keyNamesOnDisk(): Promise<readonly string[]> {
  const names = await readdir(member.directory, { recursive: true });
  const files = names.filter((name) => name.endsWith(".seg") || name.endsWith(".snap"));
  const ids = await Promise.all(
    files.map(async (name) => (await readFile(join(member.directory, name))).toString("hex", 32, 40)),
  );
  return [...new Set(ids)];
}

test("a new key replaces the old one everywhere while the member goes on", async () => {
  await founded({ encryptionKey: first });
  const before = member.recorder.values;
  await member.running.rotateKey(second);
  expect(member.running.keysInUse()[0]).toBe(nameOfKey(second));
  await member.running.propose(bytes("after"));
  await eventually(() => member.running.keysInUse().length === 1, "the old key to be of no use");
  expect(await keyNamesOnDisk()).toEqual([nameOfKey(second)]);
  await restarted({ encryptionKey: second });
  await eventually(() => member.recorder.values.at(-1) === "after", "everything to be applied");
  expect(member.recorder.values).toEqual([...before]);
});

test("before all is replaced a restart without the old key is refused, with it the change is completed", async () => {
  await founded({ encryptionKey: first });
  const values = [...member.recorder.values];
  await member.stop();
  const refusal = await member.start({ ...small, encryptionKey: second }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(KeyMissingError);
  expect(refusal).toMatchObject({ code: "KEY_MISSING", keyName: nameOfKey(first) });
  expect(String(refusal)).toContain("not known to be damaged");
  expect(String(refusal)).toContain(join(member.directory, "log-0000000001.seg"));
  await member.start({ ...small, encryptionKey: second, olderKeys: [first] });
  await eventually(() => member.running.keysInUse().length === 1, "the old key to be of no use");
  await restarted({ encryptionKey: second });
  expect(member.recorder.values).toEqual(values);
});

test("files in clear are read only by who says so, and encrypted from then on", async () => {
  await founded({});
  expect(member.running.keysInUse()).toEqual([plain]);
  const values = [...member.recorder.values];
  await member.stop();
  await expect(member.start({ ...small, encryptionKey: first })).rejects.toMatchObject({ keyName: plain });
  await member.start({ ...small, encryptionKey: first, olderKeys: [plain] });
  await eventually(() => member.running.keysInUse().length === 1, "nothing to be in clear");
  await restarted({ encryptionKey: first });
  expect(member.recorder.values).toEqual(values);
});

test("entries that wait for other members keep their file, and with it its key", async () => {
  let syncs = 0;
  const files = faultyFiles(({ name }) => {
    syncs += name === "fdatasync" ? 1 : 0;
    return undefined;
  });
  await founded({ encryptionKey: first, files });
  const other = await cluster.join();
  await other.stop();
  const before = syncs;
  const waiting = member.running.propose(bytes("waits")).catch((error: unknown) => error);
  await eventually(() => syncs > before, "the proposal to be on disk");
  await member.running.rotateKey(second);
  await until(member.running, (status) => status.role !== "leader");
  expect(member.running.keysInUse()).toEqual([nameOfKey(second), nameOfKey(first)]);
  expect(await waiting).toMatchObject({ code: "OUTCOME_UNKNOWN" });
  await other.start();
  await eventually(() => member.running.keysInUse().length === 1, "the old key to be of no use");
});

test("a key must have 32 bytes, and a signal ends the wait", async () => {
  await founded({ encryptionKey: first });
  await expect(member.running.rotateKey(new Uint8Array(16))).rejects.toThrow("32 bytes");
  const signal = AbortSignal.abort(new Error("changed my mind"));
  await expect(member.running.rotateKey(second, { signal })).rejects.toThrow("changed my mind");
  expect(member.running.keysInUse()).toEqual([nameOfKey(first)]);
});

/** Lets through a number of calls that change something once armed; from then on everything fails, as if killed. */
class Guillotine {
  armed = false;
  calls = 0;
  readonly files: FileLayer;

  constructor(limit: number) {
    this.files = faultyFiles(({ name }) => {
      if (this.armed && name !== "close" && name !== "read" && name !== "size") {
        this.calls += 1;
        if (this.calls > limit) throw new Error("the process is dead");
      }
      return undefined;
    });
  }
}

test("a crash between any two steps of a change loses nothing, whichever key is then the current one", async () => {
  await founded({ encryptionKey: first });
  const values = [...member.recorder.values];
  await member.stop();
  const origin = join(root, "origin");
  await cp(member.directory, origin, { recursive: true });
  let completed = false;
  let steps = 0;
  for (; !completed; steps += 1) {
    await rm(member.directory, { recursive: true });
    await cp(origin, member.directory, { recursive: true });
    const guillotine = new Guillotine(steps);
    member.fatal.length = 0;
    await member.start({ ...small, encryptionKey: first, files: guillotine.files });
    await until(member.running, (status) => status.role === "leader");
    guillotine.armed = true;
    member.running.rotateKey(second).catch(() => undefined);
    await eventually(() => member.fatal.length > 0 || member.running.keysInUse().length === 1, "an end");
    completed = member.fatal.length === 0;
    guillotine.armed = !completed;
    const rings: readonly Overrides[] = [
      { encryptionKey: second, olderKeys: [first] },
      { encryptionKey: first, olderKeys: [second] },
    ];
    await restarted(rings[steps % 2] ?? {});
    await eventually(() => member.running.keysInUse().length === 1, "one key to remain");
    expect(member.recorder.values, `crash after ${steps} steps`).toEqual(values);
    await restarted({ encryptionKey: [second, first][steps % 2] ?? first });
    expect(member.recorder.values, `crash after ${steps} steps, one key`).toEqual(values);
  }
  expect(steps).toBeGreaterThan(15);
});
