import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commands, isGroup } from "../commands.ts";
import { type Outcome, skein } from "./session.ts";
import { type Stub, startStub } from "./stub.ts";
import type { Row } from "./stub-state.ts";

const directory = fileURLToPath(new URL("./compose-files", import.meta.url));
let stub: Stub;
beforeEach(async () => {
  stub = await startStub();
});
afterEach(() => stub.stop());

const run = (...words: readonly string[]): Promise<Outcome> => skein(words, { host: stub.host, directory });
const create = ["service", "create", "--no-resolve-image", "--name", "web", "--replicas", "2"];

describe("waiting", () => {
  test("create waits until the tasks run, and says so", async () => {
    const { exitCode, stdout, stderr } = await run(...create, "nginx");
    expect(stdout).toBe("servicewebaaaaaaaaaaaaaaa\nweb: 2/2 running\nService converged\n");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });

  test("a terminal is redrawn with one line per task", async () => {
    const { stdout } = await skein([...create, "nginx"], { host: stub.host, isInteractive: true });
    expect(stdout).toContain("\u001b[2Kweb: 2/2 running\n\u001b[2K  web.1 running\n\u001b[2K  web.2 running\n");
  });

  test("--quiet prints only the id", async () => {
    expect((await run(...create, "-q", "nginx")).stdout).toBe("servicewebaaaaaaaaaaaaaaa\n");
  });

  test("an unchanged state prints no second line", async () => {
    let rounds = 0;
    stub.state.tasks = (services) => {
      rounds += 1;
      return tasksOf(services, rounds < 4 ? ["running", "preparing"] : ["running", "running"]);
    };
    const { stdout } = await run(...create, "nginx");
    expect(stdout.split("\n").slice(1, -1)).toEqual(["web: 1/2 running", "web: 2/2 running", "Service converged"]);
  });

  test("--timeout gives up with exit code 1 and says what is missing", async () => {
    stub.state.tasks = (services) => tasksOf(services, ["running", "pending"], "no suitable node (…)");
    const { exitCode, stderr } = await run(...create, "--timeout", "2s", "nginx");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("not converged after 2s");
    expect(stderr).toContain("web.2 pending: no suitable node (…)");
  });

  test("a task that failed for good is exit code 1", async () => {
    stub.state.tasks = (services) => tasksOf(services, ["running", "failed"], "task: non-zero exit (3)");
    const { exitCode, stderr } = await run(...create, "--restart-condition", "none", "nginx");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("web.2 ended: task: non-zero exit (3)");
  });

  test.each([
    ["paused", 1, "update paused: because"],
    ["rollback_paused", 1, "rollback paused: because"],
    ["rollback_completed", 1, "the update failed and was rolled back: because"],
    ["completed", 0, ""],
  ])("an update that is %s is exit code %i", async (State, exitCode, words) => {
    await run(...create, "-d", "nginx");
    stub.state.statusAfterUpdate = { State, Message: "because", StartedAt: "2026-01-01T00:00:00Z" };
    const outcome = await run("service", "update", "--image", "nginx:2", "--no-resolve-image", "web");
    expect(outcome).toMatchObject({ exitCode });
    expect(outcome.stderr).toContain(words);
  });

  test("a rollback that was asked for is a success", async () => {
    await run(...create, "-d", "nginx");
    stub.state.statusAfterUpdate = { State: "rollback_completed", Message: "rollback completed", StartedAt: "2026" };
    expect(await run("service", "rollback", "web")).toMatchObject({ exitCode: 0 });
    expect(await run("service", "update", "--rollback", "web")).toMatchObject({ exitCode: 0 });
  });

  test("how an older update ended says nothing about this one", async () => {
    await run(...create, "-d", "nginx");
    stub.state.updateStatus = { State: "paused", Message: "old", StartedAt: "2026-01-01T00:00:00Z" };
    expect(await run("service", "scale", "web=2")).toMatchObject({ exitCode: 0 });
  });

  test("stack deploy waits for all its services", async () => {
    const { exitCode, stdout } = await run("stack", "deploy", "-c", "counter.yml", "counter");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Creating network counter_backend\n");
    expect(stdout).toContain("counter_web: 3/3 running\n");
    expect(stdout).toMatch(/All 3 services converged\n$/);
  });
});

