import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { addRaftService, startRaft } from "../io/raft-node.ts";
import type { AppliedEntry, RaftNode, RaftOptions, RaftStatus, StateMachine } from "../io/types.ts";

/** A state machine that remembers everything it was told, as text. */
export class Recorder implements StateMachine {
  values: string[] = [];
  restores = 0;

  apply(entries: readonly AppliedEntry[]): void {
    for (const { data } of entries) this.values.push(new TextDecoder().decode(data));
  }

  async *snapshot(): AsyncGenerator<Uint8Array> {
    const text = JSON.stringify(this.values);
    yield new TextEncoder().encode(text);
  }

  async restore(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    // Written by snapshot above.
    this.values = JSON.parse(Buffer.concat(parts).toString()) as string[];
    this.restores += 1;
  }
}

export type Overrides = Partial<Omit<RaftOptions, "id" | "address" | "stateMachine">>;

/** One member with its server. The server outlives restarts of the member, as it does in a daemon. */
export class TestMember {
  readonly id: number;
  readonly address: string;
  readonly directory: string;
  readonly server: grpc.Server;
  readonly fatal: Error[] = [];
  lastSnapshot = 0;
  /** Makes the state machine of each start. */
  makeRecorder: () => Recorder = () => new Recorder();
  recorder = new Recorder();
  node: RaftNode | undefined;

  constructor(options: { id: number; address: string; directory: string; server: grpc.Server }) {
    this.id = options.id;
    this.address = options.address;
    this.directory = options.directory;
    this.server = options.server;
  }

  async start(overrides: Overrides = {}): Promise<RaftNode> {
    this.recorder = this.makeRecorder();
    this.node = await startRaft({
      id: this.id,
      address: this.address,
      directory: this.directory,
      stateMachine: this.recorder,
      channelCredentials: () => grpc.credentials.createInsecure(),
      tickMs: 20,
      segmentBytes: 256 * 1024,
      onFatal: (error) => this.fatal.push(error),
      log: (_level, message, fields) => {
        if (message === "took a snapshot") this.lastSnapshot = Number(fields["index"]);
      },
      ...overrides,
    });
    return this.node;
  }

  get running(): RaftNode {
    if (this.node === undefined) throw new Error(`member ${this.id} does not run`);
    return this.node;
  }

  async stop(): Promise<void> {
    const { node } = this;
    this.node = undefined;
    await node?.stop();
  }
}

/** Where the others reach a member that listens at `address`. */
export type AddressFor = (id: number, address: string) => Promise<string>;

/** Members in one process, talking gRPC over loopback. */
export class TestCluster {
  readonly members: TestMember[] = [];
  readonly #root: string;

  readonly #addressFor: AddressFor;
  readonly #credentials: () => grpc.ServerCredentials;

  private constructor(root: string, addressFor: AddressFor, credentials: () => grpc.ServerCredentials) {
    this.#root = root;
    this.#addressFor = addressFor;
    this.#credentials = credentials;
  }

  /** `addressFor` may put something between the members. */
  static async create(
    addressFor: AddressFor = (_id, address) => Promise.resolve(address),
    credentials: () => grpc.ServerCredentials = () => grpc.ServerCredentials.createInsecure(),
  ): Promise<TestCluster> {
    return new TestCluster(await mkdtemp(join(tmpdir(), "raft-test-")), addressFor, credentials);
  }

  /** A member that listens but does not run yet. */
  async prepare(): Promise<TestMember> {
    const id = this.members.length + 1;
    const server = new grpc.Server();
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync("127.0.0.1:0", this.#credentials(), (error, bound) => {
        if (error === null) resolve(bound);
        else reject(error);
      });
    });
    const address = await this.#addressFor(id, `127.0.0.1:${port}`);
    const member = new TestMember({
      id,
      address,
      directory: join(this.#root, String(id)),
      server,
    });
    addRaftService(server, () => member.node);
    this.members.push(member);
    return member;
  }

  async found(overrides: Overrides = {}): Promise<TestMember> {
    const member = await this.prepare();
    await member.start({ ...overrides, bootstrap: [{ id: member.id, address: member.address, learner: false }] });
    await until(member.running, (status) => status.role === "leader");
    return member;
  }

  async join(overrides: Overrides = {}): Promise<TestMember> {
    const member = await this.prepare();
    await member.start(overrides);
    await (await this.leader()).running.addMember({ id: member.id, address: member.address });
    return member;
  }

  /** The leader that a majority of its members follows. */
  async leader(deadlineMs = 10_000): Promise<TestMember> {
    const find = (): TestMember | undefined => {
      const running = this.members.filter((member) => member.node !== undefined);
      return running.find((member) => {
        const { role, term, members } = member.running.status();
        const followers = running.filter(({ running: node }) => {
          const status = node.status();
          return status.leaderId === member.id && status.term === term;
        });
        return role === "leader" && followers.length * 2 > members.length;
      });
    };
    await eventually(() => find() !== undefined, "a leader", deadlineMs);
    const leader = find();
    if (leader === undefined) throw new Error("the leader is gone again");
    return leader;
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map((member) => member.stop()));
    for (const { server } of this.members) server.forceShutdown();
    await rm(this.#root, { recursive: true, force: true });
  }
}

/** Waits until a member's status satisfies a condition. */
export function until(node: RaftNode, condition: (status: RaftStatus) => boolean, deadlineMs = 10_000): Promise<void> {
  return eventually(() => condition(node.status()), "the expected status", deadlineMs);
}

/** Looks again at every turn of the event loop, so that nothing is waited for longer than it takes. */
export function eventually(condition: () => boolean, what: string, deadlineMs = 10_000): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (condition()) resolve();
      else if (performance.now() > deadline) reject(new Error(`waited ${deadlineMs} ms in vain for ${what}`));
      else setTimeout(look, 2);
    };
    look();
  });
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
