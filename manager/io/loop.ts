import { assert } from "../../base/assert.ts";
import type { Chance, Clock, Instant } from "../../base/clock.ts";
import { never } from "../../base/clock.ts";
import { SkeinError } from "../../base/error.ts";
import { type Id, idFrom, type NodeId } from "../../base/id.ts";
import { limits, times } from "../../base/limit.ts";
import type { Command, CommandResult } from "../../model/command.ts";
import type { Observation } from "../../model/observation.ts";
import { RaftError } from "../../raft/io/errors.ts";
import type { RaftNode } from "../../raft/io/types.ts";
import type { Draft } from "../store/draft.ts";
import { Alarm } from "./alarm.ts";
import { Leases } from "./leases.ts";
import { Planning } from "./planning.ts";
import { RollCall } from "./roll-call.ts";
import type { Store } from "./store.ts";
import { decideTurn, type Input, type Outcome, type Turn } from "./turn.ts";

export interface LoopOptions {
  readonly store: Store;
  readonly raft: Pick<RaftNode, "propose" | "readIndex" | "status">;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: (message: string, fields: Record<string, unknown>) => void;
  /** How long nobody led before this leader; infinite if that is not known. */
  readonly leaderlessMs: number;
  /** The share of the time since the last call in which this process was at work. */
  readonly load: () => number;
  /** A node's lease is over. */
  readonly onExpired: (node: NodeId) => void;
  /** From now on the rows are at least as new as those of every leader before. */
  readonly onCaughtUp?: () => void;
}

interface Queued {
  readonly input: Input;
  readonly resolve: (result: CommandResult) => void;
  readonly reject: (error: unknown) => void;
  /** The caller no longer waits; what was not taken yet is not done either. */
  gone: boolean;
}

/** The leader's loop, from election to loss: inputs queue up, each turn takes them all and proposes one entry. */
export class Loop {
  readonly #options: LoopOptions;
  readonly #planning = new Planning();
  readonly #leases = new Leases();
  /** Of those who were there under the leader before; empty until the rows can be trusted. */
  #rollCall = new RollCall([], { now: 0, patienceMs: 0, quietMs: 0, patienceMsMax: 0 });
  readonly #alarm = new Alarm();
  readonly #ended = new AbortController();
  #queue: Queued[] = [];
  #wakeAt: Instant = 0;
  #pulseAt = 0;
  #isCaughtUp = false;

  constructor(options: LoopOptions) {
    this.#options = options;
  }

