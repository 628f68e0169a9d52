import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import { present } from "../../../base/assert.ts";
import { asId } from "../../../base/id.ts";
import type { Store } from "../../../manager/io/store.ts";
import type { Input } from "../../../manager/io/turn.ts";
import type { Observation } from "../../../model/observation.ts";
import type { Service } from "../../../model/service.ts";
import { isTerminal, isWanted, type Task, type TaskState } from "../../../model/task.ts";
import { nodeName, type Shape, storeOf } from "./cluster.ts";
import { Leader, type Measured } from "./leader.ts";
import { Workers } from "./workers.ts";

/** What one operation costs on one store. */
export interface TurnsRow {
  readonly turns: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** The thread's time on a processor, the mean of all turns: the system counts it too coarsely for one. */
  readonly cpu: number;
  /** The longest time that nothing else could run, sending to the workers included. */
  readonly lagMs: number;
  readonly bytes: number;
  /** Nodes whose assignments were computed, and that were told something, for each operation. */
  readonly computed: number;
  readonly told: number;
}

export const large: Shape = shapeOf(10_000, 1_000, 10_000);
export const small: Shape = shapeOf(100, 10, 10);

function shapeOf(services: number, nodes: number, largest: number): Shape {
  return { services, nodes, largest, replicas: 10, picky: false, tasks: "running" };
}

export const operations: Readonly<Record<string, (bench: Bench) => Promise<TurnsRow>>> = {
  "one service of 10 updated": (bench) => bench.measure(50, (round) => bench.update(1 + round)),
  "one task fails": (bench) => bench.measure(90, (round) => bench.fail(1 + (round % 90))),
  "one service of 10 scaled by 1": (bench) => bench.measure(50, (round) => bench.scale(1 + round)),
  "the largest service scaled by 1": (bench) => bench.measure(50, () => bench.scale(0)),
  "one task of the largest fails": (bench) => bench.measure(50, () => bench.fail(0)),
  "one node is lost": (bench) => bench.measure(30, (round) => bench.lose(round)),
};

/** One store with its leader and all its workers, on which one operation after the other is measured. */
export class Bench {
  readonly #store: Store;
  readonly #leader: Leader;
  readonly #workers: Workers;
  readonly #nodes: number;
  #turns: Measured[] = [];

  constructor(shape: Shape) {
    this.#nodes = shape.nodes;
    this.#store = storeOf(shape);
    this.#leader = new Leader(this.#store);
    this.#leader.settle();
    this.#workers = new Workers(this.#store);
  }

