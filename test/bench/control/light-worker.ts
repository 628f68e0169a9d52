import { present } from "../../../base/assert.ts";
import { never } from "../../../base/clock.ts";
import { realChance, realClock } from "../../../base/io/real.ts";
import { type EnrolRequest, enrol } from "../../../daemon/enrol.ts";
import { Trust } from "../../../manager/io/trust.ts";
import { type Assignments, keyOf, type TaskItem } from "../../../model/assignment.ts";
import type { NodeDescription } from "../../../model/node.ts";
import type { ContainerStatus } from "../../../worker/container.ts";
import { Session } from "../../../worker/io/session.ts";
import { step, type TaskFacts } from "../../../worker/step.ts";

type Task = Omit<TaskFacts, "path" | "container"> & { container?: ContainerStatus; timer?: NodeJS.Timeout };

/**
 * A worker as the managers see one: it has its certificate from them, its session is the real one, and it decides with the
 * real `step`. But its containers are a field each, and of what it is assigned it keeps the tasks alone.
 */
export class LightWorker {
  readonly #tasks = new Map<string, Task>();
  readonly #ended = new AbortController();
  #items: Assignments = new Map();
  #session: Session | undefined;

  /** Enrols, and resolves with the node's id when the leader has sent what is assigned. */
  async join(request: Omit<EnrolRequest, "signal" | "description">, description: NodeDescription): Promise<string> {
    const certified = await enrol({ ...request, description, signal: AbortSignal.timeout(joinMs) });
    const trust = new Trust(certified);
    const joined = Promise.withResolvers<void>();
    const session = new Session({
      managers: certified.managers,
      leader: certified.managers[0],
      dataPathAddress: request.dataPathAddress,
      chance: realChance,
      log: () => undefined,
      signal: this.#ended.signal,
      credentials: () => trust.channel(),
      describe: () => Promise.resolve(description),
      assignments: () => this.#items,
      currentReports: () => [...this.#tasks.values()].flatMap(({ report }) => report ?? []),
      onAssignments: (assignments) => {
        this.#assigned(assignments);
        joined.resolve();
      },
      onManagers: () => undefined,
      logs: { onLogRequest: () => undefined, onLogCancel: () => undefined },
    });
    this.#session = session;
    session.run().catch(joined.reject);
    const late = setTimeout(() => joined.reject(new Error(`nothing was assigned within ${joinMs / 1000} s`)), joinMs);
    await joined.promise;
    clearTimeout(late);
    return certified.nodeId;
  }

  #assigned(assignments: Assignments): void {
    const before = this.#items;
    const items = [...assignments.values()].filter((item) => item.kind === "task");
    this.#items = new Map(items.map((item) => [keyOf(item), item]));
    for (const item of items) if (before.get(keyOf(item)) !== item) this.#learn(item.id, { item, gone: false });
    for (const id of this.#tasks.keys()) if (!this.#items.has(`task/${id}`)) this.#learn(id, { gone: true });
  }

  #learn(id: string, facts: Partial<Task>): void {
    const known: Task = this.#tasks.get(id) ?? { gone: false, imageReady: true };
    clearTimeout(known.timer);
    const task = { ...known, ...facts };
    this.#tasks.set(id, task);
    this.#act(id, task);
  }

  #act(id: string, task: Task): void {
    const next = step({ ...task, path: { ready: true, since: 0 } }, realClock.now());
    const learn = (facts: Partial<Task>): void => this.#learn(id, facts);
    const container = (part: Partial<ContainerStatus>): void => learn({ container: { ...containerOf(task), ...part } });
    switch (next.do) {
      case "report":
        this.#session?.report(next.report);
        learn({ report: next.report });
        break;
      case "note":
        learn({ stop: next.stop });
        break;
      case "pull":
        learn({ imageReady: true });
        break;
      case "create":
        container({ state: "created" });
        break;
      case "start":
        container({ state: "running", pid: 1_000 });
        break;
      case "signal":
        learn({ stop: next.stop, container: { ...containerOf(task), state: "exited", exitCode: 143 } });
        break;
      case "remove":
        delete task.container;
        learn({});
        break;
      case "forget":
        this.#tasks.delete(id);
        break;
      case "wait":
        if (next.until !== never) task.timer = setTimeout(() => learn({}), Math.max(0, next.until - realClock.now()));
    }
  }
}

const joinMs = 120_000;

function containerOf({ container, item }: Task): ContainerStatus {
  return container ?? fresh(present(item, "the item of a task that is made"));
}

function fresh({ id, serviceName, slot }: TaskItem): ContainerStatus {
  return {
    ...{
      id: id.padEnd(64, "0"),
      name: `${serviceName}.${slot}.${id}`,
      labels: {},
      state: "created",
      pid: 0,
      exitCode: 0,
    },
    ...{ error: "", outOfMemory: false, health: "none", stopSignal: "SIGTERM", tty: false },
  };
}
