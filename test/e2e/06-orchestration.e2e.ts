import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attempt } from "../../deploy/tools/command.ts";
import {
  converged,
  docker,
  dockerTry,
  emptied,
  engine,
  eventually,
  healthy,
  lab,
  linesOf,
  nodeNames,
  runningContainers,
  sleeper,
} from "./world.ts";

/* What a service can do, with the stock docker command, each thing checked on the engines. */

let directory = "";

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "skein-orchestration-"));
  await healthy();
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await docker("m1", "node", "update", "--availability", "active", "w1");
  await emptied();
});

/** A task's container on its engine, whether it runs or not. */
interface Inspected {
  readonly host: string;
  readonly Id: string;
  readonly Config: {
    readonly Hostname: string;
    readonly Env: readonly string[];
    readonly Cmd: readonly string[] | null;
    readonly Labels: Readonly<Record<string, string>>;
  };
  readonly State: {
    readonly Running: boolean;
    readonly ExitCode: number;
    readonly StartedAt: string;
    readonly FinishedAt: string;
    readonly Health?: { readonly Status: string };
  };
  readonly Mounts: readonly { readonly Name?: string; readonly Destination: string }[];
}

async function inspected(service: string): Promise<Inspected[]> {
  const perHost = await Promise.all(
    nodeNames.map(async (host) => {
      const ids = await containerIds(host, service);
      if (ids.length === 0) return [];
      const found = JSON.parse(await engine(host, "inspect", ...ids)) as readonly Omit<Inspected, "host">[]; // The engine's.
      return found.map((container) => ({ ...container, host }));
    }),
  );
  return perHost.flat();
}

async function containerIds(host: string, service: string): Promise<string[]> {
  const filter = `label=com.docker.swarm.service.name=${service}`;
  return linesOf(await engine(host, "ps", "--all", "--quiet", "--no-trunc", "--filter", filter));
}

function create(name: string, ...words: readonly string[]): Promise<string> {
  return docker("m1", "service", "create", "--detach", "--name", name, ...words);
}

async function removed(...services: readonly string[]): Promise<void> {
  await docker("m1", "service", "rm", ...services);
  await eventually("their containers to be gone", async () => {
    const left = await Promise.all(nodeNames.flatMap((host) => services.map((service) => containerIds(host, service))));
    return left.flat().length === 0;
  });
}

async function updateState(service: string): Promise<string> {
  return docker("m1", "service", "inspect", service, "--format", "{{if .UpdateStatus}}{{.UpdateStatus.State}}{{end}}");
}

function taskRows(service: string, format: string, ...more: readonly string[]): Promise<string[]> {
  return docker("m1", "service", "ps", service, "--no-trunc", "--format", format, ...more).then(linesOf);
}

/** A task as the API shows it. */
interface InspectedTask {
  readonly Slot: number;
  readonly DesiredState: string;
  readonly Status: {
    readonly State: string;
    readonly Timestamp: string;
    readonly ContainerStatus?: { readonly ContainerID?: string };
  };
}

/** By slot that has had two tasks: the one that was stopped and the one that is wanted. */
async function movesOf(service: string): Promise<{ readonly old: InspectedTask; readonly successor: InspectedTask }[]> {
  const ids = await taskRows(service, "{{.ID}}");
  const tasks = JSON.parse(await docker("m1", "inspect", "--type", "task", ...ids)) as readonly InspectedTask[]; // The API's.
  return [...Map.groupBy(tasks, ({ Slot }) => Slot).values()].flatMap((slot) => {
    const old = slot.find(({ DesiredState }) => DesiredState === "shutdown");
    const successor = slot.find(({ DesiredState }) => DesiredState === "running");
    return old === undefined || successor === undefined ? [] : [{ old, successor }];
  });
}

/** The one explanation that a service's pending task gives. */
function explanation(service: string): Promise<string> {
  return eventually(`an explanation for ${service}`, async () => {
    const rows = await taskRows(service, "{{.CurrentState}}|{{.Error}}", "--filter", "desired-state=running");
    const pending = rows.filter((row) => /^Pending.*\|./.test(row));
    return pending.length === 1 ? pending[0]?.split("|")[1] : undefined;
  });
}

const onWorkers = ["--constraint", "node.role==worker"] as const;

test("an update that fails is rolled back, and the tasks that it had not reached keep running", async () => {
  const update = ["--update-failure-action", "rollback", "--update-monitor", "2s", "--update-delay", "1s"];
  await create("back", "--replicas", "3", "--restart-delay", "1s", ...update, ...sleeper);
  const before = await converged("back", 3);
  const shell = ["--args", 'sh -c "exit 3"'];
  await docker("m1", "service", "update", "--detach", ...shell, "back");
  await eventually("the rollback", async () => (await updateState("back")) === "rollback_completed");
  const after = await converged("back", 3);
  expect(after.filter(({ id }) => before.some((old) => old.id === id))).toHaveLength(2);
  const containers = await inspected("back");
  const running = containers.filter(({ State }) => State.Running);
  expect(running.map(({ Config }) => Config.Cmd)).toEqual(Array(3).fill(["sleep", "100000"]));
  expect(containers.some(({ State }) => State.ExitCode === 3)).toBe(true);
  await removed("back");
});

