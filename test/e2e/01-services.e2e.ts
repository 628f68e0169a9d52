import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  converged,
  docker,
  emptied,
  engine,
  eventually,
  healthy,
  linesOf,
  managerNames,
  runningContainers,
  sleeper,
} from "./world.ts";

beforeAll(healthy);
afterAll(emptied);

describe("a cluster as the stock docker command sees it", () => {
  test.each(managerNames)("node ls on %s lists five nodes and one leader", async (host) => {
    const rows = linesOf(await docker(host, "node", "ls", "--format", "{{.Hostname}} {{.Status}} {{.ManagerStatus}}"));
    expect(rows.map((row) => row.split(" ")[0]).sort()).toEqual(["m1", "m2", "m3", "w1", "w2"]);
    expect(rows.filter((row) => row.endsWith("Leader"))).toHaveLength(1);
    expect(rows.filter((row) => row.endsWith("Reachable"))).toHaveLength(2);
    expect(rows.every((row) => row.includes("Ready"))).toBe(true);
  });

  test("info and version answer as an engine in a swarm", async () => {
    expect(await docker("m2", "info", "--format", "{{.Swarm.LocalNodeState}} {{.Swarm.ControlAvailable}}")).toBe(
      "active true",
    );
    expect(await docker("w1", "info", "--format", "{{.Swarm.LocalNodeState}} {{.Swarm.ControlAvailable}}")).toBe(
      "active false",
    );
    expect(await docker("m1", "version", "--format", "{{.Server.Version}}")).not.toBe("");
  });

  test("create spreads, scale adds and takes away, rm leaves nothing", async () => {
    await docker("m1", "service", "create", "--quiet", "--name", "s", "--replicas", "6", ...sleeper);
    const six = await converged("s", 6);
    const nodes = linesOf(
      await docker("m2", "service", "ps", "s", "--filter", "desired-state=running", "--format", "{{.Node}}"),
    );
    expect(nodes).toHaveLength(6);
    for (const node of new Set(nodes)) expect(nodes.filter((one) => one === node).length).toBeLessThanOrEqual(2);
    expect(new Set(six.map(({ host }) => host)).size).toBe(5);

    await docker("m3", "service", "scale", "s=10");
    const ten = await converged("s", 10);
    expect(ten.map(({ id }) => id)).toEqual(expect.arrayContaining(six.map(({ id }) => id)));
    expect(await docker("m1", "service", "ls", "--filter", "name=s", "--format", "{{.Replicas}}")).toBe("10/10");

    await docker("m2", "service", "scale", "s=2");
    const two = await converged("s", 2);
    expect(ten.map(({ id }) => id)).toEqual(expect.arrayContaining(two.map(({ id }) => id)));

    await docker("m1", "service", "rm", "s");
    await eventually("no container of s", async () => (await runningContainers("s")).length === 0);
    expect(linesOf(await docker("m3", "service", "ls", "-q"))).toEqual([]);
  });

  test("a global service has one task on every node, and drain moves tasks away", async () => {
    await docker("m1", "service", "create", "--quiet", "--name", "everywhere", "--mode", "global", ...sleeper);
    await docker("m1", "service", "create", "--quiet", "--name", "spread", "--replicas", "5", ...sleeper);
    expect(new Set((await converged("everywhere", 5)).map(({ host }) => host)).size).toBe(5);
    await converged("spread", 5);
    await docker("m1", "node", "update", "--availability", "drain", "w2");
    await eventually("w2 to be empty and the rest complete", async () => {
      const spread = await runningContainers("spread");
      const everywhere = await runningContainers("everywhere");
      const onDrained = [...spread, ...everywhere].filter(({ host }) => host === "w2");
      return onDrained.length === 0 && spread.length === 5 && everywhere.length === 4;
    });
    await docker("m1", "node", "update", "--availability", "active", "w2");
    await converged("everywhere", 5);
    await docker("m1", "service", "rm", "everywhere", "spread");
    await eventually("nothing left", async () => (await runningContainers()).length === 0);
  });

  test("a rolling update replaces every task, one at a time, and rollback brings the old spec back", async () => {
    await docker(
      "m1",
      "service",
      "create",
      "--quiet",
      "--name",
      "rolling",
      "--replicas",
      "3",
      "--update-monitor",
      "1s",
      "--env",
      "V=1",
      ...sleeper,
    );
    const before = await converged("rolling", 3);
    await docker("m1", "service", "update", "--quiet", "--env-add", "V=2", "rolling");
    const after = await converged("rolling", 3);
    expect(after.filter(({ id }) => before.some((old) => old.id === id))).toEqual([]);
    expect(await docker("m1", "service", "inspect", "rolling", "--format", "{{.UpdateStatus.State}}")).toBe(
      "completed",
    );
    await docker("m1", "service", "rollback", "--quiet", "rolling");
    expect(
      await docker("m1", "service", "inspect", "rolling", "--format", "{{.Spec.TaskTemplate.ContainerSpec.Env}}"),
    ).toBe("[V=1]");
    await docker("m1", "service", "rm", "rolling");
    await eventually("nothing left", async () => (await runningContainers()).length === 0);
  });

  test("a task that cannot be placed says why", async () => {
    await docker(
      "m1",
      "service",
      "create",
      "--detach",
      "--name",
      "nowhere",
      "--constraint",
      "node.labels.moon==full",
      "busybox",
      "sleep",
      "1",
    );
    const error = await eventually("the explanation", async () => {
      const text = await docker("m1", "service", "ps", "nowhere", "--no-trunc", "--format", "{{.Error}}");
      return text === "" ? undefined : text;
    });
    expect(error).toContain("no suitable node (scheduling constraints not satisfied on 5 nodes)");
    await docker("m1", "service", "rm", "nowhere");
  });

  test("a task that ends is restarted, and its history is kept to the limit", async () => {
    await docker(
      "m1",
      "service",
      "create",
      "--detach",
      "--name",
      "restless",
      "--restart-delay",
      "100ms",
      "busybox",
      "sleep",
      "0.5",
    );
    await eventually("a history at its limit", async () => {
      const rows = linesOf(await docker("m1", "service", "ps", "restless", "-q"));
      return rows.length >= 6;
    });
    const total = linesOf(await docker("m1", "service", "ps", "restless", "-q")).length;
    expect(total).toBeLessThanOrEqual(8); // Five dead ones, the live one, and those being removed as we look.
    await docker("m1", "service", "rm", "restless");
    await eventually("nothing left", async () => (await runningContainers()).length === 0);
  });

  test("a healthcheck gates running", async () => {
    const health = ["--health-cmd", "test -e /tmp/ready", "--health-interval", "500ms", "--health-retries", "100"];
    const script = "until [ -e /tmp/go ]; do sleep 0.1; done; touch /tmp/ready; sleep 100000";
    await docker(
      "m1",
      "service",
      "create",
      "--detach",
      "--name",
      "gated",
      "--constraint",
      "node.hostname==w1",
      ...health,
      "busybox",
      "sh",
      "-c",
      script,
    );
    const container = await converged("gated", 1);
    const state = async (): Promise<string> => docker("m1", "service", "ps", "gated", "--format", "{{.CurrentState}}");
    expect(await state()).toMatch(/^Starting/);
    await engine("w1", "exec", container[0]?.id ?? "", "touch", "/tmp/go");
    await eventually("running after healthy", async () => (await state()).startsWith("Running"));
    await docker("m1", "service", "rm", "gated");
  });
});
