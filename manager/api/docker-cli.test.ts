import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asId } from "../../base/id.ts";
import { FakeEndpoint } from "./fake-endpoint.ts";
import { sample } from "./fake-manager.ts";

/*
 * The stock docker CLI against the whole API: what it parses, it shows; what it sends is checked where a test says so.
 */

const docker = "/usr/local/bin/docker";
const isHere = existsSync(docker);
if (!isHere) console.error(`NOT RUN: the tests with the docker CLI, because ${docker} is not there`);

let endpoint: FakeEndpoint;
beforeEach(async () => {
  endpoint = await FakeEndpoint.start();
  const { manager } = endpoint;
  const node = sample.node("nodeonenodeonenodeonenode", "one", {
    spec: { Labels: { zone: "a" }, Role: "manager", Availability: "active" },
    manager: { raftId: 1, address: "192.168.9.11:2377" },
  });
  manager.put("node", node);
  manager.put("node", sample.node("nodetwonodetwonodetwonode", "two"));
  manager.states.set(node.id, { leader: true, reachable: true });
  manager.put("network", sample.network("netonenetonenetonenetonen", "shop_default"));
  const spec = sample.spec("shop_web", {
    Labels: { "com.docker.stack.namespace": "shop" },
    EndpointSpec: {
      Mode: "vip",
      Ports: [{ Protocol: "tcp", TargetPort: 80, PublishedPort: 8080, PublishMode: "ingress" }],
    },
  });
  const service = sample.service("serviceoneserviceoneservi", spec, {
    endpoint: {
      ports: [{ Protocol: "tcp", TargetPort: 80, PublishedPort: 8080, PublishMode: "ingress" }],
      virtualIps: [{ networkId: asId("netonenetonenetonenetonen"), address: "10.0.1.2/24" }],
    },
  });
  manager.put("service", service);
  manager.put("task", sample.task("taskonetaskonetaskonetask", service));
  manager.put(
    "task",
    sample.task("tasktwotasktwotasktwotask", service, {
      slot: 2,
      status: {
        state: "failed",
        timestamp: sample.at,
        message: "started",
        error: "task: non-zero exit (1)",
        exitCode: 1,
      },
      desiredState: "shutdown",
    }),
  );
});
afterEach(() => endpoint.stop());

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(...argv: readonly string[]): Promise<Ran> {
  const env = { DOCKER_HOST: `unix://${endpoint.socketPath}`, HOME: endpoint.folder };
  return new Promise((resolve) => {
    execFile(docker, argv, { env, timeout: 20_000 }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : Number(error !== null), out, err });
    });
  });
}

