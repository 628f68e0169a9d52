import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SkeinError } from "../../base/error.ts";
import { FakeEndpoint } from "./fake-endpoint.ts";
import { sample } from "./fake-manager.ts";
import type { HandedRequest } from "./port.ts";

let endpoint: FakeEndpoint;
beforeEach(async () => {
  endpoint = await FakeEndpoint.start();
});
afterEach(() => endpoint.stop());

describe("the swarm", () => {
  test("is shown with its tokens, without its key", async () => {
    const { status, value, text } = await endpoint.get("/swarm");
    expect(status).toBe(200);
    expect(value).toMatchObject({
      ID: "clusteridclusteridcluster",
      Version: { Index: 7 },
      Spec: { Name: "default" },
      TLSInfo: { TrustRoot: expect.stringContaining("BEGIN CERTIFICATE") },
      RootRotationInProgress: false,
      DefaultAddrPool: ["10.0.0.0/8"],
      SubnetSize: 24,
      DataPathPort: 4789,
      JoinTokens: { Worker: "SWMTKN-1-worker", Manager: "SWMTKN-1-manager" },
    });
    expect(text).not.toContain("secret root key");
  });

  test("update rotates only the tokens that were asked for", async () => {
    const query = "version=7&rotateWorkerToken=true&rotateManagerToken=false&rotateManagerUnlockKey=false";
    expect((await endpoint.post(`/swarm/update?${query}`, { Name: "default" })).status).toBe(200);
    expect((await endpoint.post("/swarm/update?version=8", { Name: "default" })).status).toBe(200);
    const [first, second] = endpoint.manager.commands;
    expect(first).toMatchObject({ kind: "updateCluster", version: 7, newTokens: { worker: "SWMTKN-1-new" } });
    expect(first).not.toHaveProperty("newTokens.manager");
    expect(second).not.toHaveProperty("newTokens");
  });

  test.each([
    ["version=x", {}, "invalid swarm version 'x'"],
    ["version=1", { Name: "other" }, "modification of cluster name is not allowed"],
    ["version=1&rotateWorkerToken=perhaps", {}, "rotateWorkerToken"],
  ])("update with %j %j is refused", async (query, spec, message) => {
    const reply = await endpoint.post(`/swarm/update?${query}`, spec);
    expect(reply).toMatchObject({ status: 400, value: { message: expect.stringContaining(message) } });
  });

  test("has no unlock key", async () => {
    expect(await endpoint.get("/swarm/unlockkey")).toMatchObject({ status: 200, value: { UnlockKey: "" } });
    expect(await endpoint.post("/swarm/unlock", { UnlockKey: "x" })).toMatchObject({
      status: 409,
      value: { message: "swarm is not locked" },
    });
  });

  test("init with nothing said is Docker's defaults, and answers the node's id as a JSON string", async () => {
    const reply = await endpoint.post("/swarm/init", {});
    expect(reply.text).toBe('"nodeonenodeonenodeonenode"\n');
    expect(endpoint.node.inits).toMatchObject([
      {
        listenAddress: "0.0.0.0:2377",
        advertiseAddress: "",
        dataPathPort: 4789,
        subnetSize: 24,
        defaultAddressPool: ["10.0.0.0/8"],
        availability: "active",
      },
    ]);
  });

  test.each([
    ["/swarm/init", { DataPathPort: 80 }, "Datapath port number is not in valid range (1024 - 49151)"],
    ["/swarm/init", { SubnetSize: 30 }, "SubnetSize"],
    ["/swarm/init", { DefaultAddrPool: ["10.0.0.0"] }, "invalid CIDR address"],
    ["/swarm/init", { Availability: "asleep" }, 'invalid Availability: "asleep"'],
    ["/swarm/join", {}, "at least 1 RemoteAddr is required to join"],
  ])("%s with %j is refused", async (path, body, message) => {
    const reply = await endpoint.post(path, body);
    expect(reply).toMatchObject({ status: 400, value: { message: expect.stringContaining(message) } });
  });
});

describe("a node that is no manager", () => {
  beforeEach(() => {
    endpoint.node.swarm = { local: "inactive", controlAvailable: false, remoteManagers: [] };
    endpoint.node.route = () => {
      throw new SkeinError("NOT_MANAGER", {});
    };
  });

  test.each(["/nodes", "/services/x", "/swarm", "/tasks", "/secrets", "/services/x/logs?stdout=1"])(
    "%s says so",
    async (path) => {
      expect(await endpoint.get(path)).toMatchObject({
        status: 503,
        value: { message: expect.stringContaining("This node is not a swarm manager.") },
      });
    },
  );

  test("still has its engine's networks and info", async () => {
    expect((await endpoint.get("/networks")).value).toHaveLength(2);
    expect(await endpoint.get("/networks/bridge")).toMatchObject({ status: 200, value: { Name: "bridge" } });
    expect(await endpoint.get("/networks/none")).toMatchObject({
      status: 404,
      value: { message: "network none not found" },
    });
    expect(await endpoint.get("/info")).toMatchObject({
      value: { ID: "engine-id", Swarm: { LocalNodeState: "inactive", ControlAvailable: false, RemoteManagers: null } },
    });
    expect((await endpoint.get("/_ping")).headers["swarm"]).toBe("inactive");
  });

  test("cannot make an overlay network", async () => {
    const reply = await endpoint.post("/networks/create", { Name: "a", Driver: "overlay" });
    expect(reply).toMatchObject({ status: 403, value: { message: expect.stringContaining("not a swarm manager") } });
  });
});

