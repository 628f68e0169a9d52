import { isDeepStrictEqual } from "node:util";
import type * as grpc from "@grpc/grpc-js";
import type { Chance, Clock } from "../../base/clock.ts";
import { messageOf } from "../../base/error.ts";
import type { NodeId, TaskId } from "../../base/id.ts";
import type { Assignments, TaskItem, TaskReport } from "../../model/assignment.ts";
import type { NodeDescription } from "../../model/node.ts";
import type { Dataplane } from "../dataplane.ts";
import { type Engine, isEngineError } from "../engine/engine.ts";
import { label } from "../naming.ts";
import { Actions } from "./actions.ts";
import { DataPath } from "./data-path.ts";
import { Disk } from "./disk.ts";
import { Executor } from "./executor.ts";
import type { Log } from "./log.ts";
import { LogDesk } from "./log-desk.ts";
import type { PayloadFolders } from "./payloads.ts";
import { Session } from "./session.ts";
import type { TaskRecord } from "./task-record.ts";
import { Watcher } from "./watcher.ts";

export interface WorkerOptions {
  readonly nodeId: NodeId;
  readonly stateDir: string;
  readonly engine: Engine;
  readonly dataplane: Dataplane;
  /** Underlay address of this node's data path. */
  readonly dataPathAddress: string;
  readonly folders: PayloadFolders;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  /** Where to look for the leader at first; what leaders say later is remembered, and added to. */
  managers(): readonly string[];
  /** Who led a moment ago, if that is known. */
  readonly leader?: string | undefined;
  credentials(): grpc.ChannelCredentials;
  describe(): Promise<NodeDescription>;
  /** After every change of what is assigned: the wanted role is in there. */
  onAssignments?(assignments: Assignments): void;
  /** Something that must not happen has happened: the process should end. */
  onFatal(error: unknown): void;
}

export interface Worker {
  assignments(): Assignments;
  /** Address of the leader that this node is in session with. */
  leader(): string | undefined;
  managers(): readonly string[];
  /** Somebody who knows says who leads: the session moves there at once. */
  reconsider(leader: string): void;
  /** Ends the session and every watch. Touches no container. */
  stop(): Promise<void>;
  /** Stops, and removes every container, network and file of the swarm from this machine. Throws if something stays. */
  leave(): Promise<void>;
}

/** Starts a node's worker: what it remembers goes on at once, with or without a manager. */
export async function createWorker(options: WorkerOptions): Promise<Worker> {
  const disk = new Disk(options.stateDir, options.nodeId);
  const remembered = await disk.load();
  const running = new Running(options, disk, remembered.managers);
  running.restore(remembered.assignments, remembered.reports);
  running.start();
  return running;
}

