import { asId, type NodeId } from "../../base/id.ts";
import { Assigner } from "../../manager/plan/assigner.ts";
import { itemsFor } from "../../manager/plan/scenario/items.ts";
import { Script } from "../../manager/plan/scenario/script.ts";
import { nodeStatus, type World, type WorldOptions } from "../../manager/plan/scenario/world.ts";
import type { AppliedChange } from "../../manager/store/state.ts";
import type { Observation } from "../../model/observation.ts";
import { Random } from "../../raft/test/random.ts";
import { checkAvailable } from "./available.ts";
import { Beyond } from "./beyond.ts";
import { holds } from "./broken.ts";
import { checkCounts } from "./counted.ts";
import { checkRest } from "./rest.ts";
import { checkEntry } from "./rules.ts";
import { textOf, Worker } from "./worker.ts";
import { checkWriters } from "./writers.ts";

/** One cluster from its first node to its rest: a real leader's turns, workers without engines. */
export class Life {
  readonly #script: Script;
  readonly #world: World;
  readonly #assigner: Assigner;
  readonly #workers = new Map<NodeId, Worker>();
  readonly #beyond = new Beyond();
  #entries = 0;

  constructor(options: WorldOptions) {
    this.#script = new Script(options);
    this.#world = this.#script.world;
    this.#assigner = new Assigner(() => this.#world.state);
    this.#world.onApplied = (changes) => this.#look(changes);
    this.#workers.set(asId("m1"), new Worker(asId("m1")));
  }