describe("calls in order", () => {
  test.each([
    [
      "service create --network front --secret key registry.example/a",
      [
        "HEAD /_ping",
        "GET /networks/front?scope=swarm",
        'GET /secrets?filters={"name":{"key":true}}',
        "GET /distribution/registry.example/a:latest/json",
        "POST /services/create",
      ],
    ],
    ["node ls", ["HEAD /_ping", "GET /nodes", "GET /info"]],
    ["node ls -q", ["HEAD /_ping", "GET /nodes"]],
    ["service ls", ["HEAD /_ping", "GET /services?status=true"]],
    ["swarm init", ["HEAD /_ping", "POST /swarm/init", "GET /nodes/node1aaaaaaaaaaaaaaaaaaaa", "GET /swarm"]],
    ["swarm join m1:2377 --token t", ["HEAD /_ping", "POST /swarm/join", "GET /info"]],
    ["swarm join-token -q worker", ["HEAD /_ping", "GET /swarm"]],
    ["swarm ca", ["HEAD /_ping", "GET /swarm"]],
    ["secret ls", ["HEAD /_ping", "GET /secrets"]],
    ["network create x", ["HEAD /_ping", "POST /networks/create"]],
  ])("%s", async (line, calls) => {
    const words = line.split(" ");
    const detached =
      words[1] === "create" && words[0] === "service" ? [...words.slice(0, 2), "-d", ...words.slice(2)] : words;
    await run(...detached);
    expect(stub.requests.map(({ call }) => call)).toEqual(calls);
  });

  test("stack deploy looks before it creates, and creates networks, secrets and configs before services", async () => {
    const environment = { FROM_SHELL: "x", HOME: "/home/user" };
    await skein(["stack", "deploy", "-d", "-c", "full.yml", "full"], { host: stub.host, directory, environment });
    const calls = stub.requests.map(({ call }) => call.replace(/\?.*/, ""));
    const wanted = [
      ...["GET /info", "GET /networks/back", "GET /networks", "POST /networks/create", "POST /networks/create"],
      "GET /secrets/full_password",
      ...[
        "POST /secrets/create",
        "GET /configs/settings-v1",
        "POST /configs/create",
        "GET /secrets",
        "GET /configs",
        "GET /services",
      ],
    ];
    expect(calls.slice(1, 1 + wanted.length)).toEqual(wanted);
    expect(calls.filter((call) => call === "POST /services/create")).toHaveLength(3);
  });
});

