import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Outcome, skein } from "./session.ts";
import { type Stub, startStub } from "./stub.ts";

/** What skein can do with services beyond docker's commands. */
let stub: Stub;
beforeEach(async () => {
  stub = await startStub();
});
afterEach(() => stub.stop());

const run = (...words: readonly string[]): Promise<Outcome> => skein(words, { host: stub.host });
const create = ["service", "create", "--no-resolve-image", "--name", "web", "--replicas", "2"];

test("stop waits until no task is there, start and restart until all run", async () => {
  await run(...create, "-d", "nginx");
  expect(await run("service", "start", "web")).toMatchObject({
    exitCode: 0,
    stdout: "web\nweb: 2/2 running\nService converged\n",
  });
  expect(await run("service", "restart", "-q", "web")).toMatchObject({ exitCode: 0, stdout: "web\n" });
  expect(await run("service", "stop", "--timeout", "2s", "web")).toMatchObject({ exitCode: 1 });
  stub.state.tasks = () => [];
  expect(await run("service", "stop", "web")).toMatchObject({
    exitCode: 0,
    stdout: "web\nweb: 0/0 running\nService converged\n",
  });
  const calls = stub.writes().map(({ call }) => call.replace(/a{9,}/, ""));
  expect(calls.slice(1)).toEqual(
    ["start", "restart", "stop", "stop"].map((verb) => `POST /skein/v1/services/serviceweb/${verb}`),
  );
});

describe("history", () => {
  test("service history marks what runs; rollback --to names a revision", async () => {
    await run(...create, "-d", "nginx");
    const { stdout } = await skein(["service", "history", "web"], { host: stub.host, now: Date.now });
    expect(stdout.split("\n").map((line) => line.trimEnd())).toEqual([
      "REVISION     CREATED       IMAGE          CHANGES",
      "2 *          3 hours ago   nginx:latest   image nginx:0 → nginx, env A",
      "1            3 hours ago   nginx:0        created",
      "",
    ]);
    expect((await run("service", "history", "-q", "web")).stdout).toBe("2\n1\n");
    expect(await run("service", "rollback", "--to", "1", "web")).toMatchObject({ exitCode: 0 });
    expect(stub.writes().at(-1)?.call.replace(/a{9,}/, "")).toBe("POST /skein/v1/services/serviceweb/rollback?to=1");
  });
});

describe("rebalance", () => {
  test("shows the moves, makes them and says how it went", async () => {
    await run(...create, "-d", "nginx");
    expect((await run("service", "rebalance", "--dry-run", "--all")).stdout.replace(/ +/g, " ")).toBe(
      "TASK FROM TO\nweb.2 m1 w1\n",
    );
    expect(stub.writes().slice(1)).toEqual([]);
    expect(await run("service", "rebalance", "web")).toMatchObject({ exitCode: 0, stdout: "web: moved 1 task\n" });
    expect(stub.writes().at(-1)?.call).toBe("POST /skein/v1/services/web/rebalance");
  });

  test.each([
    [
      { State: "stopped", Message: "stopped: the service is being updated" },
      "web: stopped: the service is being updated",
    ],
    [{ State: "running", Message: "moving tasks" }, "web: not done after 2s; the swarm goes on"],
  ])("%j is exit code 1", async (status, words) => {
    await run(...create, "-d", "nginx");
    stub.state.rebalance = status;
    const outcome = await run("service", "rebalance", "--timeout", "2s", "--all");
    expect(outcome).toMatchObject({ exitCode: 1, stderr: `${words}\n` });
  });

  test("needs names or --all, not both", async () => {
    expect(await run("service", "rebalance")).toMatchObject({ exitCode: 1 });
    expect(await run("service", "rebalance", "--all", "web")).toMatchObject({ exitCode: 1 });
  });
});
