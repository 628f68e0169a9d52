import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "../../deploy/tools/unix-http.ts";
import { docker, dockerTry, emptied, eventually, healthy, lab, linesOf, skeinTry } from "./world.ts";

describe("a node that joins with something wrong is refused, with the reason, and keeps nothing", () => {
  const leaderAddress = (): string => `${lab.host("m1").address}:2377`;
  let good = "";
  let before: string[] = [];

  beforeAll(async () => {
    await healthy();
    good = await docker("m1", "swarm", "join-token", "-q", "worker");
    const id = await docker("w2", "info", "--format", "{{.Swarm.NodeID}}");
    await docker("w2", "swarm", "leave");
    await eventually(
      "w2 to be down",
      async () => (await docker("m1", "node", "inspect", id, "--format", "{{.Status.State}}")) === "down",
    );
    await docker("m1", "node", "rm", id);
    before = filesOf(lab.host("w2").stateDirectory);
  });

  afterAll(async () => {
    await docker("w2", "swarm", "join", "--token", good, leaderAddress());
    await healthy();
  });

  const cases: readonly (readonly [string, () => string, RegExp])[] = [
    ["no token at all", () => "nonsense", /invalid join token/],
    ["a token with a wrong secret", () => good.replace(/.{25}$/, "a".repeat(25)), /valid join token is necessary/],
    [
      "a token of another cluster",
      () => good.replace(/^(SWMTKN-1-).{50}/, `$1${"1".repeat(50)}`),
      /remote CA does not match fingerprint/,
    ],
  ];
  test.each(cases)("%s", async (_, token, reason) => {
    const refused = await dockerTry("w2", "swarm", "join", "--token", token(), leaderAddress());
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(reason);
    expect(await docker("w2", "info", "--format", "{{.Swarm.LocalNodeState}}")).toBe("inactive");
    expect(filesOf(lab.host("w2").stateDirectory)).toEqual(before);
    expect(linesOf(await docker("m1", "node", "ls", "-q"))).toHaveLength(4);
  });

  test("a rotated token refuses what the old one allowed", async () => {
    const rotated = (await docker("m1", "swarm", "join-token", "-q", "--rotate", "worker")).trim();
    expect(rotated).not.toBe(good);
    const refused = await dockerTry("w2", "swarm", "join", "--token", good, leaderAddress());
    expect(refused.stderr).toMatch(/valid join token is necessary/);
    good = rotated;
  });

  test("cluster calls on a node outside any swarm say how to get in", async () => {
    const refused = await dockerTry("w2", "node", "ls");
    expect(refused.stderr).toContain("This node is not a swarm manager");
    expect((await skeinTry("w2", "node", "ls")).code).toBe(1);
  });
});