describe("what goes wrong", () => {
  test.each([
    ["service create --foo nginx", 125, "unknown flag: --foo"],
    ["service create --replica 2 nginx", 125, "unknown flag: --replica (did you mean --replicas?)"],
    ["service create --replicas x nginx", 125, 'invalid argument "x" for "--replicas" flag'],
    ["service create --name", 125, "flag needs an argument: --name"],
    ["service create -Z nginx", 125, "unknown shorthand flag: 'Z' in -Z"],
    ["service create", 1, "'skein service create' requires at least 1 argument"],
    ["service ls extra", 1, "'skein service ls' accepts no arguments"],
    ["service update a b", 1, "'skein service update' requires 1 argument"],
    ["service foo", 1, "unknown command: skein service foo"],
    ["servce ls", 1, "unknown command: skein servce (did you mean service?)"],
    ["-H nonsense node ls", 125, 'invalid host "nonsense"'],
    ["service scale web", 1, "write SERVICE=REPLICAS"],
    ["service ps nothing", 1, "no such service: nothing"],
    ["service logs nothing", 1, "no such task or service: nothing"],
    ["service inspect nothing", 1, "Error response from daemon: service nothing not found"],
    ["service create -d --secret absent nginx", 1, "secret not found: absent"],
    ["service create -d --network absent nginx", 1, "Error response from daemon: network absent not found"],
    ["service create -d Not/An:Image:", 1, "is not a valid image reference"],
    ["stack deploy -c missing.yml s", 1, "missing.yml: there is no such file"],
    ["stack deploy s", 125, "no compose file"],
    ["stack ps nothing-there", 1, "nothing found in stack: nothing-there"],
    ["network create --subnet 10.0.0.0/24 --gateway 10.1.0.1 x", 1, "no matching subnet for gateway 10.1.0.1"],
    ["swarm join-token king", 1, "unknown role king"],
    ["node ls --filter nonsense", 125, 'invalid filter "nonsense"'],
    ["node ls --format {{.Nope}}", 64, "unknown field .Nope"],
  ])("%s", async (line, exitCode, words) => {
    stub.state.tasks = () => [];
    const outcome = await run(...line.split(" "));
    expect(outcome).toMatchObject({ exitCode });
    expect(outcome.stderr).toContain(words);
  });

  test("the daemon's words reach the user as they are", async () => {
    stub.state.refusal = {
      pattern: /POST \/services\/create/,
      status: 409,
      message: "rpc error: code = AlreadyExists desc = x",
    };
    expect(await run(...create, "nginx")).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: "Error response from daemon: rpc error: code = AlreadyExists desc = x\n",
    });
  });

  test("a daemon that is not there is named, with what to do", async () => {
    const outcome = await skein(["node", "ls"], { host: "unix:///nowhere/skein.sock" });
    expect(outcome.exitCode).toBe(1);
    expect(outcome.stderr).toContain(
      "Cannot connect to the daemon at unix:///nowhere/skein.sock: there is no such socket",
    );
  });

  test("stack rm and --prune touch only what carries the stack's label, even if the daemon overlooks the filter", async () => {
    await run("stack", "deploy", "-d", "--resolve-image", "never", "-c", "counter.yml", "counter");
    await run(...create, "-d", "nginx");
    const answer = stub.state.answer;
    stub.state.answer = (asked) => answer({ ...asked, query: new URLSearchParams() });
    stub.requests.length = 0;
    await run("stack", "deploy", "-d", "--prune", "--resolve-image", "never", "-c", "merge-base.yml", "two");
    expect(stub.writes().filter(({ call }) => call.startsWith("DELETE"))).toEqual([]);
    stub.requests.length = 0;
    await run("stack", "rm", "counter");
    const removed = stub.writes().map(({ call }) => call.replace(/a+$/, ""));
    expect(removed).toEqual([
      ...["DELETE /services/servicecounter_agent", "DELETE /services/servicecounter_redis"],
      ...[
        "DELETE /services/servicecounter_web",
        "DELETE /networks/netcounter_backend",
        "DELETE /networks/netcounter_default",
      ],
    ]);
  });

  test("removing several goes on after a failure and still exits 1", async () => {
    await run(...create, "-d", "nginx");
    const outcome = await run("service", "rm", "nothing", "web");
    expect(outcome).toMatchObject({ exitCode: 1, stdout: "web\n" });
    expect(outcome.stderr).toContain("service nothing not found");
  });
});

test("service explain says of each node whether it fits, or all that speaks against it", async () => {
  const { exitCode, stdout } = await run("service", "explain", "web");
  expect({ exitCode, lines: stdout.split("\n").map((line) => line.split(/ {2,}/)) }).toEqual({
    exitCode: 0,
    lines: [
      ["NODE", "FITS", "TASKS", "REASONS"],
      ["m1", "no", "0", "needs 2 CPUs, 0.5 free; host port tcp/80 is in use"],
      ["w1", "yes", "1", ""],
      [""],
    ],
  });
  expect(stub.requests.map(({ call }) => call)).toContain("GET /skein/v1/services/web/explain");
});

