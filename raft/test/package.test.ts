import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { counterExample, packageDirectory } from "./readme.ts";

const run = promisify(execFile);
const source = ["core", "io", "proto", "package.json", "tsconfig.build.json", "README.md", "DIVERGENCE.md", "LICENSE"];
const buildDeadlineMs = 120_000;

let root: string;
let project: string;
let modules: string;

/** Packs a copy, offline, and installs it as npm would: nothing of the repository can be reached from there. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "raft-package-"));
  modules = dirname(dirname(createRequire(import.meta.url).resolve("typescript/package.json")));
  const copy = join(root, "copy");
  for (const name of source) await cp(join(packageDirectory, name), join(copy, name), { recursive: true });
  await symlink(modules, join(copy, "node_modules"));
  const quiet = ["--offline", "--no-update-notifier", "--cache", join(root, "cache")];
  await run("npm", ["pack", ...quiet, "--pack-destination", root], { cwd: copy });
  const [tarball = ""] = (await readdir(root)).filter((name) => name.endsWith(".tgz"));
  project = join(root, "project");
  const installed = join(project, "node_modules", "raft-ts");
  await mkdir(installed, { recursive: true });
  await run("tar", ["-xzf", join(root, tarball), "-C", installed, "--strip-components=1"]);
  for (const name of ["@grpc/grpc-js", "protobufjs", "@types/node"]) {
    const link = join(project, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(modules, name), link);
  }
  await writeFile(join(project, "package.json"), JSON.stringify({ name: "project", type: "module" }));
  await writeFile(join(project, "counter.ts"), counterExample());
}, buildDeadlineMs);

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

const main = `
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { RaftCore } from "raft-ts/core";
import { RaftError, StoppedError } from "raft-ts/errors";
import { nameOfKey } from "raft-ts/keys";
import { startCounter } from "./counter.ts";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

const started: Awaited<ReturnType<typeof startCounter>>[] = [];
for (const id of [1, 2, 3]) {
  const address = "127.0.0.1:" + (await freePort());
  const directory = new URL("./data-" + id, import.meta.url).pathname;
  started.push(await startCounter({ id, address, directory, found: id === 1 }));
  const [first] = started;
  while (first?.node.status().role !== "leader") await new Promise(setImmediate);
  if (id > 1) await first.node.addMember({ id, address });
}
await started[0]?.add(40);
await started[0]?.add(2);
while (started.some(({ counter }) => counter.sum !== 42)) await new Promise(setImmediate);
for (const { node, server } of started) {
  await node.stop();
  server.forceShutdown();
}
const refusal = await started[0]?.add(1).catch((error: unknown) => error);
const known = refusal instanceof RaftError && refusal instanceof StoppedError;
const parts = [typeof RaftCore, nameOfKey(new Uint8Array(32)).length, known, existsSync("data-1")];
console.log(started.map(({ counter }) => counter.sum).join(), parts.join());
process.exit();
`;

test("the counter of the README counts on three members, on the packed package and plain Node", async () => {
  expect(counterExample().split("\n").length).toBeLessThan(60);
  await writeFile(join(project, "main.ts"), main);
  const { stdout } = await run(process.execPath, ["main.ts"], { cwd: project, env: {}, timeout: buildDeadlineMs });
  expect(stdout).toBe("42,42,42 function,16,true,true\n");
}, 120_000);

test("the packed declarations satisfy a strict compiler, without the package's sources", async () => {
  const compilerOptions = {
    target: "es2024",
    module: "nodenext",
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  };
  await writeFile(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  const tsc = join(modules, ".bin", "tsc");
  const outcome = await run(tsc, ["-p", project]).then(
    () => "no complaints",
    (error: { readonly stdout: string }) => error.stdout,
  );
  expect(outcome).toBe("no complaints");
}, 120_000);

test("the package holds what it needs and nothing else", async () => {
  const installed = join(project, "node_modules", "raft-ts");
  const files = (await readdir(installed, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(installed.length + 1));
  const strange = files.filter((name) => !/^dist\/(core|io|proto\/gen)\/[a-z-]+(\.d\.ts|\.js)$/.test(name));
  expect(strange.sort()).toEqual(["DIVERGENCE.md", "LICENSE", "README.md", "package.json"]);
  const text = await readFile(join(installed, "package.json"), "utf8");
  // The one in the sources has the same entries.
  const { exports } = JSON.parse(text) as { exports: Record<string, Record<string, string> | string> };
  const targets = Object.values(exports).flatMap((entry) =>
    typeof entry === "string" ? [entry] : Object.values(entry),
  );
  expect(targets.filter((target) => !files.includes(target.slice(2)))).toEqual([]);
});
