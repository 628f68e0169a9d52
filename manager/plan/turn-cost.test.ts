import { expect, test } from "vitest";
import { present } from "../../base/assert.ts";
import { asId } from "../../base/id.ts";
import type { Availability } from "../../model/node.ts";
import type { Service } from "../../model/service.ts";
import { isTerminal, isWanted, type Task } from "../../model/task.ts";
import type { Rows, TableName } from "../../model/view.ts";
import { draftOf } from "../store/draft.ts";
import type { IndexName } from "../store/index.ts";
import { Reads } from "../store/reads.ts";
import type { AppliedChange, State } from "../store/state.ts";
import { Assigner } from "./assigner.ts";
import { Memory } from "./memory.ts";
import { plan } from "./plan.ts";
import { networkSpec, serviceSpec } from "./scenario/spec.ts";
import { joining, nodeStatus, type TurnResult, versionOf, World } from "./scenario/world.ts";

/*
 * A turn costs what its change costs, not what the cluster holds: rows read are counted on a small cluster and on one of
 * ten times its nodes and a hundred times its services. No clocks.
 */

/** The committed rows, and how many were looked at. */
class Counted extends Reads {
  static rows = 0;
  /** Keys under which rows were looked for. */
  static readonly keys = new Set<string>();
  readonly #state: State;

  constructor(state: State) {
    super();
    this.#state = state;
  }

  override get<Name extends TableName>(table: Name, id: string): Rows[Name] | undefined {
    Counted.rows += 1;
    return this.#state.get(table, id);
  }
  override *all<Name extends TableName>(table: Name): Iterable<Rows[Name]> {
    for (const row of this.#state.all(table)) {
      Counted.rows += 1;
      yield row;
    }
  }
  override find<Name extends TableName>(table: Name, index: IndexName<Name>, key: string): readonly Rows[Name][] {
    const found = this.#state.find(table, index, key);
    Counted.rows += 1 + found.length;
    Counted.keys.add(key);
    return found;
  }
  override has<Name extends TableName>(table: Name, index: IndexName<Name>, key: string): boolean {
    Counted.rows += 1;
    return this.#state.has(table, index, key);
  }
}

/** What one operation costs. */
interface Cost {
  /** Rows that the turn looked at. */
  readonly rows: number;
  /** Rows that the making of assignments looked at, for each node. */
  readonly rowsByNode: number;
  /** Nodes whose assignments were made again. */
  readonly nodes: number;
  readonly changes: number;
}

/**
 * As many services of four tasks as said, one of 300, and a global one; everything runs. For each eighth one waits for an
 * address on a network that is full.
 */
class Cluster {
  readonly world: World;
  readonly #assigner: Assigner;
  #nodes = 0;
  #told = 0;

  constructor(nodes: number, services: number) {
    let view: Counted | undefined;
    const look = (state: State): Counted => {
      view ??= new Counted(state);
      return view;
    };
    this.world = new World({ look });
    this.#assigner = new Assigner(() => look(this.world.state));
    const names = Array.from({ length: nodes }, (_, index) => `w${index + 1}`);
    this.world.turn(names.map((name) => joining(name, "worker")));
    this.world.observe(...names.map((name) => nodeStatus(asId(name), "ready")));
    const words = ["constraint=node.role==worker", "parallel=4", "restart=any:0"];
    for (let number = 1; number <= services; number += 1) this.#create(`s${number}`, ["replicas=4", ...words]);
    this.#create("large", ["replicas=300", "skein.min-available=90%", ...words]);
    this.#create("everywhere", ["global", "restart=any:0"]);
    this.world.must({ kind: "createNetwork", spec: networkSpec("tiny", ["subnet=10.9.0.0/29"]) });
    for (let number = 0; number <= 5 + services / 8; number += 1) {
      this.#create(`waiting${number}`, ["replicas=0", "network=tiny"]);
    }
    this.#comeToRest();
    for (const { id } of this.world.state.nodes()) this.#assigner.wantedOf(id);
    this.world.onApplied = (changes) => this.#tell(changes);
  }

