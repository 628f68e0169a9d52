import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { present } from "../../base/assert.ts";
import { SkeinError } from "../../base/error.ts";
import { asId } from "../../base/id.ts";
import { FakeEndpoint, type Reply } from "./fake-endpoint.ts";
import { sample } from "./fake-manager.ts";

let endpoint: FakeEndpoint;
beforeEach(async () => {
  endpoint = await FakeEndpoint.start();
});
afterEach(() => endpoint.stop());

/** A list call with filters, in the form of the Go client or in the older one. */
function list(path: string, filters: Record<string, readonly string[]>, old = false): Promise<Reply> {
  const modern = Object.entries(filters).map(([key, values]) => [
    key,
    Object.fromEntries(values.map((value) => [value, true])),
  ]);
  return endpoint.get(
    `${path}?filters=${encodeURIComponent(JSON.stringify(old ? filters : Object.fromEntries(modern)))}`,
  );
}

function membersOf(reply: Reply, key: string): unknown[] {
  expect(reply.status).toBe(200);
  // A list answer, by the line above.
  return (reply.value as readonly Record<string, unknown>[]).map((member) => member[key]);
}

const body = { Name: "web", TaskTemplate: { ContainerSpec: { Image: "busybox" } } };

describe("services", () => {
  beforeEach(() => {
    const { manager } = endpoint;
    const web = sample.service("aaa1aaaaaaaaaaaaaaaaaaaaa", sample.spec("web", { Labels: { tier: "front" } }));
    manager.put("service", web);
    manager.put(
      "service",
      sample.service("aaa2aaaaaaaaaaaaaaaaaaaaa", sample.spec("web-api", { Mode: { Global: {} } })),
    );
    manager.put("service", sample.service("gone1aaaaaaaaaaaaaaaaaaaa", sample.spec("old"), { removedAt: sample.at }));
    manager.put("task", sample.task("taskonetaskonetaskonetask", web));
  });

  test.each([
    [{}, ["web", "web-api"]],
    [{ name: ["web-"] }, ["web-api"]],
    [{ name: ["we"] }, ["web", "web-api"]],
    [{ id: ["aaa2"] }, ["web-api"]],
    [{ id: ["aaa2", "aaa1"] }, ["web", "web-api"]],
    [{ label: ["tier=front"] }, ["web"]],
    [{ label: ["tier", "tier=back"] }, []],
    [{ label: ["tier="] }, ["web"]],
    [{ mode: ["global"] }, ["web-api"]],
    [{ runtime: ["plugin"] }, []],
  ] as [Record<string, string[]>, string[]][])("filters %j", async (filters, names) => {
    for (const old of [false, true]) {
      const specs = membersOf(await list("/services", filters, old), "Spec");
      expect(specs).toEqual(names.map((Name) => expect.objectContaining({ Name })));
    }
  });

  test.each([
    ['{"color":["red"]}', "invalid filter 'color'"],
    ["nonsense", "invalid filter: nonsense"],
    ["[]", "invalid filter: []"],
  ])("filter %s is refused", async (filters, message) => {
    const reply = await endpoint.get(`/services?filters=${encodeURIComponent(filters)}`);
    expect(reply).toMatchObject({ status: 400, value: { message } });
  });

  test("are found by id, name, or the start of an id", async () => {
    for (const key of ["aaa1aaaaaaaaaaaaaaaaaaaaa", "web", "aaa1"]) {
      expect(await endpoint.get(`/services/${key}`)).toMatchObject({ status: 200, value: { Spec: { Name: "web" } } });
    }
  });

  test.each([
    ["aaa", 400, "service aaa is ambiguous (2 matches found)"],
    ["nobody", 404, "service nobody not found"],
    ["old", 404, "service old not found"],
    ["gone1aaaaaaaaaaaaaaaaaaaa", 404, "service gone1aaaaaaaaaaaaaaaaaaaa not found"],
  ])("%s is not one", async (key, status, message) => {
    expect(await endpoint.get(`/services/${key}`)).toMatchObject({ status, value: { message } });
  });

  test("explain answers what every node says to the next task", async () => {
    expect(await endpoint.get("/v1.41/skein/v1/services/web/explain")).toEqual(
      expect.objectContaining({
        status: 200,
        value: {
          ServiceID: "aaa1aaaaaaaaaaaaaaaaaaaaa",
          ServiceName: "web",
          Nodes: [
            { NodeID: "n1", Hostname: "w1", Fits: true, Tasks: 1, Reasons: [] },
            { NodeID: "n2", Hostname: "w2", Fits: false, Tasks: 1, Reasons: ["needs 2 CPUs, 0.5 free"] },
          ],
        },
      }),
    );
    expect(await endpoint.get("/skein/v1/services/nobody/explain")).toMatchObject({ status: 404 });
  });

  test("counts come when they are asked for", async () => {
    const statuses = membersOf(await endpoint.get("/v1.41/services?status=true"), "ServiceStatus");
    expect(statuses[0]).toEqual({ RunningTasks: 1, DesiredTasks: 2, CompletedTasks: 0 });
    for (const path of ["/v1.41/services", "/v1.40/services?status=true"]) {
      expect(membersOf(await endpoint.get(path), "ServiceStatus")).toEqual([undefined, undefined]);
    }
  });

  test("a strict boolean must be one", async () => {
    const reply = await endpoint.get("/services/web?insertDefaults=maybe");
    expect(reply).toMatchObject({ status: 400, value: { message: expect.stringContaining("insertDefaults") } });
  });

  test("create answers 201 with the id; credentials go along, empty ones do not", async () => {
    const created = await endpoint.post("/v1.41/services/create", body, { "X-Registry-Auth": "eyJ1IjoiYSJ9" });
    expect(created).toMatchObject({ status: 201, value: { ID: "idofwhatwasmade0000000000", Warnings: null } });
    await endpoint.post("/v1.41/services/create", body, { "X-Registry-Auth": "e30=" });
    const [first, second] = endpoint.manager.commands;
    expect(first).toMatchObject({ kind: "createService", registryAuth: "eyJ1IjoiYSJ9" });
    expect(second).not.toHaveProperty("registryAuth");
  });

  test("a service without a name gets one", async () => {
    await endpoint.post("/services/create", { ...body, Name: "" });
    expect(endpoint.manager.commands).toMatchObject([{ spec: { Name: expect.stringMatching(/^[a-z]+_[a-z]+\d+$/) } }]);
  });

  test("warnings and refusals of the cluster are passed on", async () => {
    endpoint.manager.answer = () => ({ id: "x", warnings: ["careful"] });
    expect(await endpoint.post("/services/create", body)).toMatchObject({ value: { Warnings: ["careful"] } });
    endpoint.manager.answer = () => {
      throw new SkeinError("EXISTS", { kind: "service", name: "web" });
    };
    expect(await endpoint.post("/services/create", body)).toMatchObject({
      status: 409,
      value: {
        message:
          "rpc error: code = AlreadyExists desc = name conflicts with an existing object: service web already exists",
      },
    });
    endpoint.manager.answer = () => {
      throw new SkeinError("OUT_OF_SEQUENCE", {});
    };
    expect(await endpoint.post("/services/web/update?version=6", body)).toMatchObject({
      status: 500,
      value: { message: "rpc error: code = Unknown desc = update out of sequence" },
    });
  });

  test("update", async () => {
    const query = "version=7&registryAuthFrom=previous-spec&rollback=previous";
    expect(await endpoint.post(`/services/web/update?${query}`, body)).toMatchObject({
      status: 200,
      value: { Warnings: null },
    });
    expect(endpoint.manager.commands).toMatchObject([
      {
        kind: "updateService",
        id: "aaa1aaaaaaaaaaaaaaaaaaaaa",
        version: 7,
        registryAuthFrom: "previous-spec",
        rollback: true,
      },
    ]);
  });

  test.each([
    ["", "invalid service version ''"],
    ["version=x", "invalid service version 'x'"],
    ["version=1&rollback=later", "unsupported rollback value: later"],
    ["version=1&registryAuthFrom=me", "unsupported registryAuthFrom value: me"],
  ])("update with %j is refused", async (query, message) => {
    expect(await endpoint.post(`/services/web/update?${query}`, body)).toMatchObject({
      status: 400,
      value: { message },
    });
  });

  test("a wrong spec reaches nobody", async () => {
    const reply = await endpoint.post("/services/create", { ...body, Name: "my.web" });
    expect(reply).toMatchObject({ status: 400, value: { message: expect.stringContaining("DNS name component") } });
    expect(endpoint.manager.commands).toEqual([]);
  });

  test("what an API version did not know is dropped", async () => {
    const spec = {
      ...body,
      TaskTemplate: {
        ContainerSpec: { Image: "a", Sysctls: { a: "1" }, CapabilityAdd: ["X"], OomScoreAdj: 5 },
        Placement: { MaxReplicas: 2 },
      },
    };
    const taken = async (version: string): Promise<unknown> => {
      await endpoint.post(`/${version}/services/create`, spec);
      const command = endpoint.manager.commands.at(-1);
      return command?.kind === "createService" ? command.spec.TaskTemplate : undefined;
    };
    expect(await taken("v1.39")).toMatchObject({ ContainerSpec: { Image: "a" }, Placement: {} });
    expect(await taken("v1.40")).toEqual(
      expect.objectContaining({ ContainerSpec: { Image: "a", Sysctls: { a: "1" } }, Placement: { MaxReplicas: 2 } }),
    );
    expect(await taken("v1.50")).toMatchObject(spec.TaskTemplate);
  });
});