  /** Runs until `stop`. Rejects when this process cannot go on. */
  async run(): Promise<void> {
    const { raft, clock } = this.#options;
    try {
      // Everything that earlier leaders committed is applied here before the first decision.
      await raft.readIndex({ signal: this.#ended.signal });
    } catch (error) {
      if (error instanceof RaftError || this.#ended.signal.aborted) return; // Lost before it began; the owner stops us.
      throw error;
    }
    if (this.#ended.signal.aborted) return;
    this.#takeOver();
    this.#isCaughtUp = true;
    this.#options.onCaughtUp?.();
    this.#pulseAt = clock.monotonic();
    const pulse = setInterval(() => this.#feelPulse(), pulseMs);
    this.#ended.signal.addEventListener("abort", () => clearInterval(pulse), { once: true });
    while (!this.#ended.signal.aborted) {
      this.#expire();
      const taken = this.#take();
      if (taken.length > 0 || this.#wakeAt <= clock.now()) await this.#turn(taken);
      else await this.#sleep();
    }
  }

  /** The leadership is lost, or the process stops: what waits is refused. */
  stop(): void {
    this.#ended.abort();
    for (const waiting of this.#queue.splice(0)) waiting.reject(new SkeinError("NO_LEADER", {}));
  }

  /** Resolves when committed. Throws SkeinError, or the signal's reason. */
  submit(command: Command, signal: AbortSignal): Promise<CommandResult> {
    return this.#enqueue({ kind: "command", command }, signal);
  }

  /** Resolves when it is part of what is committed. Throws SkeinError. */
  async observe(observation: Observation): Promise<void> {
    await this.#enqueue({ kind: "observation", observation }, undefined);
  }

  /** The node gave a sign of life; it was told to give the next one after `periodMs`. */
  heard(node: NodeId, periodMs: number): void {
    const now = this.#options.clock.monotonic();
    this.#leases.renew(node, now + periodMs * times.heartbeatGrace);
    this.#rollCall.came(node, now);
  }

  /** A node that has just got its certificate: it may take a while (a manager joins Raft first), but not for ever. */
  expect(node: NodeId): void {
    this.#leases.renew(node, this.#options.clock.monotonic() + firstSessionMs);
  }

  /** False until everything that earlier leaders committed is applied: what the rows say may be old. */
  get isCaughtUp(): boolean {
    return this.#isCaughtUp;
  }

  /** How often nodes are to give a sign of life: as the swarm's spec says, unless they are too many for that. */
  get heartbeatMs(): number {
    const { state } = this.#options.store;
    const nanos = state.cluster()?.spec.Dispatcher.HeartbeatPeriod ?? 0;
    const wanted = nanos > 0 ? nanos / 1_000_000 : times.heartbeatMs;
    return Math.max(wanted, state.count("node") * times.heartbeatMsPerNode);
  }

  /** Over this time nodes are to come back when all lose their sessions at once. */
  get spreadMs(): number {
    return this.#options.store.state.count("node") * times.spreadMsPerNode;
  }

  /** Every node has to show up here before it counts as ready again. */
  #takeOver(): void {
    const { store, clock } = this.#options;
    const unknown: Queued[] = [];
    const expected: NodeId[] = [];
    let isLate = this.#options.leaderlessMs > times.quickSuccessionMs;
    for (const { id, status } of store.state.nodes()) {
      if (status.state === "down") continue;
      const isNew = status.address === "";
      // Earlier than this a node may have registered already: it must not lose what it got.
      if (isNew && !this.#leases.has(id)) this.expect(id);
      if (!this.#leases.has(id)) expected.push(id);
      // The leader before had not seen it yet either.
      if (status.state === "unknown" && !isNew) isLate = true;
      if (status.state === "unknown") continue;
      const message = 'Node moved to "unknown" state due to leadership change in cluster';
      unknown.push(ownInput({ kind: "nodeStatus", nodeId: id, state: "unknown", message }));
    }
    const patienceMs = this.heartbeatMs * times.heartbeatGrace * (isLate ? times.lateLeaderGraceFactor : 1);
    const patienceMsMax = patienceMs * times.rollCallFactorMax;
    const now = clock.monotonic();
    this.#rollCall = new RollCall(expected, { now, patienceMs, patienceMsMax, quietMs: this.heartbeatMs });
    // Before what waits already: a node that was quicker than this turn is ready, and says so only once.
    this.#queue.unshift(...unknown);
  }

  /** Stopped and continued: what was sent to us meanwhile is not read yet, so nobody's silence means anything. */
  #feelPulse(): void {
    const now = this.#options.clock.monotonic();
    const lateMs = now - this.#pulseAt - pulseMs;
    if (lateMs > this.heartbeatMs / 2) {
      this.#leases.postpone(lateMs);
      this.#rollCall.postpone(lateMs);
    }
    this.#pulseAt = now;
    if (this.#options.load() > busyShare) this.#rollCall.busy(now);
  }

  #expire(): void {
    if (this.#options.clock.monotonic() - this.#pulseAt > 2 * pulseMs) this.#feelPulse();
    const now = this.#options.clock.monotonic();
    for (const node of [...this.#leases.takeExpired(now), ...this.#rollCall.takeMissing(now)]) {
      const row = this.#options.store.state.node(node);
      if (row === undefined || row.status.state === "down") continue;
      const unknown = row.status.state === "unknown" ? ' for node in "unknown" state' : "";
      this.#push({ kind: "nodeStatus", nodeId: node, state: "down", message: `heartbeat failure${unknown}` });
      this.#options.log("a node is down", { node, hostname: row.description?.hostname });
      this.#options.onExpired(node);
    }
  }

  #take(): readonly Queued[] {
    return this.#queue.splice(0, limits.turnInputsMax).filter((queued) => !queued.gone);
  }

  async #turn(taken: readonly Queued[]): Promise<void> {
    const { store, clock } = this.#options;
    const now = clock.now();
    const inputs = taken.map(({ input }) => input);
    const plan = (draft: Draft): Instant => this.#planning.plan(draft, { now, mint: this.#mint });
    const reachableManagers = this.#reachableManagers();
    const turn = decideTurn(store.state, inputs, { context: { now, mint: this.#mint, reachableManagers }, plan });
    const decided = taken.slice(0, turn.outcomes.length);
    this.#queue.unshift(...taken.slice(decided.length));
    // A plan that asks to be woken at once and then does nothing would otherwise keep us spinning.
    this.#wakeAt = turn.entry === undefined ? Math.max(turn.wakeAt, now + 10) : turn.wakeAt;
    try {
      await this.#agree(turn.entry, inputs);
      this.#planning.committed();
      for (const [at, queued] of decided.entries()) answer(queued, turn.outcomes[at]);
    } catch (error) {
      this.#planning.lost();
      const failure = failureOf(error);
      for (const queued of decided) queued.reject(failure);
      if (!this.#ended.signal.aborted) await this.#alarm.sleep(20, this.#ended.signal);
    }
  }

  /** Commits the entry. Without one, a change that was asked but not needed still wants proof that we lead. */
  async #agree(entry: Turn["entry"], inputs: readonly Input[]): Promise<void> {
    const { raft, store } = this.#options;
    if (entry !== undefined) {
      store.propose(entry);
      await raft.propose(entry.bytes);
    } else if (inputs.some(({ kind }) => kind === "command")) await raft.readIndex();
  }

  async #sleep(): Promise<void> {
    const { clock } = this.#options;
    const toWake = this.#wakeAt === never ? never : this.#wakeAt - clock.now();
    const toExpire = Math.min(this.#leases.next, this.#rollCall.next) - clock.monotonic();
    await this.#alarm.sleep(Math.min(toWake, toExpire), this.#ended.signal);
  }

  #enqueue(input: Input, signal: AbortSignal | undefined): Promise<CommandResult> {
    if (signal?.aborted === true) return Promise.reject(signal.reason);
    if (this.#ended.signal.aborted) return Promise.reject(new SkeinError("NO_LEADER", {}));
    if (this.#queue.length >= limits.inboxMax) {
      return Promise.reject(new SkeinError("BUSY", { queue: "the leader's inbox", limit: String(limits.inboxMax) }));
    }
    const { promise, resolve, reject } = Promise.withResolvers<CommandResult>();
    const queued: Queued = { input, resolve, reject, gone: false };
    this.#queue.push(queued);
    this.#alarm.ring();
    if (signal === undefined) return promise;
    const abort = (): void => {
      queued.gone = true;
      reject(signal.reason);
    };
    signal.addEventListener("abort", abort, { once: true });
    return promise.finally(() => signal.removeEventListener("abort", abort));
  }

  #push(observation: Observation): void {
    this.#queue.push(ownInput(observation));
  }

  #reachableManagers(): number {
    return this.#options.raft.status().members.filter((member) => !member.learner && member.reachable === true).length;
  }

  readonly #mint = <Kind extends string>(): Id<Kind> => idFrom<Kind>(this.#options.chance.bytes(25));
}

const pulseMs = 250;
/** Of the time between two pulses. Beyond it this process may not have read yet what nodes have sent. */
const busyShare = 0.9;
const firstSessionMs = 30_000;

/** An input of our own: nobody waits for it. */
function ownInput(observation: Observation): Queued {
  const nobody = (): void => undefined;
  return { input: { kind: "observation", observation }, resolve: nobody, reject: nobody, gone: false };
}

function answer(queued: Queued, outcome: Outcome | undefined): void {
  assert(outcome !== undefined, "every input that was taken has an outcome");
  if (outcome.kind === "done") queued.resolve(outcome.result);
  else queued.reject(outcome.error);
}

/** What a failed proposal means to those who wait for it. What is not Raft's way of failing is ours, and fatal. */
function failureOf(error: unknown): SkeinError {
  if (!(error instanceof RaftError)) throw error;
  switch (error.code) {
    case "NOT_LEADER":
      return new SkeinError("NO_LEADER", {}, error);
    case "QUEUE_FULL":
      return new SkeinError("BUSY", { queue: "the Raft log", limit: "its limit" }, error);
    case "PROPOSAL_TOO_LARGE":
      return new SkeinError("INVALID", { reason: "the change is too large for one entry of the log" }, error);
    default:
      return new SkeinError("OUTCOME_UNKNOWN", {}, error);
  }
}
