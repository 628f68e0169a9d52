import fc from "fast-check";
import { expect, test } from "vitest";
import type { NodeId, TaskId } from "../../base/id.ts";
import { isStopped } from "../../model/service-stop.ts";
import { compareStates, isLive, isTerminal, isWanted, type Task } from "../../model/task.ts";
import { AssignmentStream } from "../io/assignment-stream.ts";
import type { AppliedChange, State } from "../store/state.ts";
import { Assigner, type Wanted } from "./assigner.ts";
import { Census } from "./census.ts";
import { slotOf } from "./roster.ts";
import { itemsFor } from "./scenario/items.ts";
import { Script } from "./scenario/script.ts";

/*
 * Random lives of a small cluster: whatever happens, the rules below hold after every turn, and when it is quiet it
 * converges.
 */

const services = ["a", "b", "c"];
const nodes = ["m1", "w1", "w2", "w3"];
const settings = [
  "replicas=0",
  "replicas=1",
  "replicas=4",
  "image=x:1",
  "image=x:2",
  "order=start-first",
  "order=stop-first",
];
const more = [
  "parallel=2",
  "delay=700",
  "onfail=rollback",
  "onfail=continue",
  "restart=any:300",
  "label=skein.rebalance:auto",
  "network=front",
  "network=",
  "cpus=1",
  "generic=gpu:1",
  "volume=data:/data",
  "label=skein.volume-affinity=off",
  "label=skein.volume-affinity",
  "label=skein.affinity=service==b",
  "label=skein.affinity=service!=a,service!=b",
  "label=skein.affinity",
  "label=skein.prefer=service==a",
  "label=skein.rank=reserved",
];

const lossRules = ["skein.on-lost=keep", "skein.on-lost=fence", "skein.lost-after=5s"];

const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.constant("create"),
      fc.constantFrom(...services),
      fc.constantFrom("port=0:80", "replicas=3", "global", "port=81:81:host", "network=front", ...lossRules),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constant("update"), fc.constantFrom(...services), fc.constantFrom(...settings, ...more)),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constant("rm"), fc.constantFrom(...services)) },
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.constantFrom("rollback", "stop", "start", "restart", "rebalance"),
      fc.constantFrom(...services),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constant("rollbackto"), fc.constantFrom(...services), fc.constantFrom("1", "2", "3")),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom("network", "netrm"), fc.constant("front")) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom("kill", "back"), fc.constantFrom(...nodes)) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constant("availability"),
      fc.constantFrom(...nodes),
      fc.constantFrom("drain", "pause", "active"),
    ),
  },
  { weight: 4, arbitrary: fc.tuple(fc.constant("step"), fc.constantFrom(...nodes)) },
  { weight: 3, arbitrary: fc.tuple(fc.constant("fail"), fc.nat(20).map(String)) },
  { weight: 3, arbitrary: fc.tuple(fc.constant("wait"), fc.constantFrom("300", "5000", "61000")) },
  { weight: 1, arbitrary: fc.tuple(fc.constant("leader")) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constant("describe"),
      fc.constantFrom("w1", "w2"),
      fc.constantFrom("cpus=0", "cpus=2", "cpus=4", "at=192.168.1.1", "at=192.168.1.77", "named=gpu:u1,u2"),
    ),
  },
);

test.each([
  ["as always", {}],
  ["looked at slot by slot", { wholeMax: 0 }],
  ["every turn planned in vain before", { wholeMax: 0, rehearse: true }],
])(
  "%s: the rules hold whatever happens; when nothing more happens, the cluster comes to rest as wanted",
  (_, options) => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        const script = new Script(options);
        watch(script);
        script.run("nodes w1 w2 w3");
        script.run("network front subnet=10.9.0.0/28");
        for (const words of steps) take(script, words);
        comeToRest(script);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 60) },
    );
  },
);

