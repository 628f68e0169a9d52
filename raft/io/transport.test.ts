import { createServer } from "node:net";
import * as grpc from "@grpc/grpc-js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { raft } from "../proto/gen/raft.js";
import { bytes, eventually, TestCluster, until } from "../test/cluster.ts";
import { Hop } from "../test/hop.ts";
import type { Sendable } from "./codec.ts";
import { introduction, type Peer } from "./dial.ts";
import { outboxLimits } from "./outbox.ts";
import { PeerLink } from "./peer-link.ts";
import { type Receiver, raftHandlers, servedRaft } from "./service.ts";
import { raftService } from "./wire.ts";

const mebibyte = 1024 * 1024;

/** Undoes what a test did, last things first. */
let undo: (() => unknown)[];
let logged: { readonly level: string; readonly message: string; readonly fields: Record<string, unknown> }[];

beforeEach(() => {
  undo = [];
  logged = [];
});

afterEach(async () => {
  for (const step of undo.reverse()) await step();
});

function logOf(text: string): readonly (typeof logged)[number][] {
  return logged.filter(({ message }) => message === text);
}

const log: Receiver["settings"]["log"] = (level, message, fields) => logged.push({ level, message, fields });

function listen(server: grpc.Server): Promise<string> {
  undo.push(() => server.forceShutdown());
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(`127.0.0.1:${port}`);
      else reject(error);
    });
  });
}

/** A member that only listens. */
async function listener(id: number): Promise<{ readonly hop: Hop; readonly address: string; readonly heard: Heard[] }> {
  const heard: Heard[] = [];
  const stopping = new AbortController();
  const receiver: Receiver = {
    settings: { id, log },
    stopping: stopping.signal,
    receive: (_from, batch) => {
      for (const { append, heartbeat } of batch.messages ?? []) {
        heard.push({ append: append?.previousIndex, heartbeat: heartbeat?.read });
      }
    },
    receiveSnapshot: () => Promise.resolve(),
    hint: () => undefined,
    isStranger: () => Promise.resolve(false),
  };
  const server = new grpc.Server();
  server.addService(
    servedRaft,
    raftHandlers(() => receiver),
  );
  const through = await Hop.to(await listen(server));
  undo.push(() => through.hop.close());
  return { ...through, heard };
}

interface Heard {
  readonly append: number | null | undefined;
  readonly heartbeat: number | null | undefined;
}

function linkTo(id: number, address: string): { readonly link: PeerLink; readonly lost: () => number } {
  let lost = 0;
  const link = new PeerLink({
    ...peerAt(id, address),
    log,
    onLost: () => {
      lost += 1;
    },
    onGone: () => undefined,
    onRemoved: () => undefined,
  });
  undo.push(() => link.close());
  return { link, lost: () => lost };
}

function peerAt(id: number, address: string): Peer {
  const self = { id: 1, address: "127.0.0.1:1" };
  return { self, id, address, credentials: () => grpc.credentials.createInsecure(), peerName: undefined };
}

function append(index: number, size: number): Sendable {
  const entries = [{ kind: "normal", index, term: 1, data: new Uint8Array(size) }] as const;
  return { kind: "append", from: 1, to: 2, term: 1, previousIndex: index, previousTerm: 1, commit: 0, entries };
}

function heartbeat(read: number): Sendable {
  return { kind: "heartbeat", from: 1, to: 2, term: 1, commit: 0, read };
}

test("a heartbeat does not wait behind entries", async () => {
  const { hop, address, heard } = await listener(2);
  const { link } = linkTo(2, address);
  link.send(heartbeat(1));
  link.flush();
  await eventually(() => heard.length === 1, "the connection");
  hop.freeze();
  for (let index = 1; index <= 16; index += 1) {
    link.send(append(index, mebibyte));
    link.flush();
  }
  link.send(heartbeat(2));
  link.flush();
  hop.thaw();
  await eventually(() => heard.length === 18, "all messages");
  // What the network had taken before could not be overtaken.
  expect(heard.findIndex((message) => message.heartbeat === 2)).toBeLessThan(4);
  const appends = heard.flatMap((message) => message.append ?? []);
  expect(appends).toEqual(appends.toSorted((left, right) => left - right));
});

