import type * as grpc from "@grpc/grpc-js";
import { type Chance, never } from "../../base/clock.ts";
import { messageOf } from "../../base/error.ts";
import { wait } from "../../base/io/wait.ts";
import { limits } from "../../base/limit.ts";
import type { Assignments, TaskReport } from "../../model/assignment.ts";
import type { NodeDescription } from "../../model/node.ts";
import { taskStates } from "../../model/task.ts";
import { AssignmentReader } from "../assignment-set.ts";
import { Candidates, type Dial } from "../candidates.ts";
import { Outbox } from "../outbox.ts";
import { type LeaderListener, LeaderStream, leaderClient, type StreamEnd } from "./leader-stream.ts";
import type { Log } from "./log.ts";

export interface SessionOptions {
  readonly managers: readonly string[];
  /** Who led a moment ago, if that is known: it is asked first. */
  readonly leader?: string | undefined;
  readonly dataPathAddress: string;
  readonly chance: Chance;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Asked anew for every connection: certificates are renewed. */
  credentials(): grpc.ChannelCredentials;
  describe(): Promise<NodeDescription>;
  /** What is assigned now, to which deltas apply. */
  assignments(): Assignments;
  /** The newest report of every task. */
  currentReports(): readonly TaskReport[];
  onAssignments(assignments: Assignments, complete: boolean): void;
  onManagers(addresses: readonly string[]): void;
  readonly logs: Pick<LeaderListener, "onLogRequest" | "onLogCancel">;
}

/** One manager that we talk to: an attempt, and after its welcome the session itself. */
interface Attempt {
  readonly address: string;
  readonly client: grpc.Client;
  readonly stream: LeaderStream;
  readonly over: AbortController;
}

const describeMs = 20_000;
const describeRetryMs = 500;
const sleepMsMax = 60_000;
/** What managers wait for goes out at once, as far as it comes at once; the steps on the way there can wait. */
const flushMs = { urgent: 10, ordinary: 100 } as const;