/** Runs one step if it makes sense now: names that are not there are part of the scenarios, not of this. */
function take(script: Script, [verb, ...words]: readonly string[]): void {
  const { state } = script.world;
  const [name = ""] = words;
  const exists = verb === "netrm" || verb === "network" ? state.networkByName(name) : state.serviceByName(name);
  if (verb === "fail") {
    const tasks = [...state.tasks()].filter((task) => task.status.state === "running");
    const task = tasks[Number(name) % Math.max(1, tasks.length)];
    if (task?.nodeId !== undefined && state.node(task.nodeId)?.status.state === "ready") script.fail(task);
  } else if (verb === "step") script.run(`work ${name}`);
  else if ([...onServices, "netrm"].includes(verb ?? "") && exists === undefined) return;
  else if ((verb === "create" || verb === "network") && exists !== undefined) return;
  // Refused at the door: two tasks of a slot is what start-first asks for.
  else if (words.includes("order=start-first") && exists && isFenced(exists)) return;
  else if (words.includes("network=front") && state.networkByName("front") === undefined) return;
  else if (
    verb === "update" &&
    words[1]?.startsWith("replicas") &&
    exists &&
    "Mode" in exists.spec &&
    exists.spec.Mode.Global
  )
    return;
  else script.run([verb, ...words].join(" "));
}

const onServices = ["update", "rm", "rollback", "rollbackto", "stop", "start", "restart", "rebalance"];

function comeToRest(script: Script): void {
  const { world } = script;
  for (const name of nodes) {
    script.run(`back ${name}`);
    script.run(`availability ${name} active`);
  }
  for (let round = 0; round < 60; round += 1) {
    script.run("work");
    script.run("wait 61000");
  }
  expect(script.run("work")).toBe("no change");
  expect(script.run("leader")).toBe("no change");
  for (const service of world.state.services()) {
    expect(service.removedAt).toBeUndefined();
    const wanted = [...world.state.tasksOfService(service.id)].filter(isWanted);
    const stopped = isStopped(service.spec);
    const replicas =
      service.spec.Mode.Global === undefined ? (service.spec.Mode.Replicated?.Replicas ?? 1) : nodes.length;
    const held = [...new Set(wanted.map((task) => task.slot || task.nodeId))];
    expect(held).toHaveLength(stopped ? 0 : replicas);
    const waiting = wanted.filter((task) => task.status.state !== "running");
    // Two services may want one host port, and more CPU may be asked than there is: then the row has a reason.
    expect(waiting.filter((task) => task.status.error === undefined)).toEqual([]);
    expect(service.updateStatus?.state).not.toBe(waiting.length === 0 && !stopped ? "updating" : "none");
  }
}

/** Looks at every entry on its way. */
function watch(script: Script): void {
  const assigner = new Assigner(() => script.world.state);
  const workers = new Map<NodeId, Worker>();
  const waiting = new Set<NodeId>();
  const started = new Set<TaskId>();
  let entries = 0;
  script.world.onApplied = (changes) => {
    const { state } = script.world;
    for (const change of changes) movesForward(change);
    nothingIsGivenTwice(state);
    nothingIsTooMuch(state);
    for (const task of state.tasks()) if (hasStarted(task)) started.add(task.id);
    nobodyWritesTwice(state, started);
    expect(script.world.replan()).toEqual([]);
    expect(countOf(script.world.census, state)).toEqual(countOf(new Census(state), state));
    const { nodes, everybody } = assigner.committed(changes);
    for (const id of everybody ? [...workers.keys(), ...nodes] : nodes) waiting.add(id);
    entries += 1;
    for (const { id } of state.nodes()) {
      const worker = workers.get(id) ?? new Worker();
      // One worker is slow, and told of several entries at once.
      if (workers.has(id) && (!waiting.has(id) || (id === "w3" && entries % 4 !== 0))) continue;
      workers.set(id, worker);
      waiting.delete(id);
      worker.take(assigner.wantedOf(id));
    }
    for (const [id, worker] of workers) if (!waiting.has(id)) expect(worker.text).toBe(textOf(itemsFor(state, id)));
  };
}

/** Holds what it was told, and nothing else. */
class Worker {
  readonly #stream = new AssignmentStream();
  readonly #items = new Map<string, unknown>();

  take(wanted: Wanted | undefined): void {
    if (wanted === undefined) return;
    for (const { complete, put, drop } of this.#stream.next(wanted)) {
      if (complete === true) this.#items.clear();
      for (const key of drop ?? []) this.#items.delete(key);
      for (const { key, item } of put ?? []) this.#items.set(key ?? "", JSON.parse(Buffer.from(item ?? []).toString()));
    }
  }