describe("help", () => {
  const words = Object.entries(commands).flatMap(([group, entry]) =>
    isGroup(entry) ? Object.keys(entry.commands).map((name) => [group, name]) : [[group]],
  );

  test.each(words.map((line) => [line.join(" "), line] as const))(
    "%s --help teaches with two examples",
    async (name, line) => {
      const { exitCode, stdout } = await run(...line, "--help");
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(new RegExp(`^Usage:  skein ${name}( |$)`, "m"));
      expect(stdout.match(/^ {2}\$ .*\bskein\b/gm)).toHaveLength(2);
      expect(stub.requests).toEqual([]);
    },
  );

  test("skein alone, and groups alone, list what there is", async () => {
    expect((await run()).stdout).toContain("skein swarm init");
    expect((await run("service")).stdout).toContain("Run 'skein service COMMAND --help'");
  });
});

describe("the process", () => {
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "skein-process-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("reads DOCKER_HOST, .env and standard input, and exits with the command's code", async () => {
    writeFileSync(join(folder, ".env"), "IMAGE=nginx:from-dotenv\nSHELL_WINS=dotenv\n");
    const compose = `services: {web: {image: '\${IMAGE}', environment: {A: $SHELL_WINS}}}`;
    const words = ["stack", "deploy", "-d", "--resolve-image", "never", "-c", "-", "s"];
    const result = await processRun(words, compose, { DOCKER_HOST: stub.host, SHELL_WINS: "shell" });
    expect(result).toMatchObject({ exitCode: 0, stderr: "" });
    const spec = [...stub.state.services.values()][0]?.["Spec"];
    expect(spec).toMatchObject({
      TaskTemplate: { ContainerSpec: { Image: "nginx:from-dotenv", Env: ["A=shell"] } },
    });
  });

  test("Ctrl-C while waiting is exit code 130, with a word about what goes on", async () => {
    stub.state.tasks = () => [];
    const options = { cwd: folder, env: { SKEIN_HOST: stub.host } };
    const outcome = await new Promise<Outcome>((resolve) => {
      const child = execFile(process.execPath, [main, ...create, "nginx"], options, (_error, stdout, stderr) => {
        resolve({ exitCode: child.exitCode ?? -1, stdout, stderr });
      });
      child.stdout?.on("data", (text: string) => {
        if (text.includes("web: 0/2 running")) child.kill("SIGINT");
      });
    });
    expect(outcome.exitCode).toBe(130);
    expect(outcome.stderr).toContain("Interrupted. The services go on converging");
  });

  test("a connection that breaks is a failure, not a crash", async () => {
    stub.state.refusal = { pattern: /GET \/nodes/, status: 0, message: "" };
    const outcome = await run("node", "ls");
    expect(outcome.exitCode).toBe(1);
    expect(outcome.stderr).toMatch(/Cannot connect|connection to the daemon broke/);
  });

  test("a failure is its exit code", async () => {
    expect(await processRun(["service", "rm", "x"], "", { SKEIN_HOST: stub.host })).toMatchObject({ exitCode: 1 });
    expect(await processRun(["service", "rm", "--x"], "", { SKEIN_HOST: stub.host })).toMatchObject({ exitCode: 125 });
  });

  function processRun(words: readonly string[], stdin: string, environment: Readonly<Record<string, string>>) {
    return new Promise<Outcome>((resolve) => {
      const options = { cwd: folder, env: environment };
      const child = execFile(process.execPath, [main, ...words], options, (_error, stdout, stderr) => {
        resolve({ exitCode: child.exitCode ?? -1, stdout, stderr });
      });
      child.stdin?.end(stdin);
    });
  }
});

function tasksOf(services: readonly Row[], states: readonly string[], error = ""): readonly Row[] {
  return services.flatMap((service) =>
    states.map((State, index) => ({
      ID: `task${index}`,
      CreatedAt: "2026-01-01T00:00:00Z",
      Spec: {},
      ServiceID: service["ID"] ?? "",
      Slot: index + 1,
      NodeID: "node1aaaaaaaaaaaaaaaaaaaa",
      DesiredState: State === "failed" ? "shutdown" : "running",
      Status: { State, Timestamp: "2026-01-01T00:00:00Z", ...(State === "running" ? {} : { Err: error }) },
    })),
  );
}