  /** After some rounds that do not count: a leader is warm. */
  async measure(rounds: number, operation: (round: number) => Promise<void>): Promise<TurnsRow> {
    const first = Math.ceil(rounds / 5);
    for (let round = 0; round < first; round += 1) await operation(round);
    globalThis.gc?.();
    await nextTurn();
    this.#turns = [];
    this.#workers.take();
    const lag = monitorEventLoopDelay({ resolution: 1 });
    lag.enable();
    for (let round = first; round < first + rounds; round += 1) await operation(round);
    lag.disable();
    const times = sorted(this.#turns.map(({ ms }) => ms));
    const cpu = this.#turns.reduce((sum, turn) => sum + turn.cpuMs, 0) / times.length;
    const { computed, told } = this.#workers.take();
    const bytes = this.#turns.reduce((sum, turn) => sum + turn.bytes, 0);
    return {
      turns: times.length / rounds,
      ...{
        p50: at(times, 0.5),
        p99: at(times, 0.99),
        max: at(times, 1),
        cpu,
        lagMs: lag.max / 1e6,
      },
      ...{ bytes: bytes / rounds, computed: computed / rounds, told: told / rounds },
    };
  }

  async update(number: number): Promise<void> {
    const service = this.#service(number);
    const { TaskTemplate } = service.spec;
    const Image = `${TaskTemplate.ContainerSpec.Image}+`;
    await this.#change(service, {
      TaskTemplate: { ...TaskTemplate, ContainerSpec: { ...TaskTemplate.ContainerSpec, Image } },
      UpdateConfig: { Parallelism: 10 },
    });
    await this.#work(number);
    await this.#pass(5_000);
  }

  async scale(number: number): Promise<void> {
    const service = this.#service(number);
    await this.#change(service, {
      Mode: { Replicated: { Replicas: (service.spec.Mode.Replicated?.Replicas ?? 1) + 1 } },
    });
    await this.#work(number);
  }

  async fail(number: number): Promise<void> {
    const { id } = this.#service(number);
    const task = present(
      this.#store.state.tasksOfService(id).find((one) => one.status.state === "running"),
      "a task to fail",
    );
    await this.#turn([reportOf(task, "failed")]);
    await this.#work(number);
    await this.#pass(5_000);
    await this.#work(number);
  }

  /** The node loses power, its tasks start elsewhere; then it comes back without them. */
  async lose(round: number): Promise<void> {
    const node = asId<"node">(nodeName(1 + (round % (this.#nodes - 1))));
    await this.#turn([{ kind: "nodeStatus", nodeId: node, state: "down", message: "heartbeat failure" }]);
    await this.#turn([{ kind: "nodeStatus", nodeId: node, state: "ready", message: "" }]);
    const held = this.#store.state.tasksOfNode(node).filter((task) => !isTerminal(task));
    await this.#turn(held.map((task) => reportOf(task, "failed")));
  }

  /** The workers bring the service's tasks to where they are wanted. */
  async #work(number: number): Promise<void> {
    const { id } = this.#service(number);
    for (let round = 0; round < 4; round += 1) {
      const reports = this.#store.state.tasksOfService(id).flatMap((task) => {
        const to = targetOf(task);
        return to === undefined ? [] : [reportOf(task, to)];
      });
      if (reports.length === 0) return;
      await this.#turn(reports);
    }
  }

  async #change(service: Service, part: Partial<Service["spec"]>): Promise<void> {
    const spec = { ...service.spec, ...part };
    const { id, meta } = service;
    const command = {
      kind: "updateService",
      id,
      version: meta.version,
      spec,
      registryAuthFrom: "spec",
      rollback: false,
    };
    await this.#take([{ kind: "command", command: { ...command, kind: "updateService", registryAuthFrom: "spec" } }]);
  }

  async #turn(observations: readonly Observation[]): Promise<void> {
    await this.#take(observations.map((observation) => ({ kind: "observation", observation })));
  }

  async #pass(ms: number): Promise<void> {
    this.#leader.now += ms;
    if (this.#leader.wakeAt <= this.#leader.now) await this.#take([]);
  }

  /** One turn, those that it asks for at once, and what the workers are sent. */
  async #take(inputs: readonly Input[]): Promise<void> {
    this.#turns.push(this.#leader.turn(inputs));
    await nextTurn();
    while (this.#leader.wakeAt <= this.#leader.now) {
      this.#turns.push(this.#leader.turn());
      await nextTurn();
    }
  }

  #service(number: number): Service {
    return present(this.#store.state.serviceByName(`service-${String(number).padStart(6, "0")}`), "a service");
  }
}

function sorted(values: readonly number[]): readonly number[] {
  return values.toSorted((left, right) => left - right);
}

function at(ordered: readonly number[], share: number): number {
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? 0;
}

function targetOf(task: Task): TaskState | undefined {
  if (isTerminal(task) || task.nodeId === undefined) return undefined;
  const target = isWanted(task) ? (task.desiredState === "ready" ? "ready" : "running") : "shutdown";
  return task.status.state === target ? undefined : target;
}

function reportOf(task: Task, state: TaskState): Observation {
  const nodeId = present(task.nodeId, "the task's node");
  return { kind: "reports", nodeId, reports: [{ taskId: task.id, state, timestamp: 0, message: state }] };
}
