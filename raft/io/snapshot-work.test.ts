import { open, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bytes, eventually, type Overrides, Recorder, TestCluster, type TestMember } from "../test/cluster.ts";
import { Hop } from "../test/hop.ts";

const mebibyte = 1024 * 1024;

let cluster: TestCluster;
let hops: Map<number, Hop>;
let logged: { readonly member: number; readonly level: string; readonly message: string }[];
/** Lets go whatever a test holds. */
let release: PromiseWithResolvers<void>;

beforeEach(async () => {
  hops = new Map();
  logged = [];
  release = Promise.withResolvers();
  cluster = await TestCluster.create(async (id, address) => {
    const { hop, address: own } = await Hop.to(address);
    hops.set(id, hop);
    return own;
  });
});

afterEach(async () => {
  release.resolve();
  for (const hop of hops.values()) hop.thaw();
  await cluster.close();
  for (const hop of hops.values()) hop.close();
});

/** A state with ballast: its snapshots are large. */
class Heavy extends Recorder {
  ballastBytes = 16 * mebibyte;

  override async *snapshot(): AsyncGenerator<Uint8Array> {
    const values = bytes(JSON.stringify(this.values));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(values.byteLength);
    yield Buffer.concat([size, values]);
    for (let at = 0; at < this.ballastBytes; at += mebibyte) yield Buffer.alloc(mebibyte, at / mebibyte);
  }

  override async restore(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    const all = Buffer.concat(parts);
    const end = 4 + all.readUInt32LE(0);
    // Written by snapshot above.
    this.values = JSON.parse(all.toString("utf8", 4, end)) as string[];
    this.ballastBytes = all.length - end;
    this.restores += 1;
  }
}

/** Fails, or hangs, until it is allowed to go on. */
class Stubborn extends Recorder {
  mode: "hangs" | "throws at once" | "throws later" | "obeys" = "obeys";
  attempts = 0;

  override snapshot(): AsyncGenerator<Uint8Array> {
    this.attempts += 1;
    if (this.mode === "throws at once") throw new Error("no snapshot today");
    const { mode } = this;
    const inner = super.snapshot();
    return (async function* (): AsyncGenerator<Uint8Array> {
      yield* inner;
      if (mode === "throws later") throw new Error("no end of it today");
      if (mode === "hangs") await release.promise;
    })();
  }

  override restore(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    if (this.mode === "throws at once") return Promise.reject(new Error("cannot restore"));
    return super.restore(chunks);
  }
}

function optionsOf(id: number, overrides: Overrides = {}): Overrides {
  return {
    snapshotEntries: 20,
    keepEntries: 2,
    keepBytes: 0,
    log: (level, message) => logged.push({ member: id, level, message }),
    ...overrides,
  };
}

function saw(member: number, message: string): boolean {
  return logged.some((entry) => entry.member === member && entry.message === message);
}

async function proposeMany(member: TestMember, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await member.running.propose(bytes(`value ${at}`));
}

/** A leader with a large snapshot, and a member that needs it. */
async function sendingLeader(): Promise<{ readonly leader: TestMember; readonly newcomer: TestMember }> {
  const leader = await cluster.prepare();
  leader.makeRecorder = () => new Heavy();
  await leader.start({ ...optionsOf(1), bootstrap: [{ id: 1, address: leader.address, learner: false }] });
  await eventually(() => leader.running.status().role === "leader", "the leader");
  await proposeMany(leader, 25);
  await eventually(() => saw(1, "took a snapshot"), "a snapshot");
  const newcomer = await cluster.prepare();
  newcomer.makeRecorder = () => new Heavy();
  await newcomer.start(optionsOf(2));
  return { leader, newcomer };
}

function filesOf(member: TestMember): Promise<readonly string[]> {
  return readdir(join(member.directory, "snapshots"));
}

