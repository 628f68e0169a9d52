import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
  linesOf,
  nodeNames,
  runningContainers,
  skein,
} from "./world.ts";

beforeAll(healthy);
afterAll(async () => {
  await docker("m1", "stack", "rm", "counter");
  await emptied();
});

const clientAddress = (): string => lab.host("client").address;

describe("the counter stack", () => {
  test("the stock docker command and skein make the same services of one file", async () => {
    await docker("m1", "stack", "deploy", "-c", composeFile, "counter");
    const byDocker = await specsOf("counter");
    await docker("m1", "stack", "rm", "counter");
    await eventually("the stack to be gone", async () => {
      const networks = await docker(
        "m1",
        "network",
        "ls",
        "-q",
        "--filter",
        "label=com.docker.stack.namespace=counter",
      );
      return (await runningContainers()).length === 0 && networks === "";
    });
    await skein("m1", "stack", "deploy", "-c", composeFile, "counter");
    expect(await specsOf("counter")).toEqual(byDocker);
    expect(Object.keys(byDocker)).toEqual(["counter_agent", "counter_redis", "counter_web"]);
    await converged("counter_web", 3);
    await converged("counter_redis", 1);
    await converged("counter_agent", 5);
  });

  test("deploying the same file again restarts nothing", async () => {
    const before = await runningContainers();
    await docker("m2", "stack", "deploy", "-c", composeFile, "counter");
    await skein("m3", "stack", "deploy", "-c", composeFile, "counter");
    const after = await runningContainers();
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expect(await docker("m1", "stack", "ls", "--format", "{{.Name}} {{.Services}}")).toBe("counter 3");
    expect(linesOf(await docker("m1", "stack", "services", "counter", "-q"))).toHaveLength(3);
    expect(
      linesOf(await docker("m1", "stack", "ps", "counter", "-q", "--filter", "desired-state=running")),
    ).toHaveLength(9);
  });

  test.each(nodeNames)(
    "100 requests to port 8080 of %s reach every replica and show the client's own address",
    async (host) => {
      await eventually("the page", () => fetchFromClient(`http://${lab.host(host).address}:8080/`));
      const script = `for i in $(busybox seq 100); do busybox timeout 5 busybox wget -qO- http://${lab.host(host).address}:8080/ || echo FAILED; done`;
      const { stdout } = await lab.exec("client", ["sh", "-c", script]);
      const values = (key: string): string[] =>
        [...stdout.matchAll(new RegExp(`^${key}: (.+)$`, "gm"))].map((match) => match[1] ?? "");
      expect(stdout).not.toContain("FAILED");
      expect(values("client")).toHaveLength(100);
      expect(new Set(values("client"))).toEqual(new Set([clientAddress()]));
      expect(new Set(values("task")).size).toBe(3);
      const counts = values("count").map(Number);
      expect(counts.every((count, index) => index === 0 || count > (counts[index - 1] ?? 0))).toBe(true);
    },
  );

  test("a container on one node reaches redis on another by name", async () => {
    const [redis] = await runningContainers("counter_redis");
    const others = (await runningContainers("counter_web")).filter(({ host }) => host !== redis?.host);
    expect(others.length).toBeGreaterThan(0);
    for (const { host, id } of others) {
      const answer = await engine(host, "exec", id, "sh", "-c", "printf 'PING\\r\\nQUIT\\r\\n' | nc -w 2 redis 6379");
      expect(answer).toContain("+PONG");
      const service = await engine(host, "exec", id, "nslookup", "redis");
      const tasks = await engine(host, "exec", id, "nslookup", "tasks.redis");
      expect(addressIn(service)).not.toBe(addressIn(tasks));
    }
  });

  test("a container reaches the outside through its node", async () => {
    const [web] = await runningContainers("counter_web");
    const listener = lab.exec("client", [
      "busybox",
      "timeout",
      "20",
      "busybox",
      "nc",
      "-l",
      "-p",
      "9999",
      "-e",
      "busybox",
      "echo",
      "hello",
    ]);
    const said = await eventually("an answer from outside", async () => {
      const output = await engine(
        web?.host ?? "",
        "exec",
        web?.id ?? "",
        "sh",
        "-c",
        `nc -w 2 ${clientAddress()} 9999 </dev/null || true`,
      );
      return output === "" ? undefined : output;
    });
    expect(said).toBe("hello");
    await listener;
  });

  test("service logs come from every replica, from any manager", async () => {
    const logs = await docker("m3", "service", "logs", "--raw", "counter_agent");
    expect(linesOf(logs).length).toBeGreaterThanOrEqual(5);
    const named = await docker("m2", "service", "logs", "counter_agent");
    expect(new Set([...named.matchAll(/@(\w+) +\|/g)].map((match) => match[1]))).toEqual(new Set(nodeNames));
    expect(await skein("m1", "service", "logs", "counter_agent")).toContain("counter_agent.");
  });

  test("one socket serves as a whole Docker endpoint", async () => {
    const [web] = await runningContainers("counter_web");
    const host = web?.host ?? "";
    const id = web?.id ?? "";
    expect(linesOf(await docker(host, "ps", "-q", "--no-trunc"))).toContain(id);
    expect(await docker(host, "exec", id, "echo", "through the same socket")).toBe("through the same socket");
    expect(await docker(host, "images", "--format", "{{.Repository}}")).toContain("busybox");
    expect(await docker(host, "run", "--rm", "--network", "none", "busybox", "echo", "plain")).toBe("plain");
    const inspected = JSON.parse(await docker(host, "inspect", id)) as { Config: { Labels: Record<string, string> } }[]; // Docker's.
    expect(inspected[0]?.Config.Labels["com.docker.swarm.service.name"]).toBe("counter_web");
    const interactive = await lab.exec(host, [
      "sh",
      "-c",
      `script -qec 'docker exec -it ${id} echo on-a-terminal' /dev/null`,
    ]);
    expect(interactive.stdout).toContain("on-a-terminal");
  });

  test("an overlay network of one's own connects services across nodes", async () => {
    await docker("m1", "network", "create", "-d", "overlay", "private");
    expect(await docker("m2", "network", "ls", "--filter", "name=private", "--format", "{{.Driver}} {{.Scope}}")).toBe(
      "overlay swarm",
    );
    await docker(
      "m1",
      "service",
      "create",
      "--quiet",
      "--name",
      "peer",
      "--replicas",
      "5",
      "--network",
      "private",
      "busybox",
      "httpd",
      "-f",
      "-p",
      "80",
      "-h",
      "/bin",
    );
    const peers = await converged("peer", 5);
    for (const { host, id } of peers) {
      await eventually(`VIP of peer from ${host}`, async () => {
        const output = await engine(
          host,
          "exec",
          id,
          "sh",
          "-c",
          "for i in 1 2 3 4 5 6; do timeout 2 wget -qO /dev/null http://peer/busybox && echo ok; done; true",
        );
        return linesOf(output).length === 6;
      });
      const names = await engine(host, "exec", id, "nslookup", "tasks.peer");
      expect(new Set([...names.matchAll(/Address[^:]*: (10\.[\d.]+)$/gm)].map((match) => match[1])).size).toBe(5);
    }
    const refused = await dockerTry("m1", "network", "rm", "private");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("is in use by");
    await docker("m1", "service", "rm", "peer");
    await docker("m1", "network", "rm", "private");
    expect(await docker("m3", "network", "ls", "-q", "--filter", "name=private")).toBe("");
  });
});

/** The specs of the stack's services by name, without what differs between two deployments: ids of networks. */
async function specsOf(stack: string): Promise<Record<string, unknown>> {
  const names = linesOf(await docker("m1", "stack", "services", stack, "--format", "{{.Name}}")).sort();
  const entries = await Promise.all(
    names.map(async (name) => {
      const inspected = JSON.parse(await docker("m1", "service", "inspect", name)) as {
        Spec: Record<string, unknown>;
      }[]; // Docker's.
      const text = JSON.stringify(inspected[0]?.Spec).replace(/"Target":"[0-9a-z]{25}"/g, '"Target":"(network)"');
      return [name, JSON.parse(text)] as const;
    }),
  );
  return Object.fromEntries(entries);
}

function addressIn(nslookup: string): string | undefined {
  return [...nslookup.matchAll(/Address[^:]*: (10\.[\d.]+)$/gm)].at(-1)?.[1];
}
