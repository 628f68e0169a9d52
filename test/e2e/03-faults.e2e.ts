import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  composeFile,
  converged,
  docker,
  dockerTry,
  emptied,
  engine,
  eventually,
  fetchFromClient,
  healthy,
  lab,
  leader,
  linesOf,
  managerNames,
  nodeNames,
  runningContainers,
  skein,
  sleeper,
  startLoad,
} from "./world.ts";

beforeAll(async () => {
  await healthy();
  await skein("m1", "stack", "deploy", "-c", composeFile, "counter");
  await settled();
});
beforeEach(async () => {
  for (const host of nodeNames) await lab.start(host); // A test that failed may have left one off.
  await settled();
});
afterAll(async () => {
  await docker("m1", "stack", "rm", "counter");
  await emptied();
});

const pageOf = (host: string): string => `http://${lab.host(host).address}:8080/`;

/** The stack is whole, every node is up, and the page answers everywhere. */
async function settled(): Promise<void> {
  await healthy();
  await converged("counter_web", 3);
  await converged("counter_redis", 1);
  await converged("counter_agent", 5);
  for (const host of nodeNames) await eventually(`the page on ${host}`, () => fetchFromClient(pageOf(host)));
}

async function containerIds(): Promise<string[]> {
  return (await runningContainers()).map(({ id, startedAt }) => `${id} ${startedAt}`).sort();
}

describe("faults", () => {
  test("a worker loses power: its tasks run elsewhere, the page keeps answering, its return runs nothing twice", async () => {
    const urls = nodeNames.filter((host) => host !== "w1").map(pageOf);
    await docker("m1", "service", "create", "--quiet", "--name", "witness", "--replicas", "5", ...sleeper);
    expect((await converged("witness", 5)).filter(({ host }) => host === "w1")).toHaveLength(1);
    await lab.kill("w1");
    await converged("witness", 5);
    await eventually("three web tasks elsewhere", async () => {
      const rows = linesOf(
        await docker(
          "m1",
          "service",
          "ps",
          "counter_web",
          "--filter",
          "desired-state=running",
          "--format",
          "{{.Node}} {{.CurrentState}}",
        ),
      );
      return rows.length === 3 && rows.every((row) => /^(m1|m2|m3|w2) Running/.test(row));
    });
    const load = startLoad(urls);
    await converged("counter_web", 3);
    expect((await runningContainers("counter_web")).every(({ host }) => host !== "w1")).toBe(true);
    expect(await docker("m1", "node", "ls", "--filter", "name=w1", "--format", "{{.Status}}")).toBe("Down");
    await docker("m1", "service", "rm", "witness");
    await lab.start("w1");
    await healthy();
    await converged("counter_agent", 5);
    await converged("counter_web", 3);
    const report = await load.stop();
    expect(report.answered).toBeGreaterThan(10);
    expect(report.failures).toEqual([]);
    expect(await orphanContainers()).toEqual([]);
  });

  test("the leader loses power: 100 acknowledged creates are all there, writes go on, no container restarts elsewhere", async () => {
    const old = await leader();
    const others = managerNames.filter((host) => host !== old);
    const asked = others[0] ?? "";
    const names = Array.from({ length: 100 }, (_, index) => `config-${index}`);
    for (let start = 0; start < names.length; start += 20) {
      await Promise.all(
        names
          .slice(start, start + 20)
          .map((name) =>
            docker(asked, "service", "create", "--detach", "--quiet", "--name", name, "--replicas", "0", "busybox"),
          ),
      );
    }
    const before = (await runningContainers()).filter(({ host }) => host !== old).map(({ id }) => id);
    await lab.kill(old);
    await eventually("a write through a remaining manager", async () => {
      const made = await dockerTry(
        asked,
        "service",
        "create",
        "--detach",
        "--name",
        "after-the-loss",
        "--replicas",
        "0",
        "busybox",
      );
      return made.code === 0 || made.stderr.includes("already exists");
    });
    const listed = linesOf(await docker(asked, "service", "ls", "--format", "{{.Name}}"));
    expect(names.filter((name) => !listed.includes(name))).toEqual([]);
    const after = (await runningContainers()).map(({ id }) => id);
    expect(before.filter((id) => !after.includes(id))).toEqual([]);
    await lab.start(old);
    await healthy();
    const everywhere = linesOf(await docker(old, "service", "ls", "--format", "{{.Name}}"));
    expect(names.filter((name) => !everywhere.includes(name))).toEqual([]);
    await docker("m1", "service", "rm", "after-the-loss", ...names);
  });

  test("skeind is killed and started on every node in turn: no container restarts and no request fails", async () => {
    const before = await containerIds();
    const load = startLoad(nodeNames.map(pageOf));
    for (const host of nodeNames) {
      await lab.killAgent(host);
      await lab.start(host);
      await healthy();
      await load.answers(12);
    }
    const report = await load.stop();
    expect(report.answered).toBeGreaterThan(50);
    expect(report.failures).toEqual([]);
    expect(report.uncounted).toBe(0);
    expect(report.clients).toEqual([lab.host("client").address]);
    expect(await containerIds()).toEqual(before);
  });

  test("all five hosts lose power: same cluster, same services, same data", async () => {
    const nodesBefore = linesOf(await docker("m1", "node", "ls", "-q")).sort();
    const servicesBefore = linesOf(await docker("m1", "service", "ls", "--format", "{{.ID}} {{.Name}}")).sort();
    const counted = await countShown(pageOf("m1"));
    const [redis] = await runningContainers("counter_redis");
    // The demo's redis flushes its append-only file every second; what is looked at is what was on disk.
    await engine(redis?.host ?? "", "exec", redis?.id ?? "", "redis-cli", "SAVE");
    await Promise.all(nodeNames.map((host) => lab.kill(host)));
    expect(await runningContainers()).toEqual([]);
    await Promise.all(nodeNames.map((host) => lab.start(host)));
    await settled();
    expect(linesOf(await docker("m1", "node", "ls", "-q")).sort()).toEqual(nodesBefore);
    expect(linesOf(await docker("m2", "service", "ls", "--format", "{{.ID}} {{.Name}}")).sort()).toEqual(
      servicesBefore,
    );
    expect(await countShown(pageOf("m2"))).toBeGreaterThan(counted);
    expect(await orphanContainers()).toEqual([]);
  });
});

async function countShown(url: string): Promise<number> {
  return eventually("a count", async () => {
    const count = Number(/^count: (\d+)$/m.exec((await fetchFromClient(url)) ?? "")?.[1]);
    return Number.isInteger(count) && count > 0 ? count : undefined;
  });
}

/** Task containers that run although the cluster does not want them: empty when all is well. */
async function orphanContainers(): Promise<string[]> {
  const wanted = new Set(
    linesOf(
      await docker(
        "m1",
        "stack",
        "ps",
        "counter",
        "--no-trunc",
        "--filter",
        "desired-state=running",
        "--format",
        "{{.ID}}",
      ),
    ),
  );
  return eventually("containers to be those wanted", async () => {
    const extra = (await runningContainers()).filter(({ name }) => !wanted.has(name.split(".").at(-1) ?? ""));
    return extra.length === 0 ? [] : undefined;
  });
}