  get text(): string {
    return textOf(this.#items);
  }
}

function textOf(items: ReadonlyMap<string, unknown>): string {
  return JSON.stringify([...items].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Everything that is counted, and thereby what is kept counted from here on. */
function countOf(census: Census, state: State) {
  const hosts = [...state.nodes()].map(({ id }) => census.fleet.get(id));
  return {
    loads: hosts.map((host) => host?.load),
    ranking: [...census.fleet.fewestFirst()].map(({ node }) => node.id),
    addresses: hosts.map((host) => {
      const addresses = host && census.addresses(state, host.node.id);
      return [...state.tasks()].map(({ id }) => addresses?.free("10.200.0.0/16", 1, id));
    }),
    standings: [...state.services()].map(({ id }) => {
      const standing = census.standing(state, id);
      return hosts.map((host) => host && standing.liveOn(host.node.id));
    }),
    failures: [...state.services()].map(({ id, specVersion }) =>
      [...census.standing(state, id).recentFailures(specVersion, 0)].sort(),
    ),
    waiting: census.queue.waiting(),
    bonds: [...state.services()].map(({ id, spec }) => census.bonds.concern({ serviceId: id, serviceName: spec.Name })),
    rosters: [...state.services()].map(({ id }) => {
      const roster = census.roster(state, id);
      return [...state.tasksOfService(id)].map((task) => [roster.has(slotOf(task)), roster.size]);
    }),
  };
}

const desiredOrder = ["ready", "running", "complete", "shutdown", "remove"];

function movesForward({ change, before }: AppliedChange): void {
  if (change.table !== "task" || change.row === undefined || before === undefined) return;
  const old = before as Task; // The row before a task's change is a task.
  expect(compareStates(change.row.status.state, old.status.state)).toBeGreaterThanOrEqual(0);
  expect(desiredOrder.indexOf(change.row.desiredState)).toBeGreaterThanOrEqual(desiredOrder.indexOf(old.desiredState));
  if (old.nodeId !== undefined) expect(change.row.nodeId).toBe(old.nodeId);
}

function nothingIsGivenTwice(state: State): void {
  const living = [...state.tasks()].filter((task) => !isTerminal(task));
  const addresses = living.flatMap((task) => task.attachments.map((leg) => `${leg.networkId} ${leg.address}`));
  const virtual = [...state.services()].flatMap(({ endpoint }) =>
    endpoint.virtualIps.map((ip) => `${ip.networkId} ${ip.address}`),
  );
  expectDistinct([...addresses, ...virtual]);
  expectDistinct(living.flatMap((task) => task.gatewayAddress ?? []));
  const published = [...state.services()].filter((service) => service.removedAt === undefined);
  expectDistinct(
    published.flatMap(({ endpoint }) =>
      endpoint.ports.filter((port) => port.PublishMode === "ingress").map((port) => port.PublishedPort),
    ),
  );
  const placed = living.filter((task) => compareStates(task.status.state, "assigned") >= 0);
  expectDistinct(
    placed.flatMap((task) =>
      task.ports.filter((port) => port.PublishMode === "host").map((port) => `${task.nodeId} ${port.PublishedPort}`),
    ),
  );
}

function nothingIsTooMuch(state: State): void {
  for (const service of state.services()) {
    if (service.removedAt !== undefined) continue;
    const live = [...state.tasksOfService(service.id)].filter(isLive);
    const places = new Set(live.map((task) => task.slot || task.nodeId));
    const wanted =
      service.spec.Mode.Global === undefined ? (service.spec.Mode.Replicated?.Replicas ?? 1) : nodes.length;
    expect(places.size).toBeLessThanOrEqual(wanted);
    for (const place of places)
      expect(live.filter((task) => (task.slot || task.nodeId) === place).length).toBeLessThanOrEqual(2);
  }
}

function hasStarted({ desiredState, status }: Task): boolean {
  return desiredState === "running" && compareStates(status.state, "assigned") >= 0;
}

/** In a slot of a fenced service at most one task was ever told to run and has not been heard of as ended. */
function nobodyWritesTwice(state: State, started: ReadonlySet<TaskId>): void {
  for (const service of [...state.services()].filter(isFenced)) {
    const running = state.tasksOfService(service.id).filter((task) => started.has(task.id) && !isTerminal(task));
    expectDistinct(running.map(slotOf));
  }
}

function isFenced({ spec }: { readonly spec: { readonly Labels?: Readonly<Record<string, string>> } }): boolean {
  return spec.Labels?.["skein.on-lost"] === "fence";
}

function expectDistinct(values: readonly unknown[]): void {
  expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
}
