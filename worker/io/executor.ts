import type { Chance, Clock } from "../../base/clock.ts";
import { messageOf, SkeinError } from "../../base/error.ts";
import type { TaskId } from "../../base/id.ts";
import { limits } from "../../base/limit.ts";
import type { TaskItem, TaskReport } from "../../model/assignment.ts";
import type { Engine } from "../engine/engine.ts";
import { EngineError, isEngineError } from "../engine/engine.ts";
import { failure, pathPatienceMs, type Step, step, type TaskFacts } from "../step.ts";
import type { Actions } from "./actions.ts";
import type { DataPath } from "./data-path.ts";
import type { Log } from "./log.ts";
import { Slots } from "./slots.ts";
import { TaskRecord } from "./task-record.ts";

export interface ExecutorOptions {
  readonly engine: Engine;
  readonly actions: Actions;
  readonly dataPath: DataPath;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly signal: AbortSignal;
  onReport(report: TaskReport): void;
  /** A task's last trace is gone. */
  onForget(id: TaskId): void;
}

type Deed = Exclude<Step, { readonly do: "report" | "note" | "wait" | "forget" }>;

const retryMs = { first: 100, most: 5_000 } as const;

/**
 * Drives every task by step(): one action at a time for each, and workerParallelMax container changes at once over all. Facts come
 * from assignments, from looks at the engine, and from the data path; whatever changes, the task is stepped again.
 */
export class Executor {
  readonly #options: ExecutorOptions;
  readonly #records = new Map<TaskId, TaskRecord>();
  readonly #slots = new Slots(limits.workerParallelMax);
  readonly #working = new Set<Promise<void>>();
  /** Nothing moves before the engine has been looked at once: a container that was not seen yet would be made again. */
  #open = false;

  constructor(options: ExecutorOptions) {
    this.#options = options;
  }

  get records(): ReadonlyMap<TaskId, TaskRecord> {
    return this.#records;
  }

