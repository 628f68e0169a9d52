import type { Chance } from "../../base/clock.ts";
import { messageOf } from "../../base/error.ts";
import type { NodeId, TaskId } from "../../base/id.ts";
import { asId } from "../../base/id.ts";
import { wait } from "../../base/io/wait.ts";
import type { Labels } from "../../model/meta.ts";
import { type ContainerEvent, type Engine, isEngineError } from "../engine/engine.ts";
import { label } from "../naming.ts";
import { Latest } from "./latest.ts";
import type { Log } from "./log.ts";
import type { TaskRecord } from "./task-record.ts";

/** What the watcher tells about. */
interface Watched {
  records(): Iterable<TaskRecord>;
  /** Undefined for a task that nobody knows, while it is too early to say that nobody ever will. */
  recordOf(id: TaskId): TaskRecord | undefined;
  look(record: TaskRecord): Promise<void>;
  /** Everything has been looked at. */
  onSynced(): void;
}

export interface WatcherOptions {
  readonly nodeId: NodeId;
  readonly engine: Engine;
  readonly watched: Watched;
  readonly chance: Chance;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** The engine's events may have been missed, and nobody would ever know: so all is looked at again this often. */
const relistMs = 15_000;
const retryMs = { first: 100, most: 2_000 } as const;

/** Tells what happens to our containers: by the engine's events, and by looking at all of them again and again. */
export class Watcher {
  readonly #options: WatcherOptions;
  readonly #sync = new Latest(() => this.#lookAtAll());

  constructor(options: WatcherOptions) {
    this.#options = options;
  }

  /** Until the signal; an engine that goes away is waited for. */
  async run(): Promise<void> {
    const { signal, log } = this.#options;
    for (let failures = 0; !signal.aborted; failures += 1) {
      const episode = new AbortController();
      try {
        await this.#watch(AbortSignal.any([signal, episode.signal]), () => {
          failures = 0;
        });
      } catch (error) {
        if (signal.aborted) return;
        if (!isEngineError(error, "away"))
          log("error", "the engine answers what we do not understand", { reason: messageOf(error) });
        if (failures === 0) log("warn", "the engine is away", { reason: messageOf(error) });
      } finally {
        episode.abort();
      }
      const pause = Math.min(retryMs.first * 2 ** failures, retryMs.most) * (0.5 + this.#options.chance.fraction());
      await wait(pause, signal).catch(() => undefined); // Rejects only when we are to stop, which ends the loop.
    }
  }

  /** Looks at everything. Throws EngineError. */
  sync(): Promise<void> {
    return this.#sync.request();
  }

  async #watch(signal: AbortSignal, onAnswer: () => void): Promise<void> {
    // First the stream, then the look: what happens in between is seen twice rather than never.
    const events = await this.#options.engine.events(label.managed, signal);
    await this.sync();
    onAnswer();
    await Promise.all([this.#follow(events), this.#relist(signal)]);
  }

  async #follow(events: AsyncIterable<ContainerEvent>): Promise<void> {
    for await (const { containerId, labels } of events) {
      const record = this.#recordFor(labels);
      if (record === undefined || (record.containerId ?? containerId) !== containerId) continue;
      record.containerId = containerId;
      await this.#options.watched.look(record);
    }
  }

  async #relist(signal: AbortSignal): Promise<void> {
    for (;;) {
      await wait(relistMs, signal);
      await this.sync();
    }
  }

  async #lookAtAll(): Promise<void> {
    const { engine, watched } = this.#options;
    const listed = new Set<TaskRecord>();
    for (const { id, state, labels } of await engine.list(label.managed)) {
      const record = this.#recordFor(labels);
      if (record === undefined) continue;
      listed.add(record);
      const { container } = record.facts;
      const settled = container?.id === id && container.state === state && container.health !== "starting";
      record.containerId ??= id;
      if (!settled) await record.refresh();
    }
    for (const record of watched.records()) {
      if (!listed.has(record) && record.containerId !== undefined) await record.refresh();
    }
    watched.onSynced();
  }

  #recordFor(labels: Labels): TaskRecord | undefined {
    const taskId = labels[label.taskId];
    if (taskId === undefined || labels[label.nodeId] !== this.#options.nodeId) return undefined;
    return this.#options.watched.recordOf(asId(taskId));
  }
}
