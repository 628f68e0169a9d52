import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { skein } from "./session.ts";
import { type Stub, startStub } from "./stub.ts";
import { type Row, talkingTask } from "./stub-state.ts";

/*
 * docker-outputs.json holds what docker 28.2.2 prints for each command line; ours must print the same, with its own name in it.
 * Where the docker command is on the machine, the file is checked against it; REWRITE=1 writes it anew.
 */

const file = new URL("./docker-outputs.json", import.meta.url);
const directory = fileURLToPath(new URL("./compose-files", import.meta.url));
const docker = "/usr/local/bin/docker";
const golden = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>; // Written below.

const lines: readonly string[] = [
  "node ls",
  "node ls -q",
  "node ls --format {{.Hostname}}/{{.Status}}/{{.Availability}}/{{.ManagerStatus}}/{{.Self}}",
  "node ls --format json",
  "node ls --filter role=worker",
  "service ls",
  "service ls -q",
  "service ls --format json",
  "service ls --format {{.Name}}|{{.Ports}}",
  "service ps web",
  "service ps --no-trunc web",
  "service ps --no-resolve web",
  "service ps -q web api",
  "service ps --format {{.Name}}|{{.Node}}|{{.CurrentState}} web",
  "service inspect -f {{.Spec.Name}}|{{json.Spec.Labels}}|{{range.Spec.TaskTemplate.ContainerSpec.Args}}[{{.}}]{{end}} web",
  "network ls",
  "network ls --format {{.Name}}",
  "network ls -q",
  "secret ls",
  "config ls",
  "config ls -q",
  "stack ls",
  "stack services counter",
  "stack ps counter",
  "swarm init",
  "swarm join --token t m1:2377",
  "swarm join-token worker",
  "swarm join-token manager",
  "swarm join-token -q worker",
  "swarm join-token --rotate manager",
  "swarm update --task-history-limit 3",
  "swarm ca",
  "swarm leave",
  "node promote w1",
  "node demote m1",
  "node update --availability drain w1",
  "node rm w1",
  "service scale -d web=3",
  "service rm web api",
  "network create -d overlay more",
  "network rm front",
  "secret rm key",
  "service logs web",
  "service logs --no-task-ids web",
  "service logs --raw web",
  "stack rm counter",
  "node inspect -f {{.ID}} self",
];

let stub: Stub;
beforeEach(async () => {
  stub = await startStub();
  const options = { host: stub.host, directory };
  await skein(["stack", "deploy", "-d", "-c", "counter.yml", "counter"], options);
  const web = ["--name", "web", "--replicas", "2", "-l", "a=1", "-l", "b=2", "-p", "8080:80", "nginx:1", "run", "it"];
  await skein(["service", "create", "-d", "--no-resolve-image", ...web], options);
  await skein(["service", "create", "-d", "--no-resolve-image", "--name", "api", "nginx"], options);
  withHistory(stub);
});
afterEach(() => stub.stop());

test("every command line has its recorded output", () => {
  expect(Object.keys(golden).sort()).toEqual([...lines].sort());
});

describe("skein prints what docker was seen to print", () => {
  test.each(lines)("%s", async (line) => {
    const { stdout, exitCode } = await skein(wordsOf(line), { host: stub.host, directory, now: Date.now });
    expect({ stdout, exitCode }).toEqual({ stdout: golden[line], exitCode: 0 });
  });
});

describe.runIf(existsSync(docker))("docker still prints what is recorded", () => {
  test.each(lines)("%s", async (line) => {
    const stdout = (await spawned(wordsOf(line))).replaceAll("docker swarm", "skein swarm");
    if (process.env["REWRITE"] === "1") {
      golden[line] = stdout;
      writeFileSync(file, `${JSON.stringify(golden, undefined, 1)}\n`);
    }
    expect(stdout).toBe(golden[line]);
  });
});

/** One slot of web has a failed task behind its running one. */
function withHistory({ state }: Stub): void {
  const time = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
  const task = (id: string, service: Row, rest: Row): Row => ({
    ID: id.padEnd(25, "x"),
    Spec: (service["Spec"] as Row)["TaskTemplate"] ?? {}, // A service row has a spec.
    ServiceID: service["ID"] ?? "",
    NodeID: "node1aaaaaaaaaaaaaaaaaaaa",
    ...rest,
  });
  state.tasks = (services) =>
    services.flatMap((service) => [
      task(`now${String(service["ID"])}`, service, {
        CreatedAt: time(2),
        Slot: 1,
        DesiredState: "running",
        Status: {
          State: "running",
          Timestamp: time(2),
          PortStatus: { Ports: [{ Protocol: "tcp", TargetPort: 80, PublishedPort: 81 }] },
        },
      }),
      task(talkingTask(String(service["ID"])), service, {
        CreatedAt: time(3),
        Slot: 1,
        DesiredState: "shutdown",
        Status: { State: "failed", Timestamp: time(2), Err: "task: non-zero exit (1): and a long story about why" },
      }),
      task(`ten${String(service["ID"])}`, service, {
        CreatedAt: time(1),
        Slot: 10,
        NodeID: "gone",
        DesiredState: "running",
        Status: { State: "pending", Timestamp: time(1), Err: "no suitable node" },
      }),
    ]);
}

/** Words are split at spaces; templates here are written without them, except after `json`. */
function wordsOf(line: string): readonly string[] {
  return line.split(" ").map((word) => word.replaceAll("{{json.", "{{json ."));
}

function spawned(words: readonly string[]): Promise<string> {
  const options = { cwd: directory, env: { DOCKER_CONFIG: "/nonexistent", HOME: "/home/user" } };
  return new Promise((resolve, reject) => {
    execFile(docker, ["--host", stub.host, ...words], options, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(error);
    });
  });
}
