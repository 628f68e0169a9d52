import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeEndpoint } from "./fake-endpoint.ts";
import { sample } from "./fake-manager.ts";

const id = "aaa1aaaaaaaaaaaaaaaaaaaaa";
let endpoint: FakeEndpoint;
beforeEach(async () => {
  endpoint = await FakeEndpoint.start();
  endpoint.manager.put("service", sample.service(id, sample.spec("web")));
});
afterEach(() => endpoint.stop());

test("stop, start and restart are commands by name", async () => {
  for (const verb of ["stop", "start", "restart"]) {
    const reply = await endpoint.post(`/skein/v1/services/web/${verb}`, undefined);
    expect(reply).toMatchObject({ status: 200, value: { Warnings: null } });
  }
  expect(endpoint.manager.commands).toEqual([
    { kind: "stopService", id, stopped: true },
    { kind: "stopService", id, stopped: false },
    { kind: "restartService", id },
  ]);
});

test("a service that is not there is 404", async () => {
  const reply = await endpoint.post("/skein/v1/services/nobody/stop", undefined);
  expect(reply).toMatchObject({ status: 404, value: { message: "service nobody not found" } });
});