describe("bad specs: Docker's status, a message that names the field, and nothing changed", () => {
  const good = { Name: "bad", TaskTemplate: { ContainerSpec: { Image: "busybox" } } };
  const template = (change: object): object => ({ ...good, TaskTemplate: { ...good.TaskTemplate, ...change } });
  const container = (change: object): object => template({ ContainerSpec: { Image: "busybox", ...change } });
  const port = (change: object): object => ({
    PublishedPort: 8090,
    TargetPort: 80,
    Protocol: "tcp",
    PublishMode: "ingress",
    ...change,
  });

  beforeAll(async () => {
    await healthy();
    await docker(
      "m1",
      "service",
      "create",
      "--detach",
      "--name",
      "taken",
      "--replicas",
      "0",
      "-p",
      "8091:80",
      "busybox",
    );
  });
  afterAll(emptied);

  const cases: readonly (readonly [string, object, number, string])[] = [
    ["name with a dot", { ...good, Name: "a.b" }, 400, "name must be valid as a DNS name component"],
    ["name too long", { ...good, Name: "a".repeat(64) }, 400, "name must be 63 characters or fewer"],
    ["name taken", { ...good, Name: "taken" }, 409, "service taken already exists"],
    ["no image", container({ Image: "" }), 400, "image reference must be provided"],
    ["bad image", container({ Image: "UPPER CASE" }), 400, "is not a valid repository/tag"],
    ["too little cpu", template({ Resources: { Limits: { NanoCPUs: 100 } } }), 400, "invalid cpu value"],
    ["too little memory", template({ Resources: { Limits: { MemoryBytes: 1024 } } }), 400, "invalid memory value"],
    ["negative delay", template({ RestartPolicy: { Delay: -1 } }), 400, "restart-delay cannot be negative"],
    ["negative window", template({ RestartPolicy: { Window: -1 } }), 400, "restart-window cannot be negative"],
    ["update ratio", { ...good, UpdateConfig: { MaxFailureRatio: 2 } }, 400, "update-maxfailureratio"],
    ["update delay", { ...good, UpdateConfig: { Delay: -5 } }, 400, "update-delay cannot be negative"],
    [
      "duplicate mounts",
      container({
        Mounts: [
          { Type: "tmpfs", Target: "/a" },
          { Type: "tmpfs", Target: "/a" },
        ],
      }),
      400,
      "duplicate mount point: /a",
    ],
    ["healthcheck", container({ Healthcheck: { Test: ["NONE"], Interval: 5 } }), 400, "nterval"],
    [
      "duplicate ports",
      { ...good, EndpointSpec: { Ports: [port({}), port({})] } },
      400,
      "duplicate published ports provided",
    ],
    ["ingress with dnsrr", { ...good, EndpointSpec: { Mode: "dnsrr", Ports: [port({})] } }, 400, "dnsrr"],
    [
      "port taken",
      { ...good, EndpointSpec: { Ports: [port({ PublishedPort: 8091 })] } },
      400,
      "port '8091' is already in use by service 'taken'",
    ],
    ["constraint", template({ Placement: { Constraints: ["node.role"] } }), 500, "constraint expected one operator"],
    ["unknown network", template({ Networks: [{ Target: "nowhere" }] }), 500, "network nowhere not found"],
    ["ingress network", template({ Networks: [{ Target: "ingress" }] }), 400, "ingress"],
    ["two modes", { ...good, Mode: { Replicated: {}, Global: {} } }, 400, "must specify only one service mode"],
    ["wrong type", container({ Env: "A=1" }), 400, "Env"],
  ];
  test.each(cases)("%s", async (_, spec, status, fragment) => {
    const socket = lab.host("m2").skeinSocket;
    const before = await docker("m1", "service", "ls", "--format", "{{.ID}} {{.Name}} {{.Replicas}}");
    const reply = await call({ socket, method: "POST", path: "/v1.43/services/create", json: spec, timeoutMs: 10_000 });
    expect(`${reply.status} ${reply.body}`).toContain(fragment);
    expect(reply.status).toBe(status);
    expect(Object.keys(JSON.parse(reply.body) as object)).toEqual(["message"]);
    expect(await docker("m1", "service", "ls", "--format", "{{.ID}} {{.Name}} {{.Replicas}}")).toBe(before);
  });

  test("a stale version is refused", async () => {
    const socket = lab.host("m1").skeinSocket;
    const inspected = JSON.parse(await docker("m1", "service", "inspect", "taken")) as { ID: string; Spec: object }[]; // Docker's.
    const path = `/services/${inspected[0]?.ID}/update?version=1`;
    const reply = await call({ socket, method: "POST", path, json: inspected[0]?.Spec, timeoutMs: 10_000 });
    expect(reply.status).toBe(500);
    expect(reply.body).toContain("update out of sequence");
  });
});

/** Paths of everything that identity or consensus could leave behind. */
function filesOf(directory: string): string[] {
  const all = readdirSync(directory, { recursive: true }).map(String);
  return all
    .filter((path) => /\.(pem|crt|key|json)$|identity|raft|certificate/.test(path) && !/^docker|docker\//.test(path))
    .sort();
}