class Running implements Worker {
  readonly #options: WorkerOptions;
  readonly #disk: Disk;
  readonly #abort = new AbortController();
  readonly #dataPath: DataPath;
  readonly #actions: Actions;
  readonly #executor: Executor;
  readonly #watcher: Watcher;
  readonly #logs: LogDesk;
  readonly #session: Session;
  #assignments: Assignments = new Map();
  #version = 0;
  /** A whole set has come from a leader since this process started: only now "unknown" means unwanted. */
  #complete = false;
  #described: Promise<NodeDescription> | undefined;
  #saving: NodeJS.Timeout | undefined;
  #stopped: Promise<void> | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(options: WorkerOptions, disk: Disk, rememberedManagers: readonly string[]) {
    this.#options = options;
    this.#disk = disk;
    const { engine, dataplane, clock, chance, log, nodeId } = options;
    const { signal } = this.#abort;
    const common = { ...{ engine, dataplane, clock, chance, log, nodeId }, signal };
    this.#dataPath = new DataPath({ ...common, onChange: () => this.#executor.advanceAll() });
    this.#actions = new Actions({
      ...{ nodeId, engine, dataplane, folders: options.folders },
      describe: () => this.#describeOnce(),
      assignments: () => this.#assignments,
    });
    this.#executor = new Executor({
      ...{ ...common, actions: this.#actions, dataPath: this.#dataPath },
      onReport: (report) => this.#reported(report),
      onForget: () => this.#save(),
    });
    this.#watcher = new Watcher({ ...common, watched: this.#watched() });
    this.#logs = new LogDesk(engine, (task) => this.#executor.records.get(task)?.containerId, signal);
    this.#session = new Session({
      ...{
        ...common,
        managers: union(rememberedManagers, options.managers()),
        leader: options.leader,
        dataPathAddress: options.dataPathAddress,
      },
      credentials: () => options.credentials(),
      describe: () => options.describe(),
      assignments: () => this.#assignments,
      // What is remembered may have ended while nobody looked: the leader would stop what runs in its place elsewhere.
      currentReports: () => (this.#executor.isOpen ? this.#reports() : []),
      onAssignments: (assignments, complete) => this.#assigned(assignments, complete),
      onManagers: () => this.#save(),
      logs: this.#logs,
    });
    disk.source(() => ({
      ...{ assignments: this.#assignments, reports: this.#reports(), managers: this.#session.managers },
    }));
  }

  restore(assignments: Assignments, reports: readonly TaskReport[]): void {
    // Who remembers nothing must not wipe a data path that containers are using: a leader's set comes first.
    if (assignments.size === 0) return;
    this.#take(assignments);
    for (const report of reports) this.#executor.records.get(report.taskId)?.learn({ report });
  }

  start(): void {
    const crash = (error: unknown): void => {
      if (!this.#abort.signal.aborted) this.#options.onFatal(error);
    };
    this.#ended = Promise.all([this.#watcher.run().catch(crash), this.#session.run().catch(crash)]);
  }

  assignments(): Assignments {
    return this.#assignments;
  }

  leader(): string | undefined {
    return this.#session.leader;
  }

  managers(): readonly string[] {
    return this.#session.managers;
  }

  reconsider(leader: string): void {
    this.#session.reconsider(leader);
  }

  stop(): Promise<void> {
    // Once: the folder may have another owner by the second call.
    this.#stopped ??= this.#halt().then(() => this.#disk.save());
    return this.#stopped;
  }

  async leave(): Promise<void> {
    await this.stop();
    const { engine } = this.#options;
    const containers = await engine.list(label.managed);
    await Promise.all(containers.map(({ id }) => engine.remove(id)));
    await this.#actions.networks.collect(() => false);
    await this.#actions.payloads.keepOnly(new Set());
    await this.#disk.erase();
  }

  async #halt(): Promise<void> {
    this.#abort.abort(new Error("this node stops"));
    await Promise.all([this.#ended, this.#executor.idle(), this.#dataPath.idle(), this.#logs.idle()]);
    clearTimeout(this.#saving);
  }

  #assigned(assignments: Assignments, complete: boolean): void {
    const first = complete && !this.#complete;
    if (complete) this.#complete = true;
    this.#take(assignments);
    this.#save();
    this.#options.onAssignments?.(assignments);
    // Containers that were too unknown to judge can be judged now.
    if (first) this.#quietly(this.#watcher.sync());
  }

  /** The one place where assignments change: data path first, then tasks. */
  #take(assignments: Assignments): void {
    const before = this.#assignments;
    const after = unchangedKept(before, assignments);
    // The usual set after a reconnect. The data path looks after itself.
    if (isSame(before, after)) return;
    this.#assignments = after;
    this.#version += 1;
    this.#dataPath.set(this.#assignments, this.#version);
    for (const item of this.#assignments.values()) {
      if (item.kind === "task" && before.get(`task/${item.id}`) !== item) this.#changed(item);
    }
    for (const record of this.#executor.records.values()) {
      if (record.facts.gone || this.#assignments.has(`task/${record.id}`)) continue;
      record.version = this.#version;
      record.learn({ gone: true });
      this.#executor.advance(record);
    }
  }

  #changed(item: TaskItem): void {
    const record = this.#executor.record(item.id);
    record.version = this.#version;
    record.learn({ item, gone: false });
    this.#executor.advance(record);
  }

  #watched(): ConstructorParameters<typeof Watcher>[0]["watched"] {
    return {
      records: () => this.#executor.records.values(),
      recordOf: (id) => this.#recordOf(id),
      look: (record) => this.#executor.look(record),
      onSynced: () => {
        const isFirst = !this.#executor.isOpen;
        this.#executor.open();
        if (isFirst) for (const report of this.#reports()) this.#session.report(report);
        this.#quietly(this.#tidy());
      },
    };
  }

  #recordOf(id: TaskId): TaskRecord | undefined {
    const known = this.#executor.records.get(id);
    if (known !== undefined || !this.#complete) return known;
    const record = this.#executor.record(id);
    record.learn({ gone: true });
    return record;
  }

  /** Removes networks and files that no task needs any more. */
  async #tidy(): Promise<void> {
    if (!this.#complete) return;
    const wanted = (): ReadonlySet<string> | undefined => this.#actions.wantedNetworks(this.#items());
    if (wanted() === undefined) return;
    await this.#actions.networks.collect((name) => wanted()?.has(name) ?? true);
    await this.#actions.payloads.keepOnly(new Set(this.#executor.records.keys()));
  }

  *#items(): Iterable<TaskItem> {
    for (const item of this.#assignments.values()) if (item.kind === "task") yield item;
  }

  #reports(): readonly TaskReport[] {
    return [...this.#executor.records.values()].flatMap(({ facts }) => facts.report ?? []);
  }

  #reported(report: TaskReport): void {
    this.#session.report(report);
    this.#save();
  }

  /** For templates: what they speak of does not change while a node is up, and asking costs an engine more than a create. */
  #describeOnce(): Promise<NodeDescription> {
    this.#described ??= this.#options.describe().catch((error: unknown) => {
      this.#described = undefined;
      throw error;
    });
    return this.#described;
  }

  /** Soon, for nobody waits for it: ten tasks that start together pass through dozens of states. */
  #save(): void {
    this.#saving ??= setTimeout(() => {
      this.#saving = undefined;
      this.#disk.save().catch((error: unknown) => {
        // A full disk stops no container and no traffic; the next change tries again.
        this.#options.log("error", "what this node does could not be remembered", { reason: messageOf(error) });
      });
    }, saveMs);
  }

  /** For what is done again later anyway. */
  #quietly(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!isEngineError(error, "away")) this.#options.log("warn", "tidying up failed", { reason: messageOf(error) });
    });
  }
}

/** A crash loses so much of what is remembered; the engine and the leader know it, too. */
const saveMs = 100;

/** The same objects where nothing changed: a complete set after a reconnect is no news. */
function unchangedKept(before: Assignments, after: Assignments): Assignments {
  const kept = [...after].map(([key, item]) => {
    const known = before.get(key);
    return [key, known !== undefined && isDeepStrictEqual(known, item) ? known : item] as const;
  });
  return new Map(kept);
}

function isSame(before: Assignments, after: Assignments): boolean {
  return before.size === after.size && [...after].every(([key, item]) => before.get(key) === item);
}

function union(first: readonly string[], second: readonly string[]): readonly string[] {
  return [...new Set([...first, ...second])];
}