  cost(operation: (cluster: Cluster) => TurnResult): Cost {
    operation(this); // The first of a kind may count what is kept from then on.
    this.#comeToRest();
    Counted.rows = 0;
    this.#nodes = 0;
    this.#told = 0;
    const { changes } = operation(this);
    const [nodes, told] = [this.#nodes, this.#told];
    const cost = { rows: Counted.rows - told, rowsByNode: told / Math.max(1, nodes), nodes, changes: changes.length };
    this.#comeToRest();
    return cost;
  }

  report(tasks: readonly Task[], state: "running" | "failed" | "shutdown"): TurnResult {
    const reports = tasks.map((task) => ({ taskId: task.id, state, timestamp: 0, message: "" }));
    return this.world.observe(
      ...reports.map((report, at) => {
        return { kind: "reports", nodeId: present(tasks[at]?.nodeId, "its node"), reports: [report] } as const;
      }),
    );
  }

  update(name: string, word: string): TurnResult {
    const { id, spec } = this.#service(name);
    const version = versionOf(this.world.state, "service", id);
    const next = serviceSpec(name, [word], spec);
    return this.world.must({
      kind: "updateService",
      id,
      version,
      spec: next,
      registryAuthFrom: "spec",
      rollback: false,
    });
  }

  /** One task more. */
  scale(name: string): TurnResult {
    const replicas = this.#service(name).spec.Mode.Replicated?.Replicas ?? 1;
    return this.update(name, `replicas=${replicas + 1}`);
  }

  fail(name: string): TurnResult {
    const tasks = this.world.state.tasksOfService(this.#service(name).id);
    return this.report(tasks.filter((task) => task.status.state === "running").slice(0, 1), "failed");
  }

  lose(): TurnResult {
    const ready = [...this.world.state.nodes()].filter(({ id, status }) => status.state === "ready" && id !== "m1");
    return this.world.observe(...ready.slice(0, 1).map(({ id }) => nodeStatus(id, "down")));
  }

  restore(): TurnResult {
    const down = [...this.world.state.nodes()].filter(({ status }) => status.state === "down");
    return this.world.observe(...down.slice(0, 1).map(({ id }) => nodeStatus(id, "ready")));
  }

  /** One node more may not be used. */
  drain(): TurnResult {
    return this.#offer("active", "drain");
  }

  undrain(): TurnResult {
    return this.#offer("drain", "active");
  }

  #offer(from: Availability, to: Availability): TurnResult {
    const nodes = [...this.world.state.nodes()].filter(({ id, spec }) => spec.Availability === from && id !== "m1");
    const { id, spec } = present(nodes[0], "a node");
    const version = versionOf(this.world.state, "node", id);
    return this.world.must({ kind: "updateNode", id, version, spec: { ...spec, Availability: to } });
  }

  /** Every task gets to where it is wanted, and nothing is left to wait for. */
  #comeToRest(): void {
    const { world } = this;
    for (let round = 0; round < 6; round += 1) {
      world.now += 10_000;
      world.turn([]);
      while (world.wakeAt <= world.now) world.turn([]);
      const tasks = [...world.state.tasks()].filter((task) => task.nodeId !== undefined && !isTerminal(task));
      const isUp = (task: Task): boolean => world.state.node(task.nodeId ?? asId(""))?.status.state === "ready";
      this.report(
        tasks.filter((task) => isUp(task) && isWanted(task) && task.status.state !== "running"),
        "running",
      );
      this.report(
        tasks.filter((task) => isUp(task) && !isWanted(task)),
        "shutdown",
      );
    }
  }

  #create(name: string, words: readonly string[]): void {
    this.world.must({ kind: "createService", spec: serviceSpec(name, words) });
  }

  #tell(changes: readonly AppliedChange[]): void {
    const before = Counted.rows;
    const affected = this.#assigner.committed(changes);
    const nodes = affected.everybody ? [...this.world.state.nodes()].map(({ id }) => id) : [...affected.nodes];
    this.#nodes += nodes.length;
    for (const id of nodes) this.#assigner.wantedOf(id);
    this.#told += Counted.rows - before;
  }

  #service(name: string): Service {
    return present(this.world.state.serviceByName(name), name);
  }
}

// On a node of either are about as many tasks; the large one holds 3,600 of them.
const small = new Cluster(8, 8);
const large = new Cluster(80, 800);
const tasksByNode = 50;

test.each<[string, (cluster: Cluster) => TurnResult]>([
  ["a service of four is updated", (cluster) => cluster.update("s1", `image=x:${cluster.world.state.index}`)],
  ["a service of four gets one more", (cluster) => cluster.scale("s2")],
  ["a large service gets one more", (cluster) => cluster.scale("large")],
  ["a task of a large service fails", (cluster) => cluster.fail("large")],
  ["a task of a service of four fails", (cluster) => cluster.fail("s3")],
])("%s: a turn looks at as many rows in a large cluster as in a small one", (_, operation) => {
  const [inSmall, inLarge] = [small.cost(operation), large.cost(operation)];
  expect(inLarge.changes).toBe(inSmall.changes);
  expect(inLarge.rows).toBeLessThanOrEqual(inSmall.rows + 5);
  expect(inLarge.rows).toBeLessThan(100);
  expect(inLarge.nodes).toBeLessThanOrEqual(inLarge.changes);
  expect(inLarge.rowsByNode).toBeLessThan(4 * tasksByNode);
});

test.each<[string, (cluster: Cluster) => TurnResult]>([
  ["is lost", (cluster) => cluster.lose()],
  ["comes back", (cluster) => cluster.restore()],
  ["is drained", (cluster) => cluster.drain()],
  ["is active again", (cluster) => cluster.undrain()],
])("a node %s: a turn looks at its tasks and their brothers", (_, operation) => {
  const cost = large.cost(operation);
  expect(cost.changes).toBeLessThan(3 * tasksByNode);
  expect(cost.rows).toBeLessThan(50 * tasksByNode);
  expect(cost.nodes).toBeLessThanOrEqual(1 + tasksByNode);
  expect(cost.rowsByNode).toBeLessThan(4 * tasksByNode);
});

test("a turn that has looked at enough reads nothing of the services that it leaves to the next", () => {
  const world = new World();
  const large = ["replicas=10000", "constraint=node.role==worker"];
  // By their ids the large ones come first.
  for (const [name, words] of Object.entries({ a: ["replicas=1"], b: ["replicas=1"], c: large, d: large })) {
    world.must({ kind: "createService", spec: serviceSpec(name, words) });
    while (world.wakeAt <= world.now) world.turn([]);
  }
  Counted.keys.clear();
  const options = { now: world.now, mint: world.mint, dirty: "everything", memory: new Memory() } as const;
  plan(draftOf(new Counted(world.state)), options);
  const read = [...world.state.services()].filter(({ id }) => Counted.keys.has(id));
  expect(read.map(({ spec }) => spec.Name)).toEqual(["c", "d"]);
});