test("a snapshot resumes after a cut, and after a restart of the receiver, while writes go on", async () => {
  const { leader, newcomer } = await sendingLeader();
  const hop = hops.get(newcomer.id);
  hop?.cutAfter([6 * mebibyte, 4 * mebibyte]);
  const joining = leader.running.addMember({ id: newcomer.id, address: newcomer.address });
  await eventually(() => saw(1, "a snapshot on its way broke off; going on"), "the first cut");
  await leader.running.propose(bytes("meanwhile"));
  await newcomer.stop();
  await newcomer.start(optionsOf(2));
  await joining;
  await eventually(() => newcomer.recorder.values.length === 26, "the newcomer to have all");
  expect(newcomer.recorder.values).toEqual(leader.recorder.values);
  expect(newcomer.recorder.restores).toBe(1);
  expect(hop?.forwardedBytes).toBeLessThan(16 * mebibyte + 3 * 4 * mebibyte + mebibyte);
});

test("a new leader's snapshot takes the place of what the old one had begun to send", async () => {
  const { leader, newcomer } = await sendingLeader();
  const heir = await cluster.prepare();
  heir.makeRecorder = () => new Heavy();
  await heir.start(optionsOf(3));
  await leader.running.addMember({ id: heir.id, address: heir.address });
  const hop = hops.get(newcomer.id);
  const joining = leader.running.addMember({ id: newcomer.id, address: newcomer.address });
  const outcome = expect(joining).rejects.toBeDefined();
  hop?.cutAfter([8 * mebibyte]);
  await eventually(() => (hop?.forwardedBytes ?? 0) > 4 * mebibyte, "a part to arrive");
  hop?.freeze();
  await leader.running.transferLeadership(heir.id);
  await outcome;
  hop?.cut();
  hop?.thaw();
  await heir.running.addMember({ id: newcomer.id, address: newcomer.address });
  await heir.running.propose(bytes("new times"));
  await eventually(() => newcomer.recorder.values.at(-1) === "new times", "the newcomer to have all");
  expect(newcomer.recorder.values).toEqual(heir.recorder.values);
  expect((await filesOf(newcomer)).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("a leader whose snapshot was damaged on disk takes another one, and sends that", async () => {
  const { leader, newcomer } = await sendingLeader();
  const [name = ""] = await filesOf(leader);
  const file = await open(join(leader.directory, "snapshots", name), "r+");
  await file.write(Buffer.from("damage"), 0, 6, 5 * mebibyte);
  await file.close();
  await leader.running.addMember({ id: newcomer.id, address: newcomer.address });
  await eventually(() => newcomer.recorder.values.length === 25, "the newcomer to have all");
  expect(await filesOf(leader)).not.toContain(name);
  expect(leader.fatal).toEqual([]);
});

test("a leader that stops while it sends ends at once", async () => {
  const { leader, newcomer } = await sendingLeader();
  const joining = leader.running.addMember({ id: newcomer.id, address: newcomer.address });
  const outcome = expect(joining).rejects.toMatchObject({ code: "STOPPED" });
  await eventually(() => (hops.get(newcomer.id)?.forwardedBytes ?? 0) > 4 * mebibyte, "a part to arrive");
  hops.get(newcomer.id)?.freeze();
  await leader.stop();
  await outcome;
  expect((await filesOf(leader)).every((name) => name.endsWith(".snap"))).toBe(true);
  expect(leader.fatal).toEqual([]);
});

test("a member that stops while it receives ends at once, and its file is closed", async () => {
  const { leader, newcomer } = await sendingLeader();
  const joining = leader.running.addMember({ id: newcomer.id, address: newcomer.address }).catch(() => undefined);
  await eventually(() => (hops.get(newcomer.id)?.forwardedBytes ?? 0) > 4 * mebibyte, "a part to arrive");
  hops.get(newcomer.id)?.freeze();
  await newcomer.stop();
  expect(await openFilesIn(newcomer.directory)).toEqual([]);
  expect(newcomer.fatal).toEqual([]);
  await leader.stop();
  await joining;
});

test("a member that stops while it takes a snapshot ends at once, even when its state machine hangs", async () => {
  const member = await cluster.prepare();
  const machine = new Stubborn();
  machine.mode = "hangs";
  member.makeRecorder = () => machine;
  await member.start({ ...optionsOf(1), bootstrap: [{ id: 1, address: member.address, learner: false }] });
  await eventually(() => member.running.status().role === "leader", "the leader");
  await proposeMany(member, 25);
  await eventually(() => machine.attempts === 1, "the snapshot to begin");
  await member.stop();
  expect(await filesOf(member)).toEqual([]);
  expect(await openFilesIn(member.directory)).toEqual([]);
  expect(member.fatal).toEqual([]);
});

test("a member that stops while it installs a snapshot ends, and installs it at the next start", async () => {
  const { leader, newcomer } = await sendingLeader();
  await newcomer.stop();
  let begun = false;
  class Slow extends Heavy {
    override async restore(chunks: AsyncIterable<Uint8Array>): Promise<void> {
      for await (const _ of chunks) {
        begun = true;
        // Waits as a busy state machine would, until it is told to stop.
        await new Promise(setImmediate);
      }
      this.restores += 1;
    }
  }
  newcomer.makeRecorder = () => new Slow();
  await newcomer.start(optionsOf(2));
  const joining = leader.running.addMember({ id: newcomer.id, address: newcomer.address });
  const joined = joining.catch((error: unknown) => error);
  await eventually(() => begun, "the installation to begin");
  await newcomer.stop();
  expect(await openFilesIn(newcomer.directory)).toEqual([]);
  expect(newcomer.fatal).toEqual([]);
  newcomer.makeRecorder = () => new Heavy();
  await newcomer.start(optionsOf(2));
  expect(newcomer.recorder.restores).toBe(1);
  expect(await joined).toBeUndefined();
  await eventually(() => newcomer.recorder.values.length === 25, "all entries");
});

test.each(["throws at once", "throws later"] as const)(
  "a state machine whose snapshot %s is asked again later, and nothing is lost",
  async (mode) => {
    const member = await cluster.prepare();
    const machine = new Stubborn();
    machine.mode = mode;
    member.makeRecorder = () => machine;
    await member.start({ ...optionsOf(1), bootstrap: [{ id: 1, address: member.address, learner: false }] });
    await eventually(() => member.running.status().role === "leader", "the leader");
    await proposeMany(member, 30);
    await eventually(() => machine.attempts >= 2, "another attempt");
    expect(logged.filter(({ level }) => level === "error").map(({ message }) => message)).toContain(
      "the state machine gave no snapshot; it will be asked again",
    );
    expect(saw(1, "took a snapshot")).toBe(false);
    machine.mode = "obeys";
    await proposeMany(member, 10);
    await eventually(() => saw(1, "took a snapshot"), "a snapshot in the end");
    expect(member.fatal).toEqual([]);
    expect(await filesOf(member)).toHaveLength(1);
    expect(machine.attempts).toBeLessThan(20);
  },
);

test("a state machine that cannot restore ends the member", async () => {
  const { leader, newcomer } = await sendingLeader();
  await newcomer.stop();
  const machine = new Stubborn();
  machine.mode = "throws at once";
  newcomer.makeRecorder = () => machine;
  await newcomer.start(optionsOf(2));
  const joining = leader.running.addMember({ id: newcomer.id, address: newcomer.address }).catch(() => undefined);
  await eventually(() => newcomer.fatal.length > 0, "the member to give up");
  expect(newcomer.fatal.map(({ message }) => message)).toEqual(["cannot restore"]);
  await leader.stop();
  await joining;
});

/** What this process holds open below a folder. */
async function openFilesIn(directory: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const descriptor of await readdir("/proc/self/fd")) {
    const target = await readlink(join("/proc/self/fd", descriptor)).catch(() => "");
    if (target.startsWith(directory)) found.push(target);
  }
  return found;
}