test("an update to an image that does not exist leaves every old task running, and says why", async () => {
  await create("absent", "--replicas", "3", ...sleeper);
  const before = await converged("absent", 3);
  const image = ["--no-resolve-image", "--image", "127.0.0.1:1/absent:1"]; // Nobody answers there.
  await docker("m1", "service", "update", "--detach", ...image, "absent");
  await eventually("the update to pause", async () => (await updateState("absent")) === "paused");
  const [rejected, ...others] = (await taskRows("absent", "{{.CurrentState}}|{{.Error}}")).filter((row) =>
    row.startsWith("Rejected"),
  );
  expect(others).toEqual([]);
  expect(rejected).toMatch(/\|"?No such image: 127\.0\.0\.1:1\/absent:1 \(pull: .+\)"?$/);
  const idsOf = (containers: typeof before): string[] => containers.map(({ id }) => id).sort();
  expect(idsOf(await runningContainers("absent"))).toEqual(idsOf(before));

  const cure = ["--no-resolve-image", "--image", "busybox:latest", "--force"];
  await docker("m1", "service", "update", "--detach", ...cure, "absent");
  await eventually("the update", async () => (await updateState("absent")) === "completed");
  const after = await converged("absent", 3);
  expect(after.filter(({ id }) => before.some((old) => old.id === id))).toEqual([]);
  await removed("absent");
});

test("start-first: the new task is healthy before the old one stops", async () => {
  const health = ["--health-cmd", "test -e /tmp/well", "--health-interval", "200ms", "--health-retries", "1000"];
  const script = "until [ -e /tmp/go ]; do sleep 0.1; done; touch /tmp/well; exec sleep 100000";
  const words = ["--update-order", "start-first", "--update-monitor", "500ms", "--stop-grace-period", "100ms"];
  await create("first", ...words, ...health, ...onWorkers, "busybox", "sh", "-c", script);
  const [old] = await converged("first", 1);
  expect(old).toBeDefined();
  const go = (container: { readonly host: string; readonly id: string } | undefined): Promise<string> =>
    engine(container?.host ?? "", "exec", container?.id ?? "", "touch", "/tmp/go");
  const states = (): Promise<string[]> => taskRows("first", "{{.DesiredState}} {{.CurrentState}}");
  expect((await states())[0]).toMatch(/^Running Starting/);
  await go(old);
  await eventually("the first task to run", async () => (await states())[0]?.startsWith("Running Running"));

  await docker("m1", "service", "update", "--detach", "--env-add", "V=2", "first");
  const both = await converged("first", 2);
  expect(both.map(({ id }) => id)).toContain(old?.id);
  expect(await updateState("first")).toBe("updating");
  const fresh = both.find(({ id }) => id !== old?.id);
  await go(fresh);
  await eventually("the update", async () => (await updateState("first")) === "completed");
  expect((await converged("first", 1))[0]?.id).toBe(fresh?.id);
  const containers = await inspected("first");
  const started = containers.find(({ Id }) => Id === fresh?.id)?.State.StartedAt ?? "";
  const finished = containers.find(({ Id }) => Id === old?.id)?.State.FinishedAt ?? "";
  expect(Date.parse(started)).toBeLessThan(Date.parse(finished));
  expect(containers.find(({ Id }) => Id === fresh?.id)?.State.Health?.Status).toBe("healthy");
  await removed("first");
});

test("a job makes twenty completions, never more than five at once", async () => {
  const mode = ["--mode", "replicated-job", "--replicas", "20", "--max-concurrent", "5"];
  await create("job", ...mode, "busybox", "sleep", "0.3");
  await eventually("twenty completions", async () => {
    const shown = await docker("m1", "service", "ls", "--filter", "name=job", "--format", "{{.Replicas}}");
    return shown === "0/5 (20/20 completed)";
  });
  const containers = await inspected("job");
  expect(containers.map(({ State }) => State.ExitCode)).toEqual(Array(20).fill(0));
  const spans = containers.map(({ State }) => [Date.parse(State.StartedAt), Date.parse(State.FinishedAt)] as const);
  const atOnce = spans.map(([start]) => spans.filter(([from, to]) => from <= start && start < to).length);
  expect(Math.max(...atOnce)).toBeLessThanOrEqual(5);
  expect(Math.max(...atOnce)).toBeGreaterThan(1);
  await removed("job");
});

