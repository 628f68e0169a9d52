import { join } from "node:path";
import { eventually } from "../cluster.ts";
import { Workshop } from "../workshop.ts";
import { issueCertificate, makeAuthority } from "./certificates.ts";
import { MemberProcess, type MemberStatus } from "./member-process.ts";
import { Network } from "./network.ts";
import type { Dump, Question } from "./words.ts";

const changeDeadlineMs = 90_000;
const agreementDeadlineMs = 90_000;
const questionDeadlineMs = 10_000;

/** Real members in real processes, with a network between them. */
export class ProcessCluster {
  readonly #workshop = new Workshop("raft-kill-");
  readonly network = new Network();
  readonly problems: string[] = [];
  /** Who led in which term: never more than one. */
  readonly leaders = new Map<number, number>();
  readonly #leaseReads: boolean;
  #members: readonly MemberProcess[] = [];
  readonly #left: MemberProcess[] = [];
  #lastId = 0;

  private constructor(leaseReads: boolean) {
    this.#leaseReads = leaseReads;
  }

  static async create(size: number, leaseReads: boolean): Promise<ProcessCluster> {
    const cluster = new ProcessCluster(leaseReads);
    await makeAuthority(cluster.#certificates);
    for (let at = 0; at < size; at += 1) {
      const member = await cluster.prepare();
      if (at > 0) await cluster.admit(member);
      else cluster.#members = [member];
    }
    return cluster;
  }

  /** Where all files of the run are. */
  get root(): string {
    return this.#workshop.folder;
  }

  /** Those who are members, or are to become one. */
  get members(): readonly MemberProcess[] {
    return this.#members;
  }

  get leader(): MemberProcess | undefined {
    const leading = this.#members.filter((member) => member.status.leads);
    return leading.sort((left, right) => right.status.term - left.status.term)[0];
  }

  /** A member that runs, and that nobody knows of yet. */
  async prepare(): Promise<MemberProcess> {
    this.#lastId += 1;
    const id = this.#lastId;
    await issueCertificate(this.#certificates, id);
    const [listen, address] = [`${ownHost(id)}:7000`, `${ownHost(100 + id)}:7000`];
    await this.network.add(id, { listen: address, target: listen });
    const member = new MemberProcess(
      { id, listen, address, directory: join(this.root, String(id)), leaseReads: this.#leaseReads },
      {
        started: (child) => this.#workshop.adopt(child),
        status: (status) => this.#watch(id, status),
        problem: (problem) => this.problems.push(problem),
      },
    );
    await member.untilReady();
    return member;
  }

  /** One joint change. */
  async replace(leaver: MemberProcess, newcomer: MemberProcess): Promise<void> {
    this.#members = [...this.#members, newcomer];
    const { id, address } = newcomer.options;
    const what = `member ${id} to replace member ${leaver.id}`;
    await this.#insist({ kind: "replace", id, address, leaver: leaver.id }, what);
    this.#forget(leaver);
  }

  async admit(member: MemberProcess): Promise<void> {
    if (!this.#members.includes(member)) this.#members = [...this.#members, member];
    const { id, address } = member.options;
    await this.#insist({ kind: "add", id, address }, `member ${id} to be added`);
  }

  async dismiss(member: MemberProcess): Promise<void> {
    await this.#insist({ kind: "remove", id: member.id }, `member ${member.id} to be removed`);
    this.#forget(member);
  }

  async retireLeavers(): Promise<void> {
    await Promise.all(this.#left.splice(0).map((member) => member.retire()));
  }

  /** Starts whoever does not run, and waits until all do. */
  async startAll(): Promise<void> {
    await Promise.all(this.#members.map((member) => member.untilReady()));
  }

  /**
   * Waits until all members are in the same state, have the same members, and one of them leads. A new leader learns what
   * the one before it has acknowledged only with the first commit of its own term, and before that all may agree on less:
   * so a read by quorum comes first.
   */
  async agreement(): Promise<Dump> {
    const read = { kind: "read", key: "", consistency: "quorum" } as const;
    await this.#insist({ kind: "request", request: read }, "a read by quorum at the end");
    const deadline = performance.now() + agreementDeadlineMs;
    for (;;) {
      const answers = await Promise.all(this.#members.map((one) => one.ask({ kind: "dump" }, questionDeadlineMs)));
      const dumps = answers.map((answer) => (answer.kind === "done" ? answer.dump : undefined));
      const [first] = dumps;
      const ids = this.#members.map((member) => member.id).sort((left, right) => left - right);
      const complete = first !== undefined && first.members.join() === ids.join();
      const texts = new Set(dumps.map((dump) => JSON.stringify(dump)));
      if (complete && texts.size === 1 && this.leader !== undefined) return first;
      if (performance.now() > deadline) throw new Error(`the members do not agree: ${differences(dumps)}`);
      await new Promise(setImmediate);
    }
  }

  /** What every member says of itself, for whoever has to find out what went wrong. */
  async describe(): Promise<string> {
    const lines = this.#members.map(async (member) => {
      const answer = await member.ask({ kind: "dump" }, questionDeadlineMs);
      const dump = answer.kind === "done" ? answer.dump : undefined;
      const { values, ...rest } = dump ?? { values: [] };
      return `member ${member.id}: ${JSON.stringify({ ...member.status, ...rest, keys: values.length })}`;
    });
    return (await Promise.all(lines)).join("\n");
  }

  async close(options: { readonly keep: boolean }): Promise<void> {
    await Promise.all([...this.#members, ...this.#left].map((member) => member.retire()));
    this.network.close();
    this.#workshop.clear(options);
  }

  get #certificates(): string {
    return join(this.root, "certificates");
  }

  /** Its process goes on until `retireLeavers`, as somebody might leave it running in earnest. */
  #forget(member: MemberProcess): void {
    this.#members = this.#members.filter((other) => other !== member);
    this.#left.push(member);
  }

  /** Asks one after the other until somebody has done it. Asking again is harmless. */
  async #insist(question: Question, what: string): Promise<void> {
    let done = false;
    let asking = false;
    let turn = 0;
    await eventually(
      () => {
        if (done || asking) return done;
        turn += 1;
        const member = this.leader ?? this.#members[turn % this.#members.length];
        asking = true;
        void member?.ask(question, questionDeadlineMs).then((answer) => {
          asking = false;
          done = answer.kind === "done";
        });
        return false;
      },
      what,
      changeDeadlineMs,
    );
  }

  #watch(id: number, { leads, term }: MemberStatus): void {
    if (!leads) return;
    const other = this.leaders.get(term) ?? id;
    if (other !== id) this.problems.push(`members ${other} and ${id} both led in term ${term}`);
    this.leaders.set(term, id);
  }
}

/** An address of loopback for this process alone: a port that is given up for a moment stays free for its owner. */
function ownHost(number: number): string {
  return `127.${1 + (process.pid % 250)}.${Math.floor(process.pid / 250) % 250}.${number}`;
}

function differences(dumps: readonly (Dump | undefined)[]): string {
  return dumps
    .map((dump) => (dump === undefined ? "no answer" : `applied ${dump.appliedIndex}, members ${dump.members.join()}`))
    .join("; ");
}