test("a peer that does not read costs a bounded amount of memory, is told to the core, and delays nobody", async () => {
  const [frozen, fast] = [await listener(2), await listener(3)];
  const [slowLink, fastLink] = [linkTo(2, frozen.address), linkTo(3, fast.address)];
  for (const { link } of [slowLink, fastLink]) {
    link.send(heartbeat(1));
    link.flush();
  }
  await eventually(() => frozen.heard.length + fast.heard.length === 2, "the connections");
  frozen.hop.freeze();
  let most = 0;
  for (let index = 1; index <= 100; index += 1) {
    slowLink.link.send(append(index, mebibyte));
    slowLink.link.flush();
    most = Math.max(most, slowLink.link.backlogBytes);
    fastLink.link.send(append(index, 1_000));
    fastLink.link.flush();
    await eventually(() => fast.heard.length === index + 1, "the other peer to hear all");
  }
  expect(most).toBeLessThan(outboxLimits.appendBytes + 2 * mebibyte);
  expect(slowLink.lost()).toBeGreaterThan(0);
});

test("writes go on while one of three members is frozen behind a backlog", async () => {
  const hops: Hop[] = [];
  const cluster = await TestCluster.create(async (_id, address) => {
    const { hop, address: own } = await Hop.to(address);
    hops.push(hop);
    undo.push(() => hop.close());
    return own;
  });
  undo.push(() => cluster.close());
  const leader = await cluster.found();
  await cluster.join();
  const frozen = await cluster.join();
  hops[2]?.freeze();
  const data = Buffer.alloc(mebibyte, "x");
  for (let at = 0; at < 24; at += 1) await leader.running.propose(data);
  expect(leader.running.status()).toMatchObject({ role: "leader", leaderId: leader.id });
  hops[2]?.thaw();
  await eventually(() => frozen.recorder.values.length === 24, "the frozen member to catch up", 30_000);
});

test("another member at an address is told so, once, and tried again", async () => {
  const { address } = await listener(2);
  linkTo(9, address);
  await eventually(() => logOf("lost the connection to a peer").length >= 2, "further attempts");
  expect(logOf("a peer cannot be talked to").map(({ fields }) => fields["error"])).toEqual([
    "5 NOT_FOUND: member 9 is not here; this is 2",
  ]);
});

test("a peer that answers with garbage is dropped and tried again", async () => {
  const server = new grpc.Server();
  const garbage = { ...raftService.deliver, responseSerialize: () => Buffer.from([0xff, 0xff, 0xff]) };
  let calls = 0;
  server.addService(
    { deliver: garbage },
    {
      deliver: (_call: unknown, reply: grpc.sendUnaryData<unknown>) => {
        calls += 1;
        reply(null, {});
      },
    },
  );
  linkTo(2, await listen(server));
  await eventually(() => calls >= 3, "further attempts");
  expect(logOf("a peer cannot be talked to").length).toBeGreaterThan(0);
});

test("a port that speaks something else is tried again", async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on("error", () => undefined);
    socket.end("220 mail.example ready\r\n");
  });
  undo.push(() => server.close());
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const bound = server.address();
      resolve(typeof bound === "object" && bound !== null ? bound.port : 0);
    });
  });
  const { link } = linkTo(2, `127.0.0.1:${port}`);
  link.send(heartbeat(1));
  await eventually(() => connections >= 3, "further attempts");
});

test("credentials that cannot be had just now are asked for again", async () => {
  const { address, heard } = await listener(2);
  let asked = 0;
  const link = new PeerLink({
    ...peerAt(2, address),
    credentials: () => {
      asked += 1;
      if (asked < 3) throw new Error("the file is being replaced");
      return grpc.credentials.createInsecure();
    },
    log,
    onLost: () => undefined,
    onGone: () => undefined,
    onRemoved: () => undefined,
  });
  undo.push(() => link.close());
  await eventually(() => asked === 3, "a third attempt");
  link.send(heartbeat(1));
  link.flush();
  await eventually(() => heard.length === 1, "the message");
});

