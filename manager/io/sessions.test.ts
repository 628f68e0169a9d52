import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { asId, type NodeId } from "../../base/id.ts";
import { v1 } from "../../proto/rpc.ts";
import { Assigner } from "../plan/assigner.ts";
import { World } from "../plan/scenario/world.ts";
import type { AssignmentPart } from "./assignment-stream.ts";
import type { SessionCall } from "./session.ts";
import { Sessions } from "./sessions.ts";

let clockMs = 0;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "clearImmediate"] });
  vi.spyOn(performance, "now").mockImplementation(() => clockMs);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("a join is told to all at once, the next after a pause; what concerns one node is never late", async () => {
  const { world, told } = leader(["w1", "w2"], 10);
  await vi.advanceTimersByTimeAsync(1);
  join(world, "w3");
  await vi.advanceTimersByTimeAsync(1);
  expect(told()).toEqual(["w1 peer/w3", "w2 peer/w3"]);
  // Telling two took 20 ms: the leader has 240 for other things, whatever happens meanwhile.
  for (const name of ["w4", "w5"]) join(world, name);
  await vi.advanceTimersByTimeAsync(239);
  expect(told()).toEqual([]);
  world.must({ kind: "updateNode", id: asId("w1"), version: versionOf(world, "w1"), spec: managerSpec });
  await vi.advanceTimersByTimeAsync(0);
  expect(told()).toEqual(["w1 peer/w4,peer/w5,self"]);
  await vi.advanceTimersByTimeAsync(240);
  expect(told()).toEqual(["w2 peer/w4,peer/w5"]);
});

const managerSpec = { Labels: {}, Role: "manager", Availability: "active" } as const;

function versionOf(world: World, name: string): number {
  return world.state.node(asId(name))?.meta.version ?? 0;
}

function join(world: World, name: string): void {
  const nodeId = asId<"node">(name);
  world.must({ kind: "joinNode", nodeId, role: "worker", availability: "active", dataPathAddress: "1.2.3.4" });
}

/** A leader with sessions to some workers; making what one of them is sent takes so long. Answers who was sent what since. */
function leader(names: readonly string[], updateMs: number): { world: World; told: () => readonly string[] } {
  const world = new World();
  for (const name of names) join(world, name);
  const assigner = new Assigner(() => world.state);
  const port = {
    heartbeatMs: () => 1_000,
    spreadMs: () => 0,
    isCaughtUp: () => true,
    heard: () => undefined,
    observe: () => Promise.resolve(),
    wantedOf: (node: NodeId) => {
      clockMs += updateMs;
      return assigner.wantedOf(node);
    },
    managers: () => [],
  };
  const sessions = new Sessions(port, assigner, () => undefined);
  const lines: string[] = [];
  for (const name of names) {
    const call = new Line((keys) => lines.push(`${name} ${keys}`));
    sessions.open(asId(name), call as unknown as SessionCall); // As much of a gRPC stream as a session uses.
    call.emit("data", { hello: {} });
  }
  lines.splice(0);
  world.onApplied = (changes) => sessions.committed(changes.map((change) => ({ ...change, at: 0 })));
  return { world, told: () => lines.splice(0) };
}

class Line extends EventEmitter {
  readonly #told: (keys: string) => void;

  constructor(told: (keys: string) => void) {
    super();
    this.#told = told;
  }

  write({ assignments }: { assignments?: AssignmentPart }): boolean {
    if (assignments === undefined) return true;
    const groups = assignments.shared.map((bytes) => v1.AssignmentGroup.decode(bytes).put);
    this.#told([...groups.flat(), ...assignments.put].map(({ key }) => key).join());
    return true;
  }

  getPeer(): string {
    return "192.0.2.1:1";
  }
}
