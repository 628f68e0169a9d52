import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SkeinError } from "../../base/error.ts";
import { FakeEndpoint } from "./fake-endpoint.ts";
import { sample } from "./fake-manager.ts";

let endpoint: FakeEndpoint;
const shopId = "netonenetonenetonenetonen";
const engineSide = {
  Name: "shop",
  Id: "e".repeat(64),
  Scope: "local",
  Driver: "skein",
  Labels: { "skein.network": shopId },
  Containers: { c1: { Name: "shop_web.1" } },
};

beforeEach(async () => {
  endpoint = await FakeEndpoint.start();
  const { manager } = endpoint;
  manager.put(
    "network",
    sample.network("ingressingressingressingr", "ingress", { kind: "ingress", vni: 4096, spec: { Ingress: true } }),
  );
  manager.put("network", sample.network(shopId, "shop", { spec: { Labels: { stack: "s" } } }));
  manager.put("network", sample.network("goneaaaaaaaaaaaaaaaaaaaaa", "old", { removedAt: sample.at }));
  const predefined = { kind: "predefined", vni: 0, subnet: "", gateway: "" } as const;
  manager.put(
    "network",
    sample.network("hosthosthosthosthosthosth", "host", { ...predefined, spec: { Driver: "host" } }),
  );
  endpoint.engine.networks.push(engineSide);
});
afterEach(() => endpoint.stop());

async function namesOf(path: string): Promise<unknown[]> {
  const { value } = await endpoint.get(path);
  return (value as readonly { readonly Name: string }[]).map(({ Name }) => Name); // The list that was asked for.
}

describe("the list", () => {
  test("has the engine's and the swarm's, each once", async () => {
    expect(await namesOf("/networks")).toEqual(["bridge", "host", "ingress", "shop"]);
  });

  test.each([
    [{ scope: { swarm: true } }, ["ingress", "shop"]],
    [{ scope: ["local"] }, ["bridge", "host"]],
    [{ scope: ["swarm"], label: ["stack=s"] }, ["shop"]],
    [{ scope: ["swarm"], name: ["ho"] }, ["shop"]],
    [{ scope: ["swarm"], type: ["builtin"] }, ["ingress"]],
    [{ scope: ["swarm"], driver: ["bridge"] }, []],
    [{ scope: ["swarm"], dangling: ["true"] }, ["ingress"]],
  ])("filters %j", async (filters, names) => {
    const service = sample.service("aaa1aaaaaaaaaaaaaaaaaaaaa", sample.spec("web"));
    const attachments = [{ networkId: sample.network(shopId, "shop").id, address: "10.0.1.3/24", aliases: [] }];
    endpoint.manager.put("task", sample.task("taskonetaskonetaskonetask", service, { attachments }));
    expect(await namesOf(`/networks?filters=${encodeURIComponent(JSON.stringify(filters))}`)).toEqual(names);
  });
});

describe("one network", () => {
  test("of the swarm, with this node's containers", async () => {
    for (const key of [shopId, "shop", "netone", engineSide.Id]) {
      expect(await endpoint.get(`/networks/${key}`)).toMatchObject({
        status: 200,
        value: { Id: shopId, Scope: "swarm", Driver: "overlay", Containers: engineSide.Containers },
      });
    }
  });

  test("of the engine", async () => {
    expect(await endpoint.get("/networks/bridge")).toMatchObject({ status: 200, value: { Scope: "local" } });
    expect(await endpoint.get("/networks/bbbb")).toMatchObject({ status: 200, value: { Name: "bridge" } });
  });

  test("the name that both have is the engine's, unless the swarm's is asked for", async () => {
    expect(await endpoint.get("/networks/host")).toMatchObject({ value: { Scope: "local" } });
    expect(await endpoint.get("/networks/host?scope=swarm")).toMatchObject({
      value: { Id: "hosthosthosthosthosthosth", Scope: "swarm" },
    });
  });

  test.each([
    ["nobody", 404, "network nobody not found"],
    ["old", 404, "network old not found"],
    ["nobody?scope=swarm", 404, "network nobody not found"],
    ["shop?scope=local", 200, undefined],
  ])("%s", async (key, status, message) => {
    const reply = await endpoint.get(`/networks/${key}`);
    expect(reply.status).toBe(status);
    expect(reply.value).toMatchObject(message === undefined ? {} : { message });
  });

  test("the start of two ids is ambiguous", async () => {
    endpoint.engine.networks.push({ Name: "x", Id: `neto${"0".repeat(60)}`, Labels: {} });
    expect(await endpoint.get("/networks/neto")).toMatchObject({
      status: 400,
      value: { message: "network neto is ambiguous (2 matches found)" },
    });
  });

  test("that the engine does not have is not said to be absent while the cluster cannot answer", async () => {
    endpoint.node.route = () => {
      throw new SkeinError("NO_LEADER", {});
    };
    expect((await endpoint.get("/networks/shop2")).status).toBe(503);
    expect((await endpoint.get("/networks/bridge")).status).toBe(200);
  });
});

describe("create", () => {
  test("an overlay is the swarm's", async () => {
    const reply = await endpoint.post("/networks/create", { Driver: "overlay", Name: "a", Attachable: true });
    expect(reply).toMatchObject({ status: 201, value: { Id: "idofwhatwasmade0000000000", Warning: "" } });
    expect(endpoint.manager.commands).toMatchObject([{ kind: "createNetwork", spec: { Name: "a", Attachable: true } }]);
  });

  test("anything else is the engine's, and its name may not be taken twice", async () => {
    await endpoint.post("/v1.50/networks/create", { Name: "a", Driver: "bridge" });
    await endpoint.post("/v1.41/networks/create", { Name: "b" });
    expect(endpoint.engine.bodies).toEqual(['{"CheckDuplicate":true,"Name":"a","Driver":"bridge"}', '{"Name":"b"}']);
    expect(endpoint.manager.commands).toEqual([]);
  });

  test("the swarm's refusal comes as it is", async () => {
    endpoint.manager.answer = () => {
      throw new SkeinError("NETWORK_EXISTS", { name: "a" });
    };
    const reply = await endpoint.post("/networks/create", { Driver: "overlay", Name: "a" });
    expect(reply).toMatchObject({ status: 409, value: { message: "network with name a already exists" } });
  });
});

describe("remove", () => {
  test.each([shopId, "shop", engineSide.Id])("%s is the swarm's", async (key) => {
    expect(await endpoint.send("DELETE", `/networks/${key}`, undefined, {})).toMatchObject({ status: 204, text: "" });
    expect(endpoint.manager.commands).toEqual([{ kind: "removeNetwork", id: shopId }]);
  });

  test("the engine's own go to the engine", async () => {
    await endpoint.send("DELETE", "/v1.50/networks/bridge", undefined, {});
    expect(endpoint.engine.requests).toContain("DELETE /v1.41/networks/bridge");
    expect(endpoint.manager.commands).toEqual([]);
  });

  test("prune spares what belongs to the swarm", async () => {
    await endpoint.post("/v1.50/networks/prune", undefined);
    const asked = endpoint.engine.requests.at(-1) ?? "";
    expect(decodeURIComponent(asked)).toBe(
      'POST /v1.41/networks/prune?filters={"label!":["skein.network","skein.slice"]}',
    );
  });
});
