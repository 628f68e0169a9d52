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

test("history tells what each revision changed, the newest first; rollback goes to one", async () => {
  const [first, second, third] = [sample.spec("web"), sample.spec("web", { Labels: { a: "b" } }), sample.spec("web")];
  const running = { number: 2, at: sample.at };
  const others = [
    { number: 1, at: sample.at, spec: first, specVersion: 1 },
    { number: 3, at: sample.at, spec: third, specVersion: 1 },
  ];
  endpoint.manager.put("service", sample.service(id, second, { revision: running, revisions: others }));
  const { status, value } = await endpoint.get("/skein/v1/services/web/history");
  expect(status).toBe(200);
  expect(value).toMatchObject([
    { Revision: 3, Running: false, Changes: ["labels"], Spec: { Name: "web" } },
    { Revision: 2, Running: true, Changes: ["labels"], Spec: { Labels: { a: "b" } } },
    { Revision: 1, Running: false, Changes: ["created"] },
  ]);
  expect(await endpoint.post("/skein/v1/services/web/rollback?to=1", undefined)).toMatchObject({ status: 200 });
  expect(endpoint.manager.commands).toEqual([{ kind: "rollBackService", id, revision: 1 }]);
  const wrong = await endpoint.post("/skein/v1/services/web/rollback?to=previous", undefined);
  expect(wrong).toMatchObject({ status: 400, value: { message: "invalid revision to: 'previous'" } });
});

test("rebalance: what would be moved and how it went; a POST asks for it", async () => {
  const status = { state: "completed", startedAt: sample.at, endedAt: sample.at, message: "moved 1 task" } as const;
  const web = sample.service(id, sample.spec("web"), { rebalance: status });
  endpoint.manager.put("service", web);
  endpoint.manager.put("task", sample.task("taskonetaskonetaskonetask", web));
  expect(await endpoint.get("/skein/v1/services/web/rebalance")).toMatchObject({
    status: 200,
    value: {
      Status: { State: "completed", Message: "moved 1 task", Auto: false },
      Moves: [{ TaskID: "taskonetaskonetaskonetask", To: "to" }],
    },
  });
  expect(await endpoint.post("/skein/v1/services/web/rebalance", undefined)).toMatchObject({ status: 200 });
  expect(endpoint.manager.commands).toEqual([{ kind: "rebalanceService", id }]);
});
