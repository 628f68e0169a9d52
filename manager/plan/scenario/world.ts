import { assert, present } from "../../../base/assert.ts";
import { type Instant, never } from "../../../base/clock.ts";
import { SkeinError } from "../../../base/error.ts";
import { asId, type Id, type NodeId } from "../../../base/id.ts";
import type { SwarmSpec } from "../../../model/cluster.ts";
import type { Command, CommandResult } from "../../../model/command.ts";
import type { Observation } from "../../../model/observation.ts";
import type { Change } from "../../../model/view.ts";
import { execute } from "../../control/control.ts";
import { observe } from "../../control/observe.ts";
import { decodeEntry, encodeEntry } from "../../store/codec.ts";
import { absorb, draftOf } from "../../store/draft.ts";
import type { IndexedView } from "../../store/reads.ts";
import { captureSnapshot, restoreSnapshot } from "../../store/snapshot.ts";
import { type AppliedChange, apply, createState, type State } from "../../store/state.ts";
import type { Census } from "../census.ts";
import { Memory } from "../memory.ts";
import { plan } from "../plan.ts";

export interface TurnResult {
  readonly changes: readonly AppliedChange[];
  readonly results: readonly (CommandResult | SkeinError)[];
}

export interface WorldOptions {
  /** Services with more tasks than these are looked at slot by slot. */
  readonly wholeMax?: number;
  /** Every turn is planned once in vain before it is planned. */
  readonly rehearse?: boolean;
  /** What turns see of the committed rows. */
  readonly look?: (state: State) => IndexedView;
  /** What a turn has decided, and the same as read from its entry. */
  readonly compare?: (decided: readonly Change[], read: readonly Change[]) => void;
}

/**
 * A leader without network: real store, control and plan, with time and ids from here. Every entry goes through its
 * bytes.
 */
export class World {
  now: Instant = 1_000_000;
  state: State = createState();
  wakeAt: Instant = never;
  /** Called after every entry. */
  onApplied: (changes: readonly AppliedChange[]) => void = () => undefined;
  /** Bytes of the largest entry so far. */
  largestEntry = 0;
  readonly #options: WorldOptions;
  #memory: Memory;
  #minted = 0;

  constructor(options: WorldOptions = {}) {
    this.#options = options;
    this.#memory = this.#newMemory();
    this.must({
      kind: "seedCluster",
      clusterId: this.mint(),
      spec: swarmSpec,
      rootCa: { certificate: "", key: "" },
      joinTokens: { worker: "", manager: "" },
      defaultAddressPool: ["10.0.0.0/8"],
      subnetSize: 24,
      dataPathPort: 4789,
      node: { ...joining("m1", "manager"), manager: { raftId: 1, address: "m1" } },
    });
    this.observe({ kind: "nodeStatus", nodeId: asId("m1"), state: "ready", message: "", address: "192.168.0.1" });
  }

