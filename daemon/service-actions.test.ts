import { afterEach, beforeEach, expect, test } from "vitest";
import { type Machine, until, World } from "./test/world.ts";

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail" || process.env["LOGS"] === "1") process.stderr.write(world.logs);
  await world.close();
});

interface Row {
  readonly NodeID: string;
  readonly DesiredState: string;
  readonly Status: { readonly State: string };
}

const web = (replicas: number, Env: readonly string[] = []) => ({
  Name: "web",
  TaskTemplate: { ContainerSpec: { Image: "busybox", Env } },
  Mode: { Replicated: { Replicas: replicas } },
});

async function founded(): Promise<Machine> {
  const manager = await world.start("m1");
  expect((await manager.ask("POST", "/swarm/init", {})).status).toBe(200);
  return manager;
}

/** The nodes of the tasks that run, once they are as many as that and no other is wanted. */
function running(manager: Machine, count: number): Promise<readonly string[]> {
  return until(`${count} tasks to run`, async () => {
    const tasks: readonly Row[] = (await manager.ask("GET", "/tasks")).body;
    const wanted = tasks.filter(({ DesiredState }) => DesiredState === "running");
    const alive = tasks.filter(({ Status }) => Status.State === "running");
    return wanted.length === count && alive.length === count && alive.map(({ NodeID }) => NodeID);
  });
}

async function act(manager: Machine, path: string): Promise<void> {
  expect(await manager.ask("POST", `/skein/v1/services/web/${path}`)).toEqual({
    status: 200,
    body: { Warnings: null },
  });
}

test("a service is stopped and comes back as it was, through a leader that starts anew", async () => {
  const manager = await founded();
  await manager.ask("POST", "/services/create", web(3));
  await running(manager, 3);
  await act(manager, "stop");
  await running(manager, 0);
  await manager.stop();
  const again = await world.start("m1");
  const [service] = (await again.ask("GET", "/services?status=true")).body;
  expect(service).toMatchObject({
    Spec: { Labels: { "skein.stopped": "true" }, Mode: { Replicated: { Replicas: 3 } } },
    ServiceStatus: { RunningTasks: 0, DesiredTasks: 3 },
  });
  await act(again, "start");
  await running(again, 3);
});

test("a revision is gone back to by its number", async () => {
  const manager = await founded();
  await manager.ask("POST", "/services/create", web(1));
  await running(manager, 1);
  const service = (await manager.ask("GET", "/services/web")).body;
  const update = `/services/web/update?version=${service.Version.Index}`;
  expect((await manager.ask("POST", update, web(2, ["A=1"]))).status).toBe(200);
  await running(manager, 2);
  await act(manager, "rollback?to=1");
  await running(manager, 1);
  const history = (await manager.ask("GET", "/skein/v1/services/web/history")).body;
  expect(history).toMatchObject([
    { Revision: 2, Running: false, Changes: ["env A", "replicas 1 → 2"] },
    { Revision: 1, Running: true, Changes: ["created"] },
  ]);
});

test("a node that joins gets its share when asked for", async () => {
  const manager = await founded();
  await manager.ask("POST", "/services/create", web(4));
  await running(manager, 4);
  const { Worker } = (await manager.ask("GET", "/swarm")).body.JoinTokens;
  const worker = await world.start("w1");
  await worker.ask("POST", "/swarm/join", { RemoteAddrs: [manager.address], JoinToken: Worker });
  const moves = await until("moves to be seen", async () => {
    const { Moves } = (await manager.ask("GET", "/skein/v1/services/web/rebalance")).body;
    return Moves.length > 0 && Moves;
  });
  expect(moves).toHaveLength(2);
  await act(manager, "rebalance");
  await until("the moves to be made", async () => {
    const { Status } = (await manager.ask("GET", "/skein/v1/services/web/rebalance")).body;
    return Status.State === "completed";
  });
  const nodes = await running(manager, 4);
  expect(nodes.filter((id) => id === worker.node.state().nodeId)).toHaveLength(2);
});
