import { present } from "../../../base/assert.ts";
import { SkeinError } from "../../../base/error.ts";
import { asId, type NodeId } from "../../../base/id.ts";
import type { Command } from "../../../model/command.ts";
import type { NodeDescription, NodeSpec } from "../../../model/node.ts";
import type { ServiceSpec } from "../../../model/service-spec.ts";
import { compareStates, isTerminal, isWanted, type Task, type TaskState } from "../../../model/task.ts";
import { explainService } from "../explain.ts";
import { movesNow } from "../rebalance.ts";
import { Printer } from "./print.ts";
import { networkSpec, serviceSpec } from "./spec.ts";
import { joining, nodeStatus, type TurnResult, versionOf, World, type WorldOptions } from "./world.ts";

/** The little language of the scenario files: one line is one turn, its output what the entry changed. */
export class Script {
  readonly world: World;
  readonly print = new Printer(() => this.world.state);

  constructor(options: WorldOptions = {}) {
    this.world = new World(options);
  }

  run(line: string): string {
    const [verb = "", ...words] = line.split(" ");
    const command = this.#commands[verb];
    if (command === undefined) return `unknown command ${verb}`;
    const lines = command(...words);
    return lines.length === 0 ? "no change" : lines.join("\n");
  }

  readonly #commands: Readonly<Record<string, (...words: string[]) => readonly string[]>> = {
    nodes: (...names) => names.flatMap((name) => this.#join(name)),
    create: (name = "", ...words) =>
      this.#command({
        kind: "createService",
        spec: serviceSpec(
          name,
          words.map((word) => this.#withId(word)),
        ),
      }),
    update: (name = "", ...words) => this.#update(name, (before) => serviceSpec(name, words, before)),
    scale: (name = "", count = "1") => this.#update(name, (before) => serviceSpec(name, [`replicas=${count}`], before)),
    stale: (name = "", ...words) => this.#update(name, (before) => serviceSpec(name, words, before), { behind: 1 }),
    twice: (name = "", ...words) => this.#twice(name, words),
    rebalance: (name = "") => this.#command({ kind: "rebalanceService", id: this.#service(name).id }),
    moves: (name = "") => this.print.moves(movesNow(this.world.state, this.#service(name), this.world.now)),
    rollbackto: (name = "", to = "1") =>
      this.#command({ kind: "rollBackService", id: this.#service(name).id, revision: Number(to) }),
    revisions: (name = "") => this.print.revisions(this.#service(name)),
    rollback: (name = "") => this.#update(name, (before) => before, { rollback: true }),
    stop: (name = "") => this.#command({ kind: "stopService", id: this.#service(name).id, stopped: true }),
    start: (name = "") => this.#command({ kind: "stopService", id: this.#service(name).id, stopped: false }),
    restart: (name = "") => this.#command({ kind: "restartService", id: this.#service(name).id }),
    rm: (name = "") => this.#command({ kind: "removeService", id: this.#service(name).id }),
    network: (name = "", ...words) => this.#command({ kind: "createNetwork", spec: networkSpec(name, words) }),
    netrm: (name = "") => this.#command({ kind: "removeNetwork", id: this.#network(name).id }),
    secret: (name = "") => this.#command({ kind: "createSecret", spec: { Name: name, Labels: {}, Data: "eA==" } }),
    secretrm: (name = "") => this.#command({ kind: "removeSecret", id: this.#secret(name) }),
    availability: (name = "", to = "active") => this.#node(name, { Availability: availabilityFrom(to) }),
    label: (name = "", ...words) =>
      this.#node(name, { Labels: Object.fromEntries(words.map((word) => word.split("="))) }),
    role: (name = "", to = "worker") => this.#node(name, { Role: to === "manager" ? "manager" : "worker" }),
    kill: (...names) =>
      this.#show(this.world.observe(...names.map((name) => nodeStatus(asId(name), "down", "heartbeat failure")))),
    unknown: (...names) => this.#show(this.world.observe(...names.map((name) => nodeStatus(asId(name), "unknown")))),
    revive: (...names) => this.#show(this.world.observe(...names.map((name) => nodeStatus(asId(name), "ready")))),
    back: (name = "") => this.#back(asId(name)),
    describe: (name = "", ...words) => this.#describe(name, words),
    noderm: (name = "", force = "") => this.#command({ kind: "removeNode", id: asId(name), force: force === "force" }),
    history: (limit = "5") => this.#history(Number(limit)),
    work: (...nodes) => this.#work(nodes),
    report: (...pairs) => this.#report(pairs),
    leader: () => this.#show(this.world.changeLeader()),
    wait: (ms = "0") => this.#wait(Number(ms)),
    away: (ms = "0") => this.#away(Number(ms)),
    tasks: (service = "") => this.print.tasks(service),
    runs: (name = "") => this.print.runs(name),
    services: () => this.print.services(),
    networks: () => this.print.networks(),
    explain: (name = "") => this.#explain(name),
    assigned: (node = "") => this.print.assigned(asId(node)),
  };

  #join(name: string): readonly string[] {
    const joined = this.#command(joining(name, name.startsWith("m") ? "manager" : "worker"));
    return [...joined, ...this.#show(this.world.observe(nodeStatus(asId(name), "ready")))];
  }

  #update(
    name: string,
    change: (before: ServiceSpec) => ServiceSpec,
    { behind = 0, rollback = false }: { behind?: number; rollback?: boolean } = {},
  ): readonly string[] {
    const { id, spec } = this.#service(name);
    const version = versionOf(this.world.state, "service", id) - behind;
    return this.#command({
      kind: "updateService",
      id,
      version,
      spec: change(spec),
      registryAuthFrom: "spec",
      rollback,
    });
  }

  /** Two updates from the same version in one turn: only one may win. */
  #twice(name: string, words: readonly string[]): readonly string[] {
    const { id, spec } = this.#service(name);
    const version = versionOf(this.world.state, "service", id);
    const next = serviceSpec(name, words, spec);
    const command = {
      kind: "updateService",
      id,
      version,
      spec: next,
      registryAuthFrom: "spec",
      rollback: false,
    } as const;
    return this.#show(this.world.turn([command, command]));
  }

  #node(name: string, part: Partial<NodeSpec>): readonly string[] {
    const id = asId<"node">(name);
    const { spec } = present(this.world.state.node(id), `node ${name}`);
    const version = versionOf(this.world.state, "node", id);
    return this.#command({ kind: "updateNode", id, version, spec: { ...spec, ...part } });
  }

  /** The node says something new of itself: cpus=2, named=gpu:a,b, counted=disk:3, at=192.168.1.9. */
  #describe(name: string, words: readonly string[]): readonly string[] {
    const id = asId<"node">(name);
    const before = present(present(this.world.state.node(id), `node ${name}`).description, "its description");
    const description = words.reduce((now, word) => described(now, word), before);
    const at = words.find((word) => word.startsWith("at="))?.slice("at=".length);
    const status = { ...nodeStatus(id, "ready"), description, ...(at === undefined ? {} : { dataPathAddress: at }) };
    return this.#show(this.world.observe(status));
  }

  #history(limit: number): readonly string[] {
    const cluster = present(this.world.state.cluster(), "cluster");
    const spec = { ...cluster.spec, Orchestration: { TaskHistoryRetentionLimit: limit } };
    return this.#command({ kind: "updateCluster", version: cluster.meta.version, spec });
  }

  #explain(name: string): readonly string[] {
    return explainService(this.world.state, this.#service(name)).map(
      ({ nodeId, tasks, reasons }) => `${nodeId} has ${tasks}: ${reasons.length === 0 ? "fits" : reasons.join("; ")}`,
    );
  }

  #command(command: Command): readonly string[] {
    return this.#show(this.world.turn([command]));
  }

  /**
   * Every node that is up says again what runs there if nobody knew, and brings its tasks to where they are wanted; several
   * turns, until nothing moves.
   */
  #work(names: readonly string[]): readonly string[] {
    const lines: string[] = [];
    for (let round = 0; round < 20; round += 1) {
      const reports = this.#due(names);
      if (reports.length === 0) break;
      lines.push(...this.#show(this.world.observe(...reports)));
    }
    return lines;
  }

  /** One task ends badly. */
  fail(task: Task): void {
    this.end(task, "failed");
  }

  /** One task ends. */
  end(task: Task, state: "complete" | "failed"): void {
    this.world.observe(this.#reportOf(present(task.nodeId, "its node"), task, state));
  }

  #due(names: readonly string[]) {
    const nodes = [...this.world.state.nodes()].filter(
      (node) => node.status.state === "ready" && (names.length === 0 || names.includes(node.id)),
    );
    return nodes.flatMap((node) =>
      this.world.state.tasksOfNode(node.id).flatMap((task) => {
        const to = targetOf(task);
        return to === undefined || compareStates(task.status.state, "assigned") < 0
          ? []
          : [this.#reportOf(node.id, task, to)];
      }),
    );
  }

  #report(pairs: readonly string[]): readonly string[] {
    const observations = pairs.map((pair) => {
      const [alias = "", state = ""] = pair.split("=");
      const task = present(this.print.task(alias), `task ${alias}`);
      return this.#reportOf(present(task.nodeId, `node of ${alias}`), task, state as TaskState); // The file says which.
    });
    return this.#show(this.world.observe(...observations));
  }

  /** A node returns as workers do: its session begins with the status of every task it holds. */
  #back(nodeId: NodeId): readonly string[] {
    const revived = this.#show(this.world.observe(nodeStatus(nodeId, "ready")));
    const told = this.world.state
      .tasksOfNode(nodeId)
      .filter((task) => compareStates(task.status.state, "accepted") >= 0);
    const reports = told.map((task) => this.#reportOf(nodeId, task, task.status.state));
    return [...revived, ...this.#show(this.world.observe(...reports))];
  }

  #reportOf(nodeId: NodeId, task: Task, state: TaskState) {
    const report = { taskId: task.id, state, timestamp: this.world.now, message: state };
    return { kind: "reports", nodeId, reports: [report] } as const;
  }

  #wait(ms: number): readonly string[] {
    const start = this.world.now;
    const until = start + ms;
    const lines: string[] = [];
    while (this.world.wakeAt <= until) {
      this.world.now = Math.max(this.world.now, this.world.wakeAt);
      const shown = this.#show(this.world.turn([]));
      lines.push(...shown.map((line) => `+${this.world.now - start} ${line}`));
    }
    this.world.now = until;
    return lines;
  }

  /** Time goes by and nobody leads. */
  #away(ms: number): readonly string[] {
    this.world.now += ms;
    return [];
  }

  #show({ changes, results }: TurnResult): readonly string[] {
    const errors = results.flatMap((result) =>
      result instanceof SkeinError ? [`${result.http} ${result.clientText}`] : [],
    );
    return [...errors, ...this.print.changes(changes)];
  }

  /** Specs name secrets by id and name, the files by name. */
  #withId(word: string): string {
    const name = word.startsWith("secret=") ? word.slice("secret=".length) : undefined;
    const secret = [...this.world.state.secrets()].find((row) => row.spec.Name === name);
    return secret === undefined ? word : `secret=${secret.id}:${secret.spec.Name}`;
  }

  #service(name: string) {
    return present(this.world.state.serviceByName(name), `service ${name}`);
  }
  #network(name: string) {
    return present(this.world.state.networkByName(name), `network ${name}`);
  }
  #secret(name: string) {
    return present(
      [...this.world.state.secrets()].find((row) => row.spec.Name === name),
      `secret ${name}`,
    ).id;
  }
}

function described(before: NodeDescription, word: string): NodeDescription {
  const [key = "", value = ""] = word.split("=");
  const [kind = "", amount = ""] = value.split(":");
  const { genericResources = [] } = before;
  const named = amount.split(",").map((Value) => ({ NamedResourceSpec: { Kind: kind, Value } }));
  if (key === "cpus") return { ...before, nanoCpus: Number(value) * 1e9 };
  if (key === "named") return { ...before, genericResources: [...genericResources, ...named] };
  if (key !== "counted") return before;
  const counted = { DiscreteResourceSpec: { Kind: kind, Value: Number(amount) } };
  return { ...before, genericResources: [...genericResources, counted] };
}

function availabilityFrom(word: string): NodeSpec["Availability"] {
  return word === "drain" || word === "pause" ? word : "active";
}

/** The next state of a well-behaved container. */
function targetOf(task: Task): TaskState | undefined {
  if (isTerminal(task)) return undefined;
  if (task.away !== undefined) return task.status.state;
  const target = isWanted(task) ? (task.desiredState === "ready" ? "ready" : "running") : "shutdown";
  return task.status.state === target ? undefined : target;
}
