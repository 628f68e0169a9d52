import { X509Certificate } from "node:crypto";
import { readdirSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { InitRequest } from "../manager/api/port.ts";
import type { SwarmSpec } from "../model/cluster.ts";
import { defaultSwarmSpec } from "../model/parse/swarm-spec.ts";
import { readIdentity } from "./identity.ts";
import { type Machine, until, World } from "./test/world.ts";

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail" || process.env["LOGS"] === "1") process.stderr.write(world.logs);
  await world.close();
});

const service = (name: string) => ({ Name: name, TaskTemplate: { ContainerSpec: { Image: "busybox" } } });

async function threeManagers(): Promise<Machine[]> {
  const first = await world.start("m1");
  expect((await first.ask("POST", "/swarm/init", {})).status).toBe(200);
  const { JoinTokens } = (await first.ask("GET", "/swarm")).body;
  const machines = [first];
  for (const name of ["m2", "m3"]) {
    const machine = await world.start(name);
    const joined = await machine.ask("POST", "/swarm/join", {
      RemoteAddrs: [first.address],
      JoinToken: JoinTokens.Manager,
    });
    expect(joined).toEqual({ status: 200, body: "" });
    machines.push(machine);
  }
  return machines;
}

const leaderOf = (machines: readonly Machine[]): Promise<Machine> =>
  until("a leader", async () => machines.find(({ node }) => node.leads));

describe("a swarm", () => {
  test("is founded, and is there again after a restart", async () => {
    const first = await world.start("m1");
    expect(first.node.state().local).toBe("inactive");
    const founded = await first.ask("POST", "/swarm/init", {});
    expect(founded.status).toBe(200);
    expect(first.node.state()).toMatchObject({
      local: "active",
      role: "manager",
      nodeId: founded.body,
      controlAvailable: true,
    });
    expect((await first.ask("POST", "/swarm/init", {})).status).toBe(503);
    expect((await first.ask("POST", "/services/create", service("kept"))).status).toBe(201);
    await first.stop();
    const again = await world.start("m1");
    const services = await again.ask("GET", "/services");
    expect(services.body.map(({ Spec }: { Spec: { Name: string } }) => Spec.Name)).toEqual(["kept"]);
  });

  test("of three managers keeps every acknowledged write when its leader goes", async () => {
    const machines = await threeManagers();
    const names = Array.from({ length: 20 }, (_, at) => `s${at}`);
    // Through every manager: followers hand the calls on.
    const create = async (name: string, at: number) => machines[at % 3]?.ask("POST", "/services/create", service(name));
    const replies = await Promise.all(names.map(create));
    expect(replies.map((reply) => reply?.status)).toEqual(names.map(() => 201));
    const leader = await leaderOf(machines);
    await leader.stop();
    const left = machines.filter((machine) => machine !== leader);
    const successor = await leaderOf(left);
    // Their workers hear it from Raft, and do not have to miss the old leader first.
    await until("both workers told", async () => left.every(({ told }) => told.at(-1) === successor.address));
    const listed = await Promise.all(left.map((machine) => machine.ask("GET", "/services")));
    for (const { body } of listed) {
      expect(body.map(({ Spec }: { Spec: { Name: string } }) => Spec.Name).sort()).toEqual([...names].sort());
    }
    const follower = left.find((machine) => machine !== successor);
    expect((await follower?.ask("POST", "/services/create", service("after")))?.status).toBe(201);
    // The one that was stopped comes back and catches up.
    const back = await world.start(leader.name);
    expect((await back.ask("GET", "/services")).body).toHaveLength(21);
  });
});

test("a node that joins through a follower is at the leader with its first session", async () => {
  const machines = await threeManagers();
  const leader = await leaderOf(machines);
  const follower = machines.find((machine) => machine !== leader);
  const { JoinTokens } = (await leader.ask("GET", "/swarm")).body;
  const worker = await world.start("w1");
  const wish = { RemoteAddrs: [follower?.address], JoinToken: JoinTokens.Worker };
  expect((await worker.ask("POST", "/swarm/join", wish)).status).toBe(200);
  await until("it to be ready", async () => (await nodeNamed(leader, worker))?.Status.State === "ready");
  const sessions = world.logs
    .split("\n")
    .filter((line) => line.startsWith("w1 ") && line.includes("session with the leader"));
  expect(sessions).toHaveLength(1);
  expect(sessions[0]).toContain(leader.address);
});