describe.runIf(isHere)("the docker CLI", () => {
  test("node ls marks the leader and this node", async () => {
    const { out, err } = await run("node", "ls");
    expect(err).toBe("");
    expect(out).toMatch(/nodeonenodeonenodeonenode \*\s+one\s+Ready\s+Active\s+Leader\s+20\.10\.24/);
    expect(out).toMatch(/nodetwonodetwonodetwonode\s+two\s+Ready\s+Active\s+20\.10\.24/);
  });

  test("service ls counts the tasks and shows the ports", async () => {
    const { out } = await run("service", "ls");
    expect(out).toMatch(/serviceonese\s+shop_web\s+replicated\s+1\/2\s+busybox:latest\s+\*:8080->80\/tcp/);
  });

  test("service ps shows both tasks with their states", async () => {
    const { out } = await run("service", "ps", "shop_web", "--no-trunc");
    expect(out).toMatch(/shop_web\.1\s+busybox:latest\s+one\s+Running\s+Running/);
    expect(out).toMatch(/shop_web\.2\s+busybox:latest\s+one\s+Shutdown\s+Failed .*"task: non-zero exit \(1\)"/);
  });

  test("service inspect --pretty", async () => {
    const { out, err } = await run("service", "inspect", "--pretty", "shop_web");
    expect(err).toBe("");
    expect(out).toContain("Name:\t\tshop_web");
    expect(out).toContain("PublishedPort = 8080");
  });

  test("stack ls, stack services and stack ps", async () => {
    expect((await run("stack", "ls")).out).toMatch(/shop\s+1/);
    expect((await run("stack", "services", "shop")).out).toContain("shop_web");
    expect((await run("stack", "ps", "shop")).out).toContain("shop_web.1");
  });

  test("network ls shows both kinds once", async () => {
    const { out } = await run("network", "ls");
    expect(out).toMatch(/netonenetone\s+shop_default\s+overlay\s+swarm/);
    expect(out).toMatch(/bbbbbbbbbbbb\s+bridge\s+bridge\s+local/);
  });

  test("info and version", async () => {
    const info = await run("info");
    expect(info.out).toContain("Swarm: active");
    expect(info.out).toContain("NodeID: nodeonenodeonenodeonenode");
    expect(info.out).toContain("Heartbeat Period: 1 second");
    expect((await run("version")).out).toMatch(/Server:.*API version:\s+1\.50 \(minimum version 1\.24\).*Skein:/s);
  });

  test("swarm join-token", async () => {
    expect((await run("swarm", "join-token", "-q", "worker")).out).toBe("SWMTKN-1-worker\n");
  });

  test("service create sends what we take", async () => {
    const flags = [
      "--detach",
      "--name",
      "web",
      "--replicas",
      "3",
      "-e",
      "A=1",
      "-p",
      "80:8080",
      "--network",
      "shop_default",
    ];
    const { out, err } = await run("service", "create", ...flags, "busybox", "sleep", "5");
    expect(out.trim()).toBe("idofwhatwasmade0000000000");
    expect(err).toContain("could not be accessed on a registry to record");
    expect(endpoint.manager.commands).toMatchObject([
      {
        kind: "createService",
        spec: {
          Name: "web",
          Mode: { Replicated: { Replicas: 3 } },
          TaskTemplate: {
            ContainerSpec: { Image: "busybox:latest", Args: ["sleep", "5"], Env: ["A=1"] },
            Networks: [{ Target: "netonenetonenetonenetonen" }],
          },
          EndpointSpec: { Ports: [{ TargetPort: 8080, PublishedPort: 80, Protocol: "tcp", PublishMode: "ingress" }] },
        },
      },
    ]);
  });

  test("service scale sends the version that it read", async () => {
    await run("service", "scale", "--detach", "shop_web=5");
    expect(endpoint.manager.commands).toMatchObject([
      {
        kind: "updateService",
        id: "serviceoneserviceoneservi",
        version: 7,
        spec: { Mode: { Replicated: { Replicas: 5 } } },
      },
    ]);
  });

  test("service logs prints lines with the task's name", async () => {
    const line = {
      kind: "line",
      nodeId: asId<"node">("nodeonenodeonenodeonenode"),
      serviceId: asId<"service">("serviceoneserviceoneservi"),
    } as const;
    endpoint.manager.logRecords = [
      {
        ...line,
        taskId: asId("taskonetaskonetaskonetask"),
        stream: "stdout",
        timestamp: "2026-01-02T03:04:05.000000001Z",
        text: Buffer.from("hello\n"),
      },
      { kind: "error", message: "warning: incomplete log stream" },
    ];
    const { out, err } = await run("service", "logs", "shop_web");
    expect(out).toMatch(/shop_web\.1\.taskonetasko@one\s+\| hello/);
    expect(err).toContain("incomplete log stream");
  });

  test.each(["replicated-job", "global-job"])(
    "service create of a %s with a schedule waits for no run",
    async (mode) => {
      const { manager } = endpoint;
      manager.answer = () => {
        const command = manager.commands.at(-1);
        if (command?.kind === "createService") {
          const runs = { due: sample.at, history: [] };
          manager.put("service", sample.service("jobonejobonejobonejobonej", command.spec, { jobIteration: 0, runs }));
        }
        return { id: asId("jobonejobonejobonejobonej"), warnings: [] };
      };
      const flags = ["--name", "backup", "--mode", mode, "--label", "skein.schedule=@hourly"];
      const { code, out } = await run("service", "create", ...flags, "busybox");
      expect([code, out.includes("jobonejobonejobonejobonej")]).toEqual([0, true]);
      expect((await run("service", "inspect", "--pretty", "backup")).out).toMatch(
        /waiting for its next run at 20\d\d-/,
      );
    },
  );

  test("service rm and node update", async () => {
    await run("service", "rm", "shop_web");
    await run("node", "update", "--availability", "drain", "two");
    expect(endpoint.manager.commands).toEqual([
      { kind: "removeService", id: "serviceoneserviceoneservi" },
      {
        kind: "updateNode",
        id: "nodetwonodetwonodetwonode",
        version: 7,
        spec: { Labels: {}, Role: "worker", Availability: "drain" },
      },
    ]);
  });

  test("stack deploy makes networks, then services that name them", async () => {
    const compose = `
services:
  web:
    image: demo/web:1
    ports: ["8080:80"]
    deploy: { replicas: 3, placement: { constraints: ["node.role == worker"] } }
    healthcheck: { test: ["CMD", "true"], interval: 2s }
  redis:
    image: redis
    volumes: ["data:/data"]
    stop_grace_period: 3s
volumes: { data: {} }
networks: { default: { driver_opts: { com.docker.network.driver.mtu: "1400" } } }
`;
    const file = `${endpoint.folder}/compose.yml`;
    await writeFile(file, compose);
    const { err } = await run("stack", "deploy", "--resolve-image", "never", "-c", file, "counter");
    expect(err).not.toContain("failed");
    const [network, ...services] = endpoint.manager.commands;
    expect(network).toMatchObject({
      kind: "createNetwork",
      spec: { Name: "counter_default", Labels: { "com.docker.stack.namespace": "counter" } },
    });
    const specs = services.map((command) => (command.kind === "createService" ? command.spec : undefined));
    const named = (name: string) => specs.find((spec) => spec?.Name === name);
    expect(named("counter_web")).toMatchObject({
      Mode: { Replicated: { Replicas: 3 } },
      TaskTemplate: {
        Placement: { Constraints: ["node.role == worker"] },
        Networks: [{ Target: "counter_default", Aliases: ["web"] }],
        ContainerSpec: { Healthcheck: { Test: ["CMD", "true"], Interval: 2_000_000_000 } },
      },
    });
    expect(named("counter_redis")?.TaskTemplate.ContainerSpec).toMatchObject({
      Image: "redis:latest",
      StopGracePeriod: 3_000_000_000,
      Mounts: [{ Type: "volume", Source: "counter_data", Target: "/data" }],
    });
  });

  test("swarm init, join and leave", async () => {
    expect((await run("swarm", "init", "--advertise-addr", "192.168.9.11")).out).toContain("Swarm initialized");
    expect((await run("swarm", "join", "--token", "t", "192.168.9.12:2377")).code).toBe(0);
    expect((await run("swarm", "leave", "--force")).out).toContain("Node left the swarm.");
    expect(endpoint.node.inits).toMatchObject([
      { advertiseAddress: "192.168.9.11", listenAddress: "0.0.0.0:2377", subnetSize: 24 },
    ]);
    expect(endpoint.node.joins).toMatchObject([
      { remoteAddresses: ["192.168.9.12:2377"], token: "t", availability: "active" },
    ]);
    expect(endpoint.node.leaves).toEqual([true]);
  });
});