describe("tasks", () => {
  beforeEach(() => {
    const { manager } = endpoint;
    const web = sample.service("aaa1aaaaaaaaaaaaaaaaaaaaa", sample.spec("web", { Labels: { stack: "s" } }), {
      specVersion: 2,
    });
    manager.put("service", web);
    manager.put("node", sample.node("nodeonenodeonenodeonenode", "one"));
    manager.put("node", sample.node("nodetwonodetwonodetwonode", "two"));
    manager.put("task", sample.task("t1aaaaaaaaaaaaaaaaaaaaaaa", web));
    manager.put(
      "task",
      sample.task("t2aaaaaaaaaaaaaaaaaaaaaaa", web, {
        slot: 2,
        nodeId: asId("nodetwonodetwonodetwonode"),
        specVersion: 1,
        desiredState: "shutdown",
      }),
    );
    const gone = sample.service("goneaaaaaaaaaaaaaaaaaaaaa", sample.spec("old"), { removedAt: sample.at });
    manager.put("service", gone);
    manager.put("task", sample.task("t3aaaaaaaaaaaaaaaaaaaaaaa", gone, { nodeId: asId("nodetwonodetwonodetwonode") }));
  });

  test.each([
    [{}, ["t1", "t2", "t3"]],
    [{ service: ["web"] }, ["t1", "t2"]],
    [{ service: ["aaa1"], "desired-state": ["Running"] }, ["t1"]],
    [{ "desired-state": ["remove"] }, []],
    [{ "desired-state": ["ready", "shutdown"] }, ["t2"]],
    [{ "desired-state": [""] }, ["t1", "t2", "t3"]],
    [{ node: ["two"] }, ["t2", "t3"]],
    [{ name: ["web.2"] }, ["t2"]],
    [{ id: ["t1", "t3"] }, ["t1", "t3"]],
    [{ label: ["stack=s"] }, ["t1", "t2"]],
    [{ service: ["web"], "_up-to-date": ["true"] }, ["t1"]],
    [{ service: ["web"], "_up-to-date": ["false"] }, ["t2"]],
    [{ runtime: ["container"] }, ["t1", "t2", "t3"]],
  ] as [Record<string, string[]>, string[]][])("filters %j", async (filters, ids) => {
    const found = membersOf(await list("/tasks", filters), "ID");
    expect(found.map((id) => String(id).slice(0, 2))).toEqual(ids);
  });

  test.each([
    [{ service: ["nobody"] }, 404, "service nobody not found"],
    [{ service: ["old"] }, 404, "service old not found"],
    [{ node: ["nobody"] }, 404, "node nobody not found"],
    [{ "desired-state": ["maybe"] }, 400, "invalid filter 'desired-state=[maybe]'"],
  ] as [Record<string, string[]>, number, string][])("filter %j is refused", async (filters, status, message) => {
    expect(await list("/tasks", filters)).toMatchObject({ status, value: { message } });
  });

  test("what is replaced because its node is down is not among those that are wanted", async () => {
    const { manager } = endpoint;
    const [task] = [...manager.view().tasks()].filter(({ id }) => id.startsWith("t1"));
    manager.put("task", { ...present(task, "t1"), away: sample.at });
    const ids = async (state: string) =>
      membersOf(await list("/tasks", { service: ["web"], "desired-state": [state] }), "ID");
    expect(await ids("running")).toEqual([]);
    expect(await ids("shutdown")).toHaveLength(2);
  });

  test("one by the start of its id", async () => {
    expect(await endpoint.get("/tasks/t2")).toMatchObject({
      status: 200,
      value: { Slot: 2, DesiredState: "shutdown" },
    });
    expect(await endpoint.get("/tasks/t")).toMatchObject({
      status: 400,
      value: { message: "task t is ambiguous (3 matches found)" },
    });
  });
});