describe("nodes and their work", () => {
  test("tasks run, are told by reports, and outlive their agent", async () => {
    const { manager, worker } = await pair();
    expect(
      (await manager.ask("POST", "/services/create", { ...service("web"), Mode: { Replicated: { Replicas: 4 } } }))
        .status,
    ).toBe(201);
    const running = async () => (await tasksOf(manager)).filter(({ Status }) => Status.State === "running");
    await until("four tasks to run", async () => (await running()).length === 4);
    const before = [...worker.engine.calls];
    expect(before.filter((call) => call.startsWith("start"))).toHaveLength(2);
    await worker.stop();
    const again = await world.start("w1");
    await until("the worker to be back", async () => (await nodeNamed(manager, worker))?.Status.State === "ready");
    expect(again.engine.calls).toEqual(before);
    expect(await running()).toHaveLength(4);
  });

  test("a silent worker is down after its lease, and its tasks run elsewhere", async () => {
    const { manager, worker } = await pair();
    await manager.ask("POST", "/services/create", { ...service("web"), Mode: { Replicated: { Replicas: 2 } } });
    await until("two tasks to run", async () =>
      (await tasksOf(manager)).every(({ Status }) => Status.State === "running"),
    );
    await worker.stop();
    await until("it to be down", async () => (await nodeNamed(manager, worker))?.Status.State === "down");
    expect((await nodeNamed(manager, worker))?.Status.Message).toBe("heartbeat failure");
    const self = manager.node.state().nodeId;
    await until("both tasks on the manager", async () => {
      const wanted = (await tasksOf(manager)).filter(({ DesiredState }) => DesiredState === "running");
      return wanted.length === 2 && wanted.every(({ NodeID, Status }) => NodeID === self && Status.State === "running");
    });
  });

  test("logs of tasks on another node reach who asks", async () => {
    const { manager, worker } = await pair();
    await manager.ask("POST", "/services/create", { ...service("web"), Mode: { Replicated: { Replicas: 2 } } });
    await until("two tasks to run", async () =>
      (await tasksOf(manager)).every(({ Status }) => Status.State === "running"),
    );
    const nodeId = worker.node.state().nodeId;
    const task = (await tasksOf(manager)).find(({ NodeID }) => NodeID === nodeId);
    worker.engine.print(`web.${task?.Slot}.${task?.ID}`, "stdout", "from afar\n", "2026-01-02T03:04:05.000000006Z");
    const logs = await manager.ask("GET", "/services/web/logs?stdout=1&timestamps=1");
    expect(logs.body).toContain("2026-01-02T03:04:05.000000006Z from afar\n");
    await worker.stop();
    const partial = await manager.ask("GET", "/services/web/logs?stdout=1");
    expect(partial.body).toContain(`incomplete log stream`);
    expect(partial.body).toContain(`node ${nodeId} is not available`);
  });

  test("a worker is promoted and demoted: certificate, Raft and rows follow", async () => {
    const { manager, worker } = await pair();
    await setRole(manager, worker, "manager");
    await until("a second manager", async () => worker.node.state().controlAvailable);
    expect(worker.node.state().role).toBe("manager");
    expect((await worker.ask("GET", "/nodes")).body).toHaveLength(2);
    await until(
      "it to be reachable",
      async () => (await nodeNamed(manager, worker))?.ManagerStatus?.Reachability === "reachable",
    );
    await setRole(manager, worker, "worker");
    await until("a worker again", async () => worker.node.state().role === "worker");
    expect((await worker.ask("GET", "/nodes")).body.message).toContain("Worker nodes can't be used");
    expect((await nodeNamed(manager, worker))?.ManagerStatus).toBeUndefined();
    // Alone again it still decides.
    expect((await manager.ask("POST", "/services/create", service("alone"))).status).toBe(201);
  });

  test("the last manager is not demoted, and does not just leave", async () => {
    const { manager, worker } = await pair();
    const self = await nodeNamed(manager, manager);
    const demoted = await manager.ask("POST", `/nodes/${self?.ID}/update?version=${self?.Version.Index}`, {
      ...self?.Spec,
      Role: "worker",
    });
    expect(demoted.body.message).toContain("attempting to demote the last manager of the swarm");
    const left = await manager.ask("POST", "/swarm/leave");
    expect(left.status).toBe(503);
    expect(left.body.message).toContain("Removing the last manager erases all current state of the swarm.");
    expect((await worker.ask("POST", "/swarm/leave")).status).toBe(200);
    expect(readdirSync(worker.stateDir)).toEqual([]);
    expect((await worker.ask("POST", "/swarm/leave")).body.message).toBe("This node is not part of a swarm");
  });

  test("certificates are renewed while everything runs", async () => {
    const manager = await world.start("m1");
    const lifeMs = 4_000;
    await manager.node.init(initRequest(manager, lifeMs), AbortSignal.timeout(10_000));
    const certificate = async () => (await readIdentity(manager.stateDir))?.certificate;
    const first = await certificate();
    const second = await until("a second certificate", async () => {
      const now = await certificate();
      return now !== first && now;
    });
    await until("a third", async () => (await certificate()) !== second);
    // The first one is about to expire or has: who still works, works with a newer one.
    await until(
      "the first to have expired",
      async () => Date.now() > Date.parse(new X509Certificate(first ?? "").validTo),
    );
    await until("a new session", async () => (await nodeNamed(manager, manager))?.Status.State === "ready");
    expect((await manager.ask("POST", "/services/create", service("later"))).status).toBe(201);
    expect(manager.node.state().local).toBe("active");
  });

  test("a removed node is refused from then on", async () => {
    const { manager, worker } = await pair();
    const row = await nodeNamed(manager, worker);
    expect((await manager.ask("DELETE", `/nodes/${row?.ID}`)).body.message).toContain(
      "is not down and can't be removed",
    );
    expect((await manager.ask("DELETE", `/nodes/${row?.ID}?force=1`)).status).toBe(200);
    await until("the doorkeeper to turn it away", async () => world.logs.includes("was removed from this swarm"));
    expect((await manager.ask("GET", "/nodes")).body).toHaveLength(1);
  });
});