  record(id: TaskId): TaskRecord {
    const known = this.#records.get(id);
    if (known !== undefined) return known;
    const record = new TaskRecord(id, this.#options.engine);
    this.#records.set(id, record);
    return record;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** The engine has been looked at. */
  open(): void {
    this.#open = true;
    this.advanceAll();
  }

  advanceAll(): void {
    for (const record of this.#records.values()) this.advance(record);
  }

  /** Does what can be done for the task now. */
  advance(record: TaskRecord): void {
    const { clock, signal } = this.#options;
    if (!this.#open || signal.aborted) return;
    if (record.busy) {
      // Only a pull takes long and can be given up.
      if (record.facts.gone || isUnwanted(record.facts.item))
        record.pull?.abort(new Error("the task is not wanted any more"));
      return;
    }
    record.cancelTimer();
    let next = this.#next(record);
    while (next.do === "report" || next.do === "note") {
      if (next.do === "report") this.report(record, next.report);
      else record.learn({ stop: next.stop });
      next = this.#next(record);
    }
    if (next.do === "forget") this.#forget(record);
    else if (next.do === "wait") this.#sleep(record, next.until);
    else if (clock.now() < record.retryAt) this.#sleep(record, record.retryAt);
    else this.#begin(record, next);
  }

  report(record: TaskRecord, report: TaskReport): void {
    record.learn({ report });
    this.#options.onReport(report);
  }

  /** Looks at the task's container, then steps. */
  async look(record: TaskRecord): Promise<void> {
    try {
      await record.refresh();
    } catch (error) {
      if (!isEngineError(error, "away")) throw error;
      return; // The watcher notices by itself, and looks at everything once the engine is back.
    }
    this.advance(record);
  }

  /** Resolves when nothing is being done any more. */
  async idle(): Promise<void> {
    for (const record of this.#records.values()) record.cancelTimer();
    while (this.#working.size > 0) await Promise.all(this.#working);
  }

  #next(record: TaskRecord): Step {
    return step(this.#factsOf(record), this.#options.clock.now());
  }

  #factsOf(record: TaskRecord): TaskFacts {
    return { ...record.facts, path: this.#options.dataPath.facts(record.version) };
  }

  #forget(record: TaskRecord): void {
    this.#records.delete(record.id);
    this.#options.onForget(record.id);
  }

  #sleep(record: TaskRecord, until: number): void {
    record.wakeAfter(until - this.#options.clock.now(), () => this.advance(record));
  }

  #begin(record: TaskRecord, deed: Deed): void {
    record.busy = true;
    const work = this.#work(record, deed)
      .catch((error: unknown) => this.#failed(record, deed, error))
      .finally(() => {
        record.busy = false;
        this.#working.delete(work);
        this.advance(record);
      });
    this.#working.add(work);
  }

  async #work(record: TaskRecord, deed: Deed): Promise<void> {
    if (deed.do === "pull") return await this.#pull(record);
    await this.#slots.run(async () => {
      // While it stood in line something may have changed: then this deed is void, and the task is stepped anew.
      const still = this.#next(record);
      if (still.do === deed.do && !this.#options.signal.aborted) await this.#act(record, still);
    });
    record.succeeded();
  }

  async #pull(record: TaskRecord): Promise<void> {
    const pull = new AbortController();
    record.pull = pull;
    try {
      const signal = AbortSignal.any([pull.signal, this.#options.signal]);
      await this.#options.actions.images.ensure(record.item(), signal);
      record.learn({ imageReady: true });
    } catch (error) {
      if (!pull.signal.aborted && !this.#options.signal.aborted) throw error;
    } finally {
      record.pull = undefined;
    }
  }

  async #act(record: TaskRecord, deed: Step): Promise<void> {
    const { engine, actions } = this.#options;
    switch (deed.do) {
      case "create":
        record.containerId = await actions.create(record.item());
        return await record.refresh();
      case "start":
        await engine.start(record.requireContainer());
        return await record.refresh();
      case "signal":
        await engine.signal(record.requireContainer(), deed.signal);
        record.learn({ stop: deed.stop });
        return;
      case "remove":
        await engine.remove(record.requireContainer());
        await actions.payloads.remove(record.id);
        return await record.refresh();
      default:
    }
  }

  async #failed(record: TaskRecord, deed: Deed, error: unknown): Promise<void> {
    const { clock, log, signal } = this.#options;
    if (signal.aborted) return;
    const now = clock.now();
    const reason = messageOf(error);
    if (this.#isPassing(record, deed, error, now)) {
      record.failed(
        now,
        Math.min(retryMs.first * 2 ** record.failures, retryMs.most) * (0.5 + this.#options.chance.fraction()),
      );
      log("debug", `${deed.do}: trying again`, { task: record.id, reason });
      return;
    }
    log("warn", `${deed.do} failed`, { task: record.id, reason });
    const text = deed.do === "start" ? `starting container failed: ${reason}` : reason;
    this.report(record, failure(this.#factsOf(record), now, text));
  }

  /** Whether it is worth trying again, rather than the end of the task. */
  #isPassing(record: TaskRecord, deed: Deed, error: unknown, now: number): boolean {
    if (isEngineError(error, "away") || deed.do === "signal" || deed.do === "remove") return true;
    if (deed.do !== "create") return false;
    const known = now - (record.failingSince ?? now) < pathPatienceMs;
    // A network of that name is being replaced, and containers of the old one are still on their way out.
    if (isEngineError(error, "conflict")) return known;
    // Assignments that are not whole yet: the rest is on its way.
    if (error instanceof SkeinError) return known && (error.code === "NOT_FOUND" || error.code === "UNAVAILABLE");
    const vanished = error instanceof EngineError && error.kind === "absent" && record.failures < 2;
    if (vanished) record.learn({ imageReady: false });
    return vanished;
  }
}

function isUnwanted(item: TaskItem | undefined): boolean {
  return item?.desiredState === "shutdown" || item?.desiredState === "remove";
}
