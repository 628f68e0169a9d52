import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ContainerSpec } from "../../model/service-spec.ts";
import { taskWith } from "../sample.ts";
import { DockerEngine } from "./docker.ts";

/* An engine of any version, as far as it tells its version and takes orders. */

let directory: string;
let server: Server;
let engine: DockerEngine;
let offered: string | undefined;
let asked: string[];
let body: unknown;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "skein-engine-"));
  asked = [];
  server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    asked.push(`${request.method} ${request.url}`);
    if (text !== "") body = JSON.parse(text);
    if (offered !== undefined) response.setHeader("Api-Version", offered);
    response.end(request.url === "/_ping" ? "OK" : '{"Id":"c1"}');
  });
  const socketPath = join(directory, "docker.sock");
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  engine = new DockerEngine(socketPath);
});

afterEach(async () => {
  engine.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(directory, { recursive: true });
});

const started: Partial<ContainerSpec> = { Healthcheck: { Test: ["CMD", "true"], StartInterval: 5_000_000 } };

function create(container: Partial<ContainerSpec>): Promise<string> {
  const { spec } = taskWith("t1", container);
  return engine.create({ name: "web.1.t1", labels: {}, spec, networking: { attachments: [], dns: [] }, files: [] });
}

test("a field that the engine knows reaches it", async () => {
  offered = "1.45";
  const bind = { Type: "bind", Source: "/a", Target: "/b", BindOptions: { CreateMountpoint: true } } as const;
  const volume = { Type: "volume", Source: "v", Target: "/v", VolumeOptions: { Subpath: "p" } } as const;
  await create({ ...started, Mounts: [bind, volume] });
  expect(asked).toEqual(["GET /_ping", "POST /v1.45/containers/create?name=web.1.t1"]);
  expect(body).toMatchObject({
    Healthcheck: { StartInterval: 5_000_000 },
    HostConfig: { Mounts: [{ BindOptions: { CreateMountpoint: true } }, { VolumeOptions: { Subpath: "p" } }] },
  });
});

test("a field that the engine does not know is refused by name and version", async () => {
  offered = "1.41";
  await expect(create(started)).rejects.toThrow(
    "Healthcheck.StartInterval needs engine API 1.44 (Docker Engine 25); this node's engine speaks 1.41",
  );
  expect(asked).toEqual(["GET /_ping"]);
});

test("an engine from the future is spoken to in what we know", async () => {
  offered = "1.99";
  await create({});
  await create({});
  expect(asked.map((line) => line.replace(/\?.*/, ""))).toEqual([
    "GET /_ping",
    "POST /v1.47/containers/create",
    "POST /v1.47/containers/create",
  ]);
});

test("after the engine was replaced its version is asked for again", async () => {
  offered = "1.41";
  await create({});
  offered = "1.44";
  await engine.events("skein.managed", AbortSignal.timeout(5_000));
  await create(started);
  expect(asked.at(-1)).toContain("/v1.44/containers/create");
});

test.each([
  ["1.40", "refused", "the engine speaks API 1.40, and 1.41 is needed (Docker 20.10)"],
  [undefined, "away", "the engine is not ready"],
])("an engine of version %s is %s", async (version, kind, message) => {
  offered = version;
  await expect(create({})).rejects.toMatchObject({ kind, message });
  offered = "1.41";
  expect(await create({})).toBe("c1");
});