  /** Lets one thing happen, if it makes sense now. */
  take(line: string): void {
    const [verb = "", name = "", word = ""] = line.split(" ");
    const random = new Random(Number(word || name) || 0);
    this.#world.now += 1;
    const own = this.#own[verb];
    if (own !== undefined) own(name, random);
    else if (this.#makesSense(verb, name, line)) this.#script.run(line);
  }

  /** Nothing more happens, not even at given times: nodes that answer do as they are told, until nothing moves. */
  comeToRest(): void {
    const scheduled = [...this.#world.state.services()].filter(
      ({ runs, removedAt }) => runs && removedAt === undefined,
    );
    for (const { spec } of scheduled) this.#script.run(`update ${spec.Name} label=skein.schedule.suspend=true`);
    for (const node of [...this.#world.state.nodes()]) if (node.status.state === "unknown") this.#revive(node.id);
    for (let round = 0; this.#work() + this.#wait(61_000) > 0; round += 1) holds(round < 100, "it never comes to rest");
    holds(this.#world.turn([]).changes.length === 0, "a turn without input changes something");
    this.#agree();
    this.#world.changeLeader();
    holds(this.#world.changeLeader().changes.length === 0, "a new leader changes something");
    checkRest(this.#world.state);
    checkCounts(this.#world);
    for (const worker of this.#workers.values()) this.#compare(worker);
  }

  readonly #own: Readonly<Record<string, (name: string, random: Random) => void>> = {
    join: (name) => this.#join(name),
    kill: (name) => this.#kill(name),
    crash: (name) => {
      this.#kill(name);
      this.#workers.get(asId(name))?.crash();
    },
    revive: (name) => this.#revive(asId(name)),
    unknown: () => this.#loseSessions(),
    sync: (name) => this.#on(name, (worker) => this.#sync(worker)),
    move: (name, random) => this.#workers.get(asId(name))?.move(random),
    deliver: (name, random) => this.#on(name, (worker) => this.#observe([this.#reports(worker, random)])),
    busy: (_, random) => this.#busy(random),
    fault: (_, random) => {
      for (const worker of this.#workers.values()) if (random.chance(0.4)) worker.fault(random);
      this.#observe(this.#answering().map((worker) => this.#reports(worker, random)));
    },
    work: () => void this.#work(),
    wait: (ms) => void this.#wait(Number(ms)),
    heal: () => this.#heal(),
    away: (ms) => this.#lead(Number(ms)),
  };

  #join(name: string): void {
    const id = asId<"node">(name);
    if (this.#world.state.node(id) !== undefined) return;
    this.#workers.set(id, new Worker(id));
    this.#script.run(`nodes ${name}`);
  }

  #kill(name: string): void {
    const isThere = this.#world.state.node(asId(name)) !== undefined;
    if (isThere) this.#world.observe(nodeStatus(asId(name), "down", "heartbeat failure"));
  }

  #revive(id: NodeId): void {
    const worker = this.#workers.get(id);
    if (worker === undefined || this.#world.state.node(id) === undefined) return;
    worker.reconnect();
    this.#world.observe(nodeStatus(id, "ready"));
  }

  /** Nobody leads for so long. */
  #lead(afterMs: number): void {
    this.#world.now += afterMs;
    this.#world.changeLeader();
  }

  /** What a new leader does: it has heard of nobody yet. */
  #loseSessions(): void {
    this.#world.changeLeader();
    const up = [...this.#world.state.nodes()].filter((node) => node.status.state === "ready");
    this.#world.observe(...up.map(({ id }) => nodeStatus(id, "unknown")));
  }

  /** Some rounds in which everybody does something. */
  #busy(random: Random): void {
    for (let rounds = 1 + random.below(4); rounds > 0; rounds -= 1) {
      for (const worker of this.#answering()) {
        if (random.chance(0.8)) this.#sync(worker);
        worker.move(random);
      }
      this.#observe(this.#answering().map((worker) => this.#reports(worker, random)));
    }
  }

  /** Everybody catches up. Answers how many rounds something moved in. */
  #work(): number {
    for (let round = 0; round < 40; round += 1) {
      const workers = this.#answering();
      for (const worker of workers) {
        this.#sync(worker);
        worker.finish();
      }
      const reports = workers.map((worker) => this.#reports(worker, undefined));
      if (this.#observe(reports) === 0) return round;
    }
    return 40;
  }

  /** Answers how many entries the time brought. */
  #wait(ms: number): number {
    const world = this.#world;
    const until = world.now + ms;
    let entries = 0;
    for (let turns = 0; world.wakeAt <= until; turns += 1) {
      holds(turns < 300, "time passes in turns without end");
      world.now = Math.max(world.now, world.wakeAt);
      if (world.turn([]).changes.length > 0) entries += 1;
    }
    world.now = until;
    return entries;
  }

  #heal(): void {
    for (const { id } of [...this.#world.state.nodes()]) {
      this.#revive(id);
      this.#script.run(`availability ${id} active`);
    }
  }

  #on(name: string, act: (worker: Worker) => void): void {
    const worker = this.#answering().find(({ id }) => id === name);
    if (worker !== undefined) act(worker);
  }

  #answering(): readonly Worker[] {
    return [...this.#workers.values()].filter(({ id }) => this.#world.state.node(id)?.status.state === "ready");
  }

  #sync(worker: Worker): void {
    const wanted = this.#assigner.wantedOf(worker.id);
    if (wanted !== undefined) worker.take(wanted);
  }

  #reports(worker: Worker, random: Random | undefined): Observation & { kind: "reports" } {
    return { kind: "reports", nodeId: worker.id, reports: worker.deliver(random) };
  }

  #observe(all: readonly (Observation & { kind: "reports" })[]): number {
    const some = all.filter(({ reports }) => reports.length > 0);
    this.#world.now += 1; // No report comes in the millisecond of what it answers.
    if (some.length > 0) this.#world.observe(...some);
    return some.length;
  }

  /** What it was told step by step is what somebody new would be told. */
  #compare(worker: Worker): void {
    if (this.#world.state.node(worker.id)?.status.state !== "ready") return;
    this.#sync(worker);
    holds(worker.text === textOf(itemsFor(this.#world.state, worker.id)), `${worker.id} was told something else`);
  }

  #look(changes: readonly AppliedChange[]): void {
    this.#assigner.committed(changes);
    checkEntry(this.#world, changes);
    checkAvailable(this.#world.state, changes);
    this.#beyond.check(this.#world, changes);
    checkWriters(this.#world.state, this.#workers.values());
    this.#entries += 1;
    if (this.#entries % 7 !== 0) return;
    checkCounts(this.#world);
    if (this.#world.wakeAt > this.#world.now) this.#nearlyAgree();
  }

  /** Planning everything with nothing remembered comes to the same rows. */
  #agree(more = this.#world.replan()): void {
    holds(
      more.length === 0,
      `planning everything finds more: ${more.map(({ table, id }) => `${table} ${id}`).join(", ")}`,
    );
  }

  /**
   * The same while all goes on. One thing may come up to a minute later: a service that is to be spread anew by itself is
   * looked at again when others have made room.
   */
  #nearlyAgree(): void {
    const more = this.#world.replan();
    const isMoved = more.some(({ table, row }) => table === "service" && row?.rebalance?.state === "running");
    if (!isMoved) this.#agree(more);
  }

  /** Names that are not there are part of the scenarios, not of this. */
  #makesSense(verb: string, name: string, line: string): boolean {
    const { state } = this.#world;
    const networks = ["front", "back"].filter((network) => line.includes(network));
    const areThere = networks.every((network) => state.networkByName(network) !== undefined);
    switch (verb) {
      case "leader":
      case "history":
        return true;
      case "network":
        return !areThere;
      case "netrm":
        return areThere;
      case "create":
        return state.serviceByName(name) === undefined && areThere;
      case "scale":
        return state.serviceByName(name)?.spec.Mode.Replicated !== undefined;
      case "update":
      case "rollback":
      case "rollbackto":
      case "stop":
      case "start":
      case "restart":
      case "rebalance":
      case "rm":
        return state.serviceByName(name) !== undefined && areThere;
      default:
        return state.node(asId(name)) !== undefined;
    }
  }
}
