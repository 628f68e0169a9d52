import { RaftCore } from "../core/raft-core.ts";
import type { CoreOptions, Message, Ready, SnapshotMark } from "../core/types.ts";
import type { Random } from "./random.ts";
import type { SimChecks } from "./sim-checks.ts";
import type { Climate } from "./sim-climate.ts";
import { SimDisk } from "./sim-disk.ts";

/** The state machine: each value and the index it was applied at. */
export type SimState = ReadonlyMap<string, number>;

export interface SimWorld {
  readonly random: Random;
  readonly climate: Climate;
  readonly checks: SimChecks;
  /** Snapshot contents by index; all members must agree on them, so one shelf serves all. */
  readonly shelf: Map<number, SimState>;
  send(message: Message): void;
  initial(id: number): SnapshotMark | undefined;
}

const keepEntries = 4;

/** One member: the real core on a simulated disk. */
export class SimMember {
  readonly id: number;
  readonly #world: SimWorld;
  readonly #disk = new SimDisk();
  #core: RaftCore | undefined;
  state = new Map<string, number>();
  #waiting = new Map<number, { readonly term: number; readonly value: string }>();
  #reads = new Map<number, number>();
  #lastRead = 0;
  #runs = 0;

  constructor(id: number, world: SimWorld) {
    this.id = id;
    this.#world = world;
    const initial = world.initial(id);
    if (initial !== undefined) this.#disk.putSnapshot(initial);
    this.start();
  }

  get core(): RaftCore | undefined {
    return this.#core;
  }

  start(): void {
    this.#runs += 1;
    const saved = this.#disk.load(keepEntries);
    const { gentle } = this.#world.climate;
    this.state = new Map(this.#world.shelf.get(saved.applied) ?? []);
    this.#core = new RaftCore({ ...simOptions, preVote: gentle, checkQuorum: gentle, id: this.id }, saved);
    this.run();
  }

  crash(): void {
    this.#disk.crash(this.#world.random.below(this.#disk.pendingCount + 1));
    this.#core = undefined;
    this.#waiting.clear();
    this.#reads.clear();
  }

  tick(): void {
    this.#core?.tick(simOptions.electionTicks + this.#world.random.below(this.#world.climate.spread));
    this.run();
  }

  receive(message: Message): void {
    this.#core?.step(message);
    // Otherwise it is carried out together with what comes next, as in a busy loop.
    if (this.#world.random.chance(0.5)) this.run();
  }

  propose(value: string): void {
    const core = this.#core;
    const result = core?.propose([{ kind: "normal", data: new TextEncoder().encode(value) }]);
    if (core !== undefined && result?.kind === "appended") {
      this.#waiting.set(result.firstIndex, { term: core.hard.term, value });
    }
    this.run();
  }

  read(): void {
    this.#lastRead += 1;
    if (this.#core?.read(this.#lastRead) === true) {
      this.#reads.set(this.#lastRead, this.#world.checks.highestAcknowledged);
    }
    this.run();
  }

  /** The disk is done with what it was given. */
  sync(): void {
    this.#disk.sync();
    this.run();
  }

  takeSnapshot(): void {
    const core = this.#core;
    if (core === undefined) return;
    const index = core.appliedIndex;
    const term = core.termAt(index);
    // The state must be the one at `applied`, which it is not while a snapshot waits to be installed.
    if (index <= (this.#disk.snapshot?.index ?? 0) || term === undefined || this.#disk.busy) return;
    const mark = { index, term, config: core.config };
    this.#world.shelf.set(index, new Map(this.state));
    this.#disk.putSnapshot(mark);
    core.snapshotTaken(mark);
    core.compact(Math.max(0, index - keepEntries));
    this.#disk.compact(index - keepEntries - 1);
  }

  run(): void {
    const core = this.#core;
    if (core === undefined) return;
    while (core.hasReady()) this.#carryOut(core, core.ready());
    if (core.soft.role === "leader") this.#world.checks.leads(this.id, core);
  }

  #carryOut(core: RaftCore, ready: Ready): void {
    for (const message of ready.messages) this.#world.send(message);
    const run = this.#runs;
    this.#disk.write({
      ...ready,
      done: () => {
        if (run !== this.#runs || this.#core !== core) return;
        if (ready.snapshot !== undefined) this.state = new Map(this.#world.shelf.get(ready.snapshot.index) ?? []);
        for (const message of ready.messagesAfterSave) this.#world.send(message);
        core.saved(ready.sequence);
      },
    });
    for (const entry of ready.committed) {
      this.#world.checks.applied(this.id, entry);
      if (entry.kind === "change") core.applyChange(entry.change);
      else if (entry.data.byteLength > 0) this.state.set(new TextDecoder().decode(entry.data), entry.index);
      const waiting = this.#waiting.get(entry.index);
      if (waiting?.term === entry.term) this.#world.checks.acknowledge(waiting.value, entry.index);
      this.#waiting.delete(entry.index);
    }
    core.applied(ready.committed);
    for (const { id, index } of ready.reads) {
      const before = this.#reads.get(id);
      if (before !== undefined) this.#world.checks.read(index, before);
      this.#reads.delete(id);
    }
  }
}

const simOptions: Omit<CoreOptions, "id"> = {
  electionTicks: 10,
  heartbeatTicks: 1,
  preVote: true,
  checkQuorum: true,
  leaseTicks: 0,
  stepDownOnRemoval: "after-handover",
  checkChanges: true,
  applyUnsaved: false,
  maxMessageBytes: 200,
  maxInflight: 4,
  maxInflightBytes: 2_000,
  maxUncommittedBytes: 4_000,
  maxProposalBytes: 100,
  maxApplyBytes: 300,
};
