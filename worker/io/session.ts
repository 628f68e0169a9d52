import type * as grpc from "@grpc/grpc-js";
import type { Chance } from "../../base/clock.ts";
import { messageOf } from "../../base/error.ts";
import { wait } from "../../base/io/wait.ts";
import { limits } from "../../base/limit.ts";
import type { Assignments, TaskReport } from "../../model/assignment.ts";
import type { NodeDescription } from "../../model/node.ts";
import { taskStates } from "../../model/task.ts";
import { AssignmentReader } from "../assignment-set.ts";
import { Candidates } from "../candidates.ts";
import { Outbox } from "../outbox.ts";
import { type LeaderListener, LeaderStream } from "./leader-stream.ts";
import type { Log } from "./log.ts";

export interface SessionOptions {
  readonly managers: readonly string[];
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

const retryMs = { first: 100, most: 2_000 } as const;
const describeMs = 20_000;
/** What managers wait for goes out at once, as far as it comes at once; the steps on the way there can wait. */
const flushMs = { urgent: 10, ordinary: 100 } as const;

/** This node's session with the leader, wherever that is: found, kept, found again. */
export class Session {
  readonly #options: SessionOptions;
  readonly #candidates: Candidates;
  readonly #outbox = new Outbox();
  #stream: LeaderStream | undefined;
  #leader: string | undefined;
  #described: NodeDescription | undefined;
  #flush: { readonly timer: NodeJS.Timeout; readonly at: number } | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#candidates = new Candidates(options.managers, options.chance.fraction());
  }

  /** Address of the leader that has welcomed us; undefined while there is none. */
  get leader(): string | undefined {
    return this.#leader;
  }

  get managers(): readonly string[] {
    return this.#candidates.known;
  }

  /** Tells the leader, now or at the next session. */
  report(report: TaskReport): void {
    if (this.#leader === undefined) return; // A session begins with the current report of every task.
    this.#outbox.add(report);
    this.#flushWithin(taskStates[report.state] >= taskStates.running ? flushMs.urgent : flushMs.ordinary);
  }

  /** Until the signal. */
  async run(): Promise<void> {
    const { signal, chance } = this.#options;
    for (let failures = 0; !signal.aborted; ) {
      const outcome = await this.#once();
      if (outcome === "follow") continue;
      failures = outcome === "welcomed" ? 0 : failures + 1;
      const pause = Math.min(retryMs.first * 2 ** failures, retryMs.most) * (0.5 + chance.fraction());
      await wait(pause, signal).catch(() => undefined); // Rejects only when we are to stop, which ends the loop.
    }
  }

  /** One try with one manager. "follow": it told us who leads. */
  async #once(): Promise<"welcomed" | "failed" | "follow"> {
    const { signal, log, credentials, dataPathAddress } = this.#options;
    const address = this.#candidates.next();
    if (address === undefined) return "failed";
    const description = await this.#describe();
    if (description === undefined || signal.aborted) return "failed";
    const end = new AbortController();
    const stream = new LeaderStream(address, credentials(), this.#listener(address, end.signal, description));
    const abort = (): void => stream.close("this node stops");
    signal.addEventListener("abort", abort, { once: true });
    this.#stream = stream;
    stream.hello(description, dataPathAddress);
    const { reason, leaderAddress } = await stream.ended;
    signal.removeEventListener("abort", abort);
    end.abort();
    const welcomed = this.#leader !== undefined;
    this.#stream = undefined;
    this.#leader = undefined;
    if (!signal.aborted) log(welcomed ? "warn" : "debug", "no session with the leader", { manager: address, reason });
    if (leaderAddress !== undefined && this.#candidates.redirected(leaderAddress)) return "follow";
    if (leaderAddress === undefined) this.#candidates.failed();
    return welcomed ? "welcomed" : "failed";
  }

  #listener(address: string, signal: AbortSignal, description: NodeDescription): LeaderListener {
    const { log, logs, onManagers, onAssignments, assignments } = this.#options;
    const reader = new AssignmentReader();
    return {
      ...logs,
      onWelcome: () => {
        this.#leader = address;
        this.#candidates.found(address);
        log("info", "session with the leader", { manager: address });
        this.#outbox.restart(this.#options.currentReports());
        this.#flushWithin(0);
        void this.#keepDescribed(description, signal);
      },
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

  /** Says so when the node has changed: an engine upgraded, a label added. */
  async #keepDescribed(before: NodeDescription, signal: AbortSignal): Promise<void> {
    let said = JSON.stringify(before);
    while (!signal.aborted) {
      await wait(describeMs, signal).catch(() => undefined); // Rejects when the session ends, which ends the loop.
      if (signal.aborted) return;
      const description = (await this.#describe()) ?? before;
      const text = JSON.stringify(description);
      if (text !== said) this.#stream?.describe(description);
      said = text;
    }
  }

  /** While the engine does not answer, the node is what it was; undefined if nobody knows what that is. */
  async #describe(): Promise<NodeDescription | undefined> {
    try {
      this.#described = await this.#options.describe();
    } catch (error) {
      this.#options.log("debug", "the node cannot be described now", { reason: messageOf(error) });
    }
    return this.#described;
  }

  #flushWithin(ms: number): void {
    const at = performance.now() + ms;
    if (this.#flush !== undefined && this.#flush.at <= at) return;
    clearTimeout(this.#flush?.timer);
    this.#flush = { at, timer: setTimeout(() => this.#flushNow(), ms) };
  }

  #flushNow(): void {
    this.#flush = undefined;
    if (this.#leader === undefined) return;
    for (;;) {
      const message = this.#outbox.next(limits.reportsPerMessageMax);
      if (message === undefined) return;
      this.#stream?.report(message.reports, message.sequence);
    }
  }
}