test("a global service leaves a drained node and comes back to it, and nowhere else does anything restart", async () => {
  await create("global", "--mode", "global", ...sleeper);
  const before = await converged("global", 5);
  await docker("m1", "node", "update", "--availability", "drain", "w1");
  const drained = await converged("global", 4);
  expect(drained.map(({ host }) => host)).not.toContain("w1");
  await docker("m1", "node", "update", "--availability", "active", "w1");
  const back = await converged("global", 5);
  expect(back.filter(({ id }) => before.some((old) => old.id === id))).toHaveLength(4);
  expect(back.map(({ host }) => host).sort()).toEqual([...nodeNames].sort());
  await removed("global");
});

test("a drain moves first: at every moment as many run as the service asks for", async () => {
  await create("moved", "--replicas", "4", "--update-order", "start-first", ...onWorkers, ...sleeper);
  await create("waves", "--replicas", "4", "--label", "skein.min-available=3", ...onWorkers, ...sleeper);
  const before = [...(await converged("moved", 4)), ...(await converged("waves", 4))];
  expect(before.filter(({ host }) => host === "w1")).toHaveLength(4);
  const listed = async (): Promise<readonly (readonly [string, number])[]> => {
    const rows = linesOf(await docker("m1", "service", "ls", "--format", "{{.Name}} {{.Replicas}}"));
    return rows.map((row) => row.split(/[ /]/)).map(([name = "", running = ""]) => [name, Number(running)] as const);
  };
  const least = new Map(await listed());
  expect([...least].sort()).toEqual([
    ["moved", 4],
    ["waves", 4],
  ]);
  await docker("m1", "node", "update", "--availability", "drain", "w1");
  await eventually("w1 to be empty and eight to run on w2", async () => {
    for (const [name, running] of await listed()) least.set(name, Math.min(running, least.get(name) ?? running));
    const where = (await runningContainers()).map(({ host }) => host);
    return where.length === 8 && where.every((host) => host === "w2");
  });
  expect(least.get("moved")).toBeGreaterThanOrEqual(4);
  expect(least.get("waves")).toBeGreaterThanOrEqual(3);

  const moves = await eventually("the stopped tasks' last reports", async () => {
    const found = await movesOf("moved");
    return found.length === 2 && found.every(({ old }) => old.Status.State === "shutdown") ? found : undefined;
  });
  for (const { old, successor } of moves) {
    expect(successor.Status.State).toBe("running");
    expect(Date.parse(successor.Status.Timestamp)).toBeLessThan(Date.parse(old.Status.Timestamp));
  }
  const containers = await inspected("moved");
  const stateOf = (task: InspectedTask) =>
    containers.find(({ Id }) => Id === task.Status.ContainerStatus?.ContainerID)?.State;
  for (const { old, successor } of moves) {
    const [started, finished] = [stateOf(successor)?.StartedAt ?? "", stateOf(old)?.FinishedAt ?? ""];
    expect(Date.parse(started)).toBeLessThan(Date.parse(finished));
  }
  await docker("m1", "node", "update", "--availability", "active", "w1");
  await removed("moved", "waves");
});

test("secrets and configs are files with owner and mode, templates are filled in, and no disk holds a secret", async () => {
  const word = `opensesame-${process.pid}-orchestration`;
  const plain = `plain-${process.pid}-orchestration {{.Task.ID}}`;
  const stored = async (kind: string, name: string, text: string, ...more: readonly string[]): Promise<void> => {
    writeFileSync(join(directory, name), text, { mode: 0o600 });
    await docker("m1", kind, "create", ...more, name, join(directory, name));
    rmSync(join(directory, name));
  };
  await stored("secret", "word", word);
  const template = '{{.Service.Name}} {{.Node.Hostname}} {{env "ZONE"}} {{config "/etc/plain"}} {{secret "key"}}';
  await stored("config", "filled", template, "--template-driver", "golang");
  await stored("config", "plain", plain);
  const references = [
    ...["--secret", "source=word,target=key,uid=1000,gid=100,mode=0400"],
    ...["--config", "source=filled,target=/etc/filled,uid=5,gid=6,mode=0440"],
    ...["--config", "source=plain,target=/etc/plain"],
  ];
  const where = ["--env", "ZONE=eu", "--constraint", "node.hostname==w2"];
  await create("reader", ...where, ...references, ...sleeper);
  const [reader] = await converged("reader", 1);
  const inside = (...words: readonly string[]): Promise<string> => engine("w2", "exec", reader?.id ?? "", ...words);
  const files = ["/run/secrets/key", "/etc/filled", "/etc/plain"];
  expect(linesOf(await inside("stat", "-c", "%u:%g %a %n", ...files))).toEqual([
    ...["1000:100 400 /run/secrets/key", "5:6 440 /etc/filled", "0:0 444 /etc/plain"],
  ]);
  expect(await inside("cat", "/run/secrets/key")).toBe(word);
  expect(await inside("cat", "/etc/filled")).toBe(`reader w2 eu ${plain} ${word}`);
  expect(linesOf(await inside("stat", "-f", "-c", "%T", "/run/secrets/key", "/etc/filled"))).toEqual([
    "tmpfs",
    "tmpfs",
  ]);
  expect(await engine("w2", "inspect", reader?.id ?? "")).not.toContain(word);
  const disks = nodeNames.map((host) => lab.host(host).stateDirectory);
  const filesWith = async (text: string): Promise<string[]> =>
    linesOf((await attempt(["grep", "-rlF", "--exclude-dir=overlay2", text, ...disks])).stdout.trim());
  expect(await filesWith(plain)).not.toEqual([]);
  expect(await filesWith(word)).toEqual([]);
  await removed("reader");
  await docker("m1", "secret", "rm", "word");
  await docker("m1", "config", "rm", "filled", "plain");
});

