import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApi } from "./api.ts";
import { FakeEndpoint } from "./fake-endpoint.ts";
import { sample } from "./fake-manager.ts";

let endpoint: FakeEndpoint;
beforeEach(async () => {
  endpoint = await FakeEndpoint.start();
});
afterEach(() => endpoint.stop());

test("closed, it is gone: no socket, and no client kept", async () => {
  const reply = await endpoint.open("GET", "/slow");
  const cut = new Promise((resolve) => reply.once("close", resolve).on("error", () => undefined));
  await endpoint.api.close();
  await cut;
  await expect(stat(endpoint.socketPath)).rejects.toThrow("ENOENT");
});

test("every answer says who speaks, and JSON ends with a line", async () => {
  const reply = await endpoint.get("/v1.41/services");
  expect(reply.status).toBe(200);
  expect(reply.headers).toMatchObject({
    "api-version": "1.50",
    ostype: "linux",
    server: "Docker/28.2.2 (linux)",
    "docker-experimental": "false",
    "content-type": "application/json",
  });
  expect(reply.text).toBe("[]\n");
});

describe("versions", () => {
  test.each(["/services", "/v1.24/services", "/v1.50/services"])("%s is answered", async (path) => {
    expect((await endpoint.get(path)).status).toBe(200);
  });

  test.each([
    ["/v1.51/services", "client version 1.51 is too new. Maximum supported API version is 1.50"],
    ["/v2.0/images/json", "client version 2.0 is too new. Maximum supported API version is 1.50"],
    [
      "/v1.23/nodes",
      "client version 1.23 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version",
    ],
  ])("%s is refused", async (path, message) => {
    expect(await endpoint.get(path)).toMatchObject({ status: 400, value: { message } });
  });
});

test.each([
  ["GET", "/services/x/unknown"],
  ["PATCH", "/services"],
  ["GET", "/v1.41/swarm/nonsense"],
])("%s %s is a page that does not exist, and not the engine's affair", async (method, path) => {
  expect(await endpoint.send(method, path, undefined, {})).toMatchObject({
    status: 404,
    value: { message: "page not found" },
  });
  expect(endpoint.engine.requests).toEqual([]);
});

describe("bodies", () => {
  const path = "/secrets/create";
  test.each([
    ["a wrong type", "x", "text/plain", "unsupported Content-Type header (text/plain): must be 'application/json'"],
    ["a type that is none", "x", "nonsense", "unsupported Content-Type header (nonsense): must be 'application/json'"],
    ["junk after the value", '{"Name":"a"} x', "application/json", "unexpected content after JSON"],
    ["no JSON", "{", "application/json", "invalid JSON: "],
    ["a wrong member", '{"name":5}', "application/json; charset=utf-8", "invalid JSON: Name must be a string"],
  ])("%s is refused", async (_, body, type, message) => {
    const reply = await endpoint.post(path, body, { "content-type": type });
    expect(reply.status).toBe(400);
    expect(reply.headers["content-type"]).toBe("application/json");
    expect(reply.value).toEqual({ message: expect.stringContaining(message) });
  });

  test("keys match in any case, null is absent, unknown keys are ignored", async () => {
    const reply = await endpoint.post(path, { NAME: "a", labels: null, dAtA: "eA==", Whatever: [1] });
    expect(reply.status).toBe(201);
    expect(endpoint.manager.commands).toEqual([
      { kind: "createSecret", spec: { Name: "a", Labels: {}, Data: "eA==" } },
    ]);
  });

  test("an empty body is an empty object", async () => {
    const reply = await endpoint.send("POST", path, undefined, {});
    expect(reply).toMatchObject({ status: 400, value: { message: expect.stringContaining("name must be provided") } });
  });

  test("a body beyond the limit is refused", async () => {
    const reply = await endpoint.post(path, "x".repeat(16 * 1024 * 1024 + 1));
    expect(reply.status).toBe(413);
  });
});

test("what we did not expect is a 500 with its message, and is logged", async () => {
  endpoint.manager.answer = () => {
    throw new Error("surprise");
  };
  expect(await endpoint.post("/secrets/create", { Name: "a", Data: "eA==" })).toMatchObject({
    status: 500,
    value: { message: "surprise" },
  });
  expect(endpoint.logged).toEqual([expect.stringContaining("surprise")]);
});

describe("the socket", () => {
  test("is for its group only", async () => {
    expect((await stat(endpoint.socketPath)).mode & 0o777).toBe(0o660);
  });

  const apiOn = async (path: string): Promise<void> => {
    const options = { node: endpoint.node, engineSocket: endpoint.engineSocket, version: "1", log: console };
    const api = createApi({ ...options, clock: { now: () => sample.at, monotonic: () => 0 } });
    await api.listen(path).finally(() => api.close());
  };

  test("is taken over from a dead process", async () => {
    const stale = `${endpoint.folder}/stale.sock`;
    const dead = createServer();
    await new Promise<void>((resolve) => dead.listen(`${stale}.first`, resolve));
    await rename(`${stale}.first`, stale); // Node removes the first name when it closes, so this one is left behind.
    await new Promise((resolve) => dead.close(resolve));
    expect((await stat(stale)).isSocket()).toBe(true);
    await apiOn(stale);
  });

  test("is not taken from a living process", async () => {
    await expect(apiOn(endpoint.socketPath)).rejects.toThrow("another process listens on");
  });

  test("is not made of somebody's file", async () => {
    const path = `${endpoint.folder}/notes`;
    await writeFile(path, "mine");
    await expect(apiOn(path)).rejects.toThrow("is not a socket");
    expect(await readFile(path, "utf8")).toBe("mine");
  });
});
