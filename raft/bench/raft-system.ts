import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { RaftStatus } from "../io/types.ts";
import { freePort } from "../test/free-port.ts";
import type { Workshop } from "../test/workshop.ts";
import type { Certificate } from "./certificate.ts";
import { Worker } from "./ipc.ts";
import type { MemberCalls, MemberSetup } from "./member.ts";
import { putPath } from "./put.ts";
import { poll, type System } from "./system.ts";

export interface RaftSystemOptions {
  readonly name: string;
  readonly encrypted: boolean;
  readonly workshop: Workshop;
  readonly certificate: Certificate;
  readonly ballastBytes?: number;
  readonly snapshotEntries?: number;
  /** May put something between a member and everybody who dials it. */
  readonly between?: (id: number, address: string) => Promise<string>;
}

/** A member's process; the setup stays when the process is replaced. */
export class Member {
  readonly setup: MemberSetup;
  readonly #workshop: Workshop;
  worker: Worker<MemberCalls>;

  constructor(workshop: Workshop, setup: MemberSetup) {
    this.#workshop = workshop;
    this.setup = setup;
    this.worker = this.#start();
  }

  restart(): void {
    this.worker = this.#start();
  }

  #start(): Worker<MemberCalls> {
    return new Worker<MemberCalls>(this.#workshop, join(import.meta.dirname, "member.ts"), this.setup);
  }
}

/** A cluster of raft-ts: one process per member, on loopback, each with its own directory. */
export class RaftSystem implements System {
  readonly path = putPath.raft;
  readonly members: Member[] = [];
  readonly #options: RaftSystemOptions;
  readonly #key = randomBytes(32).toString("hex");

  private constructor(options: RaftSystemOptions) {
    this.#options = options;
  }

  static async start(options: RaftSystemOptions): Promise<RaftSystem> {
    const system = new RaftSystem(options);
    const founder = await system.prepare();
    for (let count = 1; count < 3; count += 1) {
      const { id, address } = (await system.prepare()).setup;
      await poll(
        "the founder to lead",
        async () => (await founder.worker.call("status", {})).role === "leader" || undefined,
      );
      await founder.worker.call("add", { id, address });
    }
    return system;
  }

  /** Starts a process that is not a member yet; the first founds the cluster. */
  async prepare(): Promise<Member> {
    const { workshop, certificate, encrypted, name, ballastBytes, snapshotEntries, between } = this.#options;
    const id = this.members.length + 1;
    const port = await freePort();
    const direct = `127.0.0.1:${port}`;
    const member = new Member(workshop, {
      id,
      port,
      address: between === undefined ? direct : await between(id, direct),
      directory: join(workshop.folder, `${name.replaceAll(/\W+/g, "-")}-${id}`),
      certificate,
      found: id === 1,
      ...(encrypted ? { encryptionKey: this.#key } : {}),
      ...(ballastBytes === undefined ? {} : { ballastBytes }),
      ...(snapshotEntries === undefined ? {} : { snapshotEntries }),
    });
    this.members.push(member);
    await member.worker.call("status", {});
    return member;
  }

  get name(): string {
    return this.#options.name;
  }

  get pids(): readonly number[] {
    return this.members.map(({ worker }) => worker.pid);
  }

  get addresses(): readonly string[] {
    return this.members.map(({ setup }) => setup.address);
  }

  async leader(): Promise<string> {
    return (await this.leadingMember()).setup.address;
  }

  /** The member that all members follow, itself included. */
  leadingMember(): Promise<Member> {
    return poll("a leader", async () => {
      const states = await Promise.all(this.members.map(({ worker }) => worker.call("status", {})));
      const [first] = states;
      if (first === undefined || states.some((state) => !agrees(state, first))) return undefined;
      return this.members.find(({ setup }) => setup.id === first.leaderId);
    });
  }

  pause(): void {
    for (const { worker } of this.members) worker.process.kill("SIGSTOP");
  }

  resume(): void {
    for (const { worker } of this.members) worker.process.kill("SIGCONT");
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map(({ worker }) => worker.quit()));
  }
}

function agrees(one: RaftStatus, other: RaftStatus): boolean {
  return one.leaderId > 0 && one.leaderId === other.leaderId && one.term === other.term;
}