  /** One turn: all inputs, one entry. Applied as if Raft had agreed at once. */
  turn(commands: readonly Command[], observations: readonly Observation[] = []): TurnResult {
    if (this.#options.rehearse === true) this.#rehearse(commands, observations);
    const { draft, results } = this.#decide(commands, observations);
    return { changes: this.#commit(draft.changes()), results };
  }

  /** As when an entry came out too large: what was planned is not what will be committed. */
  #rehearse(commands: readonly Command[], observations: readonly Observation[]): void {
    const [minted, wakeAt] = [this.#minted, this.wakeAt];
    this.#decide(commands, observations);
    this.#memory.undo();
    this.#minted = minted;
    this.wakeAt = wakeAt;
  }

  #decide(commands: readonly Command[], observations: readonly Observation[]) {
    const draft = draftOf(this.#options.look?.(this.state) ?? this.state);
    const context = { now: this.now, mint: this.mint, reachableManagers: this.#managers() };
    const results = commands.map((command) => {
      const sub = draftOf(draft);
      try {
        const result = execute(sub, command, context);
        absorb(draft, sub);
        return result;
      } catch (error) {
        if (error instanceof SkeinError) return error;
        throw error;
      }
    });
    for (const observation of observations) observe(draft, observation, context);
    const dirty = { services: new Set<never>(), nodes: new Set<never>() };
    this.wakeAt = plan(draft, { now: this.now, mint: this.mint, dirty, memory: this.#memory }).wakeAt;
    return { draft, results };
  }

  /** A leader that knows only what was committed: state through a snapshot, memory from nothing. */
  changeLeader(): TurnResult {
    const restored = restoreSnapshot();
    for (const chunk of captureSnapshot(this.state)) restored.push(chunk);
    this.state = restored.finish(this.state.index);
    this.#memory = this.#newMemory();
    const draft = draftOf(this.state);
    const options = { now: this.now, mint: this.mint, dirty: "everything", memory: this.#memory } as const;
    this.wakeAt = plan(draft, options).wakeAt;
    return { changes: this.#commit(draft.changes()), results: [] };
  }

  observe(...observations: readonly Observation[]): TurnResult {
    return this.turn([], observations);
  }

  /** For commands that a test takes for granted. */
  must(command: Command): TurnResult {
    const turn = this.turn([command]);
    const [result] = turn.results;
    if (result instanceof SkeinError) throw result;
    return turn;
  }

  /** Plans from nothing on what is committed: what a quiet cluster must have no use for. */
  replan(): readonly Change[] {
    const draft = draftOf(this.state);
    plan(draft, { now: this.now, mint: this.mint, dirty: "everything", memory: new Memory() });
    return draft.changes();
  }

  readonly mint = <Kind extends string>(): Id<Kind> => {
    this.#minted += 1;
    return asId(`id${this.#minted}`);
  };

  /** What the leader has counted, after the last turn. */
  get census(): Census {
    return this.#memory.begin(draftOf(this.state));
  }

  #newMemory(): Memory {
    const { wholeMax } = this.#options;
    return new Memory(wholeMax === undefined ? {} : { wholeMax });
  }

  #managers(): number {
    return [...this.state.nodes()].filter((node) => node.role === "manager" && node.status.state === "ready").length;
  }

  #commit(changes: readonly Change[]): readonly AppliedChange[] {
    if (changes.length === 0) return [];
    const bytes = encodeEntry(this.now, changes);
    this.largestEntry = Math.max(this.largestEntry, bytes.length);
    const entry = decodeEntry(bytes);
    assert(entry.nowMs === this.now, "the entry carries the turn's time");
    this.#options.compare?.(changes, entry.changes);
    const applied = apply(this.state, { index: this.state.index + 1, ...entry });
    this.onApplied(applied);
    return applied;
  }
}

export function joining(name: string, role: "worker" | "manager"): Command & { kind: "joinNode" } {
  return {
    kind: "joinNode",
    nodeId: asId<"node">(name),
    role,
    availability: "active",
    dataPathAddress: `192.168.${name.startsWith("m") ? 0 : 1}.${name.replace(/\D/g, "")}`,
    description: {
      hostname: name,
      architecture: "x86_64",
      os: "linux",
      nanoCpus: 4e9,
      memoryBytes: 8 * 2 ** 30,
      engineVersion: "20.10",
      engineLabels: {},
      plugins: [],
    },
  };
}

/** The version that an update has to name. */
export function versionOf(state: State, table: "service" | "node" | "cluster", id: string): number {
  return present(state.get(table, id), `${table} ${id}`).meta.version;
}

export function nodeStatus(nodeId: NodeId, state: "ready" | "down" | "unknown", message = ""): Observation {
  return { kind: "nodeStatus", nodeId, state, message };
}

const swarmSpec: SwarmSpec = {
  Name: "default",
  Labels: {},
  Orchestration: { TaskHistoryRetentionLimit: 5 },
  Raft: { SnapshotInterval: 1, KeepOldSnapshots: 0, LogEntriesForSlowFollowers: 1, ElectionTick: 10, HeartbeatTick: 1 },
  Dispatcher: { HeartbeatPeriod: 1e9 },
  CAConfig: { NodeCertExpiry: 90 * 24 * 3600e9 },
  TaskDefaults: {},
  EncryptionConfig: { AutoLockManagers: false },
};
