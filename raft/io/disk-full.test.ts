import { execFileSync } from "node:child_process";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bytes, eventually, type Overrides, TestCluster, type TestMember, until } from "../test/cluster.ts";
import { faultyFiles, systemError } from "../test/faulty-files.ts";
import { DiskFullError, RaftError } from "./errors.ts";
import type { FileLayer } from "./files.ts";
import type { RaftStatus } from "./types.ts";

const isRoot = process.getuid?.() === 0;

let cluster: TestCluster;
let mounts: string[] = [];

beforeEach(async () => {
  cluster = await TestCluster.create();
});

afterEach(async () => {
  for (const member of cluster.members) await member.stop();
  for (const mount of mounts) execFileSync("umount", [mount]);
  mounts = [];
  await cluster.close();
});

/** A member whose directory is a file system of its own, with little room. */
async function cramped(kibibytes: number): Promise<TestMember> {
  const member = await cluster.prepare();
  await mkdir(member.directory);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kibibytes}k`, "tmpfs", member.directory]);
  mounts.push(member.directory);
  return member;
}

function resize(member: TestMember, kibibytes: number): void {
  execFileSync("mount", ["-o", `remount,size=${kibibytes}k`, member.directory]);
}

async function found(member: TestMember, overrides: Overrides = {}): Promise<void> {
  const bootstrap = [{ id: member.id, address: member.address, learner: false }];
  await member.start({ segmentBytes: 64 * 1024, snapshotEntries: 1_000_000, ...overrides, bootstrap });
  await until(member.running, (status) => status.role === "leader");
}

interface Written {
  readonly acknowledged: readonly string[];
  /** May or may not be in the log. */
  readonly unknown: readonly string[];
  /** Never in the log. */
  readonly refused: readonly string[];
  readonly error: unknown;
}

/** Writes one value after the other until the member takes no more. */
async function writeUntilRefused(member: TestMember, name: string): Promise<Written> {
  const acknowledged: string[] = [];
  const unknown: string[] = [];
  for (let at = 0; ; at += 1) {
    const value = `${name} ${at} ${"x".repeat(4_000)}`;
    const error = await member.running.propose(bytes(value)).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error === undefined) acknowledged.push(value);
    else if (error instanceof RaftError && error.code === "OUTCOME_UNKNOWN") unknown.push(value);
    else return { acknowledged, unknown, refused: [value], error };
  }
}

function expectNothingLost(member: TestMember, { acknowledged, unknown, refused }: Written): void {
  const seen = new Set(member.recorder.values);
  expect(acknowledged.filter((value) => !seen.has(value))).toEqual([]);
  expect(refused.filter((value) => seen.has(value))).toEqual([]);
  const expected = [...acknowledged, ...unknown].filter((value) => seen.has(value));
  expect(member.recorder.values.filter((value) => expected.includes(value)).length).toBe(expected.length);
}

describe.runIf(isRoot)("on a tiny file system", () => {
  test("a full leader steps down, the others go on; with space again it catches up", async () => {
    const member = await cramped(512);
    await found(member);
    const others = [await cluster.join(), await cluster.join()];
    const statuses: RaftStatus[] = [];
    member.running.on("status", (status) => statuses.push(status));
    const written = await writeUntilRefused(member, "before");
    expect(written.acknowledged.length).toBeGreaterThan(40);
    expect(written.error).toBeInstanceOf(DiskFullError);
    expect(written.error).toMatchObject({ code: "DISK_FULL", directory: member.directory });
    expect(member.running.status()).toMatchObject({ diskFull: true, role: "follower" });
    expect(statuses.some(({ diskFull }) => diskFull)).toBe(true);
    const next = await cluster.leader();
    expect(others).toContain(next);
    for (let at = 0; at < 50; at += 1) await next.running.propose(bytes(`during ${at}`));
    await expect(member.running.propose(bytes("no"))).rejects.toMatchObject({ code: "DISK_FULL", leaderId: next.id });
    await expect(member.running.removeMember(next.id)).rejects.toBeInstanceOf(DiskFullError);
    await expect(member.running.readIndex()).rejects.toMatchObject({ code: "NOT_LEADER", leaderId: next.id });
    resize(member, 4_096);
    await until(member.running, (status) => !status.diskFull);
    await eventually(() => member.recorder.values.includes("during 49"), "it to catch up");
    expect(statuses.at(-1)?.diskFull).toBe(false);
    expect(cluster.members.flatMap(({ fatal }) => fatal)).toEqual([]);
    expectNothingLost(member, written);
    await next.running.transferLeadership(member.id);
    await member.running.propose(bytes("leads again"));
    await eventually(() => next.recorder.values.includes("leads again"), "the others to follow");
    expect(next.recorder.values).toEqual(member.recorder.values);
  });

  test.each([undefined, new Uint8Array(32).fill(7)])(
    "alone it answers DISK_FULL and recovers by itself",
    async (key) => {
      const member = await cramped(512);
      const options = key === undefined ? {} : { encryptionKey: key };
      await found(member, options);
      const written = await writeUntilRefused(member, "before");
      expect(written.error).toBeInstanceOf(DiskFullError);
      expect(member.running.status()).toMatchObject({ diskFull: true, leaderId: 0 });
      resize(member, 4_096);
      await until(member.running, (status) => status.role === "leader" && !status.diskFull);
      await member.running.propose(bytes("after"));
      expectNothingLost(member, written);
      const { values } = member.recorder;
      await member.stop();
      await found(member, options);
      expect(member.recorder.values).toEqual(values);
      expect(member.fatal).toEqual([]);
    },
  );

  test("a stop while there is no space, and a start without any, lose nothing", async () => {
    const member = await cramped(512);
    await found(member);
    const written = await writeUntilRefused(member, "before");
    await member.stop();
    const ballast = join(member.directory, "ballast");
    await writeFile(ballast, Buffer.alloc(512 * 1024)).catch(() => undefined);
    await member.start({ segmentBytes: 64 * 1024, snapshotEntries: 1_000_000 });
    expect(member.running.status()).toMatchObject({ diskFull: true, role: "follower" });
    await expect(member.running.propose(bytes("no"))).rejects.toBeInstanceOf(DiskFullError);
    await rm(ballast);
    resize(member, 4_096);
    await until(member.running, (status) => status.role === "leader" && !status.diskFull);
    await member.running.propose(bytes("after"));
    expectNothingLost(member, written);
    expect(member.fatal).toEqual([]);
  });
});

/** Refuses writes to files of that name for want of space, so many times. */
function lacking(ending: string, code: "ENOSPC" | "EDQUOT", times: number): { files: FileLayer; left: () => number } {
  let left = times;
  const files = faultyFiles(({ name, path }) => {
    if (name !== "write" || !path.endsWith(ending) || left === 0) return undefined;
    left -= 1;
    throw systemError(code);
  });
  return { files, left: () => left };
}

test.each(["ENOSPC", "EDQUOT"] as const)("a snapshot for which there is no space (%s) is taken later", async (code) => {
  const { files, left } = lacking("taken.tmp", code, 1);
  const messages: string[] = [];
  const log = (_level: string, message: string): void => void messages.push(message);
  const member = await cluster.found({ files, snapshotEntries: 10, log });
  for (let at = 0; at < 12; at += 1) await member.running.propose(bytes(String(at)));
  await eventually(() => messages.includes("took a snapshot"), "the snapshot");
  expect(messages).toContain("no space for a snapshot; it will be tried again");
  expect(left()).toBe(0);
  expect(await readdir(join(member.directory, "snapshots"))).toHaveLength(1);
  expect(member.fatal).toEqual([]);
});

test("a snapshot that a newcomer has no space for is sent again", async () => {
  const first = await cluster.found({ snapshotEntries: 10, keepEntries: 1 });
  for (let at = 0; at < 30; at += 1) await first.running.propose(bytes(String(at)));
  await eventually(() => first.lastSnapshot >= 20, "a snapshot");
  const { files, left } = lacking(".part", "ENOSPC", 2);
  const second = await cluster.join({ files });
  expect(left()).toBe(0);
  await eventually(() => second.recorder.values.length === 30, "the newcomer to catch up");
  expect(second.recorder.restores).toBe(1);
  expect(second.fatal).toEqual([]);
});
