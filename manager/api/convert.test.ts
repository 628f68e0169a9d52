import { describe, expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { convertEvent } from "./convert-event.ts";
import { rfc3339 } from "./convert-meta.ts";
import { convertNetwork } from "./convert-network.ts";
import { convertNode } from "./convert-node.ts";
import { convertService, countTasks } from "./convert-service.ts";
import { convertTask } from "./convert-task.ts";
import { sample } from "./fake-manager.ts";

const at = "2026-01-02T03:04:05.12Z";
const meta = { Version: { Index: 7 }, CreatedAt: at, UpdatedAt: at };
const web = sample.service("aaa1aaaaaaaaaaaaaaaaaaaaa", sample.spec("web"));

test.each([
  [0, "1970-01-01T00:00:00Z"],
  [1_200, "1970-01-01T00:00:01.2Z"],
  [1_230, "1970-01-01T00:00:01.23Z"],
  [10_005, "1970-01-01T00:00:10.005Z"],
  [100_000, "1970-01-01T00:01:40Z"],
])("%d is %s", (instant, text) => {
  expect(rfc3339(instant)).toBe(text);
});

describe("a service", () => {
  test("as small as it can be", () => {
    expect(convertService(web)).toEqual({
      ID: web.id,
      ...meta,
      Spec: web.spec,
      Endpoint: { Spec: { Mode: "vip" } },
    });
  });

  test("with everything", () => {
    const port = { Protocol: "tcp", TargetPort: 80, PublishedPort: 30000, PublishMode: "ingress" } as const;
    const shown = convertService({
      ...web,
      previousSpec: sample.spec("web", { Labels: { old: "1" } }),
      endpoint: { ports: [port], virtualIps: [{ networkId: asId("net1"), address: "10.0.1.2/24" }] },
      updateStatus: { state: "completed", startedAt: sample.at, completedAt: sample.at, message: "update completed" },
      jobIteration: 3,
    });
    expect(shown).toMatchObject({
      PreviousSpec: { Labels: { old: "1" } },
      Endpoint: { Ports: [port], VirtualIPs: [{ NetworkID: "net1", Addr: "10.0.1.2/24" }] },
      UpdateStatus: { State: "completed", StartedAt: at, CompletedAt: at, Message: "update completed" },
      JobStatus: { JobIteration: { Index: 3 }, LastExecution: "0001-01-01T00:00:00Z" },
    });
    expect(JSON.stringify(shown)).not.toContain("registryAuth");
  });

  test("credentials are never shown", () => {
    expect(JSON.stringify(convertService({ ...web, registryAuth: "hidden" }))).not.toContain("hidden");
  });

  test("defaults, where they are asked for and nothing was said", () => {
    const { Spec: spec } = convertService(web, { insertDefaults: true });
    const update = {
      Parallelism: 1,
      FailureAction: "pause",
      Monitor: 5_000_000_000,
      MaxFailureRatio: 0,
      Order: "stop-first",
    };
    expect(spec).toMatchObject({
      TaskTemplate: {
        ContainerSpec: { Image: "busybox:latest", StopGracePeriod: 10_000_000_000, DNSConfig: {} },
        Resources: { Limits: {}, Reservations: {} },
        RestartPolicy: { Condition: "any", Delay: 5_000_000_000, MaxAttempts: 0 },
        Placement: {},
      },
      UpdateConfig: update,
      RollbackConfig: update,
    });
    const said = sample.spec("web", { UpdateConfig: { Parallelism: 0, Order: "start-first" } });
    expect(convertService({ ...web, spec: said }, { insertDefaults: true })).toMatchObject({
      Spec: { UpdateConfig: { ...update, Parallelism: 0, Order: "start-first" } },
    });
  });
});

describe("counts", () => {
  const status = (state: "running" | "complete" | "failed") => ({ state, timestamp: 0, message: "" });

  test("of a global service: what is wanted is what has a task", () => {
    const service = { ...web, spec: sample.spec("web", { Mode: { Global: {} } }) };
    const tasks = [
      sample.task("t1", service),
      sample.task("t2", service, { status: status("failed") }),
      sample.task("t3", service, { status: status("running"), desiredState: "shutdown" }),
    ];
    expect(countTasks(service, tasks)).toEqual({ RunningTasks: 2, DesiredTasks: 2, CompletedTasks: 0 });
    const lost = sample.task("t4", service, { away: sample.at });
    expect(countTasks(service, [...tasks, lost])).toEqual(countTasks(service, tasks));
    const ended = sample.task("t5", service, { status: status("complete"), desiredState: "shutdown" });
    expect(countTasks(service, [...tasks, ended])).toEqual(countTasks(service, tasks));
  });

  test("of jobs: this iteration only", () => {
    const job = {
      ...web,
      spec: sample.spec("job", { Mode: { ReplicatedJob: { MaxConcurrent: 2, TotalCompletions: 5 } } }),
      jobIteration: 2,
    };
    const tasks = [
      sample.task("t1", job, { jobIteration: 1, status: status("complete"), desiredState: "complete" }),
      sample.task("t2", job, { jobIteration: 2, status: status("complete"), desiredState: "complete" }),
      sample.task("t3", job, { jobIteration: 2, desiredState: "complete" }),
    ];
    expect(countTasks(job, tasks)).toEqual({ RunningTasks: 1, DesiredTasks: 2, CompletedTasks: 1 });
    const again = sample.task("t4", job, { jobIteration: 2, status: status("complete"), desiredState: "shutdown" });
    expect(countTasks(job, [...tasks, again]).CompletedTasks).toBe(1);
    const globalJob = { ...job, spec: sample.spec("job", { Mode: { GlobalJob: {} } }) };
    expect(countTasks(globalJob, tasks)).toEqual({ RunningTasks: 1, DesiredTasks: 1, CompletedTasks: 1 });
    const lost = sample.task("t5", job, { jobIteration: 2, desiredState: "complete", away: sample.at });
    expect(countTasks(globalJob, [...tasks, lost])).toEqual(countTasks(globalJob, tasks));
  });
});

describe("a task", () => {
  test("with its networks", () => {
    const network = sample.network("net1", "shop");
    const attachments = [
      { networkId: network.id, address: "10.0.1.3/24", aliases: [] },
      { networkId: asId<"network">("gone"), address: "10.0.2.3/24", aliases: [] },
    ];
    const shown = convertTask(sample.task("t1", web, { attachments }), {
      networkOf: (id) => (id === network.id ? network : undefined),
      now: sample.at,
    });
    expect(shown).toEqual({
      ID: "t1",
      ...meta,
      Labels: {},
      Spec: web.spec.TaskTemplate,
      ServiceID: web.id,
      Slot: 1,
      NodeID: "nodeonenodeonenodeonenode",
      Status: {
        Timestamp: at,
        State: "running",
        Message: "started",
        ContainerStatus: { ContainerID: "c0ffee", PID: 42, ExitCode: 0 },
        PortStatus: {},
      },
      DesiredState: "running",
      NetworksAttachments: [
        {
          Network: {
            ID: "net1",
            ...meta,
            Spec: {
              Name: "shop",
              Labels: {},
              DriverConfiguration: { Name: "overlay" },
              IPAMOptions: { Driver: { Name: "default" } },
              Scope: "swarm",
            },
            DriverState: { Name: "overlay", Options: { "com.docker.network.driver.overlay.vxlanid_list": "4097" } },
            IPAMOptions: { Driver: { Name: "default" }, Configs: [{ Subnet: "10.0.1.0/24", Gateway: "10.0.1.1" }] },
          },
          Addresses: ["10.0.1.3/24"],
        },
      ],
    });
  });

  test("of a global service has no slot; before it is placed, no node; failed, its error and host ports", () => {
    const ports = [{ Protocol: "tcp", TargetPort: 80, PublishedPort: 32768, PublishMode: "host" }] as const;
    const { nodeId: _, ...unplaced } = sample.task("t1", web, {
      slot: 0,
      status: { state: "failed", timestamp: 0, message: "started", error: "boom", exitCode: 3, hostPorts: ports },
    });
    const shown = convertTask(unplaced, { networkOf: () => undefined, now: sample.at });
    expect(shown).not.toHaveProperty("Slot");
    expect(shown).not.toHaveProperty("NodeID");
    expect(shown).toMatchObject({
      Status: { Err: "boom", ContainerStatus: { ContainerID: "", ExitCode: 3 }, PortStatus: { Ports: ports } },
    });
  });
});

const over = { state: "failed", timestamp: 0, message: "" } as const;
test.each([
  [{}, {}, "running"],
  [{ away: sample.at }, {}, "shutdown"],
  [{ away: sample.at, status: over }, {}, "running"],
  [{ away: sample.at, desiredState: "remove" }, {}, "remove"],
  [{ away: sample.at - 29_999 }, { "skein.lost-after": "30s" }, "running"],
  [{ away: sample.at - 30_000 }, { "skein.lost-after": "30s" }, "shutdown"],
  [{ away: sample.at - 30_000 }, { "skein.on-lost": "keep" }, "running"],
  [{ away: sample.at - 30_000 }, { "skein.on-lost": "fence" }, "running"],
] as const)("a task that is replaced because its node is down is shown as stopped: %j %j", (part, labels, shown) => {
  const task = sample.task("t1", web, { ...part, serviceLabels: labels });
  expect(convertTask(task, { networkOf: () => undefined, now: sample.at })["DesiredState"]).toBe(shown);
});

test.each([
  [{}, "restarting in 2m40s, attempt 6: task: non-zero exit (1)"],
  [{ startAfter: sample.at }, undefined],
  [{ desiredState: "running" }, undefined],
  [{ desiredState: "running", away: sample.at - 20_000 }, "its node is down for 20s; whether it runs is not known"],
  [
    { startAfter: sample.at, serviceLabels: { "skein.on-lost": "fence" } },
    "waiting until the task before it is known to have stopped",
  ],
  [{ status: over, away: sample.at - 20_000 }, undefined],
  [{ status: { state: "pending", timestamp: 0, message: "", error: "no suitable node" } }, "no suitable node"],
] as const)("a task that waits after failures says how long, and why: %j", (part, Err) => {
  const restart = { attempt: 6, error: "task: non-zero exit (1)" };
  const status = { state: "ready", timestamp: 0, message: "prepared" } as const;
  const waiting = { desiredState: "ready", startAfter: sample.at + 159_500, restart, status, ...part } as const;
  const shown = convertTask(sample.task("t1", web, waiting), { networkOf: () => undefined, now: sample.at });
  expect((shown["Status"] as Record<string, unknown>)["Err"]).toBe(Err); // A task's answer has a status.
});

describe("a node", () => {
  test("a worker has no manager status; an address has no port", () => {
    const shown = convertNode(
      sample.node("n1", "one", { status: { state: "down", message: "heartbeat failure", address: "10.0.0.1:4242" } }),
      undefined,
    );
    expect(shown).not.toHaveProperty("ManagerStatus");
    expect(shown).toMatchObject({
      Description: {
        Hostname: "one",
        Platform: { Architecture: "x86_64", OS: "linux" },
        Engine: { EngineVersion: "20.10.24" },
      },
      Status: { State: "down", Message: "heartbeat failure", Addr: "10.0.0.1" },
    });
  });

  test.each([
    [
      { leader: true, reachable: true },
      { Leader: true, Reachability: "reachable" },
    ],
    [{ leader: false, reachable: false }, { Reachability: "unreachable" }],
    [undefined, { Reachability: "unknown" }],
  ])("a manager known as %j", (state, status) => {
    const node = sample.node("n1", "one", { manager: { raftId: 1, address: "10.0.0.1:2377" } });
    expect(convertNode(node, state)["ManagerStatus"]).toEqual({ ...status, Addr: "10.0.0.1:2377" });
  });
});

test("a network shows the subnet that it got", () => {
  expect(
    convertNetwork(sample.network("net1", "shop", { spec: { Options: { "com.docker.network.driver.mtu": "1400" } } })),
  ).toEqual({
    Name: "shop",
    Id: "net1",
    Created: at,
    Scope: "swarm",
    Driver: "overlay",
    EnableIPv4: true,
    EnableIPv6: false,
    IPAM: { Driver: "default", Options: null, Config: [{ Subnet: "10.0.1.0/24", Gateway: "10.0.1.1" }] },
    Internal: false,
    Attachable: false,
    Ingress: false,
    ConfigFrom: { Network: "" },
    ConfigOnly: false,
    Containers: {},
    Options: { "com.docker.network.driver.mtu": "1400", "com.docker.network.driver.overlay.vxlanid_list": "4097" },
    Labels: {},
  });
});

describe("an event", () => {
  test("tells what changed in a service", () => {
    const before = { ...web, updateStatus: { state: "updating", startedAt: 0, message: "" } } as const;
    const row = sample.service(web.id, sample.spec("web", { Mode: { Replicated: { Replicas: 5 } } }));
    expect(convertEvent({ change: { table: "service", id: web.id, row }, before, at: 0 })).toMatchObject({
      Action: "update",
      Actor: {
        Attributes: {
          name: "web",
          "replicas.old": "2",
          "replicas.new": "5",
          "updatestate.old": "updating",
          "updatestate.new": "",
        },
      },
    });
  });

  test("tells a node's state and availability", () => {
    const before = sample.node("n1", "one");
    const row = sample.node("n1", "one", {
      status: { ...before.status, state: "down" },
      spec: { ...before.spec, Availability: "drain" },
    });
    expect(convertEvent({ change: { table: "node", id: "n1", row }, before, at: 0 })?.Actor.Attributes).toEqual({
      name: "one",
      "state.old": "ready",
      "state.new": "down",
      "availability.old": "active",
      "availability.new": "drain",
    });
  });

  test("of a removal comes once: when it is asked", () => {
    const removed = { ...web, removedAt: 5 };
    expect(convertEvent({ change: { table: "service", id: web.id, row: removed }, before: web, at: 5 })?.Action).toBe(
      "remove",
    );
    expect(convertEvent({ change: { table: "service", id: web.id }, before: removed, at: 6 })).toBeUndefined();
  });

  test("of a task there is none", () => {
    const row = sample.task("t1", web);
    expect(convertEvent({ change: { table: "task", id: "t1", row }, at: 0 })).toBeUndefined();
  });
});
