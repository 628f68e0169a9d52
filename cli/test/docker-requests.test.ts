import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CommandLine, commandLines } from "./command-lines.ts";
import { skein } from "./session.ts";
import { type Recorded, type Stub, startStub } from "./stub.ts";

/*
 * docker-requests.json holds what docker 28.2.2 sends for each command line; ours must send the same. Where the docker command
 * is on the machine, the file is checked against it; REWRITE=1 writes the file anew from it.
 */

const file = new URL("./docker-requests.json", import.meta.url);
const directory = fileURLToPath(new URL("./compose-files", import.meta.url));
const docker = "/usr/local/bin/docker";
const isDockerHere = existsSync(docker);
const golden = JSON.parse(readFileSync(file, "utf8")) as Record<string, readonly Recorded[]>; // Written below.
const environment = { FROM_SHELL: "shell", HOME: "/home/user" };

let stub: Stub;
beforeEach(async () => {
  stub = await startStub();
});
afterEach(() => stub.stop());

test("every command line has its recorded requests", () => {
  expect(Object.keys(golden).sort()).toEqual(commandLines.map(({ name }) => name).sort());
});

describe("skein sends what docker was seen to send", () => {
  test.each(commandLines.map((line) => [line.name, line] as const))("%s", async (name, line) => {
    const sent = await writesOf(line, async (words) => {
      const outcome = await skein(words, { host: stub.host, directory, environment });
      expect(outcome).toMatchObject({ exitCode: 0 });
    });
    expect(sent).toEqual(golden[name]);
  });
});

describe.runIf(isDockerHere)("docker still sends what is recorded", () => {
  test.each(commandLines.map((line) => [line.name, line] as const))("%s", async (name, line) => {
    const sent = await writesOf(line, async (words) => {
      const result = await spawned(words);
      expect(result).toEqual({ status: 0, stderr: expect.any(String) });
    });
    if (process.env["REWRITE"] === "1") {
      golden[name] = sent;
      writeFileSync(file, `${JSON.stringify(golden, undefined, 1)}\n`);
    }
    expect(sent).toEqual(golden[name]);
  });
});

async function writesOf(line: CommandLine, runLine: (words: readonly string[]) => Promise<void>) {
  for (const words of line.before ?? []) await runLine(words);
  stub.requests.length = 0;
  await runLine(line.words);
  return sorted(stub.writes()).map(portable);
}

/** Docker sends services, networks and environment lines in the random order of a Go map. */
function sorted(writes: readonly Recorded[]): readonly Recorded[] {
  const key = (write: Recorded): string => `${rank(write.call)} ${write.call} ${JSON.stringify(nameIn(write))}`;
  return [...writes].sort((left, right) => (key(left) < key(right) ? -1 : 1));
}

function rank(call: string): number {
  return ["networks", "secrets", "configs", "services"].findIndex((noun) => call.includes(`/${noun}`));
}

function nameIn(write: Recorded): unknown {
  return typeof write.body === "object" && write.body !== null && "Name" in write.body ? write.body["Name"] : "";
}

/** The same on every machine: the checkout's own folder is not part of what is compared. */
function portable(write: Recorded): Recorded {
  return JSON.parse(JSON.stringify(write).replaceAll(directory, "/compose-files")) as Recorded; // Unchanged in shape.
}

function spawned(words: readonly string[]): Promise<{ status: number | null; stderr: string }> {
  const options = { cwd: directory, env: { ...environment, DOCKER_CONFIG: "/nonexistent" } };
  return new Promise((resolve) => {
    const child = execFile(docker, ["--host", stub.host, ...words], options, (_error, _stdout, stderr) => {
      resolve({ status: child.exitCode, stderr });
    });
  });
}