/** Sends these bytes to a member as one message of peer 2, and tells how the stream ended. */
function sendRaw(address: string, message: Buffer): Promise<grpc.ServiceError | null> {
  const client = new grpc.Client(address, grpc.credentials.createInsecure());
  undo.push(() => client.close());
  return new Promise((resolve) => {
    const metadata = introduction({ ...peerAt(1, address), self: { id: 2, address: "127.0.0.1:1" } });
    const { path, responseDeserialize } = raftService.deliver;
    const whole = (bytes: Buffer): Buffer => bytes;
    const call = client.makeClientStreamRequest(path, whole, responseDeserialize, metadata, resolve);
    call.on("error", () => undefined);
    call.write(message);
  });
}

test("a stream is answered with headers at once, so that the caller need not keep what it has sent", async () => {
  const { address } = await listener(2);
  const client = new grpc.Client(address, grpc.credentials.createInsecure());
  undo.push(() => client.close());
  const { path, requestSerialize, responseDeserialize } = raftService.deliver;
  const metadata = introduction(peerAt(2, address));
  const call = client.makeClientStreamRequest(path, requestSerialize, responseDeserialize, metadata, () => undefined);
  call.on("error", () => undefined);
  let answered = false;
  call.on("metadata", () => {
    answered = true;
  });
  await eventually(() => answered, "the headers, while the stream is open");
});

// A number that this version does not know.
const transition = 7 as raft.ConfigChange.Transition;
const entries = [{ term: 1, change: { transition, changes: [] } }];
const nonsense = raft.Batch.encode({ messages: [{ term: 1, append: { previousIndex: 1, entries } }] }).finish();

test.each([
  { what: "garbage", message: Buffer.alloc(64, 0xff), code: grpc.status.INVALID_ARGUMENT, line: "makes no sense" },
  { what: "half a message", message: Buffer.from([10, 20, 1]), code: grpc.status.INVALID_ARGUMENT, line: "makes no" },
  {
    what: "a later version",
    message: Buffer.from(nonsense),
    code: grpc.status.INVALID_ARGUMENT,
    line: "makes no sense",
  },
  { what: "too much", message: Buffer.alloc(5 * mebibyte), code: grpc.status.RESOURCE_EXHAUSTED, line: "broke off" },
])("a peer that sends $what loses its stream, and the member lives on", async ({ message, code, line }) => {
  const cluster = await TestCluster.create();
  undo.push(() => cluster.close());
  const member = await cluster.found({ log });
  const error = await sendRaw(member.address, message);
  expect(error?.code).toBe(code);
  await eventually(() => logged.some((entry) => entry.message.includes(line)), "a line in the log");
  await member.running.propose(bytes("alive"));
  expect(member.fatal).toEqual([]);
});

test("a member that moves while all run is found at its new address", async () => {
  const targets = new Map<number, string>();
  const hops = new Map<number, Hop>();
  const cluster = await TestCluster.create(async (id, address) => {
    const { hop, address: own } = await Hop.to(address);
    targets.set(id, address);
    hops.set(id, hop);
    undo.push(() => hop.close());
    return own;
  });
  undo.push(() => cluster.close());
  const leader = await cluster.found();
  const moving = await cluster.join();
  await cluster.join();
  const { hop, address } = await Hop.to(targets.get(moving.id) ?? "");
  undo.push(() => hop.close());
  await leader.running.updateMember({ id: moving.id, address });
  hops.get(moving.id)?.close();
  await leader.running.propose(bytes("moved"));
  await eventually(() => moving.recorder.values.length === 1, "the entry at the new address");
  for (const { running } of cluster.members) {
    await until(running, ({ members }) => members.some((member) => member.address === address));
  }
  expect(hop.forwardedBytes).toBeGreaterThan(0);
  await leader.running.transferLeadership(moving.id);
  expect(moving.running.status().role).toBe("leader");
});