test("max replicas and host-mode ports: what finds no place says why, and a second claim is refused", async () => {
  await create("most", "--replicas", "3", "--replicas-max-per-node", "1", ...onWorkers, ...sleeper);
  const port = ["--publish", "mode=host,target=80,published=18080"];
  await create("port", "--replicas", "3", ...port, ...onWorkers, ...sleeper);
  expect(await explanation("most")).toMatch(/max replicas per node limit exceed/);
  expect(await explanation("port")).toMatch(/host-mode port already in use on 2 nodes/);
  expect((await converged("most", 2)).map(({ host }) => host).sort()).toEqual(["w1", "w2"]);
  expect((await converged("port", 2)).map(({ host }) => host).sort()).toEqual(["w1", "w2"]);
  const claim = ["--detach", "--name", "claim", "--publish", "target=80,published=18080", ...sleeper];
  const refused = await dockerTry("m1", "service", "create", ...claim);
  expect(refused.stderr).toMatch(/port '18080' is already in use by service 'port' \(\w+\) as a host-published port/);
  await removed("most", "port");
});

test("templates are filled in for each task; one that no task can fill is refused at create", async () => {
  const words = [
    ...["--replicas", "2", "--hostname", "{{.Service.Name}}-{{.Task.Slot}}", "--label", "tier=front"],
    ...["--env", 'AT={{.Node.Hostname}}/{{index .Service.Labels "tier"}}'],
    ...["--mount", "type=volume,source=filled-{{.Task.Slot}},target=/data/{{.Task.Slot}}"],
  ];
  await create("filled", ...words, ...sleeper);
  await converged("filled", 2);
  const containers = (await inspected("filled")).sort((left, right) =>
    left.Config.Hostname < right.Config.Hostname ? -1 : 1,
  );
  expect(containers.map(({ Config }) => Config.Hostname)).toEqual(["filled-1", "filled-2"]);
  for (const { host, Config } of containers) expect(Config.Env).toContain(`AT=${host}/front`);
  expect(containers.map(({ Mounts }) => Mounts.map(({ Name, Destination }) => [Name, Destination]))).toEqual([
    [["filled-1", "/data/1"]],
    [["filled-2", "/data/2"]],
  ]);
  await removed("filled");
  for (const [index, { host }] of containers.entries()) await engine(host, "volume", "rm", `filled-${index + 1}`);
  const refused = await dockerTry("m1", "service", "create", "--detach", "--env", "A={{.Task.Nothing}}", ...sleeper);
  expect(refused.stderr).toContain("expanding Env A failed: template: can't evaluate field Nothing");
});

test("restart attempts are counted within their window only", async () => {
  const policy = ["--restart-delay", "100ms", "--restart-max-attempts", "1", "--restart-window"];
  await create("given-up", ...policy, "1h", "busybox", "sh", "-c", "exit 4");
  await create("forgiven", ...policy, "1s", "busybox", "sh", "-c", "sleep 1.5; exit 4");
  const living = (service: string): Promise<string[]> =>
    taskRows(service, "{{.CurrentState}}").then((rows) => rows.filter((row) => !/^Failed/.test(row)));
  await eventually("the second failure", async () => (await taskRows("given-up", "{{.ID}}")).length === 2);
  await eventually("both to have failed", async () => (await living("given-up")).length === 0);
  const seen = new Set<string>(); // The history of a service with bounded attempts is shorter than that.
  await eventually("a fourth try of the other", async () => {
    for (const id of await taskRows("forgiven", "{{.ID}}")) seen.add(id);
    return seen.size >= 4;
  });
  expect((await inspected("given-up")).map(({ State }) => State.ExitCode)).toEqual([4, 4]);
  expect(await runningContainers("given-up")).toEqual([]);
  await removed("given-up", "forgiven");
});