describe("nodes", () => {
  beforeEach(() => {
    const { manager } = endpoint;
    const spec = { Labels: { zone: "a" }, Role: "manager", Availability: "active" } as const;
    manager.put(
      "node",
      sample.node("n1aaaaaaaaaaaaaaaaaaaaaaa", "one", { spec, manager: { raftId: 1, address: "10.0.0.1:2377" } }),
    );
    manager.put("node", sample.node("n2aaaaaaaaaaaaaaaaaaaaaaa", "same"));
    manager.put("node", sample.node("n3aaaaaaaaaaaaaaaaaaaaaaa", "same"));
  });

  test.each([
    [{ name: ["on"] }, 1],
    [{ role: ["manager"] }, 1],
    [{ role: ["worker"] }, 2],
    [{ "node.label": ["zone=a"] }, 1],
    [{ label: ["disk=ssd"] }, 3],
    [{ membership: ["pending"] }, 0],
  ] as [Record<string, string[]>, number][])("filters %j", async (filters, count) => {
    expect(membersOf(await list("/nodes", filters), "ID")).toHaveLength(count);
  });

  test("a hostname that two have is ambiguous", async () => {
    expect(await endpoint.get("/nodes/same")).toMatchObject({
      status: 400,
      value: { message: "node same is ambiguous (2 matches found)" },
    });
  });

  test("update and remove", async () => {
    expect((await endpoint.post("/nodes/one/update?version=7", { Role: "worker", Availability: "pause" })).status).toBe(
      200,
    );
    expect((await endpoint.send("DELETE", "/nodes/n2?force=1", undefined, {})).status).toBe(200);
    expect(endpoint.manager.commands).toEqual([
      {
        kind: "updateNode",
        id: "n1aaaaaaaaaaaaaaaaaaaaaaa",
        version: 7,
        spec: { Labels: {}, Role: "worker", Availability: "pause" },
      },
      { kind: "removeNode", id: "n2aaaaaaaaaaaaaaaaaaaaaaa", force: true },
    ]);
  });
});

