import { present } from "../../base/assert.ts";
import type { Instant } from "../../base/clock.ts";
import type { TaskId } from "../../base/id.ts";
import type { TaskItem } from "../../model/assignment.ts";
import type { Engine } from "../engine/engine.ts";
import type { TaskFacts } from "../step.ts";
import { Latest } from "./latest.ts";

type Facts = Omit<TaskFacts, "path">;

/** One task as the executor holds it: its facts, and what is going on about it. */
export class TaskRecord {
  readonly id: TaskId;
  facts: Facts = { gone: false, imageReady: false };
  /** Of the assignments that last changed it: the data path must be as new. */
  version = 0;
  /** How to find its container; absent: there is none. */
  containerId: string | undefined;
  busy = false;
  /** Ends the pull that is going on. */
  pull: AbortController | undefined;
  failures = 0;
  failingSince: Instant | undefined;
  retryAt: Instant = 0;
  readonly #looks: Latest;
  #timer: NodeJS.Timeout | undefined;

  constructor(id: TaskId, engine: Engine) {
    this.id = id;
    this.#looks = new Latest(() => this.#look(engine));
  }

  learn(facts: Partial<Facts>): void {
    this.facts = { ...this.facts, ...facts };
  }

  /** Looks at its container. One look at a time: an older answer never covers a newer one. */
  refresh(): Promise<void> {
    return this.#looks.request();
  }

  item(): TaskItem {
    return present(this.facts.item, "the item of a task that is worked on");
  }

  requireContainer(): string {
    return present(this.containerId, "the container of a task that has one");
  }

  succeeded(): void {
    this.failures = 0;
    this.failingSince = undefined;
    this.retryAt = 0;
  }

  failed(now: Instant, pauseMs: number): void {
    this.failures += 1;
    this.failingSince ??= now;
    this.retryAt = now + pauseMs;
  }

  wakeAfter(ms: number, wake: () => void): void {
    this.cancelTimer();
    if (ms < timerMaxMs) this.#timer = setTimeout(wake, Math.max(0, ms));
  }

  cancelTimer(): void {
    clearTimeout(this.#timer);
  }

  async #look(engine: Engine): Promise<void> {
    const status = this.containerId === undefined ? undefined : await engine.inspect(this.containerId);
    if (status === undefined) this.containerId = undefined;
    const { container: _, ...rest } = this.facts;
    this.facts = status === undefined ? rest : { ...rest, container: status };
  }
}

/** What setTimeout can count; beyond it something else will happen first. */
const timerMaxMs = 2 ** 31;
