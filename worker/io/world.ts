import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import type { Chance } from "../../base/clock.ts";
import { asId } from "../../base/id.ts";
import { realChance, realClock } from "../../base/io/real.ts";
import type { Dataplane } from "../dataplane.ts";
import { descriptionOf } from "../engine/description.ts";
import type { Engine } from "../engine/engine.ts";
import { FakeLeader } from "./fake-leader.ts";
import { createWorker, type Worker } from "./worker.ts";

const patienceMs = 20_000;

/** All around one worker, for tests: its folders, its engine, its data path, and somebody who leads. */
export class World {
  readonly stateDir: string;
  /** On a tmpfs. */
  readonly secretsDir: string;
  readonly leader: FakeLeader;
  readonly #engine: Engine;
  readonly #dataplane: Dataplane;
  readonly #workers: Worker[] = [];
  readonly #leaders: FakeLeader[] = [];

  static async open(engine: Engine, dataplane: Dataplane): Promise<World> {
    const stateDir = await mkdtemp(join(tmpdir(), "skein-worker-"));
    const secretsDir = await mkdtemp("/dev/shm/skein-worker-");
    return new World({ stateDir, secretsDir, leader: await new FakeLeader().start(), engine, dataplane });
  }

  private constructor(parts: {
    readonly stateDir: string;
    readonly secretsDir: string;
    readonly leader: FakeLeader;
    readonly engine: Engine;
    readonly dataplane: Dataplane;
  }) {
    this.stateDir = parts.stateDir;
    this.secretsDir = parts.secretsDir;
    this.leader = parts.leader;
    this.#leaders.push(parts.leader);
    this.#engine = parts.engine;
    this.#dataplane = parts.dataplane;
  }

  /** Where the worker keeps what it remembers. */
  get memory(): string {
    return join(this.stateDir, "worker.json");
  }

  /** Another manager, on that port or on any. */
  async another(port = 0): Promise<FakeLeader> {
    const leader = await new FakeLeader().start(port);
    this.#leaders.push(leader);
    return leader;
  }

  /** Starts the worker, or starts it again after its stop. */
  async start(
    managers: readonly string[] = [this.leader.address],
    chance: Chance = realChance,
    leader?: string,
  ): Promise<Worker> {
    const worker = await createWorker({
      ...{ nodeId: asId<"node">("node1"), stateDir: this.stateDir, engine: this.#engine, dataplane: this.#dataplane },
      dataPathAddress: "127.0.0.1",
      folders: { secrets: this.secretsDir, configs: this.stateDir },
      ...{ clock: realClock, chance, log: () => undefined },
      managers: () => managers,
      leader,
      credentials: () => grpc.credentials.createInsecure(),
      describe: async () => descriptionOf(await this.#engine.info(), "alpha"),
      onFatal: (error) => {
        throw error;
      },
    });
    this.#workers.push(worker);
    return worker;
  }

  /** The newest report of that task is of that state. */
  untilState(task: string, state: string, leader = this.leader): Promise<void> {
    return until(`${task} ${state}`, () => leader.lastOf(task)?.state === state);
  }

  async close(): Promise<void> {
    for (const worker of this.#workers) await worker.stop();
    for (const leader of this.#leaders) leader.stop();
    for (const folder of [this.stateDir, this.secretsDir]) await rm(folder, { recursive: true });
  }
}

/** Looks until it is so; throws, naming it, when it is not in time. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