describe.each(["secret", "config"] as const)("%ss", (noun) => {
  const base = `/${noun}s`;
  beforeEach(() => {
    endpoint.manager.put("secret", sample.secret("p1aaaaaaaaaaaaaaaaaaaaaaa", "one"));
    endpoint.manager.put("config", sample.config("p1aaaaaaaaaaaaaaaaaaaaaaa", "one"));
  });

  test("are listed and shown", async () => {
    expect(membersOf(await list(base, { name: ["on"] }), "ID")).toEqual(["p1aaaaaaaaaaaaaaaaaaaaaaa"]);
    expect(membersOf(await list(base, { name: ["two"] }), "ID")).toEqual([]);
    expect(await endpoint.get(`${base}/one`)).toMatchObject({
      status: 200,
      value: { Spec: { Name: "one", Labels: {} } },
    });
    expect(await endpoint.get(`${base}/two`)).toMatchObject({
      status: 404,
      value: { message: `${noun} two not found` },
    });
  });

  test("are made, changed and removed", async () => {
    expect(await endpoint.post(`${base}/create`, { Name: "a", Data: "eA==" })).toMatchObject({ status: 201 });
    expect(await endpoint.post(`${base}/one/update?version=7`, { Name: "one", Labels: { a: "b" } })).toMatchObject({
      status: 200,
    });
    expect(await endpoint.send("DELETE", `${base}/one`, undefined, {})).toMatchObject({ status: 204, text: "" });
    const Noun = noun === "secret" ? "Secret" : "Config";
    expect(endpoint.manager.commands.map(({ kind }) => kind)).toEqual([
      `create${Noun}`,
      `update${Noun}`,
      `remove${Noun}`,
    ]);
  });
});

test("one of all names and ids that are given is enough to find a secret", async () => {
  const add = (id: string, name: string) => endpoint.manager.put("secret", sample.secret(id, name));
  add("p1aaaaaaaaaaaaaaaaaaaaaaa", "one");
  add("p2aaaaaaaaaaaaaaaaaaaaaaa", "two");
  add("p3aaaaaaaaaaaaaaaaaaaaaaa", "three");
  expect(membersOf(await list("/secrets", { id: ["p1"], name: ["th"] }), "ID")).toHaveLength(2);
  expect(membersOf(await list("/secrets", { names: ["two", "th"] }), "ID")).toHaveLength(1);
});

test("a secret's data is never shown, a config's is", async () => {
  endpoint.manager.put("secret", sample.secret("p1aaaaaaaaaaaaaaaaaaaaaaa", "one"));
  endpoint.manager.put("config", sample.config("p1aaaaaaaaaaaaaaaaaaaaaaa", "one"));
  for (const path of ["/secrets", "/secrets/one"]) expect((await endpoint.get(path)).text).not.toContain("c2VjcmV0");
  expect((await endpoint.get("/configs/one")).text).toContain("Y29uZmln");
});