describe("a follower", () => {
  let leader: FakeEndpoint;
  const handed: HandedRequest[] = [];
  beforeEach(async () => {
    leader = await FakeEndpoint.start();
    handed.length = 0;
    endpoint.node.route = () => ({
      kind: "follower",
      forward(request, signal) {
        handed.push(request);
        return leader.api.handle(request, signal);
      },
    });
  });
  afterEach(() => leader.stop());

  test("hands calls over with version, query, headers and body", async () => {
    const body = { Name: "web", TaskTemplate: { ContainerSpec: { Image: "busybox" } } };
    const reply = await endpoint.post("/v1.41/services/create?x=1", body, { "X-Registry-Auth": "abc" });
    expect(reply).toMatchObject({ status: 201, value: { ID: "idofwhatwasmade0000000000" } });
    expect(reply.headers["content-type"]).toBe("application/json");
    expect(handed).toMatchObject([
      { method: "POST", path: "/v1.41/services/create?x=1", headers: { "x-registry-auth": "abc" } },
    ]);
    expect(leader.manager.commands).toMatchObject([{ kind: "createService", registryAuth: "abc" }]);
  });

  test("passes the leader's refusals on", async () => {
    expect(await endpoint.get("/services/nobody")).toMatchObject({
      status: 404,
      value: { message: "service nobody not found" },
    });
  });

  test("merges its own engine with the leader's networks", async () => {
    leader.manager.put("network", sample.network("netonenetonenetonenetonen", "shop"));
    leader.engine.networks = [];
    const reply = await endpoint.get("/networks");
    expect(reply.value).toMatchObject([{ Name: "bridge" }, { Name: "host" }, { Name: "shop", Scope: "swarm" }]);
    expect(await endpoint.get("/networks/shop")).toMatchObject({
      status: 200,
      value: { Id: "netonenetonenetonenetonen" },
    });
  });

  test("has the cluster in its info", async () => {
    leader.manager.put("node", sample.node("n1aaaaaaaaaaaaaaaaaaaaaaa", "one"));
    expect(await endpoint.get("/info")).toMatchObject({
      value: { ID: "engine-id", Swarm: { Nodes: 1, Managers: 0, Cluster: { ID: "clusteridclusteridcluster" } } },
    });
  });

  test("never is handed a call that it hands on", async () => {
    leader.node.route = endpoint.node.route;
    const reply = await endpoint.get("/services");
    expect(reply).toMatchObject({
      status: 503,
      value: { message: expect.stringContaining("The swarm does not have a leader.") },
    });
    expect(handed).toHaveLength(1);
  });

  test("ends the leader's stream when its client leaves", async () => {
    const service = sample.service("aaa1aaaaaaaaaaaaaaaaaaaaa", sample.spec("web"));
    leader.manager.put("service", service);
    const reply = await endpoint.open("GET", "/services/web/logs?stdout=1&follow=1");
    expect(reply.statusCode).toBe(200);
    const ended = leader.manager.followersGone();
    reply.destroy();
    await ended;
  });
});

describe("info, ping, version, status", () => {
  test("ping says which part this node plays", async () => {
    const reply = await endpoint.get("/_ping");
    expect(reply.text).toBe("OK");
    expect(reply.headers).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-cache, no-store, must-revalidate",
      pragma: "no-cache",
      swarm: "active/manager",
      "builder-version": "2",
      "api-version": "1.50",
    });
    expect(await endpoint.send("HEAD", "/v1.41/_ping", undefined, {})).toMatchObject({ status: 200, text: "" });
  });

  test("without an engine, ping and info still answer", async () => {
    await endpoint.engine.close();
    expect((await endpoint.get("/_ping")).status).toBe(200);
    expect(await endpoint.get("/info")).toMatchObject({
      status: 200,
      value: {
        Swarm: { NodeID: "nodeonenodeonenodeonenode", ControlAvailable: true },
        Warnings: [expect.stringContaining("does not answer")],
      },
    });
  });

  test("two managers are warned of", async () => {
    const spec = { Labels: {}, Role: "manager", Availability: "active" } as const;
    endpoint.manager.put("node", sample.node("n1aaaaaaaaaaaaaaaaaaaaaaa", "one", { spec }));
    endpoint.manager.put("node", sample.node("n2aaaaaaaaaaaaaaaaaaaaaaa", "two", { spec }));
    expect(await endpoint.get("/info")).toMatchObject({
      value: { Swarm: { Managers: 2, Warnings: [expect.stringContaining("two-manager")] } },
    });
  });

  test("a swarm without leader is said in info, not failed", async () => {
    endpoint.node.route = () => {
      throw new SkeinError("NO_LEADER", {});
    };
    expect(await endpoint.get("/info")).toMatchObject({
      status: 200,
      value: { Swarm: { Error: expect.stringContaining("does not have a leader") } },
    });
  });

  test("status", async () => {
    expect(await endpoint.get("/skein/v1/status")).toMatchObject({
      status: 200,
      value: { Node: { Version: "0.1.0", Role: "manager" }, Cluster: { Nodes: 0, Managers: [] } },
    });
  });

  test("image digests and cluster volumes are refused honestly", async () => {
    expect(await endpoint.get("/distribution/library/busybox:1/json")).toMatchObject({
      status: 404,
      value: { message: expect.stringContaining("library/busybox:1") },
    });
    expect((await endpoint.post("/volumes/create", { Name: "v", clusterVolumeSpec: {} })).status).toBe(501);
    expect(await endpoint.post("/v1.50/volumes/create", { Name: "v" })).toMatchObject({
      status: 200,
      value: { url: "/v1.41/volumes/create", body: '{"Name":"v"}' },
    });
  });
});