async function pair(): Promise<{ readonly manager: Machine; readonly worker: Machine }> {
  const manager = await world.start("m1");
  await manager.ask("POST", "/swarm/init", {});
  const { Worker } = (await manager.ask("GET", "/swarm")).body.JoinTokens;
  const worker = await world.start("w1");
  expect((await worker.ask("POST", "/swarm/join", { RemoteAddrs: [manager.address], JoinToken: Worker })).status).toBe(
    200,
  );
  await until("two ready nodes", async () => {
    const { body } = await manager.ask("GET", "/nodes");
    return body.length === 2 && body.every(({ Status }: Row) => Status.State === "ready");
  });
  return { manager, worker };
}

/** Past the API, which allows nothing below an hour. */
function initRequest({ address }: Machine, lifeMs: number): InitRequest {
  const spec: SwarmSpec = {
    ...defaultSwarmSpec,
    Dispatcher: { HeartbeatPeriod: 0 },
    CAConfig: { NodeCertExpiry: lifeMs * 1_000_000 },
  };
  return {
    listenAddress: address,
    advertiseAddress: address,
    dataPathAddress: "",
    dataPathPort: 4_789,
    defaultAddressPool: ["10.0.0.0/8"],
    subnetSize: 24,
    forceNewCluster: false,
    availability: "active",
    spec,
  };
}

async function setRole(manager: Machine, machine: Machine, Role: string): Promise<void> {
  const row = await nodeNamed(manager, machine);
  const reply = await manager.ask("POST", `/nodes/${row?.ID}/update?version=${row?.Version.Index}`, {
    ...row?.Spec,
    Role,
  });
  expect(reply).toEqual({ status: 200, body: "" });
}

/** As Docker shows a node or task; only what is looked at here. */
interface Row {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  readonly Spec: object;
  readonly Slot: number;
  readonly NodeID: string;
  readonly DesiredState: string;
  readonly Status: { readonly State: string; readonly Message: string };
  readonly ManagerStatus?: { readonly Reachability: string };
}

async function tasksOf(manager: Machine): Promise<readonly Row[]> {
  return (await manager.ask("GET", "/tasks")).body;
}

async function nodeNamed(manager: Machine, machine: Machine): Promise<Row | undefined> {
  const nodes: readonly Row[] = (await manager.ask("GET", "/nodes")).body;
  return nodes.find(({ ID }) => ID === machine.node.state().nodeId);
}

describe("joining is refused, and leaves nothing on disk", () => {
  test.each([
    ["a text that is no token", () => "SWMTKN-1-no", 500, "invalid join token"],
    [
      "a wrong secret",
      (token: string) => `${token.slice(0, -25)}${"0".repeat(25)}`,
      400,
      "A valid join token is necessary",
    ],
    [
      "another root's digest",
      (token: string) => token.replace(/-[0-9a-z]{50}-/, `-${"1".repeat(50)}-`),
      500,
      "remote CA does not match",
    ],
  ])("with %s", async (_, forge, status, reason) => {
    const first = await world.start("m1");
    await first.ask("POST", "/swarm/init", {});
    const { Worker } = (await first.ask("GET", "/swarm")).body.JoinTokens;
    const second = await world.start("w1");
    const reply = await second.ask("POST", "/swarm/join", { RemoteAddrs: [first.address], JoinToken: forge(Worker) });
    expect(reply.status).toBe(status);
    expect(reply.body.message).toContain(reason);
    expect(second.node.state().local).toBe("inactive");
    expect(() => readdirSync(second.stateDir)).toThrow("ENOENT");
    expect((await first.ask("GET", "/nodes")).body).toHaveLength(1);
  });

  test("as a manager that cannot be reached at the address it names", async () => {
    const first = await world.start("m1");
    await first.ask("POST", "/swarm/init", {});
    const { Manager } = (await first.ask("GET", "/swarm")).body.JoinTokens;
    const second = await world.start("m2");
    const reply = await second.ask("POST", "/swarm/join", {
      RemoteAddrs: [first.address],
      JoinToken: Manager,
      AdvertiseAddr: "127.0.0.1:9",
      ListenAddr: second.address,
    });
    expect(reply.status).toBe(400);
    expect(reply.body.message).toContain("could not connect to prospective new cluster member");
    expect(readdirSync(second.stateDir)).toEqual([]);
    expect((await first.ask("POST", "/services/create", service("alone"))).status).toBe(201);
  });
});