/**
 * This node's session with the leader, wherever that is: found, kept, found again. A leader in doubt is kept while
 * others are asked; the first welcome wins.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #candidates: Candidates;
  readonly #outbox = new Outbox();
  readonly #attempts = new Map<string, Attempt>();
  /** Connections to managers that do not lead yet, to ask them again without another handshake. */
  readonly #spare = new Map<string, grpc.Client>();
  #current: Attempt | undefined;
  #described: { readonly description: NodeDescription; readonly at: number } | undefined;
  #flush: { readonly timer: NodeJS.Timeout; readonly at: number } | undefined;
  /** Of the session that was lost. */
  #spreadMs = 0;
  #wake: () => void = () => undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#candidates = new Candidates(options.managers, options.chance);
    if (options.leader !== undefined) this.#candidates.certain(options.leader);
  }

  /** Address of the leader that has welcomed us; undefined while there is none. */
  get leader(): string | undefined {
    return this.#current?.address;
  }

  get managers(): readonly string[] {
    return this.#candidates.known;
  }

  /** Somebody who knows (this node's own Raft) says who leads: goes there at once, whatever the session's state. */
  reconsider(leader: string): void {
    if (this.#current?.address === leader) return;
    this.#candidates.hint(leader);
    this.#current?.stream.close(`${leader} leads`);
    this.#wake();
  }

  /** Tells the leader, now or at the next session. */
  report(report: TaskReport): void {
    if (this.#current === undefined) return; // A session begins with the current report of every task.
    this.#outbox.add(report);
    this.#flushWithin(taskStates[report.state] >= taskStates.running ? flushMs.urgent : flushMs.ordinary);
  }

  /** Until the signal. */
  async run(): Promise<void> {
    const { signal } = this.#options;
    await this.#describeFirst();
    signal.addEventListener("abort", () => this.#wake(), { once: true });
    for (let searching = false; !signal.aborted; ) {
      const before = searching;
      searching = this.#current === undefined || this.#current.stream.isInDoubt;
      if (searching && !before) this.#candidates.begin(performance.now(), this.#spreadMs);
      if (!searching) this.#closeSpare();
      await this.#sleep(searching ? this.#dial() : never);
    }
    const ended = [...this.#attempts.values()].map(({ stream }) => stream.ended);
    this.#hangUp([...this.#attempts.values()], "this node stops");
    this.#closeSpare();
    await Promise.all(ended);
  }

  /** Dials whom it is time to dial; returns when to look again. */
  #dial(): number {
    for (;;) {
      const { dial, wakeAt } = this.#candidates.next(performance.now());
      if (dial === undefined || this.#described === undefined) return wakeAt;
      this.#attempt(dial, this.#described.description);
    }
  }

  #attempt({ address, patienceMs }: Dial, description: NodeDescription): void {
    const { credentials, dataPathAddress } = this.#options;
    const client = this.#spare.get(address) ?? leaderClient(address, credentials());
    this.#spare.delete(address);
    const listener = this.#listener(() => attempt, description);
    const stream = new LeaderStream({ address, client, patienceMs, listener });
    const attempt: Attempt = { address, client, stream, over: new AbortController() };
    this.#attempts.set(address, attempt);
    stream.hello(description, dataPathAddress);
    void stream.ended.then((end) => this.#over(attempt, end));
  }

  #over(attempt: Attempt, { kind, reason, leaderAddress }: StreamEnd): void {
    const { address, client } = attempt;
    attempt.over.abort();
    const isOurs = this.#attempts.get(address) === attempt;
    if (isOurs && kind === "refused") this.#spare.set(address, client);
    else client.close();
    if (!isOurs) return; // We hung up.
    this.#attempts.delete(address);
    if (kind === "silent") this.#candidates.silent(address, performance.now());
    else this.#candidates.failed(address, performance.now());
    if (leaderAddress !== undefined && leaderAddress !== address) this.#candidates.hint(leaderAddress);
    const level = this.#current === attempt ? "warn" : "debug";
    if (this.#current === attempt) {
      this.#current = undefined;
      this.#spreadMs = attempt.stream.spreadMs;
    }
    this.#options.log(level, "no session with the leader", { manager: address, reason });
    this.#wake();
  }

  #hangUp(attempts: readonly Attempt[], reason: string): void {
    for (const { address, stream } of attempts) {
      this.#attempts.delete(address);
      this.#candidates.dropped(address, performance.now());
      stream.close(reason);
    }
    if (this.#current !== undefined && attempts.includes(this.#current)) this.#current = undefined;
  }

  #listener(attempt: () => Attempt, description: NodeDescription): LeaderListener {
    const { logs, onManagers, onAssignments, assignments } = this.#options;
    const reader = new AssignmentReader();
    return {
      ...logs,
      onWelcome: () => this.#welcomed(attempt(), description),
      onDoubt: () => this.#wake(),
      onAssignments: (part) => {
        const next = reader.read(assignments(), part);
        if (next !== undefined) onAssignments(next, part.complete);
      },
      onReportsTaken: (sequence) => this.#outbox.taken(sequence),
      onManagers: (addresses) => {
        this.#candidates.learn(addresses);
        onManagers(this.#candidates.known);
      },
    };
  }

  #welcomed(attempt: Attempt, description: NodeDescription): void {
    const { log, currentReports } = this.#options;
    const { address, over } = attempt;
    const others = [...this.#attempts.values()].filter((other) => other !== attempt);
    this.#hangUp(others, `${address} leads`);
    this.#current = attempt;
    this.#candidates.found(performance.now());
    this.#spreadMs = 0;
    log("info", "session with the leader", { manager: address });
    this.#outbox.restart(currentReports());
    this.#flushWithin(0);
    void this.#keepDescribed(attempt, description, over.signal);
    this.#wake();
  }

  /** Resolves at that time, or when woken. */
  async #sleep(until: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    const timer = setTimeout(resolve, Math.max(0, Math.min(until - performance.now(), sleepMsMax)));
    await promise;
    clearTimeout(timer);
  }

  #closeSpare(): void {
    for (const client of this.#spare.values()) client.close();
    this.#spare.clear();
  }

  /** A node that nobody can describe has no session. Later what was last known will do: leaders wait for no engine. */
  async #describeFirst(): Promise<void> {
    const { signal } = this.#options;
    while (!signal.aborted && (await this.#describe()) === undefined) {
      await wait(describeRetryMs, signal).catch(() => undefined); // Rejects only when we are to stop.
    }
  }

  /** Says so when the node has changed: an engine upgraded, a label added. */
  async #keepDescribed(attempt: Attempt, before: NodeDescription, signal: AbortSignal): Promise<void> {
    for (let said = JSON.stringify(before); !signal.aborted; ) {
      const age = performance.now() - (this.#described?.at ?? 0);
      await wait(Math.max(0, describeMs - age), signal).catch(() => undefined); // Rejects when the session ends.
      if (signal.aborted) return;
      const description = (await this.#describe()) ?? before;
      const text = JSON.stringify(description);
      if (text !== said) attempt.stream.describe(description);
      said = text;
    }
  }

  /** While the engine does not answer, the node is what it was; undefined if nobody knows what that is. */
  async #describe(): Promise<NodeDescription | undefined> {
    let description = this.#described?.description;
    try {
      description = await this.#options.describe();
    } catch (error) {
      this.#options.log("debug", "the node cannot be described now", { reason: messageOf(error) });
    }
    // The time of the failure, too: the next question can wait as long.
    if (description !== undefined) this.#described = { description, at: performance.now() };
    return description;
  }

  #flushWithin(ms: number): void {
    const at = performance.now() + ms;
    if (this.#flush !== undefined && this.#flush.at <= at) return;
    clearTimeout(this.#flush?.timer);
    this.#flush = { at, timer: setTimeout(() => this.#flushNow(), ms) };
  }

  #flushNow(): void {
    this.#flush = undefined;
    if (this.#current === undefined) return;
    for (;;) {
      const message = this.#outbox.next(limits.reportsPerMessageMax);
      if (message === undefined) return;
      this.#current.stream.report(message.reports, message.sequence);
    }
  }
}
